#include "cli/terminal.h"

#include <unistd.h>

#include <cstdlib>

namespace qingdan::cli {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

Language language_of_environment() {
  for (const char* name : {"QINGDAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string_view value = environment(name);
    if (!value.empty()) return value.starts_with("zh") ? Language::zh : Language::en;
  }
  return Language::en;
}

bool wants_colour(std::string_view choice) {
  if (choice != "auto") return choice == "always";
  return environment("NO_COLOR").empty() && !is_dumb_terminal() && isatty(STDERR_FILENO) != 0;
}

bool is_dumb_terminal() { return environment("TERM") == "dumb"; }

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // C1 control characters are two bytes in UTF-8: C2 80 … C2 9F.
    const bool c1 = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c1) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[++i]));
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace qingdan::cli
