// Documents and lists.
#include <algorithm>

#include "check/clauses.h"
#include "check/resolve.h"

namespace qingdan::check {
namespace {

using ast::Keyword;
using diagnostics::DiagnosticSink;
using diagnostics::Kind;
using diagnostics::Phrase;

std::optional<Date> date_of(const ast::Statement& statement, Keyword label) {
  const ast::Clause* clause = find_clause(statement, label);
  return clause == nullptr ? std::nullopt : clause->date;
}

void check_date_order(const ast::Statement& statement, Keyword early, Keyword late, DiagnosticSink& sink) {
  const auto first = date_of(statement, early);
  const auto second = date_of(statement, late);
  if (first && second && *second < *first) {
    const ast::Clause* clause = find_clause(statement, late);
    sink.report(Kind::DatesOutOfOrder, clause->span,
                {phrase(late), to_string(*second), phrase(early), to_string(*first)},
                {{find_clause(statement, early)->span, {"较晚的日期", "the later date"}}});
  }
}

void settle_issuers(Draft& draft, model::Document& document, const ast::Statement& statement,
                    DiagnosticSink& sink) {
  const ast::Clause* issuer = find_clause(statement, Keyword::ISSUER);
  document.level = Level::village;
  if (issuer == nullptr) {
    return;
  }
  for (const ast::Path& path : issuer->refs) {
    const auto organ = resolve_organ(draft, path, sink);
    if (!organ || organ->region.is_none()) {
      if (organ) {
        sink.report(Kind::OrganNotDefinite, path.span, {path.text()});
      }
      continue;
    }
    document.issuers.push_back(*organ);
    document.level = std::min(document.level, draft.model.regions[organ->region.index()].level);
    if (organ->region != draft.root) {
      document.regions.push_back(organ->region);
    }
  }
  std::sort(document.issuers.begin(), document.issuers.end());
  document.issuers.erase(std::unique(document.issuers.begin(), document.issuers.end()),
                         document.issuers.end());
  if (document.level == Level::centre) {
    document.regions.clear();
  }
  std::sort(document.regions.begin(), document.regions.end());
  document.regions.erase(std::unique(document.regions.begin(), document.regions.end()),
                         document.regions.end());
}

void settle_dates(model::Document& document, const ast::Statement& statement, DiagnosticSink& sink) {
  document.adopted = date_of(statement, Keyword::ADOPTED);
  document.published = date_of(statement, Keyword::PUBLISHED);
  document.effective = date_of(statement, Keyword::EFFECTIVE);
  document.known_from = date_of(statement, Keyword::KNOWN_FROM);
  if (!document.known_from) {
    document.known_from = document.published ? document.published : document.adopted;
  }
  document.last_day = date_of(statement, Keyword::EXPIRES);
  if (const auto repealed = date_of(statement, Keyword::REPEALED)) {
    const Date before{repealed->days - 1};
    document.last_day = document.last_day ? std::min(*document.last_day, before) : before;
  }
  check_date_order(statement, Keyword::EFFECTIVE, Keyword::EXPIRES, sink);
  check_date_order(statement, Keyword::EFFECTIVE, Keyword::REPEALED, sink);
  check_date_order(statement, Keyword::ADOPTED, Keyword::PUBLISHED, sink);
}

std::string number_of(const ast::Statement& statement) {
  const ast::Clause* number = find_clause(statement, Keyword::NUMBER);
  return number != nullptr && number->text ? number->text->value : std::string();
}

template <class Enum>
Enum word_of(const ast::Statement& statement, Keyword label, Enum otherwise, DiagnosticSink& sink) {
  if (const ast::Clause* clause = find_clause(statement, label)) {
    if (const ast::Path* path = single_ref(*clause, sink)) {
      return resolve_word<Enum>(label, *path, sink).value_or(otherwise);
    }
  }
  return otherwise;
}

void draft_document(Draft& draft, const Declaration& declared, DiagnosticSink& sink) {
  const ast::Statement& statement = *declared.statement;
  model::Document document;
  document.names = declared.names;
  document.title = names_of(statement.title);
  document.number = number_of(statement);
  document.span = statement.name->span;
  document.chain = word_of(statement, Keyword::CHAIN, Chain::state, sink);
  document.rank = word_of(statement, Keyword::RANK, Rank::normative_document, sink);
  settle_issuers(draft, document, statement, sink);
  settle_dates(document, statement, sink);
  document.regions = resolve_area(draft, find_clause(statement, Keyword::IN), document.regions,
                                  phrase(Keyword::ISSUER), sink);
  draft.model.documents.push_back(std::move(document));
}

// `repealed by` without a date: out on the day on which the other document comes in.
void settle_repeal(Draft& draft, std::size_t row, DiagnosticSink& sink) {
  const ast::Statement& statement = *draft.declared.documents[row].statement;
  const ast::Clause* clause = find_clause(statement, Keyword::REPEALED_BY);
  const ast::Path* path = clause == nullptr ? nullptr : single_ref(*clause, sink);
  if (path == nullptr) {
    return;
  }
  model::Document& document = draft.model.documents[row];
  document.repealed_by = resolve_document(draft, *path, sink);
  if (document.repealed_by.is_none() || has_clause(statement, Keyword::REPEALED)) {
    return;
  }
  if (const auto effective = draft.model.documents[document.repealed_by.index()].effective) {
    const Date before{effective->days - 1};
    document.last_day = document.last_day ? std::min(*document.last_day, before) : before;
  }
}

ListKind list_kind(Keyword keyword) {
  return static_cast<ListKind>(static_cast<int>(keyword) - static_cast<int>(Keyword::NEGATIVE_LIST));
}

std::uint32_t own_kinds(ListKind kind) {
  const auto bit = [](MatterKind k) { return 1U << static_cast<unsigned>(k); };
  switch (kind) {
    case ListKind::certificate:
      return bit(MatterKind::certificate);
    case ListKind::plaque:
      return bit(MatterKind::plaque);
    case ListKind::form:
      return bit(MatterKind::form);
    default:
      return 0;
  }
}

void settle_unlisted(Draft& draft, model::List& list, const ast::Statement& statement, DiagnosticSink& sink) {
  const ast::Clause* clause = find_clause(statement, Keyword::UNLISTED);
  if (clause == nullptr || !clause->verdict) {
    return;
  }
  switch (clause->verdict->word) {
    case Keyword::REJECT:
      list.unlisted = Unlisted::reject;
      break;
    case Keyword::REFER:
      list.unlisted = Unlisted::refer;
      for (const ast::Path& path : clause->verdict->refer_to) {
        if (const auto organ = resolve_selector(draft, path, sink)) {
          list.refer_to.push_back(*organ);
        }
      }
      break;
    case Keyword::INCOMPLETE:
      list.unlisted = Unlisted::incomplete;
      break;
    case Keyword::SILENT:
      break;
    default:
      sink.report(Kind::UnknownWord, clause->verdict->span,
                  {phrase(clause->verdict->word), phrase(Keyword::UNLISTED),
                   Phrase("不作规定、拒绝、提请 …、待补正", "silent, reject, refer …, incomplete")});
  }
}

void settle_cover(const Draft& draft, model::List& list, const ast::Statement& statement,
                  DiagnosticSink& sink) {
  if (const ast::Clause* kinds = find_clause(statement, Keyword::KIND)) {
    for (const ast::Path& path : kinds->refs) {
      if (const auto kind = resolve_word<MatterKind>(Keyword::KIND, path, sink)) {
        list.matter_kinds |= 1U << static_cast<unsigned>(*kind);
      }
    }
  } else {
    list.matter_kinds = own_kinds(list.kind);
    if (list.matter_kinds == 0 && list.unlisted != Unlisted::silent) {
      sink.report(Kind::UnlistedNeedsKind, list.span, {list.code});
    }
  }
  if (const ast::Clause* roles = find_clause(statement, Keyword::AS)) {
    for (const ast::Path& path : roles->refs) {
      if (const RoleId role = resolve_role(draft, path, sink); !role.is_none()) {
        list.roles.push_back(role);
      }
    }
    std::sort(list.roles.begin(), list.roles.end());
  }
}

void draft_list(Draft& draft, const Declaration& declared, DiagnosticSink& sink) {
  const ast::Statement& statement = *declared.statement;
  model::List list;
  list.document = DocumentId(declared.above);
  const model::Document& document = draft.model.documents[list.document.index()];
  list.code = declared.code;
  list.address = document.names.first() + "." + list.code;
  list.title = names_of(statement.title);
  list.kind = list_kind(statement.kind);
  list.span = statement.name->span;
  list.regions = resolve_area(draft, find_clause(statement, Keyword::IN), document.regions,
                              phrase(Keyword::DOCUMENT), sink);
  settle_unlisted(draft, list, statement, sink);
  settle_cover(draft, list, statement, sink);
  for (const std::string* name : {&document.names.zh, &document.names.en}) {
    if (!name->empty()) {
      draft.lists.add(*name + "." + list.code, static_cast<std::uint32_t>(draft.model.lists.size()));
    }
  }
  draft.model.lists.push_back(std::move(list));
}

}  // namespace

void draft_documents(Draft& draft, DiagnosticSink& sink) {
  name_rows(draft.declared.documents, draft.documents);
  for (const Declaration& declared : draft.declared.documents) {
    draft_document(draft, declared, sink);
  }
  for (std::size_t row = 0; row < draft.declared.documents.size(); ++row) {
    settle_repeal(draft, row, sink);
  }
  for (const Declaration& declared : draft.declared.lists) {
    draft_list(draft, declared, sink);
  }
}

}  // namespace qingdan::check
