// A rule file given as text, read for a test.
#pragma once

#include <string>
#include <utility>

#include "ast/ast.h"
#include "diagnostics/render.h"
#include "diagnostics/sink.h"
#include "parse/parse.h"
#include "source/source.h"

namespace qingdan {

struct ReadText {
  source::SourceSet sources;
  diagnostics::DiagnosticSink sink;
  ast::File file;

  explicit ReadText(std::string text, const parse::Limits& limits = {}) {
    if (const auto source = parse::add_source(sources, "甲县.qd", std::move(text), sink, limits)) {
      file = parse::parse(sources, *source, sink, limits);
    }
  }

  // "QD0107 除非经" for each diagnostic, with the text it points at.
  [[nodiscard]] std::string summary() const {
    std::string lines;
    for (const diagnostics::Diagnostic& diagnostic : sink.sorted()) {
      lines.append(diagnostics::info(diagnostic.kind).code).append(" ");
      lines.append(sources.text(diagnostic.span)).append("\n");
    }
    return lines;
  }

  [[nodiscard]] std::string rendered(Language language) const {
    std::string text;
    for (const diagnostics::Diagnostic& diagnostic : sink.sorted()) {
      text += diagnostics::render(diagnostic, sources, {language});
    }
    return text;
  }

  [[nodiscard]] const ast::Clause& clause(std::size_t statement, std::size_t index) const {
    return file.statements.at(statement).clauses.at(index);
  }
};

}  // namespace qingdan
