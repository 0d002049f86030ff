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
  for_random_cases(12, 0, [](const Case& drawn) {
    const std::string text = text_of(drawn.compiled().policy);
    const auto kept = formatted(text, std::nullopt);
    const auto zh = formatted(text, Language::zh);
    const auto en = formatted(text, Language::en);
    RC_ASSERT((kept && zh && en));
    RC_ASSERT((formatted(*kept, std::nullopt) == kept));
    RC_ASSERT((formatted(*zh, Language::zh) == zh));
    RC_ASSERT((formatted(*zh, Language::en) == en));
    RC_ASSERT((formatted(*en, Language::zh) == zh));
    for (const auto& spelling : {kept, zh, en}) {
      RC_LOG() << "---- formatted ----\n" << *spelling;
      const auto again = compile_texts({*spelling});
      RC_ASSERT(again.has_value());
      RC_ASSERT((again->program->digest() == drawn.compiled().program().digest()));
    }
  });
}

}  // namespace
}  // namespace qingdan::property
