#include "property/random_case.h"

#include <rapidcheck/shrinkable/Create.h>

#include <optional>
#include <ostream>
#include <utility>

#include "property/describe.h"
#include "property/random_policy.h"
#include "property/random_request.h"
#include "property/shrink.h"

namespace qingdan::property {
namespace {

Case draw(Random random, std::size_t questions) {
  Case drawn{nullptr, {}, random.split()};
  std::optional<Compiled> compiled = compile_what_is_lawful(random_policy(random));
  if (!compiled) {
    return drawn;
  }
  drawn.lawful = std::make_shared<const Compiled>(std::move(*compiled));
  for (std::size_t i = 0; i < questions; ++i) {
    Random further = random.split();
    drawn.questions.push_back({random_request(random, drawn.compiled().model()), further});
  }
  return drawn;
}

}  // namespace

rc::Gen<Case> random_cases(std::size_t questions) {
  return [questions](const rc::Random& random, int /*size*/) {
    return rc::shrinkable::shrinkRecur(draw(Random(random), questions), smaller_cases);
  };
}

void showValue(const Case& shown, std::ostream& out) {
  if (shown.lawful == nullptr) {
    out << "a policy that does not compile\n";
    return;
  }
  out << "---- policy ----\n" << text_of(shown.compiled().policy);
  for (const Question& question : shown.questions) {
    out << "---- request ----\n" << describe(shown.compiled().model(), question.request);
  }
}

}  // namespace qingdan::property
