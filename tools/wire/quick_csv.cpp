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

std::optional<std::int64_t> number_of(std::optional<Date> date) {
  return date ? std::optional<std::int64_t>(date->days) : std::nullopt;
}

template <class Id>
std::optional<std::int64_t> number_of(Id id) {
  return id.is_none() ? std::nullopt : std::optional<std::int64_t>(id.value);
}

template <class Id>
Id id_of(const Cell& cell) {
  return Id(static_cast<std::uint32_t>(cell.values[0]));
}

Date date_of(const Cell& cell) { return Date{static_cast<std::int32_t>(cell.values[0])}; }

bool is_number(Type type) {
  return type == Type::integer || type == Type::money || type == Type::days || type == Type::workdays;
}

std::optional<std::int64_t> value_of(const NameTables& names, FactId fact, std::string_view text) {
  const Type type = static_cast<Type>(names.program().facts()[fact.index()].type);
  if (type == Type::boolean) {
    const auto truth = csv_truth(text);
    return truth ? std::optional<std::int64_t>(*truth ? 1 : 0) : std::nullopt;
  }
  if (is_number(type)) {
    if (const auto number = plain_number(text)) return quick_number(names, fact, *number);
  }
  return quick_text(names, fact, text);
}

}  // namespace

// What is put together at the end of the row.
struct QuickCsv::Asked {
  std::string_view village;  // as written
  std::string_view matters;  // several, `甲;乙`, as written
  RegionId around;
  RequestedMatter one;
  bool has_one = false;    // something is said of what is asked for
  bool is_matter = false;  // a matter is named, or a number of it
  bool has_organ = false;
  bool has_action = false;
};

QuickCsv::QuickCsv(const NameTables& names, std::span<const CsvColumn> columns)
    : names_(names), columns_(columns.size()) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const CsvColumn& column = columns[i];
    const bool is_number_fact = column.column == Column::fact &&
                                is_number(static_cast<Type>(names.program().facts()[column.id].type));
    const bool is_cached = column.column != Column::id && column.column != Column::village && !is_number_fact;
    if (column.column != Column::other) used_.push_back({&column, i, is_cached, {}});
    has_action_ = has_action_ || column.column == Column::action;
  }
}

bool QuickCsv::read(const CsvRecord& record) {
  if (!record.well_formed || record.text.size() > kMaxLineBytes || record.fields.size() != columns_) {
    return false;
  }
  buffer_.clear();
  id_ = {};
  language_.reset();
  Asked asked;
  asked.has_action = !has_action_;
  for (Used& used : used_) {
    const std::string_view field = record.fields[used.index];
    if (!field.empty() && !take(used, field, asked)) return false;
  }
  const std::string_view village = csv_text(asked.village, scratch_);
  return asked.has_organ && asked.has_action && !village.empty() &&
         quick_village(names_, village, asked.around, buffer_.request) && take_matters(asked);
}

bool QuickCsv::take(Used& used, std::string_view field, Asked& asked) {
  const CsvColumn& column = *used.column;
  const bool may_be_kept = used.is_cached && field.size() <= CellCache::kMaxText;
  if (may_be_kept) {
    if (const Cell* kept = used.cache.find(field)) return put(column, *kept, asked);
  }
  if (column.column == Column::village) {
    asked.village = field;
    names_.prepare_region(field);  // the table is large; in quotes it comes to nothing
    return true;
  }
  if (column.column == Column::id) {
    id_ = csv_text(field, id_scratch_);
    return true;
  }
  const std::string_view text = csv_text(field, scratch_);
  if (text.empty()) return true;
  if (column.column == Column::matter && text.find(';') != std::string_view::npos) {
    asked.matters = field;
    return true;
  }
  Cell cell;
  if (!resolve(column, text, cell)) {
    if (column.column != Column::fact || !take_values(FactId(column.id), text)) return false;
    const std::vector<std::int64_t>& values = buffer_.request.facts.back().values;
    if (!may_be_kept || values.size() > Cell::kMaxValues) return true;
    std::copy(values.begin(), values.end(), cell.values.begin());
    cell.count = static_cast<std::uint8_t>(values.size());
    used.cache.keep(field, cell);
    return true;
  }
  if (may_be_kept) used.cache.keep(field, cell);
  return put(column, cell, asked);
}

bool QuickCsv::resolve(const CsvColumn& column, std::string_view text, Cell& into) const {
  const auto one = [&](std::optional<std::int64_t> value) {
    if (value) into.values[into.count++] = *value;
    return value.has_value();
  };
  switch (column.column) {
    case Column::organ: {
      const auto organ = names_.organ(text);
      return organ && one(pack_organ(*organ));
    }
    case Column::action: {
      const auto action = names_.action(text);
      return action && one(static_cast<std::int64_t>(*action));
    }
    case Column::matter:
      return one(number_of(names_.matter(text)));
    case Column::role:
      return one(number_of(names_.role(text)));
    case Column::count:
    case Column::replaces: {
      const auto number = plain_number(text);
      return number && *number >= (column.column == Column::count ? 1 : 0) && one(number);
    }
    case Column::region:
      return one(number_of(names_.region(text)));
    case Column::to:
      return one(number_of(names_.organ_kind(text)));
    case Column::on:
    case Column::known_at:
      return one(number_of(parse_date(text)));
    case Column::basis:
      return one(number_of(names_.program().find_document(text)));
    case Column::language: {
      constexpr std::int64_t kNeither = 2;
      const bool is_english = text.starts_with("en");
      const auto spoken = static_cast<std::int64_t>(is_english ? Language::en : Language::zh);
      return one(is_english || text.starts_with("zh") ? spoken : kNeither);
    }
    case Column::observation: {
      const auto truth = csv_truth(text);
      return truth && one(*truth ? 1 : 0);
    }
    case Column::fact:
      into.known = text != "?";
      if (!into.known) return true;
      return names_.program().facts()[column.id].many == 0 && one(value_of(names_, FactId(column.id), text));
    default:
      return false;  // JSON
  }
}

bool QuickCsv::put(const CsvColumn& column, const Cell& cell, Asked& asked) {
  Request& request = buffer_.request;
  switch (column.column) {
    case Column::organ:
      asked.has_organ = true;
      request.assigner = unpack_organ(cell.values[0]);
      return true;
    case Column::action:
      asked.has_action = true;
      request.action = static_cast<Action>(cell.values[0]);
      return true;
    case Column::matter:
      asked.has_one = asked.is_matter = true;
      asked.one.matter = id_of<MatterId>(cell);
      return true;
    case Column::role:
      asked.has_one = true;
      asked.one.role = id_of<RoleId>(cell);
      return true;
    case Column::count:
      asked.has_one = asked.is_matter = true;
      asked.one.added = cell.values[0];
      return true;
    case Column::replaces:
      asked.has_one = asked.is_matter = true;
      asked.one.replaced = cell.values[0];
      return true;
    case Column::region:
      asked.around = id_of<RegionId>(cell);
      return true;
    case Column::to:
      request.addressee = id_of<OrganKindId>(cell);
      return true;
    case Column::on:
      request.date = date_of(cell);
      return true;
    case Column::known_at:
      request.known_at = date_of(cell);
      return true;
    case Column::basis:
      request.basis = id_of<DocumentId>(cell);
      return true;
    case Column::language:
      if (cell.values[0] < 2) language_ = static_cast<Language>(cell.values[0]);
      return true;
    case Column::observation:
      request.observation = cell.values[0] != 0;
      return true;
    case Column::fact: {
      FactValue& value = buffer_.add_fact(request.facts, FactId(column.id));
      value.known = cell.known;
      value.values.assign(cell.values.begin(), cell.values.begin() + cell.count);
      return true;
    }
    default:
      return false;
  }
}

// Of a fact that takes many.
bool QuickCsv::take_values(FactId fact, std::string_view text) {
  if (names_.program().facts()[fact.index()].many == 0) return false;
  FactValue& value = buffer_.add_fact(buffer_.request.facts, fact);
  const auto add = [&](std::string_view piece) {
    const auto number = value_of(names_, fact, piece);
    if (number) value.values.push_back(*number);
    return number.has_value();
  };
  if (!for_each_piece(text, add)) return false;
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
