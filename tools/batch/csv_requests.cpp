#include <algorithm>

#include "batch/requests.h"
#include "wire/csv_record.h"
#include "wire/csv_request.h"
#include "wire/quick_request.h"
#include "wire/write_brief.h"

namespace qingdan::batch {
namespace {

using wire::ProblemKind;

class CsvRequests : public Requests {
 public:
  CsvRequests(const wire::NameTables& names, std::span<const wire::CsvColumn> columns)
      : names_(names), columns_(columns), quick_(names, columns), splitter_({}) {}

  void open(const Block& block) override {
    text_ = block.text();
    splitter_ = wire::CsvSplitter(text_);
    is_utf8_ = wire::is_utf8(text_);
    too_long_ = block.too_long;
    is_unreadable_ = false;
    counted_line_ = block.first_line;
    counted_ = record_at_ = 0;
  }

  bool next() override {
    if (too_long_) {
      too_long_ = false;
      is_unreadable_ = true;
      record_ = {};
      return true;
    }
    if (!splitter_.next(record_)) return false;
    record_at_ = static_cast<std::size_t>(record_.text.data() - text_.data());
    if (record_.text.size() > wire::kMaxLineBytes) record_ = {};
    is_unreadable_ = record_.text.empty() || (!is_utf8_ && !wire::is_utf8(record_.text));
    return true;
  }

  // Lines are counted only for those who ask.
  [[nodiscard]] std::size_t line() override {
    const auto begin = text_.begin() + static_cast<std::ptrdiff_t>(counted_);
    const auto end = text_.begin() + static_cast<std::ptrdiff_t>(record_at_);
    counted_line_ += static_cast<std::size_t>(std::count(begin, end, '\n'));
    counted_ = record_at_;
    return counted_line_;
  }

  bool read_quickly() override { return !is_unreadable_ && quick_.read(record_); }
  [[nodiscard]] const Request& request() const override { return quick_.request(); }
  [[nodiscard]] std::string_view id() const override { return quick_.id(); }
  [[nodiscard]] std::optional<Language> language() const override { return quick_.language(); }

  std::variant<wire::WireRequest, wire::Refusal> read_carefully() override {
    if (!is_unreadable_) return wire::read_csv_request(names_.program(), columns_, record_);
    if (!record_.text.empty()) return wire::Refusal{{ProblemKind::NotUtf8, "", {}, {}}, {}};
    return wire::Refusal{{ProblemKind::LineTooLong, "", {std::to_string(wire::kMaxLineBytes)}, {}}, {}};
  }

  // A column under a name that the answer has itself stays behind.
  void append_members(std::string& out) override {
    const std::size_t given = is_unreadable_ ? 0 : record_.fields.size();
    for (std::size_t i = 0; i < columns_.size() && i < given; ++i) {
      const wire::CsvColumn& column = columns_[i];
      const bool is_taken = column.name == "decision" || column.name == "context" || is_repeated(i);
      if (column.column != wire::Column::other || is_taken) continue;
      out += ',';
      wire::append_json_string(out, column.name);
      out += ':';
      wire::append_json_string(out, wire::csv_text(record_.fields[i], scratch_));
    }
  }

  // Always as many fields as there are columns.
  void append_row(std::string& out) override {
    const std::size_t given = is_unreadable_ ? 0 : record_.fields.size();
    if (record_.well_formed && given == columns_.size()) {
      out += record_.text;
      return;
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (i > 0) out += ',';
      if (i < given) out += record_.fields[i];
    }
  }

 private:
  [[nodiscard]] bool is_repeated(std::size_t index) const {
    const auto end = columns_.begin() + static_cast<std::ptrdiff_t>(index);
    return std::any_of(columns_.begin(), end,
                       [&](const wire::CsvColumn& c) { return c.name == columns_[index].name; });
  }

  const wire::NameTables& names_;
  std::span<const wire::CsvColumn> columns_;
  wire::QuickCsv quick_;
  wire::CsvSplitter splitter_;
  wire::CsvRecord record_;
  std::string_view text_;
  std::string scratch_;
  bool is_utf8_ = true;
  bool too_long_ = false;
  bool is_unreadable_ = false;
  std::size_t record_at_ = 0;  // where in the text the record begins
  std::size_t counted_ = 0;    // how far into the text lines have been counted
  std::size_t counted_line_ = 1;
};

}  // namespace

std::unique_ptr<Requests> csv_requests(const wire::NameTables& names,
                                       std::span<const wire::CsvColumn> columns) {
  return std::make_unique<CsvRequests>(names, columns);
}

}  // namespace qingdan::batch
