// QuickRequests over simdjson's DOM, which checks the whole line before anything is read from it.
#include "wire/quick_request.h"

#include "wire/quick_json.h"
#include "wire/quick_properties.h"
#include "wire/quick_value.h"
#include "wire/read_request.h"

namespace qingdan::wire {
namespace {

static_assert(kPadding >= simdjson::SIMDJSON_PADDING);

}  // namespace

// One line. Each step is false where read_request must look.
class QuickRequests::Reading {
 public:
  explicit Reading(const NameTables& names) : names_(names), properties_(names, buffer) {}

  bool read(std::string_view line) {
    clear();
    element root;
    if (line.size() > kMaxLineBytes ||
        parser_.parse(line.data(), line.size(), false).get(root) != simdjson::SUCCESS || !root.is_object()) {
      return false;
    }
    constexpr std::array<std::string_view, 4> kMembers{"subject", "action", "resource", "context"};
    std::size_t found = 0;
    Keys others;
    Once once;
    for (const auto member : simdjson::dom::object(root)) {
      const std::size_t index = index_of(kMembers, member.key);
      if (index == kMembers.size()) {
        if (!others.add(member.key) || !is_harmless(member.value, 1)) return false;
        continue;
      }
      simdjson::dom::object object;
      if (!once.take(index) || member.value.get(object) != simdjson::SUCCESS) return false;
      const bool is_read = index == 0   ? read_subject(object)
                           : index == 1 ? read_action(object)
                           : index == 2 ? read_resource(object)
                                        : read_context(object);
      if (!is_read) return false;
      found += index < 3 ? 1 : 0;
    }
    has_more_ = !others.empty();
    return found == 3;
  }

  RequestBuffer buffer;
  std::string id;
  std::optional<Language> language;
  bool has_more_ = false;

 private:
  Request& request() { return buffer.request; }

  void clear() {
    buffer.clear();
    id.clear();
    language.reset();
    has_more_ = false;
  }

  bool read_subject(simdjson::dom::object subject) {
    constexpr std::array<std::string_view, 3> kMembers{"type", "id", "properties"};
    std::size_t found = 0;
    Keys others;
    Once once;
    for (const auto member : subject) {
      const std::size_t index = index_of(kMembers, member.key);
      const auto text = text_of(member.value);
      bool is_good = index == kMembers.size() ? others.add(member.key) : once.take(index);
      if (index == 0) {
        is_good = is_good && text == "organ";
      } else if (index == 1) {
        const auto organ = text && is_good ? names_.organ(*text) : std::nullopt;
        is_good = organ.has_value();
        request().assigner = organ.value_or(Organ{});
      } else {
        is_good = is_good && (index != 2 || member.value.is_object()) && is_harmless(member.value, 2);
      }
      if (!is_good) return false;
      found += index < 2 ? 1 : 0;
    }
    return found == 2;
  }

  bool read_action(simdjson::dom::object action) {
    constexpr std::array<std::string_view, 2> kMembers{"name", "properties"};
    bool has_name = false;
    Keys others;
    Once once;
    for (const auto member : action) {
      const std::size_t index = index_of(kMembers, member.key);
      bool is_good = index == kMembers.size() ? others.add(member.key) : once.take(index);
      if (index == 0) {
        const auto text = text_of(member.value);
        request().action = text ? names_.action(*text) : std::nullopt;
        has_name = request().action.has_value();
        is_good = is_good && has_name;
      } else if (index == 1) {
        is_good = is_good && member.value.is_object() && properties_.read_action(member.value);
      } else {
        is_good = is_good && is_harmless(member.value, 2);
      }
      if (!is_good) return false;
    }
    return has_name;
  }

  bool read_resource(simdjson::dom::object resource) {
    constexpr std::array<std::string_view, 3> kMembers{"type", "id", "properties"};
    std::optional<std::string_view> village;
    RegionId around;
    bool has_type = false;
    Keys others;
    Once once;
    for (const auto member : resource) {
      const std::size_t index = index_of(kMembers, member.key);
      bool is_good = index == kMembers.size() ? others.add(member.key) : once.take(index);
      if (index == 0) {
        has_type = text_of(member.value) == "village";
        is_good = is_good && has_type;
      } else if (index == 1) {
        village = text_of(member.value);
        is_good = is_good && village && !village->empty();
      } else if (index == 2) {
        is_good = is_good && member.value.is_object() && properties_.read_resource(member.value, around);
      } else {
        is_good = is_good && is_harmless(member.value, 2);
      }
      if (!is_good) return false;
    }
    return has_type && village && quick_village(names_, *village, around, request());
  }

  bool read_context(simdjson::dom::object context) {
    constexpr std::array<std::string_view, 5> kMembers{"id", "language", "date", "known_at", "observation"};
    Keys others;
    Once once;
    for (const auto member : context) {
      const std::size_t index = index_of(kMembers, member.key);
      const auto text = text_of(member.value);
      bool is_good = index == kMembers.size() ? others.add(member.key) : once.take(index);
      if (index == 0) {
        is_good = is_good && read_id(member.value);
      } else if (index == 1) {
        is_good = is_good && text.has_value();
        if (text && text->starts_with("zh")) language = Language::zh;
        if (text && text->starts_with("en")) language = Language::en;
      } else if (index == 2 || index == 3) {
        std::optional<Date>& date = index == 2 ? request().date : request().known_at;
        date = text ? parse_date(*text) : std::nullopt;
        is_good = is_good && (date.has_value() || (index == 2 && member.value.is_null()));
      } else if (index == 4) {
        is_good = is_good && member.value.get(request().observation) == simdjson::SUCCESS;
      } else {
        is_good = is_good && is_harmless(member.value, 2);
      }
      if (!is_good) return false;
    }
    return true;
  }

  bool read_id(element json) {
    std::int64_t number = 0;
    if (const auto text = text_of(json)) {
      id = *text;
    } else if (json.get(number) == simdjson::SUCCESS) {
      id = std::to_string(number);
    } else {
      return false;
    }
    return true;
  }

  const NameTables& names_;
  QuickProperties properties_;
  simdjson::dom::parser parser_;
};

QuickRequests::QuickRequests(const NameTables& names) : reading_(std::make_unique<Reading>(names)) {}
QuickRequests::QuickRequests(QuickRequests&&) noexcept = default;
QuickRequests::~QuickRequests() = default;

bool QuickRequests::read(std::string_view padded_line) { return reading_->read(padded_line); }
const Request& QuickRequests::request() const { return reading_->buffer.request; }
std::string_view QuickRequests::id() const { return reading_->id; }
std::optional<Language> QuickRequests::language() const { return reading_->language; }
bool QuickRequests::has_more() const { return reading_->has_more_; }

}  // namespace qingdan::wire
