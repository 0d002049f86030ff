#include "check/catalogue.h"

#include <algorithm>

#include "check/clauses.h"
#include "check/hierarchy.h"
#include "check/resolve.h"

namespace qingdan::check {
namespace {

using ast::Keyword;
using diagnostics::DiagnosticSink;
using diagnostics::Kind;

std::optional<Term> term_of(const ast::Statement& statement, DiagnosticSink& sink) {
  const ast::Clause* clause = find_clause(statement, Keyword::TERM);
  const ast::Path* path = clause == nullptr ? nullptr : single_ref(*clause, sink);
  if (path == nullptr) {
    return std::nullopt;
  }
  return resolve_word<Term>(Keyword::TERM, *path, sink);
}

void settle_material_term(Draft& draft, std::uint32_t row, DiagnosticSink& sink) {
  model::Material& material = draft.model.materials[row];
  const ast::Statement& statement = *draft.declared.materials[row].statement;
  if (const auto term = term_of(statement, sink)) {
    material.term = *term;
    if (*term != Term::field && *term != Term::paper) {
      sink.report(Kind::MaterialTerm, find_clause(statement, Keyword::TERM)->span, {material.names.first()});
    }
  } else if (!material.parents.empty()) {
    material.term = draft.model.materials[material.parents.front().index()].term;
  } else if (!has_clause(statement, Keyword::UNDER)) {
    sink.report(Kind::MaterialTerm, material.span, {material.names.first()});
  }
}

// Days of `clauses`, each once, ascending; those outside the calendar are reported.
std::vector<Date> days_of(const model::Calendar& calendar, const ast::Statement& statement, Keyword label,
                          DiagnosticSink& sink) {
  constexpr std::int32_t kLongest = 60;
  std::vector<Date> days;
  for (const ast::Clause* clause : find_clauses(statement, label)) {
    for (const ast::DateSpan& span : clause->spans) {
      if (!span.first || !span.last) {
        continue;
      }
      const bool inside = calendar.first <= *span.first && *span.last <= calendar.last;
      const bool ordered = *span.first <= *span.last;
      if (!inside || !ordered || span.last->days - span.first->days >= kLongest) {
        const diagnostics::Phrase cause =
            !ordered ? diagnostics::Phrase("先后颠倒", "the first is after the last")
            : !inside ? diagnostics::Phrase("不在“施行”与“失效”之间", "outside ‘effective’ to ‘expires’")
                      : diagnostics::Phrase("一段超过六十天", "more than sixty days in one stretch");
        sink.report(Kind::CalendarDays, span.span, {calendar.names.first(), cause});
        continue;
      }
      for (std::int32_t day = span.first->days; day <= span.last->days; ++day) {
        days.push_back(Date{day});
      }
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

void report_clashes(const model::Calendar& calendar, DiagnosticSink& sink) {
  std::vector<Date> both;
  std::set_intersection(calendar.holidays.begin(), calendar.holidays.end(), calendar.makeup_days.begin(),
                        calendar.makeup_days.end(), std::back_inserter(both));
  if (!both.empty()) {
    sink.report(Kind::HolidayAndMakeup, calendar.span, {calendar.names.first(), to_string(both.front())});
  }
}

model::Register draft_register(Draft& draft, const Declaration& d, DiagnosticSink& sink) {
  model::Register row;
  row.names = d.names;
  row.title = names_of(d.statement->title);
  row.span = d.statement->name->span;
  if (const ast::Clause* provides = find_clause(*d.statement, Keyword::PROVIDES)) {
    for (const ast::Path& path : provides->refs) {
      if (path.parts.size() == 1 && !draft.matters.find(path.parts[0].text) &&
          !draft.materials.find(path.parts[0].text)) {
        report_unknown_thing(draft, path, sink);
      } else if (path.parts.size() == 1 && draft.matters.find(path.parts[0].text) &&
                 !draft.materials.find(path.parts[0].text)) {
        row.matters.push_back(resolve_matter(draft, path, sink));
      } else if (const MaterialId id = resolve_material(draft, path, sink); !id.is_none()) {
        row.materials.push_back(id);
      }
    }
    std::sort(row.materials.begin(), row.materials.end());
    std::sort(row.matters.begin(), row.matters.end());
  }
  if (const ast::Clause* live = find_clause(*d.statement, Keyword::LIVE_FROM)) {
    row.live_from = live->date;
  }
  if (const ast::Clause* fresh = find_clause(*d.statement, Keyword::FRESH_FOR)) {
    if (fresh->duration) {
      row.fresh_days = fresh->duration->value;
    }
    row.refreshed = fresh->since_fact ? resolve_fact(draft, *fresh->since_fact, sink) : FactId::none();
    if (!row.refreshed.is_none() && draft.model.facts[row.refreshed.index()].type != Type::date) {
      sink.report(Kind::SinceNotADate, fresh->since_fact->span, {fresh->since_fact->text()});
      row.refreshed = FactId::none();
    }
  }
  return row;
}

}  // namespace

void draft_materials(Draft& draft, DiagnosticSink& sink) {
  const auto& declared = draft.declared.materials;
  name_rows(declared, draft.materials);
  for (const Declaration& d : declared) {
    model::Material material;
    material.names = d.names;
    material.span = d.statement->name->span;
    material.parents = parents_of<MaterialId>(draft, d, resolve_material, sink);
    draft.model.materials.push_back(std::move(material));
  }
  for (std::size_t row = 0; row < declared.size(); ++row) {
    if (const ast::Clause* alias = find_clause(*declared[row].statement, Keyword::ALIAS)) {
      for (const ast::Text& text : alias->texts) {
        if (!draft.materials.add(text.value, static_cast<std::uint32_t>(row))) {
          sink.report(Kind::AliasTaken, text.span, {text.value});
        }
        draft.model.materials[row].aliases.push_back(text.value);
      }
    }
  }
  for (const std::uint32_t row : close_upwards(draft.model.materials, declared, sink)) {
    settle_material_term(draft, row, sink);
  }
}

void draft_sequences(Draft& draft, DiagnosticSink& sink) {
  name_rows(draft.declared.sequences, draft.sequences);
  for (const Declaration& d : draft.declared.sequences) {
    model::Sequence sequence;
    sequence.names = d.names;
    sequence.title = names_of(d.statement->title);
    sequence.span = d.statement->name->span;
    sequence.term = term_of(*d.statement, sink);
    const ast::Clause* absent = find_clause(*d.statement, Keyword::DEFAULT);
    sequence.open = absent == nullptr;
    if (sequence.open != has_clause(*d.statement, Keyword::OPEN)) {
      sink.report(Kind::SequenceOpenOrNone, sequence.span, {sequence.names.first()});
    } else if (absent != nullptr && !absent->none) {
      sink.report(Kind::SequenceOpenOrNone, absent->span, {sequence.names.first()});
    }
    for (const model::Sequence& other : draft.model.sequences) {
      if (sequence.term && other.term == sequence.term) {
        sink.report(Kind::SequenceTermTaken, sequence.span, {sequence.names.first(), other.names.first()},
                    {{other.span, {"先前的序列", "the earlier sequence"}}});
      }
    }
    draft.model.sequences.push_back(std::move(sequence));
  }
}

void draft_registers(Draft& draft, DiagnosticSink& sink) {
  name_rows(draft.declared.registers, draft.registers);
  for (const Declaration& d : draft.declared.registers) {
    model::Register row = draft_register(draft, d, sink);
    row.fact = FactId(draft.model.facts.size());
    model::Fact fact;
    fact.names = row.names;
    fact.title = row.title;
    fact.source = FactSource::register_;
    fact.span = row.span;
    for (const std::string* text : {&fact.names.zh, &fact.names.en}) {
      if (!text->empty() && !draft.facts.add(*text, row.fact.value)) {
        sink.report(Kind::DuplicateDeclaration, row.span, {phrase(Keyword::FACT), *text});
      }
    }
    draft.model.facts.push_back(std::move(fact));
    draft.model.registers.push_back(std::move(row));
  }
}

void draft_calendars(Draft& draft, DiagnosticSink& sink) {
  auto& calendars = draft.model.calendars;
  for (const Declaration& d : draft.declared.calendars) {
    model::Calendar calendar;
    calendar.names = d.names;
    calendar.span = d.statement->name->span;
    const ast::Clause* first = find_clause(*d.statement, Keyword::EFFECTIVE);
    const ast::Clause* last = find_clause(*d.statement, Keyword::EXPIRES);
    if (first == nullptr || last == nullptr || !first->date || !last->date) {
      continue;  // reported with the clauses
    }
    calendar.first = *first->date;
    calendar.last = *last->date;
    constexpr std::int32_t kMostDays = 3660;  // ten years
    if (calendar.last < calendar.first || calendar.last.days - calendar.first.days > kMostDays) {
      const diagnostics::Phrase cause =
          calendar.last < calendar.first
              ? diagnostics::Phrase("“失效”早于“施行”", "‘expires’ is before ‘effective’")
              : diagnostics::Phrase("超过十年", "more than ten years");
      sink.report(Kind::CalendarDays, last->span, {calendar.names.first(), cause});
      continue;
    }
    calendar.holidays = days_of(calendar, *d.statement, Keyword::HOLIDAYS, sink);
    calendar.makeup_days = days_of(calendar, *d.statement, Keyword::MAKEUP_DAYS, sink);
    report_clashes(calendar, sink);
    calendars.push_back(std::move(calendar));
  }
  std::sort(calendars.begin(), calendars.end(),
            [](const model::Calendar& a, const model::Calendar& b) { return a.first < b.first; });
  for (std::size_t i = 1; i < calendars.size(); ++i) {
    if (calendars[i].first <= calendars[i - 1].last) {
      sink.report(Kind::CalendarsOverlap, calendars[i].span,
                  {calendars[i].names.first(), calendars[i - 1].names.first()},
                  {{calendars[i - 1].span, {"另一部日历", "the other calendar"}}});
    }
  }
}

}  // namespace qingdan::check
