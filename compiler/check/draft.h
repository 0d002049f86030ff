// Draft: the model while it is being made, with the tables that turn names into rows. Private to the
// checking phase; each step is a free function that fills its part.
#pragma once

#include <map>
#include <vector>

#include "check/collect.h"
#include "check/names.h"
#include "diagnostics/sink.h"
#include "model/model.h"

namespace qingdan::check {

// What a define yields; its condition stands in the model.
struct DefineType {
  Type type = Type::boolean;
  bool scaled = false;  // in ten-thousandths, after a multiplication by a percentage
  FactId choice_of;     // for Type::choice
  SequenceId sequence;  // whose rows it reads
  bool valid = false;
  bool runs_rows = false;  // it goes through the rows of a sequence, itself or below
};

struct Draft {
  model::Model model;
  Collected declared;
  NameTable regions, organs, roles, matters, sequences, materials, registers, facts, defines, documents,
      lists;
  std::vector<DefineType> define_types;
  RegionId root;
  std::map<std::vector<OrganSelector>, std::uint32_t> approval_rows;
  std::map<model::Quantifier, std::uint32_t> quantifier_rows;
  std::map<model::ExprId, model::ExprId> lifting_approvals;  // by the `unless` they stand in
};

// Steps, in this order.
void draft_world(Draft& draft, diagnostics::DiagnosticSink& sink);  // regions, organs, roles, matters, facts
void draft_documents(Draft& draft, diagnostics::DiagnosticSink& sink);  // documents and lists
void settle_items(Draft& draft, diagnostics::DiagnosticSink& sink);     // which there are; more below
void draft_defines(Draft& draft, diagnostics::DiagnosticSink& sink);
void draft_marks(Draft& draft, diagnostics::DiagnosticSink& sink);  // of matters and roles
void draft_items(Draft& draft, diagnostics::DiagnosticSink& sink);
void draft_scenarios(Draft& draft, diagnostics::DiagnosticSink& sink);

}  // namespace qingdan::check
