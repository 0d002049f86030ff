#include "check/collect.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "check/clauses.h"

namespace qingdan::check {
namespace {

using ast::Keyword;
using diagnostics::Kind;

constexpr std::uint32_t kNone = Id<void>::kNone;

// A statement with the rows, before sorting, of what stands above it.
struct Found {
  Declaration declaration;
  std::uint32_t document = kNone;
  std::uint32_t list = kNone;
};

struct FoundAll {
  std::map<Keyword, std::vector<Found>> by_kind;  // all lists under NEGATIVE_LIST
};

Keyword kind_of(const ast::Statement& statement) {
  if (statement.kind == Keyword::CERTIFICATE || statement.kind == Keyword::SERVICE) {
    return Keyword::ITEM;
  }
  return is_list(statement.kind) ? Keyword::NEGATIVE_LIST : statement.kind;
}

// A national tree has too many statements for rows that grow by moving.
void make_room(const std::vector<ast::File>& files, FoundAll& all) {
  std::vector<std::size_t> counts(ast::keyword_count());
  for (const ast::File& file : files) {
    for (const ast::Statement& statement : file.statements) {
      ++counts[static_cast<std::size_t>(kind_of(statement))];
    }
  }
  for (std::size_t kind = 0; kind < counts.size(); ++kind) {
    if (counts[kind] > 0) {
      all.by_kind[static_cast<Keyword>(kind)].reserve(counts[kind]);
    }
  }
}

void add_member(std::vector<Found>& items, std::uint32_t service, const ast::Statement& statement,
                diagnostics::DiagnosticSink& sink) {
  if (service == kNone) {
    sink.report(Kind::MemberWithoutService, statement.name->span, {statement.name->first.text});
  } else {
    items[service].declaration.members.push_back(&statement);
  }
}

void find_in(const ast::File& file, FoundAll& all, diagnostics::DiagnosticSink& sink) {
  std::uint32_t document = kNone;
  std::uint32_t list = kNone;
  std::uint32_t service = kNone;  // whose members follow
  for (const ast::Statement& statement : file.statements) {
    if (!statement.name) {
      continue;  // the parser has said so
    }
    check_clauses(statement, sink);
    if (statement.kind == Keyword::MEMBER) {
      add_member(all.by_kind[Keyword::ITEM], service, statement, sink);
      continue;
    }
    service = kNone;
    Found found;
    found.declaration.statement = &statement;
    found.declaration.file = &file;
    found.declaration.code = statement.name->first.text;
    found.document = document;
    found.list = list;
    const Keyword kind = kind_of(statement);
    if (kind != Keyword::NEGATIVE_LIST && kind != Keyword::ITEM && kind != Keyword::SCENARIO) {
      found.declaration.names = names_of(*statement.name);
    }
    if (kind == Keyword::NEGATIVE_LIST && document == kNone) {
      sink.report(Kind::ListWithoutDocument, statement.name->span, {found.declaration.code});
      continue;
    }
    if (kind == Keyword::ITEM && list == kNone) {
      sink.report(Kind::ItemWithoutList, statement.name->span, {found.declaration.code});
      continue;
    }
    std::vector<Found>& same = all.by_kind[kind];
    if (kind == Keyword::DOCUMENT) {
      document = static_cast<std::uint32_t>(same.size());
      list = kNone;
    } else if (kind == Keyword::NEGATIVE_LIST) {
      list = static_cast<std::uint32_t>(same.size());
    }
    if (statement.kind == Keyword::SERVICE) {
      service = static_cast<std::uint32_t>(same.size());
    }
    same.push_back(std::move(found));
  }
}

void report_duplicate(const Declaration& again, const Declaration& first, diagnostics::DiagnosticSink& sink) {
  sink.report(Kind::DuplicateDeclaration, again.statement->name->span,
              {phrase(again.statement->kind), again.statement->name->first.text},
              {{first.statement->name->span, {"先前的声明", "the earlier declaration"}}});
}

// Sorts by first name and drops repeated ones. Gives the new row of each old one.
std::vector<std::uint32_t> settle(std::vector<Found>& found, std::vector<Declaration>& out,
                                  diagnostics::DiagnosticSink& sink) {
  std::vector<std::uint32_t> order(found.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return found[a].declaration.names.first() < found[b].declaration.names.first();
  });
  std::unordered_map<std::string_view, std::uint32_t> seen;  // of texts in `found`
  seen.reserve(found.size() * 2);
  std::vector<std::uint32_t> rows(found.size(), kNone);
  out.reserve(found.size());
  for (const std::uint32_t old : order) {
    const Declaration& declaration = found[old].declaration;
    std::uint32_t first = kNone;
    for (const std::string* name : {&declaration.names.zh, &declaration.names.en}) {
      if (const auto place = seen.find(*name); !name->empty() && place != seen.end()) {
        first = place->second;
      }
    }
    if (first != kNone) {
      report_duplicate(declaration, out[first], sink);
      rows[old] = first;
      continue;
    }
    rows[old] = static_cast<std::uint32_t>(out.size());
    for (const std::string* name : {&declaration.names.zh, &declaration.names.en}) {
      if (!name->empty()) {
        seen.emplace(*name, rows[old]);
      }
    }
    out.push_back(declaration);
  }
  return rows;
}

// Lists and items are told apart by what stands above them and their code.
std::vector<std::uint32_t> settle_below(std::vector<Found>& found, std::uint32_t Found::*above,
                                        const std::vector<std::uint32_t>& rows_above,
                                        std::vector<Declaration>& out, diagnostics::DiagnosticSink& sink) {
  std::vector<std::uint32_t> order(found.size());
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    found[i].declaration.above = rows_above[found[i].*above];
    order[i] = i;
  }
  const auto key = [&](std::uint32_t i) {
    return std::tie(found[i].declaration.above, found[i].declaration.code);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  std::vector<std::uint32_t> rows(found.size(), kNone);
  out.reserve(found.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    Found& same = found[order[i]];
    if (!out.empty() && std::tie(same.declaration.above, same.declaration.code) ==
                            std::tie(out.back().above, out.back().code)) {
      report_duplicate(same.declaration, out.back(), sink);
    } else {
      out.push_back(std::move(same.declaration));
    }
    rows[order[i]] = static_cast<std::uint32_t>(out.size() - 1);
  }
  return rows;
}

void collect_scenarios(std::vector<Found>& found, std::vector<Declaration>& out,
                       diagnostics::DiagnosticSink& sink) {
  std::map<std::pair<const ast::File*, std::string>, const ast::Statement*> seen;
  for (Found& f : found) {
    const auto [place, added] =
        seen.emplace(std::pair{f.declaration.file, f.declaration.code}, f.declaration.statement);
    if (!added) {
      sink.report(Kind::DuplicateScenario, f.declaration.statement->name->span, {f.declaration.code},
                  {{place->second->name->span, {"先前的场景", "the earlier scenario"}}});
    } else {
      out.push_back(std::move(f.declaration));
    }
  }
}

}  // namespace

void name_rows(const std::vector<Declaration>& declared, NameTable& table) {
  for (std::size_t row = 0; row < declared.size(); ++row) {
    for (const std::string* text : {&declared[row].names.zh, &declared[row].names.en}) {
      if (!text->empty()) {
        table.add(*text, static_cast<std::uint32_t>(row));  // repeats are gone already
      }
    }
  }
}

Collected collect(const std::vector<ast::File>& files, diagnostics::DiagnosticSink& sink) {
  FoundAll all;
  make_room(files, all);
  for (const ast::File& file : files) {
    find_in(file, all, sink);
  }
  Collected collected;
  settle(all.by_kind[Keyword::REGION], collected.regions, sink);
  settle(all.by_kind[Keyword::ORGAN], collected.organs, sink);
  settle(all.by_kind[Keyword::ROLE], collected.roles, sink);
  settle(all.by_kind[Keyword::MATTER], collected.matters, sink);
  settle(all.by_kind[Keyword::SEQUENCE], collected.sequences, sink);
  settle(all.by_kind[Keyword::MATERIAL], collected.materials, sink);
  settle(all.by_kind[Keyword::REGISTER], collected.registers, sink);
  settle(all.by_kind[Keyword::CALENDAR], collected.calendars, sink);
  settle(all.by_kind[Keyword::FACT], collected.facts, sink);
  settle(all.by_kind[Keyword::DEFINE], collected.defines, sink);
  const auto documents = settle(all.by_kind[Keyword::DOCUMENT], collected.documents, sink);
  const auto lists =
      settle_below(all.by_kind[Keyword::NEGATIVE_LIST], &Found::document, documents, collected.lists, sink);
  settle_below(all.by_kind[Keyword::ITEM], &Found::list, lists, collected.items, sink);
  collect_scenarios(all.by_kind[Keyword::SCENARIO], collected.scenarios, sink);
  return collected;
}

}  // namespace qingdan::check
