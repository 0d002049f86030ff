// An artifact says all: loaded again it has the same bytes and decides the same. It depends on the
// statements alone, not on how they are spread over files.
#include "property/cases.h"
#include "property/describe.h"
#include "qingdan/decide.h"
#include "qingdan/explain.h"

namespace qingdan::property {
namespace {

std::vector<std::byte> bytes_of(const Program& program) {
  return {program.bytes().begin(), program.bytes().end()};
}

// Everything that a decision says, to be compared.
std::string said(const Program& program, const Request& request) {
  const Decision decision = decide(program, request);
  std::string text =
      explain(program, request, decision, Language::zh) + explain(program, request, decision, Language::en);
  for (const PartVerdict& part : decision.parts) {
    text += "part " + std::to_string(part.matter.matter.value) + " " +
            std::string(name(part.verdict, Language::en)) + "\n";
  }
  return text;
}

TEST(Artifact, loads_as_it_was_saved) {
  constexpr int kRequests = 5;
  for_random_cases(50, kRequests, [](const Case& drawn) {
    const Program& program = drawn.compiled().program();
    LoadError error = LoadError::none;
    const auto loaded = Program::load(bytes_of(program), sha256, error);
    if (!loaded) {
      RC_FAIL(std::string(describe(error, Language::en)));
    }
    RC_ASSERT((bytes_of(*loaded) == bytes_of(program)));
    RC_ASSERT((loaded->digest() == program.digest()));
    for (const Question& question : drawn.questions) {
      RC_ASSERT(said(*loaded, question.request) == said(program, question.request));
    }
  });
}

TEST(Artifact, does_not_depend_on_the_arrangement_of_files) {
  for_random_cases(50, 0, [](const Case& drawn) {
    Random random = drawn.further;
    std::vector<Group> groups = drawn.compiled().policy.groups;
    random.shuffle(groups);
    std::vector<std::string> texts(1 + random.below(4));
    for (const Group& group : groups) {
      texts[random.below(texts.size())] += text_of(group);
    }
    RC_LOG() << "---- arranged as ----\n" << text_of(Policy{groups});
    const auto again = compile_texts(texts);
    RC_ASSERT(again.has_value());
    RC_ASSERT((again->program->digest() == drawn.compiled().program().digest()));
  });
}

}  // namespace
}  // namespace qingdan::property
