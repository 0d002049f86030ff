#include <cstring>
#include <utility>

#include "batch/requests.h"
#include "wire/csv_record.h"
#include "wire/quick_request.h"

namespace qingdan::batch {
namespace {

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

class JsonRequests : public Requests {
 public:
  explicit JsonRequests(const wire::NameTables& names) : names_(names), quick_(names) {}

  void open(const Block& block) override {
    rest_ = block.text();
    too_long_ = block.too_long;
    line_ = block.first_line - 1;
  }

  bool next() override {
    read_ = Reading::none;
    text_ = {};
    if (too_long_) {
      ++line_;
      return std::exchange(too_long_, false);
    }
    while (!rest_.empty()) {
      ++line_;
      const auto* found = static_cast<const char*>(std::memchr(rest_.data(), '\n', rest_.size()));
      const auto size = found == nullptr ? rest_.size() : static_cast<std::size_t>(found - rest_.data());
      text_ = rest_.substr(0, size);
      rest_.remove_prefix(found == nullptr ? size : size + 1);
      if (!is_blank(text_)) return true;
    }
    return false;
  }

  [[nodiscard]] std::size_t line() override { return line_; }

  bool read_quickly() override {
    if (!quick_.read(text_)) return false;
    read_ = Reading::quick;
    return true;
  }
  [[nodiscard]] const Request& request() const override { return quick_.request(); }
  [[nodiscard]] std::string_view id() const override {
    return read_ == Reading::quick ? quick_.id() : careful_id_;
  }
  [[nodiscard]] std::optional<Language> language() const override { return quick_.language(); }

  std::variant<wire::WireRequest, wire::Refusal> read_carefully() override {
    careful_id_.clear();
    read_ = Reading::no_json;
    if (text_.empty()) {
      return wire::Refusal{{wire::ProblemKind::LineTooLong, "", {std::to_string(wire::kMaxLineBytes)}, {}},
                           {}};
    }
    auto result = wire::read_request(names_.program(), text_);
    if (const auto* refusal = std::get_if<wire::Refusal>(&result)) {
      careful_id_ = refusal->id;
      read_ = is_json(refusal->error.kind) ? Reading::careful : Reading::no_json;
    } else {
      careful_id_ = std::get<wire::WireRequest>(result).id;
      read_ = Reading::careful;
    }
    return result;
  }

  void append_members(std::string& out) override {
    const bool has_some = read_ == Reading::careful || (read_ == Reading::quick && quick_.has_more());
    if (has_some) others_.append(out, text_);
  }
  void append_row(std::string& out) override { wire::append_csv(out, id()); }

 private:
  enum class Reading : std::uint8_t { none, quick, careful, no_json };

  // Whether a line with this mistake is JSON all the same, without a key given twice.
  static bool is_json(wire::ProblemKind kind) {
    using wire::ProblemKind;
    return kind != ProblemKind::LineTooLong && kind != ProblemKind::NotJson && kind != ProblemKind::TooDeep &&
           kind != ProblemKind::DuplicateKey && kind != ProblemKind::NumberTooLarge;
  }

  const wire::NameTables& names_;
  wire::QuickRequests quick_;
  wire::OtherMembers others_;
  std::string_view rest_;
  std::string_view text_;
  std::string careful_id_;
  Reading read_ = Reading::none;
  std::size_t line_ = 0;
  bool too_long_ = false;
};

}  // namespace

std::unique_ptr<Requests> json_requests(const wire::NameTables& names) {
  return std::make_unique<JsonRequests>(names);
}

}  // namespace qingdan::batch
