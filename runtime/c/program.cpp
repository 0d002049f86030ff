// Programs: opening artifacts, and their names.
#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "artifact_file.h"
#include "handles.h"
#include "text.h"

namespace {

using namespace qingdan;
using namespace qingdan::c;

qd_status hand_out(std::optional<Program> loaded, LoadError error, qd_program** program) {
  if (!loaded) return status_of(error);
  auto handle = std::make_unique<qd_program>();
  handle->program = std::make_shared<const Program>(*std::move(loaded));
  *program = handle.release();
  return QD_OK;
}

// Null where there is no such kind.
using Find = std::uint32_t (*)(const Program&, std::string_view);
template <auto kFind>
std::uint32_t find(const Program& program, std::string_view name) {
  return (program.*kFind)(name).value;
}
constexpr std::array<Find, 11> kFinds{
    find<&Program::find_region>,   find<&Program::find_organ_kind>, find<&Program::find_matter>,
    find<&Program::find_role>,     find<&Program::find_fact>,       find<&Program::find_item>,
    find<&Program::find_list>,     find<&Program::find_document>,   find<&Program::find_sequence>,
    find<&Program::find_material>, find<&Program::find_register>};
static_assert(kFinds.size() == QD_REGISTER + 1);

}  // namespace

extern "C" {

qd_status qd_program_open_file(const char* path, qd_program** program) {
  if (path == nullptr || program == nullptr) return QD_NULL_ARGUMENT;
  return guarded([&]() -> qd_status {
    ArtifactFile file = open_artifact_file(path);
    if (file.owner == nullptr) return QD_CANNOT_READ;
    LoadError error = LoadError::none;
    auto loaded = Program::load(file.bytes, std::move(file.owner), nullptr, error);
    return hand_out(std::move(loaded), error, program);
  });
}

qd_status qd_program_open_bytes(const void* bytes, size_t size, qd_program** program) {
  if (bytes == nullptr || program == nullptr) return QD_NULL_ARGUMENT;
  if (size > kMaxArtifactBytes) return QD_WRONG_SIZE;
  return guarded([&]() -> qd_status {
    const std::span given(static_cast<const std::byte*>(bytes), size);
    LoadError error = LoadError::none;
    auto loaded = Program::load(std::vector<std::byte>(given.begin(), given.end()), nullptr, error);
    return hand_out(std::move(loaded), error, program);
  });
}

void qd_program_free(qd_program* program) { free_handle(program); }

qd_status qd_program_digest(const qd_program* program, uint8_t digest[32]) {
  if (const qd_status status = check(program); status != QD_OK) return status;
  if (digest == nullptr) return QD_NULL_ARGUMENT;
  const Digest& carried = program->program->digest();
  std::copy(carried.begin(), carried.end(), digest);
  return QD_OK;
}

qd_status qd_find(const qd_program* program, int32_t kind, const char* name, uint32_t* id) {
  if (const qd_status status = check(program); status != QD_OK) return status;
  if (name == nullptr || id == nullptr) return QD_NULL_ARGUMENT;
  if (kind < 0 || kind > QD_REGISTER) return QD_BAD_ARGUMENT;
  return guarded([&]() -> qd_status {
    const InText text(name);
    if (!text.is_short()) return QD_TEXT_TOO_LONG;
    const std::uint32_t found = kFinds[static_cast<std::size_t>(kind)](*program->program, text.view());
    if (found == QD_NONE) return text.reason_unknown();
    *id = found;
    return QD_OK;
  });
}

qd_status qd_find_organ(const qd_program* program, const char* name, uint32_t* kind, uint32_t* region) {
  if (const qd_status status = check(program); status != QD_OK) return status;
  if (name == nullptr || kind == nullptr || region == nullptr) return QD_NULL_ARGUMENT;
  return guarded([&]() -> qd_status {
    const InText text(name);
    if (!text.is_short()) return QD_TEXT_TOO_LONG;
    const std::optional<Organ> found = program->program->find_organ(text.view());
    if (!found) return text.reason_unknown();
    *kind = found->kind.value;
    *region = found->region.value;
    return QD_OK;
  });
}

}  // extern "C"
