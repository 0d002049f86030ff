// QuickProperties: the properties of the action and of the resource into a request. Each step is false where
// read_request must look.
#pragma once

#include "wire/name_tables.h"
#include "wire/quick_json.h"
#include "wire/request_buffer.h"

namespace qingdan::wire {

class QuickProperties {
 public:
  QuickProperties(const NameTables& names, RequestBuffer& buffer) : names_(names), buffer_(buffer) {}

  [[nodiscard]] bool read_action(simdjson::dom::object properties);
  // `around` becomes the region that holds the village; none if nothing says so.
  [[nodiscard]] bool read_resource(simdjson::dom::object properties, RegionId& around);

 private:
  // What says for what is asked; it is put together when all has been seen.
  struct Asked {
    std::optional<element> list;
    std::optional<element> matter;
    std::optional<element> role;
    std::optional<element> count;
    std::optional<element> replaces;
  };

  [[nodiscard]] Request& request() { return buffer_.request; }
  bool read_fixed(FixedProperty property, element json, Asked& asked);
  // Null is none; a name that is not declared is for the careful reader.
  template <class Id>
  bool read_name(element json, Id& into, Id (NameTables::*find)(std::string_view) const);
  bool read_matters(const Asked& asked);
  bool read_matter(simdjson::dom::object object, RequestedMatter& matter);
  bool read_approvals(element json);
  bool read_approval(simdjson::dom::object object);
  bool read_fact(FactId fact, element json, std::vector<FactValue>& facts);
  bool add_value(element json, FactValue& into);
  bool read_sequence(SequenceId sequence, element json);

  const NameTables& names_;
  RequestBuffer& buffer_;
};

}  // namespace qingdan::wire
