#include "property/cases.h"

#include <cstdlib>
#include <sstream>
#include <string>

namespace qingdan::property {
namespace {

namespace rapid = rc::detail;

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

std::uint64_t case_count() { return setting("QINGDAN_PROPERTY_CASES", 200); }

// RapidCheck reads its environment once, and takes a seed of its own if that gives none.
const rapid::Configuration& configuration() {
  const std::string seed = "seed=" + std::to_string(setting("QINGDAN_PROPERTY_SEED", 1));
  setenv("RC_PARAMS", seed.c_str(), 0);
  return rapid::configuration();
}

// RapidCheck finds the failures to be repeated by this name.
rapid::TestMetadata this_test() {
  const testing::TestInfo& info = *testing::UnitTest::GetInstance()->current_test_info();
  return {std::string(info.test_suite_name()) + "/" + info.name(), info.name()};
}

}  // namespace

bool should_have_reached_all() { return case_count() >= 200 && !testing::Test::HasFailure(); }

void for_random_cases(int percent, std::size_t questions, const std::function<void(const Case&)>& check) {
  const std::uint64_t count = case_count() * static_cast<std::uint64_t>(percent) / 100;
  const rc::Gen<Case> cases = random_cases(questions);
  std::uint64_t lawful = 0;
  rapid::TestParams params = configuration().testParams;
  params.maxSuccess = static_cast<int>(count);
  const rapid::TestResult result = rapid::checkTestable(
      [&] {
        const Case drawn = *cases;
        if (drawn.lawful != nullptr) {
          ++lawful;
          check(drawn);
        }
      },
      this_test(), params);
  if (!result.is<rapid::SuccessResult>()) {
    std::ostringstream report;
    rapid::printResultMessage(result, report);
    FAIL() << report.str();
  }
  testing::Test::RecordProperty("lawful policies", static_cast<int>(lawful));
  EXPECT_GE(lawful * 10, count * 8) << "too many random policies do not compile";
}

}  // namespace qingdan::property
