#include "batch/table.h"

#include <algorithm>

#include "wire/csv_record.h"
#include "wire/quick_request.h"

namespace qingdan::batch {
namespace {

std::variant<Header, wire::Problem> read_header(const Program& program, const wire::CsvRecord& record) {
  using wire::ProblemKind;
  if (!wire::is_utf8(record.text)) return wire::Problem{ProblemKind::NotUtf8, "", {}, {}};
  if (!record.well_formed) {
    return wire::Problem{ProblemKind::NotCsv, "", {std::to_string(record.fields.size() + 1)}, {}};
  }
  std::vector<std::string> names;
  std::string scratch;
  for (const std::string_view field : record.fields) names.emplace_back(wire::csv_text(field, scratch));
  auto columns = wire::read_columns(program, std::move(names));
  if (auto* problem = std::get_if<wire::Problem>(&columns)) return std::move(*problem);
  return Header{std::get<std::vector<wire::CsvColumn>>(std::move(columns)), std::string(record.text)};
}

}  // namespace

std::variant<Header, wire::Problem> take_header(const Program& program, Block& first) {
  const std::string_view text = first.text();
  wire::CsvSplitter splitter(text);
  wire::CsvRecord record;
  static_cast<void>(splitter.next(record));
  auto header = read_header(program, record);
  const std::string_view taken = text.substr(0, splitter.position());
  first.first_line += static_cast<std::size_t>(std::count(taken.begin(), taken.end(), '\n'));
  first.begin += taken.size();
  return header;
}

std::variant<Header, wire::Problem> header_of(const Program& program, std::string_view names) {
  std::string padded(names);
  padded.resize(names.size() + wire::kPadding);
  wire::CsvSplitter splitter(std::string_view(padded).substr(0, names.size()));
  wire::CsvRecord record;
  static_cast<void>(splitter.next(record));
  auto header = read_header(program, record);
  if (auto* read = std::get_if<Header>(&header)) read->text.clear();
  return header;
}

}  // namespace qingdan::batch
