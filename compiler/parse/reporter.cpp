#include "parse/reporter.h"

#include <algorithm>
#include <string>

#include "parse/characters.h"

namespace qingdan::parse {
namespace {

using diagnostics::Kind;

void cut(std::string& text) {
  constexpr std::size_t kCharacters = 80;
  std::size_t end = 0;
  for (std::size_t count = 0; count < kCharacters && end < text.size(); ++count) {
    end += first_character(std::string_view(text).substr(end)).size;
  }
  if (end < text.size()) {
    text = text.substr(0, end) + "…";
  }
}

}  // namespace

void Reporter::report(Kind kind, source::Span span, std::vector<diagnostics::Phrase> args) {
  if (diagnostics::info(kind).severity == diagnostics::Severity::error) {
    ++errors_;
    if (is_full()) {
      return;
    }
    places_.push_back(span.begin);
  }
  for (diagnostics::Phrase& phrase : args) {
    if (phrase.zh == phrase.en) {
      cut(phrase.zh);
      cut(phrase.en);
    }
  }
  sink_.report(kind, span, std::move(args));
}

bool Reporter::has_error_in(std::uint32_t begin, std::uint32_t end) const {
  return std::any_of(places_.begin(), places_.end(),
                     [begin, end](std::uint32_t place) { return place >= begin && place < end; });
}

void Reporter::finish(source::Span place) {
  if (is_full()) {
    sink_.report(Kind::TooManyErrors, place, {std::to_string(limit_)});
  }
}

}  // namespace qingdan::parse
