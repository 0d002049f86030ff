// Scenarios: a request written down, and the decision that the officer expects.
#include <algorithm>

#include "check/clauses.h"
#include "check/facts.h"
#include "check/resolve.h"

namespace qingdan::check {
namespace {

using ast::Keyword;
using diagnostics::DiagnosticSink;
using diagnostics::Kind;

std::optional<Date> date_of(const ast::Statement& statement, Keyword label) {
  const ast::Clause* clause = find_clause(statement, label);
  return clause == nullptr ? std::nullopt : clause->date;
}

// What is demanded settles what demanding it is.
Action action_of(const model::Model& model, Keyword verb, const std::vector<RequestedMatter>& matters) {
  switch (verb) {
    case Keyword::DEMANDS: {
      const bool certificates = std::all_of(matters.begin(), matters.end(), [&](const RequestedMatter& m) {
        return m.matter.is_none() || model.matters[m.matter.index()].kind == MatterKind::certificate;
      });
      return certificates ? Action::request_certificate : Action::demand_form;
    }
    case Keyword::HANGS:
      return Action::hang_plaque;
    case Keyword::SETS_UP:
      return Action::set_up_mechanism;
    case Keyword::OPENS:
      return Action::open_group;
    case Keyword::INSPECTS:
      return Action::inspect;
    case Keyword::ISSUES:
      return Action::issue_document;
    case Keyword::REFUSES:
      return Action::refuse;
    default:
      return Action::assign;
  }
}

void settle_given(const Draft& draft, Request& request, const ast::Statement& statement,
                  DiagnosticSink& sink) {
  const ast::Clause* given = find_clause(statement, Keyword::GIVEN);
  if (given == nullptr || given->refs.empty()) {
    return;
  }
  if (const auto organ = resolve_organ(draft, given->refs.front(), sink)) {
    request.assigner = *organ;
  }
  RoleId role;
  if (const ast::Clause* as = find_clause(statement, Keyword::AS)) {
    if (const ast::Path* path = single_ref(*as, sink)) {
      role = resolve_role(draft, *path, sink);
    }
  }
  for (std::size_t i = 1; i < given->refs.size(); ++i) {
    request.matters.push_back({resolve_matter(draft, given->refs[i], sink), role});
  }
  request.action = action_of(draft.model, given->word.value_or(Keyword::ASSIGNS), request.matters);
}

void settle_village(const Draft& draft, Request& request, const ast::Statement& statement,
                    DiagnosticSink& sink) {
  const ast::Clause* to = find_clause(statement, Keyword::TO);
  const ast::Path* path = to == nullptr ? nullptr : single_ref(*to, sink);
  if (path == nullptr) {
    return;
  }
  if (path->parts.size() > 2) {
    sink.report(Kind::VillageExpected, path->span, {path->text()});
    return;
  }
  request.village = resolve_region(draft, ast::Path{{path->parts[0]}, path->parts[0].span}, sink);
  if (!request.village.is_none() && draft.model.regions[request.village.index()].level != Level::village) {
    sink.report(Kind::VillageExpected, path->span, {path->text()});
  }
  if (path->parts.size() == 2) {
    request.addressee = resolve_organ_kind(draft, ast::Path{{path->parts[1]}, path->parts[1].span}, sink);
  }
}

ApprovalStatus status_of(const ast::Clause& clause) {
  if (!clause.status) {
    return ApprovalStatus::granted;
  }
  return *clause.status == Keyword::PENDING   ? ApprovalStatus::pending
         : *clause.status == Keyword::REFUSED ? ApprovalStatus::refused
                                              : ApprovalStatus::withdrawn;
}

void add_approvals(const Draft& draft, Request& request, const ast::Clause& clause, DiagnosticSink& sink) {
  if (!clause.approval) {
    return;
  }
  const ast::ApprovalBy& by = *clause.approval;
  if (by.organs.size() > 1 && !by.joint) {
    sink.report(Kind::ApproversUnclear, by.span,
                {by.organs[0].text() + "、" + by.organs[1].text(), by.organs[0].text(), by.organs[1].text()});
  }
  for (const ast::Path& path : clause.approval->organs) {
    const auto organ = resolve_organ(draft, path, sink);
    if (!organ) {
      continue;
    }
    for (const RequestedMatter& asked : request.matters) {
      Approval approval;
      approval.organ = *organ;
      approval.status = status_of(clause);
      approval.matter = asked.matter;
      approval.role = asked.role;
      approval.region = request.village;
      approval.granted = clause.since ? clause.since : request.date;
      approval.until = clause.through;
      request.approvals.push_back(approval);
    }
  }
}

// 新增数、替换数: of every matter asked for. False if the setting is neither.
bool set_number(Request& request, const ast::Setting& setting, DiagnosticSink& sink) {
  const std::string name = setting.fact.text();
  const bool is_added = name == "新增数" || name == "added";
  if (!is_added && name != "替换数" && name != "replaced") {
    return false;
  }
  const ast::Operand* value = setting.values.empty() ? nullptr : &setting.values.front();
  if (value == nullptr || !value->literal || value->literal->kind != ast::Literal::Kind::integer) {
    sink.report(Kind::WrongValue, setting.span,
                {name, type_phrase(Type::integer),
                 value == nullptr ? phrase(Keyword::NONE) : operand_phrase(*value)});
    return true;
  }
  for (RequestedMatter& asked : request.matters) {
    (is_added ? asked.added : asked.replaced) = value->literal->value;
  }
  return true;
}

// A value of a fact of the request, or of a row of `rows`.
void add_setting(const Draft& draft, std::vector<FactValue>& facts, SequenceId rows,
                 const ast::Setting& setting, DiagnosticSink& sink) {
  const auto row = draft.facts.find(setting.fact.text());
  if (!row) {
    report_unknown(phrase(Keyword::FACT), setting.fact.parts.front(), draft.facts.texts(), sink);
    return;
  }
  const model::Fact& fact = draft.model.facts[*row];
  if (fact.sequence != rows) {
    const auto owner = [&](SequenceId id) {
      const model::Names none{"请求", "the request"};
      const model::Names& names = id.is_none() ? none : draft.model.sequences[id.index()].names;
      return diagnostics::Phrase(names.zh.empty() ? names.en : names.zh,
                                 names.en.empty() ? names.zh : names.en);
    };
    sink.report(Kind::SettingNotHere, setting.span, {setting.fact.text(), owner(fact.sequence), owner(rows)});
    return;
  }
  FactValue value;
  value.fact = FactId(*row);
  value.known = !setting.none || fact.many;
  if (setting.values.size() > 1 && !fact.many) {
    sink.report(Kind::OnlyOneNoun, setting.span, {setting.fact.text()});
  }
  for (const ast::Operand& operand : setting.values) {
    if (const auto number = resolve_value(draft, value.fact, operand, sink)) {
      value.values.push_back(*number);
    }
  }
  std::sort(value.values.begin(), value.values.end());
  const bool again =
      std::any_of(facts.begin(), facts.end(), [&](const FactValue& f) { return f.fact == value.fact; });
  if (again) {
    sink.report(Kind::ClauseRepeated, setting.span, {setting.fact.text(), phrase(Keyword::SCENARIO)});
    return;
  }
  facts.push_back(std::move(value));
}

// 一项 环节 (…): the next row of that sequence.
void add_row(const Draft& draft, Request& request, const ast::Clause& clause, DiagnosticSink& sink) {
  const ast::Path* path = single_ref(clause, sink);
  const SequenceId id = path == nullptr ? SequenceId::none() : resolve_sequence(draft, *path, sink);
  if (id.is_none()) {
    return;
  }
  auto rows = std::find_if(request.sequences.begin(), request.sequences.end(),
                           [&](const Rows& some) { return some.sequence == id; });
  if (rows == request.sequences.end()) {
    request.sequences.push_back({id, true, {}});
    rows = request.sequences.end() - 1;
  }
  Row& row = rows->rows.emplace_back();
  for (const ast::Setting& setting : clause.settings) {
    add_setting(draft, row.facts, id, setting, sink);
  }
}

void settle_findings(const Draft& draft, model::Scenario& scenario, const ast::Statement& statement,
                     DiagnosticSink& sink) {
  const auto items = [&](const ast::Clause& clause) {
    std::vector<ItemId> found;
    for (const ast::Path& path : clause.refs) {
      if (const ItemId item = resolve_item(draft, path, sink); !item.is_none()) {
        found.push_back(item);
      }
    }
    return found;
  };
  if (const ast::Clause* find = find_clause(statement, Keyword::FIND)) {
    scenario.no_finding = find->none;
    scenario.findings = items(*find);
  }
  if (const ast::Clause* oblige = find_clause(statement, Keyword::OBLIGE)) {
    scenario.duties = items(*oblige);
  }
  if (const ast::Clause* against = find_clause(statement, Keyword::AGAINST);
      against != nullptr && !against->refs.empty()) {
    scenario.against = resolve_organ(draft, against->refs.front(), sink);
  }
  if (const ast::Clause* instead = find_clause(statement, Keyword::INSTEAD)) {
    for (const ast::Path& path : instead->refs) {
      if (const auto substitute = resolve_substitute(draft, path, sink)) {
        scenario.substitutes.push_back(*substitute);
      }
    }
  }
}

// An observation has findings and no verdict; a request has a verdict, or the scenario tests nothing.
void check_expectations(const model::Scenario& scenario, const ast::Statement& statement,
                        DiagnosticSink& sink) {
  const ast::Clause* expect = find_clause(statement, Keyword::EXPECT);
  if (scenario.request.observation && expect != nullptr) {
    sink.report(Kind::ObservationVerdict, expect->span, {scenario.code});
  }
  const ast::Clause* against = find_clause(statement, Keyword::AGAINST);
  if (against != nullptr && !has_clause(statement, Keyword::FIND)) {
    sink.report(Kind::ClauseMissing, against->span,
                {phrase(Keyword::SCENARIO), phrase(Keyword::FIND), scenario.code});
  }
  if (expect == nullptr && !has_clause(statement, Keyword::FIND)) {
    sink.report(Kind::ScenarioExpectsNothing, scenario.span, {scenario.code});
  }
}

void settle_expectation(const Draft& draft, model::Scenario& scenario, const ast::Statement& statement,
                        DiagnosticSink& sink) {
  const ast::Clause* expect = find_clause(statement, Keyword::EXPECT);
  if (expect == nullptr || !expect->verdict) {
    return;
  }
  scenario.has_expected = true;
  switch (expect->verdict->word) {
    case Keyword::ACCEPT:
      scenario.expected = Verdict::accept;
      break;
    case Keyword::REJECT:
      scenario.expected = Verdict::reject;
      break;
    case Keyword::REFER:
      scenario.expected = Verdict::refer;
      break;
    case Keyword::INCOMPLETE:
      scenario.expected = Verdict::incomplete;
      break;
    default:
      sink.report(Kind::ExpectedVerdict, expect->verdict->span, {phrase(expect->verdict->word)});
  }
  for (const ast::Path& path : expect->verdict->refer_to) {
    if (const auto organ = resolve_selector(draft, path, sink)) {
      scenario.refer_to.push_back(*organ);
    }
  }
}

void add_deciding(const Draft& draft, model::Scenario& scenario, const ast::Path& path,
                  DiagnosticSink& sink) {
  if (path.parts.size() == 2) {
    if (const auto list = draft.lists.find(path.text())) {
      scenario.by_lists.push_back(ListId(*list));
      return;
    }
  }
  if (const ItemId item = resolve_item(draft, path, sink); !item.is_none()) {
    scenario.by_items.push_back(item);
  }
}

void add_missing(const Draft& draft, model::Scenario& scenario, const ast::Path& path, DiagnosticSink& sink) {
  const bool simple = path.parts.size() == 1;
  if (simple) {
    if (const auto row = draft.facts.find(path.text())) {
      scenario.missing.push_back({Missing::fact, FactId(*row), {}, {}});
      return;
    }
    if (const auto row = draft.sequences.find(path.text())) {
      scenario.missing.push_back({Missing::sequence, {}, {}, SequenceId(*row)});
      return;
    }
    if (const auto word = parse_word<Missing>(path.text())) {
      scenario.missing.push_back({*word, {}, {}, {}});
      return;
    }
    if (!draft.organs.find(path.text())) {
      report_unknown(phrase(Keyword::FACT), path.parts.front(), draft.facts.texts(), sink);
      return;
    }
  }
  if (const auto organ = resolve_selector(draft, path, sink)) {
    scenario.missing_approvals.push_back(*organ);
  }
}

model::Scenario draft_scenario(const Draft& draft, const Declaration& declared, DiagnosticSink& sink) {
  const ast::Statement& statement = *declared.statement;
  model::Scenario scenario;
  scenario.code = declared.code;
  scenario.title = names_of(statement.title);
  scenario.span = statement.name->span;
  scenario.request.date = date_of(statement, Keyword::ON);
  scenario.request.known_at = date_of(statement, Keyword::KNOWN_AT);
  scenario.request.observation = has_clause(statement, Keyword::OBSERVATION);
  if (const ast::Clause* basis = find_clause(statement, Keyword::BASIS); basis && !basis->refs.empty()) {
    scenario.request.basis = resolve_document(draft, basis->refs.front(), sink);
  }
  settle_given(draft, scenario.request, statement, sink);
  settle_village(draft, scenario.request, statement, sink);
  for (const ast::Clause& clause : statement.clauses) {
    if (clause.label == Keyword::WITH) {
      add_approvals(draft, scenario.request, clause, sink);
    }
    if (clause.label == Keyword::ONE) {
      add_row(draft, scenario.request, clause, sink);
    } else {
      for (const ast::Setting& setting : clause.settings) {
        if (!set_number(scenario.request, setting, sink)) {
          add_setting(draft, scenario.request.facts, SequenceId::none(), setting, sink);
        }
      }
    }
    for (const ast::Path& path : clause.refs) {
      if (clause.label == Keyword::BY) {
        add_deciding(draft, scenario, path, sink);
      } else if (clause.label == Keyword::MISSING) {
        add_missing(draft, scenario, path, sink);
      } else if (clause.label == Keyword::NOTES) {
        if (const auto note = resolve_word<NoteKind>(Keyword::NOTES, path, sink)) {
          scenario.notes.push_back(*note);
        }
      }
    }
  }
  settle_expectation(draft, scenario, statement, sink);
  settle_findings(draft, scenario, statement, sink);
  check_expectations(scenario, statement, sink);
  return scenario;
}

}  // namespace

void draft_scenarios(Draft& draft, DiagnosticSink& sink) {
  for (const Declaration& declared : draft.declared.scenarios) {
    draft.model.scenarios.push_back(draft_scenario(draft, declared, sink));
  }
}

}  // namespace qingdan::check
