// Reporter: hands the syntax errors of one file to the sink, at most so many, and remembers where they
// were, so that one slip is not reported twice in other words.
#pragma once

#include <cstddef>
#include <vector>

#include "diagnostics/sink.h"
#include "source/source.h"

namespace qingdan::parse {

class Reporter {
 public:
  Reporter(diagnostics::DiagnosticSink& sink, std::size_t limit) : sink_(sink), limit_(limit) {}

  // Long quotations from the file are cut.
  void report(diagnostics::Kind kind, source::Span span, std::vector<diagnostics::Phrase> args = {});

  // An error, not a warning, was reported.
  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  // Further errors are not shown.
  [[nodiscard]] bool is_full() const { return errors_ > limit_; }
  // An error was reported that begins in bytes [begin, end).
  [[nodiscard]] bool has_error_in(std::uint32_t begin, std::uint32_t end) const;
  // Says so if errors were left out; `place` is the end of the file.
  void finish(source::Span place);

 private:
  diagnostics::DiagnosticSink& sink_;
  std::size_t limit_;
  std::size_t errors_ = 0;
  std::vector<std::uint32_t> places_;  // of the errors shown
};

}  // namespace qingdan::parse
