#include "property/translate.h"

#include <algorithm>

namespace qingdan::property {
namespace {

using model::Model;

class Translator {
 public:
  Translator(const Model& from, const Model& to) : from_(from), to_(to) {}

  [[nodiscard]] bool failed() const { return failed_; }

  template <class IdType, class Row>
  IdType id(IdType old, const std::vector<Row>& from, const std::vector<Row>& to) {
    if (old.is_none()) {
      return old;
    }
    for (std::size_t i = 0; i < to.size(); ++i) {
      if (to[i].names.zh == from[old.index()].names.zh && to[i].names.en == from[old.index()].names.en) {
        return IdType(i);
      }
    }
    failed_ = true;
    return IdType::none();
  }
  RegionId region(RegionId old) { return id(old, from_.regions, to_.regions); }
  OrganKindId kind(OrganKindId old) { return id(old, from_.organ_kinds, to_.organ_kinds); }
  MatterId matter(MatterId old) { return id(old, from_.matters, to_.matters); }
  RoleId role(RoleId old) { return id(old, from_.roles, to_.roles); }
  FactId fact(FactId old) { return id(old, from_.facts, to_.facts); }
  MaterialId material(MaterialId old) { return id(old, from_.materials, to_.materials); }
  SequenceId sequence(SequenceId old) { return id(old, from_.sequences, to_.sequences); }
  DocumentId document(DocumentId old) { return id(old, from_.documents, to_.documents); }
  Organ organ(Organ old) { return {kind(old.kind), region(old.region)}; }

  void facts(std::vector<FactValue>& values) {
    for (FactValue& one : values) {
      const Type type = from_.facts[one.fact.index()].type;
      one.fact = fact(one.fact);
      for (std::int64_t& v : one.values) {
        v = value(type, v);
      }
    }
  }

  std::int64_t value(Type type, std::int64_t old) {
    const auto number = static_cast<std::uint32_t>(old);
    switch (type) {
      case Type::text:
        return text(old);
      case Type::organ:
        return pack_organ(organ(unpack_organ(old)));
      case Type::region:
        return region(RegionId(number)).value;
      case Type::matter:
        return matter(MatterId(number)).value;
      case Type::role:
        return role(RoleId(number)).value;
      case Type::material:
        return material(MaterialId(number)).value;
      default:
        return old;
    }
  }

 private:
  // A text that no condition of the other model mentions is any other text.
  [[nodiscard]] std::int64_t text(std::int64_t old) const {
    if (old < 0) {
      return old;
    }
    const auto place =
        std::find(to_.texts.begin(), to_.texts.end(), from_.texts[static_cast<std::size_t>(old)]);
    return place == to_.texts.end() ? -1 : place - to_.texts.begin();
  }

  const Model& from_;
  const Model& to_;
  bool failed_ = false;
};

}  // namespace

std::optional<Request> translate(const Request& request, const Model& from, const Model& to) {
  Translator translator(from, to);
  Request result = request;
  result.assigner = translator.organ(request.assigner);
  result.village = translator.region(request.village);
  result.addressee = translator.kind(request.addressee);
  for (RequestedMatter& asked : result.matters) {
    asked.matter = translator.matter(asked.matter);
    asked.role = translator.role(asked.role);
  }
  translator.facts(result.facts);
  for (Rows& rows : result.sequences) {
    rows.sequence = translator.sequence(rows.sequence);
    for (Row& row : rows.rows) {
      translator.facts(row.facts);
    }
  }
  result.basis = translator.document(result.basis);
  for (Approval& approval : result.approvals) {
    approval.organ = translator.organ(approval.organ);
    approval.matter = translator.matter(approval.matter);
    approval.role = translator.role(approval.role);
    approval.region = translator.region(approval.region);
  }
  return translator.failed() ? std::nullopt : std::optional(result);
}

}  // namespace qingdan::property
