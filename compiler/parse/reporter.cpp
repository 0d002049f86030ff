#include "parse/reporter.h"

#include <algorithm>

namespace qingdan::parse {

using diagnostics::Kind;

void Reporter::report(Kind kind, source::Span span, std::vector<diagnostics::Phrase> args,
                      std::vector<diagnostics::Label> labels) {
  if (diagnostics::info(kind).severity == diagnostics::Severity::warning) {
    sink_.report(kind, span, std::move(args), std::move(labels));
    return;
  }
  places_.push_back(span.begin);
  if (places_.size() <= limit_) {
    sink_.report(kind, span, std::move(args), std::move(labels));
  } else if (places_.size() == limit_ + 1) {
    sink_.report(Kind::TooManyErrors, span, {std::to_string(limit_)});
  }
}

bool Reporter::has_error_in(std::uint32_t begin, std::uint32_t end) const {
  return std::any_of(places_.begin(), places_.end(),
                     [begin, end](std::uint32_t place) { return place >= begin && place < end; });
}

}  // namespace qingdan::parse
