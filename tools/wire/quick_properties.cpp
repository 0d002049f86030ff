#include "wire/quick_properties.h"

#include "wire/quick_value.h"
#include "wire/read_fact.h"
#include "wire/read_properties.h"

namespace qingdan::wire {
namespace {

bool read_number(element json, std::int64_t least, std::int64_t& into) {
  return json.get(into) == simdjson::SUCCESS && into >= least && into <= kMaxNumber;
}

}  // namespace

bool QuickProperties::read_action(simdjson::dom::object properties) {
  Asked asked;
  Once once;
  for (const auto member : properties) {
    const Property property = names_.of_action(member.key);
    bool is_good = property.kind != Property::Kind::none;
    if (property.kind == Property::Kind::fixed) {
      is_good =
          once.take(property.id) && read_fixed(static_cast<FixedProperty>(property.id), member.value, asked);
    } else if (property.kind == Property::Kind::fact) {
      is_good = read_fact(FactId(property.id), member.value, request().facts);
    } else if (property.kind == Property::Kind::sequence) {
      is_good = read_sequence(SequenceId(property.id), member.value);
    }
    if (!is_good) return false;
  }
  return read_matters(asked);
}

bool QuickProperties::read_fixed(FixedProperty property, element json, Asked& asked) {
  switch (property) {
    case FixedProperty::matters:
      asked.list = json;
      return true;
    case FixedProperty::matter:
      asked.matter = json;
      return true;
    case FixedProperty::role:
      asked.role = json;
      return true;
    case FixedProperty::count:
      asked.count = json;
      return true;
    case FixedProperty::replaces:
      asked.replaces = json;
      return true;
    case FixedProperty::approvals:
      return read_approvals(json);
    case FixedProperty::basis: {
      const auto text = text_of(json);
      if (!text) return json.is_null();
      request().basis = names_.program().find_document(*text);
      return !request().basis.is_none();
    }
    case FixedProperty::region:
    case FixedProperty::organ:
      break;
  }
  return false;
}

template <class Id>
bool QuickProperties::read_name(element json, Id& into, Id (NameTables::*find)(std::string_view) const) {
  into = Id::none();
  const auto text = text_of(json);
  if (!text) return json.is_null();
  into = (names_.*find)(*text);
  return !into.is_none();
}

bool QuickProperties::read_matters(const Asked& asked) {
  RequestedMatter common;
  if (asked.role && !read_name(*asked.role, common.role, &NameTables::role)) return false;
  if (!asked.list) {
    if (!asked.matter && !asked.role && !asked.count && !asked.replaces) return true;
    if ((asked.matter && !read_name(*asked.matter, common.matter, &NameTables::matter)) ||
        (asked.count && !read_number(*asked.count, 1, common.added)) ||
        (asked.replaces && !read_number(*asked.replaces, 0, common.replaced))) {
      return false;
    }
    request().matters.push_back(common);
    return true;
  }
  simdjson::dom::array list;
  if (asked.matter || asked.count || asked.replaces || asked.list->get(list) != simdjson::SUCCESS) {
    return false;
  }
  for (const element entry : list) {
    RequestedMatter matter = common;
    const bool is_read =
        entry.is_object() ? read_matter(entry, matter) : read_name(entry, matter.matter, &NameTables::matter);
    if (!is_read) return false;
    request().matters.push_back(matter);
  }
  return true;
}

bool QuickProperties::read_matter(simdjson::dom::object object, RequestedMatter& matter) {
  constexpr std::array<std::string_view, 4> kMembers{"matter", "role", "count", "replaces"};
  Once once;
  for (const auto member : object) {
    const std::size_t index = index_of(kMembers, member.key);
    const bool is_read = index < kMembers.size() && once.take(index) &&
                         (index == 0   ? read_name(member.value, matter.matter, &NameTables::matter)
                          : index == 1 ? read_name(member.value, matter.role, &NameTables::role)
                          : index == 2 ? read_number(member.value, 1, matter.added)
                                       : read_number(member.value, 0, matter.replaced));
    if (!is_read) return false;
  }
  return true;
}

bool QuickProperties::read_approvals(element json) {
  simdjson::dom::array approvals;
  if (json.get(approvals) != simdjson::SUCCESS) return false;
  for (const element entry : approvals) {
    simdjson::dom::object object;
    if (entry.get(object) != simdjson::SUCCESS || !read_approval(object)) return false;
  }
  return true;
}

bool QuickProperties::read_approval(simdjson::dom::object object) {
  constexpr std::array<std::string_view, 9> kMembers{"organ",   "status", "matter", "role",       "region",
                                                     "granted", "from",   "until",  "known_since"};
  Approval& approval = request().approvals.emplace_back();
  const std::array<std::optional<Date>*, 4> dates{&approval.granted, &approval.from, &approval.until,
                                                  &approval.known_since};
  bool has_status = false;
  Once once;
  for (const auto member : object) {
    const std::size_t index = index_of(kMembers, member.key);
    const auto text = text_of(member.value);
    if (index == kMembers.size() || !text || !once.take(index)) return false;
    bool is_read = false;
    if (index == 0) {
      const auto organ = names_.organ(*text);
      is_read = organ.has_value();
      approval.organ = organ.value_or(Organ{});
    } else if (index == 1) {
      const auto status = parse_word<ApprovalStatus>(*text);
      is_read = has_status = status.has_value();
      approval.status = status.value_or(ApprovalStatus::pending);
    } else if (index == 2) {
      is_read = read_name(member.value, approval.matter, &NameTables::matter);
    } else if (index == 3) {
      is_read = read_name(member.value, approval.role, &NameTables::role);
    } else if (index == 4) {
      is_read = read_name(member.value, approval.region, &NameTables::region);
    } else {
      std::optional<Date>& date = *dates.at(index - 5);
      date = parse_date(*text);
      is_read = date.has_value();
    }
    if (!is_read) return false;
  }
  return has_status;
}

bool QuickProperties::read_fact(FactId fact, element json, std::vector<FactValue>& facts) {
  if (std::any_of(facts.begin(), facts.end(), [&](const FactValue& f) { return f.fact == fact; })) {
    return false;
  }
  FactValue& value = buffer_.add_fact(facts, fact);
  const bool many = names_.program().facts()[fact.index()].many != 0;
  if (!many || !json.is_array()) {
    if (json.is_null()) {
      value.known = false;
      return true;
    }
    return add_value(json, value);
  }
  for (const element entry : simdjson::dom::array(json)) {
    if (!add_value(entry, value)) return false;
  }
  std::sort(value.values.begin(), value.values.end());
  value.values.erase(std::unique(value.values.begin(), value.values.end()), value.values.end());
  return true;
}

bool QuickProperties::add_value(element json, FactValue& into) {
  std::optional<std::int64_t> value;
  if (json.type() == element_type::STRING) {
    value = quick_text(names_, into.fact, std::string_view(json));
  } else if (json.type() == element_type::INT64) {
    value = quick_number(names_, into.fact, std::int64_t(json));
  } else if (json.type() == element_type::BOOL) {
    const bool is_truth =
        static_cast<Type>(names_.program().facts()[into.fact.index()].type) == Type::boolean;
    if (is_truth) value = bool(json) ? 1 : 0;
  }
  if (!value) return false;
  into.values.push_back(*value);
  return true;
}

bool QuickProperties::read_sequence(SequenceId sequence, element json) {
  const std::vector<Rows>& there = request().sequences;
  if (std::any_of(there.begin(), there.end(), [&](const Rows& r) { return r.sequence == sequence; })) {
    return false;
  }
  Rows& rows = buffer_.add_sequence(sequence);
  if (json.is_null()) {
    rows.known = false;
    return true;
  }
  simdjson::dom::array list;
  if (json.get(list) != simdjson::SUCCESS) return false;
  for (const element entry : list) {
    simdjson::dom::object object;
    if (rows.rows.size() == kMaxRows || entry.get(object) != simdjson::SUCCESS) return false;
    Row& row = buffer_.add_row(rows);
    for (const auto member : object) {
      const FactId fact = names_.of_row(sequence, member.key);
      if (fact.is_none() || !read_fact(fact, member.value, row.facts)) return false;
    }
  }
  return true;
}

bool QuickProperties::read_resource(simdjson::dom::object properties, RegionId& around) {
  Once once;
  for (const auto member : properties) {
    const Property property = names_.of_resource(member.key);
    bool is_read = false;
    if (property.kind == Property::Kind::fact) {
      is_read = read_fact(FactId(property.id), member.value, request().facts);
    } else if (property.kind == Property::Kind::fixed && once.take(property.id)) {
      is_read = static_cast<FixedProperty>(property.id) == FixedProperty::region
                    ? read_name(member.value, around, &NameTables::region)
                    : read_name(member.value, request().addressee, &NameTables::organ_kind);
    }
    if (!is_read) return false;
  }
  return true;
}

}  // namespace qingdan::wire
