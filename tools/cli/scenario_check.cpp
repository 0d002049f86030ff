#include "cli/scenario_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "qingdan/decide.h"
#include "qingdan/explain.h"
#include "wire/describe.h"
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
    compare_duties();
    compare_findings();
    compare_substitutes();
    compare_notes();
    return std::move(differences_);
  }

 private:
  template <class... Args>
  void note(Words words, const Args&... args) {
    differences_.push_back(fmt::format(fmt::runtime(in(words)), args...));
  }

  void compare_verdict() {
    if (scenario_.has_expected && decision_.observation) {
      note({"预期“{}”,但这是情况,不作判定", "expected ‘{}’, but an observation has no verdict"},
           name(scenario_.expected, language_));
    } else if (scenario_.has_expected && scenario_.expected != decision_.verdict) {
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
        note_not_deciding(address(item));
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
        return m.kind == expected.kind && m.fact == expected.fact && m.sequence == expected.sequence;
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

  // A duty that only may follow is none.
  void compare_duties() {
    for (const ItemId item : scenario_.duties) {
      const auto is_it = [&](const Duty& duty) { return duty.item == item && duty.truth == Truth::yes; };
      if (any(decision_.duties, is_it)) continue;
      const auto described = [&](const Duty& duty) {
        return as_sure(std::string(address(duty.item)), duty.truth);
      };
      note({"预期有 {} 的附带义务,实有:{}", "expected the duty of {}, got: {}"}, address(item),
           joined(decision_.duties, described));
    }
  }

  void compare_notes() {
    for (const NoteKind expected : scenario_.notes) {
      const auto is_it = [&](const Note& one) { return one.kind == expected; };
      if (std::none_of(decision_.notes.begin(), decision_.notes.end(), is_it)) {
        note({"没有注明“{}”", "‘{}’ is not remarked"}, name(expected, language_));
      }
    }
  }

  // An item that only may have found something has found nothing; but where nothing is to be found, no
  // item may.
  void compare_findings() {
    const auto described = [&](const Finding& finding) { return finding_text(finding); };
    for (const ItemId item : scenario_.findings) {
      const auto is_it = [&](const Finding& finding) {
        return finding.item == item && finding.truth == Truth::yes;
      };
      if (!any(decision_.findings, is_it)) {
        note({"预期发现 {},实际发现:{}", "expected the finding {}, got: {}"}, address(item),
             joined(decision_.findings, described));
      } else if (scenario_.against) {
        compare_against(item, *scenario_.against);
      }
    }
    if (scenario_.no_finding && !decision_.findings.empty()) {
      note({"预期没有发现,实际发现:{}", "expected no finding, got: {}"},
           joined(decision_.findings, described));
    }
  }

  void compare_against(ItemId item, Organ against) {
    std::vector<Finding> found;
    for (const Finding& finding : decision_.findings) {
      if (finding.item == item && finding.truth == Truth::yes) found.push_back(finding);
    }
    if (any(found, [&](const Finding& finding) { return finding.against == against; })) return;
    note({"{} 预期针对 {},实为针对:{}", "{} was expected against {}, got: {}"}, address(item),
         program_.organ_name(against, language_),
         joined(found, [&](const Finding& finding) { return organ_text(finding.against); }));
  }

  void compare_substitutes() {
    const auto named = [&](const Substitute& substitute) {
      return wire::substitute_name(program_, substitute, language_);
    };
    for (const Substitute& expected : scenario_.substitutes) {
      if (any(decision_.substitutes, [&](const Substitute& one) { return one == expected; })) continue;
      note({"预期可改用“{}”,实有:{}", "expected the substitute ‘{}’, got: {}"}, named(expected),
           joined(decision_.substitutes, named));
    }
  }

  [[nodiscard]] std::string finding_text(const Finding& finding) const {
    const std::string text = fmt::format(fmt::runtime(in({"{} 针对 {}", "{} against {}"})),
                                         address(finding.item), organ_text(finding.against));
    return as_sure(text, finding.truth);
  }

  [[nodiscard]] std::string organ_text(Organ organ) const {
    return organ.kind.is_none() ? std::string(in({"不明的机关", "an unknown body"}))
                                : program_.organ_name(organ, language_);
  }

  [[nodiscard]] std::string as_sure(std::string text, Truth truth) const {
    return truth == Truth::yes ? text : text.append(in({"(只是可能)", " (possibly)"}));
  }

  // Each entry once, in its own order; a word where there is none.
  template <class Entries, class Describe>
  [[nodiscard]] std::string joined(const Entries& entries, Describe describe) const {
    std::vector<std::string> texts;
    for (const auto& entry : entries) {
      std::string text = describe(entry);
      if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
    }
    return texts.empty() ? std::string(in({"无", "none"}))
                         : fmt::format("{}", fmt::join(texts, in({"、", ", "})));
  }

  template <class Entries, class Is>
  static bool any(const Entries& entries, Is is_it) {
    return std::any_of(entries.begin(), entries.end(), is_it);
  }

  [[nodiscard]] std::string_view in(Words words) const { return words.in(language_); }
  [[nodiscard]] std::string_view address(ItemId item) const {
    return program_.text(program_.items()[item.index()].address);
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

std::vector<std::string> differences(const Program& program, const model::Scenario& scenario,
                                     const Decision& decision, Language language) {
  return Comparison(program, scenario, decision, language).differences();
}

ScenarioResult play(const Program& program, const model::Scenario& scenario, Language language) {
  DecideOptions options;
  options.remedies = false;
  const Decision decision = decide(program, scenario.request, options);
  ScenarioResult result{differences(program, scenario, decision, language), ""};
  if (!result.passed()) result.explanation = explain(program, scenario.request, decision, language);
  return result;
}

}  // namespace qingdan::cli
