// Reporter: hands the syntax errors of one file to the sink, at most so many, and remembers where they
// were, so that one slip is not reported twice in other words.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "diagnostics/sink.h"
#include "source/source.h"

namespace qingdan::parse {

class Reporter {
 public:
  Reporter(diagnostics::DiagnosticSink& sink, std::size_t limit) : sink_(sink), limit_(limit) {}

  void report(diagnostics::Kind kind, source::Span span, std::vector<diagnostics::Phrase> args = {},
              std::vector<diagnostics::Label> labels = {});

  // An error, not a warning, was reported.
  [[nodiscard]] bool has_errors() const { return !places_.empty(); }
  // An error was reported that begins in bytes [begin, end).
  [[nodiscard]] bool has_error_in(std::uint32_t begin, std::uint32_t end) const;

 private:
  diagnostics::DiagnosticSink& sink_;
  std::size_t limit_;
  std::vector<std::uint32_t> places_;
};

}  // namespace qingdan::parse
