#include "diagnostics/sink.h"

#include <algorithm>
#include <tuple>

namespace qingdan::diagnostics {
namespace {

auto order(const Diagnostic& diagnostic) { return std::tuple(diagnostic.span, info(diagnostic.kind).code); }

bool says_the_same(const Diagnostic& a, const Diagnostic& b) {
  const auto same_phrase = [](const Phrase& x, const Phrase& y) { return x.zh == y.zh && x.en == y.en; };
  return a.kind == b.kind && a.span == b.span &&
         std::equal(a.args.begin(), a.args.end(), b.args.begin(), b.args.end(), same_phrase);
}

}  // namespace

void DiagnosticSink::add(Diagnostic diagnostic) {
  (info(diagnostic.kind).severity == Severity::error ? errors_ : warnings_) += 1;
  if (kept_.size() < kMaxKept) {
    kept_.push_back(std::move(diagnostic));
  }
}

std::vector<Diagnostic> DiagnosticSink::sorted() const {
  std::vector<Diagnostic> result = kept_;
  std::stable_sort(result.begin(), result.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return order(a) < order(b); });
  std::vector<Diagnostic> unique;
  for (Diagnostic& diagnostic : result) {
    // Repetitions stand close together: same place, same code.
    auto earlier = unique.rbegin();
    while (earlier != unique.rend() && order(*earlier) == order(diagnostic) &&
           !says_the_same(*earlier, diagnostic)) {
      ++earlier;
    }
    if (earlier == unique.rend() || order(*earlier) != order(diagnostic)) {
      unique.push_back(std::move(diagnostic));
    }
  }
  return unique;
}

}  // namespace qingdan::diagnostics
