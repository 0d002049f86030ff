#include "wire/csv_columns.h"

#include <algorithm>
#include <array>
#include <utility>

namespace qingdan::wire {
namespace {

struct Spelling {
  std::string_view name;
  Column column;
};

constexpr Spelling kEnglish[] = {
    {"id", Column::id},
    {"organ", Column::organ},
    {"assigner", Column::organ},
    {"action", Column::action},
    {"matter", Column::matter},
    {"role", Column::role},
    {"count", Column::count},
    {"replaces", Column::replaces},
    {"village", Column::village},
    {"region", Column::region},
    {"to", Column::to},
    {"addressee", Column::to},
    {"on", Column::on},
    {"date", Column::on},
    {"known_at", Column::known_at},
    {"basis", Column::basis},
    {"language", Column::language},
    {"observation", Column::observation},
    {"matters", Column::matters},
    {"approvals", Column::approvals},
};

constexpr Spelling kChinese[] = {
    {"编号", Column::id},
    {"机关", Column::organ},
    {"交办机关", Column::organ},
    {"行为", Column::action},
    {"事项", Column::matter},
    {"责任形式", Column::role},
    {"数量", Column::count},
    {"替换数量", Column::replaces},
    {"村", Column::village},
    {"地域", Column::region},
    {"对象", Column::to},
    {"发生日", Column::on},
    {"日期", Column::on},
    {"知悉日", Column::known_at},
    {"依据", Column::basis},
    {"语言", Column::language},
    {"已经发生", Column::observation},
    {"各项事项", Column::matters},
    {"批准", Column::approvals},
};

template <std::size_t kSize>
std::optional<Column> spelt(const Spelling (&spellings)[kSize], std::string_view name) {
  for (const Spelling& spelling : spellings) {
    if (spelling.name == name) return spelling.column;
  }
  return std::nullopt;
}

CsvColumn column_of(const Program& program, std::string name) {
  if (const auto column = spelt(kEnglish, name)) return {*column, 0, std::move(name)};
  const SequenceId sequence = program.find_sequence(name);
  if (!sequence.is_none()) return {Column::sequence, sequence.value, std::move(name)};
  const FactId fact = program.find_fact(name);
  if (!fact.is_none() && program.facts()[fact.index()].sequence.is_none()) {
    return {Column::fact, fact.value, std::move(name)};
  }
  return {spelt(kChinese, name).value_or(Column::other), 0, std::move(name)};
}

}  // namespace

std::variant<std::vector<CsvColumn>, Problem> read_columns(const Program& program,
                                                           std::vector<std::string> names) {
  std::vector<CsvColumn> columns;
  for (std::string& name : names) {
    columns.push_back(column_of(program, std::move(name)));
    const CsvColumn& added = columns.back();
    if (added.column == Column::other) continue;
    const auto same = std::find_if(columns.begin(), columns.end() - 1, [&](const CsvColumn& c) {
      return c.column == added.column && c.id == added.id;
    });
    if (same != columns.end() - 1) {
      return Problem{ProblemKind::ColumnTwice, "", {excerpt(same->name), excerpt(added.name)}, {}};
    }
  }
  const auto has = [&](Column wanted) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const CsvColumn& c) { return c.column == wanted; });
  };
  if (!has(Column::organ)) return Problem{ProblemKind::NoColumn, "", {Words{"机关", "organ"}}, {}};
  if (!has(Column::village)) return Problem{ProblemKind::NoColumn, "", {Words{"村", "village"}}, {}};
  return columns;
}

std::optional<bool> csv_truth(std::string_view text) {
  constexpr std::array<std::string_view, 8> kYes{"true", "TRUE", "True", "yes", "YES", "Yes", "1", "是"};
  constexpr std::array<std::string_view, 8> kNo{"false", "FALSE", "False", "no", "NO", "No", "0", "否"};
  if (std::find(kYes.begin(), kYes.end(), text) != kYes.end()) return true;
  if (std::find(kNo.begin(), kNo.end(), text) != kNo.end()) return false;
  return std::nullopt;
}

}  // namespace qingdan::wire
