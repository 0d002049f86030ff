// verify: whether the tables of an artifact, whoever made it, may be followed blindly. Private to the
// runtime; called once per artifact by Program::load and Program::seal.
#pragma once

#include <cstdint>
#include <string_view>

#include "qingdan/program.h"

namespace qingdan {

// LoadError::none if every reference, order and condition in the tables is sound. Takes time in
// proportion to the file, whatever its bytes.
[[nodiscard]] LoadError verify(const Program& program);

// Its steps, in this order: each relies on the ones before.
// Texts are UTF-8 and lie in the blob, ranges lie in their pools and do not overlap without measure.
[[nodiscard]] LoadError verify_bounds(const Program& program);
// Ids, words, dates, orders, trees.
[[nodiscard]] bool verify_rows(const Program& program);
// … of which these are parts.
[[nodiscard]] bool verify_sequences(const Program& program);
[[nodiscard]] bool verify_norms(const Program& program);
// Conditions, and that norms are numbered in evaluation order.
[[nodiscard]] bool verify_code(const Program& program);

// Apart from the others, since a program is indexed when it is otherwise sound.
[[nodiscard]] bool verify_index(const Program& program);
// … of which this is a part.
[[nodiscard]] bool verify_places(const Program& program);

// Whether what a step refers to is there. Looks at the step alone, so each is checked once, however many
// conditions share it.
[[nodiscard]] bool has_sound_operand(const Program& program, const Instruction& step);

// Whether the kind is a row, and the region one or none.
[[nodiscard]] bool is_organ(const Program& program, Organ organ);

// How many words the vocabulary has for an enum: its values are 0 … count - 1.
consteval std::uint32_t words_of(std::string_view list) {
  std::uint32_t count = 0;
#define QD_WORD(Enum, value, zh, en) count += list == #Enum ? 1U : 0U;
#include "qingdan/vocabulary.def"
#undef QD_WORD
  return count;
}

}  // namespace qingdan
