#include "cache/key.h"

#include <elf.h>
#include <link.h>
#include <openssl/evp.h>

#include <cstring>
#include <memory>

namespace qingdan::cache {
namespace {

std::size_t padded(std::size_t size) { return (size + 3) / 4 * 4; }

// The build id among the notes of a program segment.
std::string find_build_id(std::string_view notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) note;
    std::memcpy(&note, notes.data(), sizeof note);
    const std::size_t name = sizeof note;
    const std::size_t content = name + padded(note.n_namesz);
    const std::size_t next = content + padded(note.n_descsz);
    if (next > notes.size()) {
      break;
    }
    if (note.n_type == NT_GNU_BUILD_ID && notes.substr(name, note.n_namesz) == std::string_view("GNU\0", 4)) {
      return std::string(notes.substr(content, note.n_descsz));
    }
    notes.remove_prefix(next);
  }
  return {};
}

// Called for the program itself first.
int read_notes(dl_phdr_info* info, std::size_t, void* found) {
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = info->dlpi_phdr[i];
    auto& id = *static_cast<std::string*>(found);
    if (segment.p_type == PT_NOTE && id.empty()) {
      // The loader gives the address as a number.
      const auto* notes = reinterpret_cast<const char*>(info->dlpi_addr + segment.p_vaddr);
      id = find_build_id({notes, segment.p_memsz});
    }
  }
  return 1;  // the libraries that follow are not asked
}

}  // namespace

Digest digest(std::string_view first, std::string_view second) {
  Digest result{};
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
  for (const std::string_view text : {first, second}) {
    const std::uint64_t size = text.size();
    EVP_DigestUpdate(context.get(), &size, sizeof size);
    EVP_DigestUpdate(context.get(), text.data(), text.size());
  }
  EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(result.data()), nullptr);
  return result;
}

std::string hexadecimal(const Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const auto byte : digest) {
    const auto value = static_cast<unsigned>(byte);
    text += kDigits[value >> 4U];
    text += kDigits[value & 15U];
  }
  return text;
}

const std::string& build_id() {
  static const std::string id = [] {
    std::string found;
    dl_iterate_phdr(&read_notes, &found);
    return found;
  }();
  return id;
}

}  // namespace qingdan::cache
