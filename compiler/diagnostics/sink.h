// DiagnosticSink: collects what the phases report. One sink serves one run.
#pragma once

#include <vector>

#include "diagnostics/diagnostic.h"

namespace qingdan::diagnostics {

class DiagnosticSink {
 public:
  // Above this many the rest is only counted.
  static constexpr std::size_t kMaxKept = 1000;

  void add(Diagnostic diagnostic);
  void report(Kind kind, source::Span span, std::vector<Phrase> args = {}, std::vector<Label> labels = {}) {
    add({kind, span, std::move(args), std::move(labels)});
  }

  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] std::size_t errors() const { return errors_; }
  [[nodiscard]] std::size_t warnings() const { return warnings_; }
  // By file, place, code; the same diagnostic at the same place appears once.
  [[nodiscard]] std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> kept_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
};

}  // namespace qingdan::diagnostics
