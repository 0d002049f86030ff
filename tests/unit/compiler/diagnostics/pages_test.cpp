#include "diagnostics/pages.h"

#include <gtest/gtest.h>

#include "diagnostics/diagnostic.h"

namespace qingdan::diagnostics {
namespace {

TEST(Pages, every_code_has_one_in_both_languages) {
  for (const Kind kind : all_kinds()) {
    const std::string_view code = info(kind).code;
    for (const Language language : {Language::zh, Language::en}) {
      ASSERT_TRUE(page(code, language)) << code;
      EXPECT_NE(page(code, language)->find(code), std::string_view::npos) << code;
    }
  }
}

TEST(Pages, an_unknown_code_has_none) { EXPECT_FALSE(page("QD9999", Language::zh)); }

}  // namespace
}  // namespace qingdan::diagnostics
