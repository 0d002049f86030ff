#include "wire/describe.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace qingdan::wire {
namespace {

template <class Entry>
std::string name_at(const Program& program, std::span<const Entry> rows, std::uint32_t id,
                    Language language) {
  return id < rows.size() ? std::string(program.text(rows[id].name, language)) : std::string();
}

// The row of the request; null if it has none there.
const Row* find_row(const Request& request, SequenceId sequence, std::uint32_t row) {
  const auto found = std::find_if(request.sequences.begin(), request.sequences.end(),
                                  [&](const Rows& rows) { return rows.sequence == sequence; });
  return found != request.sequences.end() && row < found->rows.size() ? &found->rows[row] : nullptr;
}

}  // namespace

std::string_view kind_of(const Substitute& substitute) {
  switch (substitute.kind) {
    case Substitute::Kind::matter:
      return "matter";
    case Substitute::Kind::register_:
      return "register";
    case Substitute::Kind::material:
      return "material";
    case Substitute::Kind::organ:
      return "organ";
  }
  return {};
}

std::string substitute_name(const Program& program, const Substitute& substitute, Language language) {
  switch (substitute.kind) {
    case Substitute::Kind::matter:
      return name_at(program, program.matters(), substitute.id, language);
    case Substitute::Kind::register_:
      return name_at(program, program.registers(), substitute.id, language);
    case Substitute::Kind::material:
      return name_at(program, program.materials(), substitute.id, language);
    case Substitute::Kind::organ:
      return program.organ_name(substitute.organ, language);
  }
  return {};
}

std::string row_label(const Program& program, const Request& request, SequenceId sequence, std::uint32_t row,
                      Language language) {
  if (sequence.index() >= program.sequences().size()) return {};
  const FactId label = program.sequences()[sequence.index()].label;
  const Row* found = find_row(request, sequence, row);
  if (label.is_none() || found == nullptr) return {};
  for (const FactValue& value : found->facts) {
    if (value.fact != label || !value.known || value.values.empty()) continue;
    return name_at(program, program.materials(), static_cast<std::uint32_t>(value.values.front()), language);
  }
  return {};
}

std::vector<CountKey> keys_of(const CounterRow& counter) {
  std::vector<CountKey> keys;
  for (std::size_t i = 0; i < word_count<CountKey>(); ++i) {
    if ((counter.keys >> i & 1U) != 0) keys.push_back(static_cast<CountKey>(i));
  }
  return keys;
}

std::string counter_text(const Program& program, const CounterRow& counter, Language language) {
  const bool zh = language == Language::zh;
  const std::string counted = name_at(program, program.matters(), counter.matter.value, language);
  std::vector<std::string_view> keys;
  for (const CountKey key : keys_of(counter)) keys.push_back(name(key, language));
  const std::string text =
      zh ? fmt::format("已有“{}”的数目", counted) : fmt::format("how many there are of ‘{}’", counted);
  if (keys.empty()) return text;
  return text + (zh ? fmt::format(",按 {} 计", fmt::join(keys, "、"))
                    : fmt::format(", by {}", fmt::join(keys, ", ")));
}

}  // namespace qingdan::wire
