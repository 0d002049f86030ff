// The fixed words as enums, with their names in both languages (vocabulary.def). The numeric values
// are part of the artifact format: append, never reorder.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace qingdan {

enum class Language : std::uint8_t { zh, en };

enum class Level : std::uint8_t { centre, province, city, county, township, village };
enum class Chain : std::uint8_t { state, party, joint };
enum class Rank : std::uint8_t {
  law,
  administrative_regulation,
  ministry_rule,
  local_regulation,
  government_rule,
  normative_document,
};
enum class MatterKind : std::uint8_t {
  task,
  mechanism,
  plaque,
  form,
  official_document,
  group,
  certificate,
  assessment,
};
enum class Term : std::uint8_t {
  matter,
  field,
  paper,
  evidence,
  channel,
  deadline,
  funds,
  target,
  scoring,
};
enum class Mode : std::uint8_t { forbid, permit, mandate, require, need, limit, replace, oblige, find };
enum class ListKind : std::uint8_t { negative, responsibility, assist, certificate, plaque, form, limit };
enum class Unlisted : std::uint8_t { silent, incomplete, refer, reject };
enum class Action : std::uint8_t {
  assign,
  request_certificate,
  demand_form,
  hang_plaque,
  set_up_mechanism,
  open_group,
  inspect,
  issue_document,
  refuse,
};
enum class ApprovalStatus : std::uint8_t { granted, pending, refused, withdrawn };
enum class Type : std::uint8_t {
  boolean,
  integer,
  money,  // in fen, 1/100 yuan
  date,   // days since 1970-01-01
  days,
  workdays,
  text,
  choice,  // number of the value in its fact
  level,
  organ,
  region,
  matter,
  role,
  material,
};
// Who supplies a fact. `ledger`: a count that the caller or its ledger keeps.
enum class FactSource : std::uint8_t { request, village, register_, ledger };
enum class CountKey : std::uint8_t { village, body, cadre, room, task, year, quarter, month };
enum class Verdict : std::uint8_t { accept, reject, refer, incomplete };
enum class Principle : std::uint8_t { overrides, statute, rank, special, newer };
enum class NoteKind : std::uint8_t {
  overflow,            // arithmetic of an item overflowed: taken as unknown
  no_calendar,         // working days of an item in a year without a calendar: taken as unknown
  basis_not_in_force,  // the document that the request cites is not in force on the event date
};
enum class Missing : std::uint8_t {
  matter,
  role,
  date,
  assigner,
  village,
  addressee,
  action,
  fact,
  approval,
  sequence,
};

// A ban on a part: it contradicts permits and mandates, and rejects where it stands.
constexpr bool is_ban(Mode mode) {
  return mode == Mode::forbid || mode == Mode::limit || mode == Mode::replace;
}

// `name` gives the word in one language; `parse_word` finds it in either. Both are total over the
// table and allocate nothing; an unknown text gives nullopt.
#define QD_DECLARE_WORDS(Enum)                                                   \
  [[nodiscard]] std::string_view name(Enum value, Language language);            \
  [[nodiscard]] std::optional<Enum> parse_word(std::string_view text, Enum tag); \
  [[nodiscard]] std::size_t word_count(Enum tag);
QD_DECLARE_WORDS(Level)
QD_DECLARE_WORDS(Chain)
QD_DECLARE_WORDS(Rank)
QD_DECLARE_WORDS(MatterKind)
QD_DECLARE_WORDS(Term)
QD_DECLARE_WORDS(Mode)
QD_DECLARE_WORDS(ListKind)
QD_DECLARE_WORDS(Unlisted)
QD_DECLARE_WORDS(Action)
QD_DECLARE_WORDS(ApprovalStatus)
QD_DECLARE_WORDS(Type)
QD_DECLARE_WORDS(FactSource)
QD_DECLARE_WORDS(CountKey)
QD_DECLARE_WORDS(Verdict)
QD_DECLARE_WORDS(Principle)
QD_DECLARE_WORDS(NoteKind)
QD_DECLARE_WORDS(Missing)
#undef QD_DECLARE_WORDS

// parse_word<Level>("县") == Level::county
template <class Enum>
[[nodiscard]] std::optional<Enum> parse_word(std::string_view text) {
  return parse_word(text, Enum{});
}

// How many values the enum has.
template <class Enum>
[[nodiscard]] std::size_t word_count() {
  return word_count(Enum{});
}

}  // namespace qingdan
