#include "wire/write_value.h"

#include <fmt/format.h>

#include "qingdan/request.h"

namespace qingdan::wire {
namespace {

// Fen as a number of yuan: 500000 → 5000, 500050 → 5000.50.
Json yuan(std::int64_t fen) {
  const std::uint64_t size = fen < 0 ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  std::string text = fmt::format("{}{}", fen < 0 ? "-" : "", size / 100);
  if (size % 100 != 0) text += fmt::format(".{:02}", size % 100);
  return Json::Number{std::move(text)};
}

// The name of a row; null for an id outside its table.
template <class Row>
Json row_name(const Program& program, std::span<const Row> rows, std::int64_t id, Language language) {
  const auto index = static_cast<std::uint64_t>(id);
  return index < rows.size() ? Json(program.text(rows[index].name, language)) : Json();
}

Json one_value(const Program& program, const FactRow& fact, std::int64_t value, Language language) {
  switch (static_cast<Type>(fact.type)) {
    case Type::boolean:
      return value != 0;
    case Type::integer:
    case Type::days:
    case Type::workdays:
      return value;
    case Type::money:
      return yuan(value);
    case Type::date:
      return to_string(Date{static_cast<std::int32_t>(value)});
    case Type::choice:
      return row_name(program, Program::slice(fact.choices, program.choices()), value, language);
    case Type::level:
      return name(static_cast<Level>(value), language);
    case Type::organ:
      return program.organ_name(unpack_organ(value), language);
    case Type::region:
      return row_name(program, program.regions(), value, language);
    case Type::matter:
      return row_name(program, program.matters(), value, language);
    case Type::role:
      return row_name(program, program.roles(), value, language);
    case Type::material:
      return row_name(program, program.materials(), value, language);
    case Type::text: {
      const auto index = static_cast<std::uint64_t>(value);
      return index < program.text_constants().size() ? Json(program.text(program.text_constants()[index]))
                                                     : Json();
    }
  }
  return {};
}

}  // namespace

Json to_json(const Program& program, FactId fact, std::span<const std::int64_t> values, Language language) {
  const FactRow& row = program.facts()[fact.index()];
  if (row.many == 0) return values.empty() ? Json() : one_value(program, row, values.front(), language);
  Json::Array all;
  for (const std::int64_t value : values) all.push_back(one_value(program, row, value, language));
  return all;
}

}  // namespace qingdan::wire
