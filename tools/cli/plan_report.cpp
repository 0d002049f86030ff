#include "cli/plan_report.h"

#include <fmt/format.h>

#include "cli/card.h"
#include "wire/json.h"

namespace qingdan::cli {
namespace {

using graph::PlannedPaper;
using wire::Json;

// What is held already needs no looking up.
bool is_handed_in(const PlannedPaper& paper) {
  return paper.answered == Truth::no || (paper.held && paper.answered == Truth::unknown);
}

class Report {
 public:
  Report(const Program& program, const model::Model& model, const model::Service& service,
         const graph::ServicePlan& plan, Language language)
      : program_(program),
        model_(model),
        service_(service),
        plan_(plan),
        language_(language),
        card_(program, language) {}

  std::string text();
  [[nodiscard]] std::string json() const;

 private:
  void write_papers();
  void write_steps();
  void write_saving();
  [[nodiscard]] std::string in(const model::Names& names) const {
    const bool zh = language_ == Language::zh ? !names.zh.empty() : names.en.empty();
    return zh ? names.zh : names.en;
  }
  [[nodiscard]] std::string name(MaterialId id) const { return in(model_.materials[id.index()].names); }
  [[nodiscard]] std::string name(MatterId id) const { return in(model_.matters[id.index()].names); }
  [[nodiscard]] std::string name(RegisterId id) const { return in(model_.registers[id.index()].names); }
  [[nodiscard]] std::string name(OrganKindId id) const { return in(model_.organ_kinds[id.index()].names); }
  [[nodiscard]] std::string name(const OrganSelector& organ) const {
    return program_.selector_name(organ, language_);
  }
  template <class Id>
  [[nodiscard]] std::vector<std::string> names(const std::vector<Id>& ids) const {
    std::vector<std::string> all;
    for (const Id& id : ids) all.push_back(name(id));
    return all;
  }
  [[nodiscard]] std::vector<std::string> papers_where(bool (*wanted)(const PlannedPaper&),
                                                      bool with_register) const;
  [[nodiscard]] std::string time_limit(const model::ServiceMember& member) const;
  [[nodiscard]] static Json list(const std::vector<std::string>& texts) {
    return Json(Json::Array(texts.begin(), texts.end()));
  }

  const Program& program_;
  const model::Model& model_;
  const model::Service& service_;
  const graph::ServicePlan& plan_;
  Language language_;
  Card card_;
};

std::vector<std::string> Report::papers_where(bool (*wanted)(const PlannedPaper&), bool with_register) const {
  std::vector<std::string> all;
  for (const PlannedPaper& paper : plan_.papers) {
    if (!wanted(paper)) continue;
    all.push_back(with_register ? fmt::format("{} ← {}", name(paper.material), name(paper.answered_by))
                                : name(paper.material));
  }
  return all;
}

std::string Report::time_limit(const model::ServiceMember& member) const {
  if (!member.within) return {};
  const Words form =
      member.within_workdays ? Words{",{} 个工作日", ", {} working days"} : Words{",{} 日", ", {} days"};
  return fmt::format(fmt::runtime(card_.in(form)), *member.within);
}

void Report::write_papers() {
  card_.field({"先要有", "first of all"}, names(service_.prerequisites));
  card_.field({"填写一次", "filled in once"}, names(service_.forms));
  card_.field({"表上的字段", "its fields"}, names(plan_.fields));
  card_.field({"交一次", "handed in once"}, papers_where(is_handed_in, false));
  card_.field(
      {"先查数据源", "look up first"},
      papers_where([](const PlannedPaper& p) { return p.answered != Truth::yes && !is_handed_in(p); }, true));
  card_.field({"不用再交", "not asked again"},
              papers_where([](const PlannedPaper& p) { return p.answered == Truth::yes; }, true));
}

void Report::write_steps() {
  card_.line(2, std::string(card_.in({"顺序", "in this order"})));
  std::size_t number = 1;
  card_.line(4, fmt::format(fmt::runtime(card_.in({"{}. 受理:{}", "{}. received by {}"})), number,
                            fmt::join(names(service_.received_by), card_.in({"、", ", "}))));
  std::size_t stage = Id<void>::kNone;
  for (const graph::PlannedStep& step : plan_.steps) {
    const model::ServiceMember& member = service_.members[step.member];
    number += step.stage == stage ? 0U : 1U;
    stage = step.stage;
    card_.line(4,
               fmt::format(fmt::runtime(card_.in({"{}. {}:{} 审批{}", "{}. {}: approved by {}{}"})), number,
                           name(member.matter), fmt::join(names(member.approved_by), card_.in({"、", ", "})),
                           time_limit(member)));
  }
}

void Report::write_saving() {
  const graph::Saving& saving = plan_.saving;
  card_.field(
      {"省下", "saves"},
      fmt::format(fmt::runtime(card_.in(
                      {"{} 个事项、{} 个部门,申请 {} 次 → 1 次;材料 {} 份 → {} 份;表 {} 张 → {} 张",
                       "matters: {}, bodies: {}; applications {} → 1; papers {} → {}; forms {} → {}"})),
                  service_.members.size(), saving.bodies, saving.applications_before, saving.papers_before,
                  saving.papers_after, saving.forms_before, saving.forms_after));
}

std::string Report::text() {
  const ItemRow& item = program_.items()[service_.item.index()];
  card_.line(0, card_.named(item.address, item.title));
  if (!plan_.missing.empty()) {
    card_.field({"暂缓,还没有", "on hold, not there yet"}, names(plan_.missing));
  }
  write_papers();
  write_steps();
  write_saving();
  return card_.text();
}

std::string Report::json() const {
  Json::Array papers;
  for (const PlannedPaper& paper : plan_.papers) {
    const char* answered = paper.answered == Truth::yes       ? "yes"
                           : paper.answered == Truth::unknown ? "unknown"
                                                              : "no";
    papers.push_back(
        Json::Object{{"material", name(paper.material)},
                     {"wanted_for", list(names(paper.wanted_for))},
                     {"prerequisite", paper.prerequisite},
                     {"held", paper.held},
                     {"register", paper.answered_by.is_none() ? Json() : Json(name(paper.answered_by))},
                     {"answered", answered}});
  }
  Json::Array steps;
  for (const graph::PlannedStep& step : plan_.steps) {
    const model::ServiceMember& member = service_.members[step.member];
    steps.push_back(Json::Object{{"stage", step.stage + 1},
                                 {"matter", name(member.matter)},
                                 {"approved_by", list(names(member.approved_by))},
                                 {"after", list(names(member.after))},
                                 {"within", member.within ? Json(*member.within) : Json()},
                                 {"working_days", member.within_workdays}});
  }
  const graph::Saving& saving = plan_.saving;
  return to_text(
             Json(Json::Object{{"service", program_.text(program_.items()[service_.item.index()].address)},
                               {"on_hold", !plan_.missing.empty()},
                               {"missing", list(names(plan_.missing))},
                               {"received_by", list(names(service_.received_by))},
                               {"forms", list(names(service_.forms))},
                               {"fields", list(names(plan_.fields))},
                               {"papers", papers},
                               {"steps", steps},
                               {"saving", Json::Object{{"matters", service_.members.size()},
                                                       {"bodies", saving.bodies},
                                                       {"applications_before", saving.applications_before},
                                                       {"applications_after", std::int64_t{1}},
                                                       {"papers_before", saving.papers_before},
                                                       {"papers_after", saving.papers_after},
                                                       {"forms_before", saving.forms_before},
                                                       {"forms_after", saving.forms_after}}}}),
             wire::Layout::indented) +
         "\n";
}

}  // namespace

std::string plan_text(const Program& program, const model::Model& model, const model::Service& service,
                      const graph::ServicePlan& plan, Language language) {
  return Report(program, model, service, plan, language).text();
}

std::string plan_json(const Program& program, const model::Model& model, const model::Service& service,
                      const graph::ServicePlan& plan, Language language) {
  return Report(program, model, service, plan, language).json();
}

}  // namespace qingdan::cli
