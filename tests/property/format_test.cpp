// Formatting settles: doing it twice changes nothing, going to the other language and back gives the same
// bytes, and no spelling changes the meaning.
#include "format/format.h"

#include "property/cases.h"

namespace qingdan::property {
namespace {

std::optional<std::string> formatted(const std::string& text, std::optional<Language> keywords) {
  const source::SourceSet sources = sources_of({text});
  diagnostics::DiagnosticSink sink;
  return format::format(sources, 0, {keywords}, sink);
}

TEST(Format, settles_and_keeps_the_meaning) {
  for_random_policies(15, [&](const Compiled& compiled, Random& /*random*/) {
    const std::string text = text_of(compiled.policy);
    const auto kept = formatted(text, std::nullopt);
    const auto zh = formatted(text, Language::zh);
    const auto en = formatted(text, Language::en);
    ASSERT_TRUE(kept && zh && en) << text;
    EXPECT_EQ(formatted(*kept, std::nullopt), kept) << text;
    EXPECT_EQ(formatted(*zh, Language::zh), zh) << text;
    EXPECT_EQ(formatted(*zh, Language::en), en) << text;
    EXPECT_EQ(formatted(*en, Language::zh), zh) << text;
    for (const auto& spelling : {kept, zh, en}) {
      const auto again = compile_texts({*spelling});
      ASSERT_TRUE(again) << text << "---- formatted ----\n" << *spelling;
      EXPECT_EQ(again->program->digest(), compiled.program().digest()) << text << "---- formatted ----\n"
                                                                       << *spelling;
    }
  });
}

}  // namespace
}  // namespace qingdan::property
