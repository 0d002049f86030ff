#include <algorithm>

#include "wire/csv_request.h"
#include "wire/quick_value.h"
#include "wire/read_fact.h"

namespace qingdan::wire {
namespace {

// Plain digits; everything else is for the careful reader.
std::optional<std::int64_t> plain_number(std::string_view text) {
  constexpr std::size_t kMaxDigits = 15;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > kMaxDigits) return std::nullopt;
  std::int64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return negative ? -number : number;
}

template <class Value>
bool put(const std::optional<Value>& value, auto& into) {
  if (!value) return false;
  into = *value;
  return true;
}

template <class Id>
bool put_id(Id id, Id& into) {
  into = id;
  return !id.is_none();
}

std::optional<std::int64_t> value_of(const NameTables& names, FactId fact, std::string_view text) {
  const Type type = static_cast<Type>(names.program().facts()[fact.index()].type);
  if (type == Type::boolean) {
    const auto truth = csv_truth(text);
    return truth ? std::optional<std::int64_t>(*truth ? 1 : 0) : std::nullopt;
  }
  const bool is_number =
      type == Type::integer || type == Type::money || type == Type::days || type == Type::workdays;
  if (is_number) {
    if (const auto number = plain_number(text)) return quick_number(names, fact, *number);
  }
  return quick_text(names, fact, text);
}

}  // namespace

// What says for what is asked; it is put together at the end of the row.
struct QuickCsv::Asked {
  std::string_view matters;  // several, `甲;乙`
  RequestedMatter one;
  bool has_one = false;    // something but the role is given
  bool is_matter = false;  // a matter is named, or a number of it
};

QuickCsv::QuickCsv(const NameTables& names, std::span<const CsvColumn> columns)
    : names_(names), columns_(columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].column != Column::other) used_.push_back(i);
    has_action_ = has_action_ || columns[i].column == Column::action;
  }
}

bool QuickCsv::read(const CsvRecord& record) {
  if (!record.well_formed || record.text.size() > kMaxLineBytes || record.fields.size() != columns_.size()) return false;
  buffer_.clear();
  id_.clear();
  language_.reset();
  Asked asked;
  std::string_view village;
  RegionId around;
  bool has_organ = false;
  bool has_action = !has_action_;
  for (const std::size_t i : used_) {
    const CsvColumn& column = columns_[i];
    const std::string_view cell = csv_text(record.fields[i], scratch_);
    if (cell.empty()) continue;
    bool is_taken = false;
    if (column.column == Column::village) {
      village = record.fields[i];
      is_taken = true;
    } else if (column.column == Column::region) {
      is_taken = put_id(names_.region(cell), around);
    } else if (column.column == Column::matter && cell.find(';') != std::string_view::npos) {
      asked.matters = record.fields[i];
      is_taken = true;
    } else {
      is_taken = take(column, cell, asked);
      has_organ = has_organ || column.column == Column::organ;
      has_action = has_action || column.column == Column::action;
    }
    if (!is_taken) return false;
  }
  village = csv_text(village, scratch_);
  return has_organ && has_action && !village.empty() &&
         quick_village(names_, village, around, buffer_.request) && take_matters(asked);
}

bool QuickCsv::take(const CsvColumn& column, std::string_view cell, Asked& asked) {
  Request& request = buffer_.request;
  switch (column.column) {
    case Column::id:
      id_ = cell;
      return true;
    case Column::organ:
      return put(names_.organ(cell), request.assigner);
    case Column::action:
      return put(names_.action(cell), request.action);
    case Column::matter:
      asked.has_one = asked.is_matter = true;
      return put_id(names_.matter(cell), asked.one.matter);
    case Column::role:
      asked.has_one = true;
      return put_id(names_.role(cell), asked.one.role);
    case Column::count:
      asked.has_one = asked.is_matter = true;
      return put(plain_number(cell), asked.one.added) && asked.one.added >= 1;
    case Column::replaces:
      asked.has_one = asked.is_matter = true;
      return put(plain_number(cell), asked.one.replaced) && asked.one.replaced >= 0;
    case Column::to:
      return put_id(names_.organ_kind(cell), request.addressee);
    case Column::on:
      return put(parse_date(cell), request.date);
    case Column::known_at:
      return put(parse_date(cell), request.known_at);
    case Column::basis:
      return put_id(names_.program().find_document(cell), request.basis);
    case Column::language:
      if (cell.starts_with("zh")) language_ = Language::zh;
      if (cell.starts_with("en")) language_ = Language::en;
      return true;
    case Column::observation:
      return put(csv_truth(cell), request.observation);
    case Column::fact:
      return take_fact(FactId(column.id), cell);
    default:
      return false;  // JSON
  }
}

bool QuickCsv::take_fact(FactId fact, std::string_view cell) {
  FactValue& value = buffer_.add_fact(buffer_.request.facts, fact);
  if (cell == "?") {
    value.known = false;
    return true;
  }
  const auto add = [&](std::string_view piece) {
    const auto number = value_of(names_, fact, piece);
    if (number) value.values.push_back(*number);
    return number.has_value();
  };
  if (names_.program().facts()[fact.index()].many == 0) return add(cell);
  if (!for_each_piece(cell, add)) return false;
  std::sort(value.values.begin(), value.values.end());
  value.values.erase(std::unique(value.values.begin(), value.values.end()), value.values.end());
  return true;
}

bool QuickCsv::take_matters(const Asked& asked) {
  std::vector<RequestedMatter>& matters = buffer_.request.matters;
  if (asked.matters.empty()) {
    if (asked.has_one) matters.push_back(asked.one);
    return true;
  }
  if (asked.is_matter) return false;
  return for_each_piece(csv_text(asked.matters, scratch_), [&](std::string_view piece) {
    matters.push_back({names_.matter(piece), asked.one.role});
    return !matters.back().matter.is_none();
  });
}

}  // namespace qingdan::wire
