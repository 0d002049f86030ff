// Collect: every statement into its kind, in the byte order of first names, duplicates reported. Lists
// find the document above them, items their list (certificates and services are items), members their
// service.
#pragma once

#include <vector>

#include "ast/ast.h"
#include "check/names.h"
#include "diagnostics/sink.h"
#include "model/model.h"

namespace qingdan::check {

struct Declaration {
  const ast::Statement* statement = nullptr;
  const ast::File* file = nullptr;
  model::Names names;                          // but of lists, items and scenarios:
  std::string code;                            // as written
  std::uint32_t above = Id<void>::kNone;       // row of a list's document, an item's list
  std::vector<const ast::Statement*> members;  // of a service
  const ast::Clause* mode = nullptr;  // of an item, once it is settled: the clause that says its mode
};

struct Collected {
  // Lists stand by their document, items by their list, both then by their code.
  std::vector<Declaration> regions, organs, roles, matters, sequences, materials, registers, calendars, facts,
      defines, documents, lists, items, scenarios;
};

// Both names of each declaration mean its row.
void name_rows(const std::vector<Declaration>& declared, NameTable& table);

[[nodiscard]] Collected collect(const std::vector<ast::File>& files, diagnostics::DiagnosticSink& sink);

}  // namespace qingdan::check
