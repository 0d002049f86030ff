#include "reference/outcomes.h"

#include <map>

#include "reference/lines.h"

namespace qingdan::reference {
namespace {

using model::Norm;

// Calls visit(norm, place, present) wherever a norm is judged.
template <class Visit>
void each_place(Question& question, Visit visit) {
  for (std::size_t part = 0; part < question.parts().size(); ++part) {
    for (std::size_t i = 0; i < question.model().norms.size(); ++i) {
      for (const Place place : question.places(i, part)) {
        visit(i, place, question.parts()[part].present);
      }
    }
  }
}

// One thing said several times is said once, as certainly as anywhere. What is false is not said.
template <class Thing>
class Said {
 public:
  void add(Thing thing, Truth truth) {
    thing.truth = Truth::yes;
    truths_[thing] |= truth;
  }
  [[nodiscard]] std::set<Thing> all() const {
    std::set<Thing> things;
    for (const auto& [one, truth] : truths_) {
      Thing thing = one;
      thing.truth = truth;
      if (truth != Truth::no) {
        things.insert(thing);
      }
    }
    return things;
  }

 private:
  std::map<Thing, Truth> truths_;
};

// A standing duty, not met, whose last day was before the event date.
Reasoned neglected(Question& question, std::size_t index, Place place) {
  const Norm& norm = question.model().norms[index];
  const std::optional<Date> due = question.due(index, place);
  const std::optional<Date> today = question.request().date;
  if (norm.done.is_none() || !due || !today || *due >= *today) {
    return certainly(false);
  }
  return question.stands(index, place) & !question.done(index, place);
}

}  // namespace

std::set<Substitute> substitutes_of(Question& question) {
  std::set<Substitute> found;
  each_place(question, [&](std::size_t index, Place place, const Reasoned& present) {
    const Norm& norm = question.model().norms[index];
    if (is_ban(norm.mode) && (present & says(question, index, place, Line::banned)).truth == Truth::yes) {
      found.insert(norm.substitutes.begin(), norm.substitutes.end());
    }
  });
  return found;
}

std::set<Duty> duties_of(Question& question) {
  Said<Duty> duties;
  each_place(question, [&](std::size_t index, Place place, const Reasoned& present) {
    const Norm& norm = question.model().norms[index];
    if (norm.mode == Mode::oblige) {
      duties.add({norm.item, norm.duty, question.due(index, place), Truth::yes},
                 (present & question.stands(index, place)).truth);
    }
  });
  return duties.all();
}

std::set<Finding> findings_of(Question& question) {
  Said<Finding> findings;
  each_place(question, [&](std::size_t index, Place place, const Reasoned& present) {
    const Norm& norm = question.model().norms[index];
    const bool is_duty = norm.mode == Mode::oblige && question.request().observation;
    if (norm.mode == Mode::find || is_duty) {
      const Reasoned found = is_duty ? neglected(question, index, place) : question.stands(index, place);
      findings.add({norm.item, question.against(index, place), place.sequence, place.row, Truth::yes},
                   (present & found).truth);
    }
  });
  return findings.all();
}

}  // namespace qingdan::reference
