#include "graph/plan_service.h"

#include <algorithm>
#include <boost/graph/topological_sort.hpp>
#include <iterator>
#include <set>
#include <tuple>

#include "graph/directed_graph.h"

namespace qingdan::graph {
namespace {

using model::Model;
using model::Service;

template <class T>
bool contains(const std::vector<T>& values, T value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool is_under(const Model& model, MaterialId material, MaterialId above) {
  const auto& ancestors = model.materials[material.index()].ancestors;
  return std::binary_search(ancestors.begin(), ancestors.end(), above);
}

bool is_held(const Model& model, const Applicant& applicant, MaterialId wanted) {
  return std::any_of(applicant.held.begin(), applicant.held.end(),
                     [&](MaterialId one) { return is_under(model, one, wanted); });
}

// The register that answers for a material, the surest first: one that has the answer, one not asked yet.
// One that was asked in vain, or is not live, does not answer.
void find_register(const Model& model, const Applicant& applicant, PlannedPaper& paper) {
  for (std::size_t row = 0; row < model.registers.size(); ++row) {
    const model::Register& candidate = model.registers[row];
    const RegisterId id(row);
    const bool provides =
        std::any_of(candidate.materials.begin(), candidate.materials.end(),
                    [&](MaterialId provided) { return is_under(model, paper.material, provided); });
    const bool is_live = !candidate.live_from || (applicant.date && *candidate.live_from <= *applicant.date);
    if (!provides || !is_live || contains(applicant.no_answer, id)) {
      continue;
    }
    const Truth answered = contains(applicant.answer, id) ? Truth::yes : Truth::unknown;
    if (paper.answered_by.is_none() || answered > paper.answered) {
      paper.answered_by = id;
      paper.answered = answered;
    }
  }
}

std::vector<PlannedPaper> collect_papers(const Model& model, const Service& service,
                                         const Applicant& applicant) {
  std::set<MaterialId> wanted(service.prerequisites.begin(), service.prerequisites.end());
  for (const model::ServiceMember& member : service.members) {
    wanted.insert(member.needs.begin(), member.needs.end());
  }
  std::vector<PlannedPaper> papers;
  for (const MaterialId material : wanted) {
    PlannedPaper paper;
    paper.material = material;
    paper.prerequisite = contains(service.prerequisites, material);
    paper.held = is_held(model, applicant, material);
    for (const model::ServiceMember& member : service.members) {
      if (contains(member.needs, material)) {
        paper.wanted_for.push_back(member.matter);
      }
    }
    find_register(model, applicant, paper);
    papers.push_back(std::move(paper));
  }
  // Ids of materials follow their names.
  std::sort(papers.begin(), papers.end(), [](const PlannedPaper& a, const PlannedPaper& b) {
    return std::tuple(!a.prerequisite, a.material) < std::tuple(!b.prerequisite, b.material);
  });
  return papers;
}

// Each step one stage after the last of those it waits for. The checker has refused circles.
std::vector<PlannedStep> order_steps(const Service& service) {
  Arcs arcs;
  for (std::uint32_t later = 0; later < service.members.size(); ++later) {
    for (std::uint32_t first = 0; first < service.members.size(); ++first) {
      if (contains(service.members[later].after, service.members[first].matter)) {
        arcs.emplace_back(first, later);
      }
    }
  }
  const DirectedGraph waits = make_directed(service.members.size(), arcs);
  std::vector<std::uint32_t> reversed;
  boost::topological_sort(waits, std::back_inserter(reversed),
                          boost::vertex_index_map(boost::get(boost::vertex_index, waits)));
  std::vector<PlannedStep> steps(service.members.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    steps[i].member = i;
  }
  for (auto vertex = reversed.rbegin(); vertex != reversed.rend(); ++vertex) {
    for (const std::uint32_t later : successors(waits, *vertex)) {
      steps[later].stage = std::max(steps[later].stage, steps[*vertex].stage + 1);
    }
  }
  std::stable_sort(steps.begin(), steps.end(),
                   [](const PlannedStep& a, const PlannedStep& b) { return a.stage < b.stage; });
  return steps;
}

}  // namespace

ServicePlan plan_service(const Model& model, const Service& service, const Applicant& applicant) {
  ServicePlan plan;
  plan.steps = order_steps(service);
  plan.papers = collect_papers(model, service, applicant);
  std::set<MaterialId> fields;
  std::set<OrganSelector> bodies;
  for (const model::ServiceMember& member : service.members) {
    fields.insert(member.fills.begin(), member.fills.end());
    bodies.insert(member.approved_by.begin(), member.approved_by.end());
    plan.saving.papers_before += member.needs.size();
  }
  plan.fields.assign(fields.begin(), fields.end());
  for (const PlannedPaper& paper : plan.papers) {
    if (paper.prerequisite && !paper.held && paper.answered != Truth::yes) {
      plan.missing.push_back(paper.material);
    }
    plan.saving.papers_after += paper.answered == Truth::yes ? 0U : 1U;
  }
  plan.saving.applications_before = service.members.size();
  plan.saving.forms_before = service.members.size();
  plan.saving.forms_after = std::max<std::size_t>(service.forms.size(), 1);
  plan.saving.bodies = bodies.size();
  return plan;
}

}  // namespace qingdan::graph
