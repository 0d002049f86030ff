#include "cli/scenario_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "qingdan/decide.h"
#include "qingdan/explain.h"
#include "wire/words.h"

namespace qingdan::cli {
namespace {

// Compares one decision with what its scenario expects.
class Comparison {
 public:
  Comparison(const Program& program, const model::Scenario& scenario, const Decision& decision,
             Language language)
      : program_(program), scenario_(scenario), decision_(decision), language_(language) {}

  [[nodiscard]] std::vector<std::string> differences() {
    compare_verdict();
    compare_deciding();
    compare_missing();
    return std::move(differences_);
  }

 private:
  template <class... Args>
  void note(Words words, const Args&... args) {
    differences_.push_back(fmt::format(fmt::runtime(words.in(language_)), args...));
  }

  void compare_verdict() {
    if (scenario_.has_expected && scenario_.expected != decision_.verdict) {
      note({"预期“{}”,实为“{}”", "expected ‘{}’, got ‘{}’"}, name(scenario_.expected, language_),
           name(decision_.verdict, language_));
    }
    for (const OrganSelector& selector : scenario_.refer_to) {
      const auto is_it = [&](Organ organ) { return matches(organ, selector); };
      if (std::none_of(decision_.refer_to.begin(), decision_.refer_to.end(), is_it)) {
        note({"没有提请 {}", "not referred to {}"}, program_.selector_name(selector, language_));
      }
    }
  }

  void compare_deciding() {
    const auto decides = [&](const auto& is_it) {
      return std::any_of(decision_.deciding.begin(), decision_.deciding.end(), is_it);
    };
    for (const ItemId item : scenario_.by_items) {
      if (!decides([&](const Deciding& deciding) { return deciding.item == item; })) {
        note_not_deciding(program_.text(program_.items()[item.index()].address));
      }
    }
    for (const ListId list : scenario_.by_lists) {
      if (!decides([&](const Deciding& deciding) { return deciding.list == list; })) {
        note_not_deciding(program_.text(program_.lists()[list.index()].address));
      }
    }
  }

  void note_not_deciding(std::string_view address) {
    note({"{} 没有起决定作用", "{} is not among the deciding items"}, address);
  }

  void compare_missing() {
    const auto& missing = decision_.missing;
    for (const MissingFact& expected : scenario_.missing) {
      const auto is_it = [&](const MissingFact& m) {
        return m.kind == expected.kind && m.fact == expected.fact;
      };
      if (std::none_of(missing.begin(), missing.end(), is_it)) {
        note_not_missing(missing_name(program_, expected, language_));
      }
    }
    for (const OrganSelector& selector : scenario_.missing_approvals) {
      const auto is_it = [&](const MissingFact& m) {
        return m.kind == Missing::approval && matches(m.organ, selector);
      };
      if (std::none_of(missing.begin(), missing.end(), is_it)) {
        note_not_missing(program_.selector_name(selector, language_));
      }
    }
  }

  void note_not_missing(std::string_view what) {
    note({"缺少的之中没有“{}”", "‘{}’ is not among what is missing"}, what);
  }

  [[nodiscard]] bool matches(Organ organ, const OrganSelector& selector) const {
    if (!selector.kind.is_none() && !program_.is_under(organ.kind, selector.kind)) return false;
    if (!selector.region.is_none()) return organ.region == selector.region;
    if (selector.level == kAny) return true;
    return organ.region ==
           program_.ancestor_at(scenario_.request.village, static_cast<Level>(selector.level));
  }

  const Program& program_;
  const model::Scenario& scenario_;
  const Decision& decision_;
  Language language_;
  std::vector<std::string> differences_;
};

}  // namespace

ScenarioResult play(const Program& program, const model::Scenario& scenario, Language language) {
  DecideOptions options;
  options.remedies = false;
  const Decision decision = decide(program, scenario.request, options);
  ScenarioResult result{Comparison(program, scenario, decision, language).differences(), ""};
  if (!result.passed()) result.explanation = explain(program, scenario.request, decision, language);
  return result;
}

}  // namespace qingdan::cli
