#include "reference/question.h"

#include "reference/world.h"

namespace qingdan::reference {
namespace {

// An id that the tables do not hold counts as unknown.
template <class IdType, class Row>
void forget_unless_held(IdType& id, const std::vector<Row>& rows) {
  if (!holds(rows, id)) {
    id = IdType::none();
  }
}

Request cleaned(const model::Model& model, Request request) {
  forget_unless_held(request.assigner.kind, model.organ_kinds);
  forget_unless_held(request.assigner.region, model.regions);
  forget_unless_held(request.village, model.regions);
  forget_unless_held(request.addressee, model.organ_kinds);
  for (RequestedMatter& asked : request.matters) {
    forget_unless_held(asked.matter, model.matters);
    forget_unless_held(asked.role, model.roles);
  }
  for (Approval& approval : request.approvals) {
    forget_unless_held(approval.organ.kind, model.organ_kinds);
    forget_unless_held(approval.organ.region, model.regions);
    forget_unless_held(approval.matter, model.matters);
    forget_unless_held(approval.role, model.roles);
    forget_unless_held(approval.region, model.regions);
  }
  return request;
}

}  // namespace

Question::Question(const model::Model& model, const Precedents& precedents, const Request& request)
    : model_(model), request_(cleaned(model, request)), precedents_(precedents) {
  divide();
}

}  // namespace qingdan::reference
