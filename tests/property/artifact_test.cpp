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
  for_random_policies(50, [&](const Compiled& compiled, Random& random) {
    LoadError error = LoadError::none;
    const auto loaded = Program::load(bytes_of(compiled.program()), sha256, error);
    ASSERT_TRUE(loaded) << describe(error, Language::en);
    EXPECT_EQ(bytes_of(*loaded), bytes_of(compiled.program()));
    EXPECT_EQ(loaded->digest(), compiled.program().digest());
    for (int i = 0; i < kRequests; ++i) {
      const Request request = random_request(random, compiled.model());
      EXPECT_EQ(said(*loaded, request), said(compiled.program(), request))
          << text_of(compiled.policy) << describe(compiled.model(), request);
    }
  });
}

TEST(Artifact, does_not_depend_on_the_arrangement_of_files) {
  for_random_policies(50, [&](const Compiled& compiled, Random& random) {
    std::vector<Group> groups = compiled.policy.groups;
    random.shuffle(groups);
    std::vector<std::string> texts(1 + random.below(4));
    for (const Group& group : groups) {
      texts[random.below(texts.size())] += text_of(group);
    }
    const auto again = compile_texts(texts);
    ASSERT_TRUE(again) << text_of(compiled.policy);
    EXPECT_EQ(again->program->digest(), compiled.program().digest())
        << text_of(compiled.policy) << "---- arranged as ----\n"
        << text_of(Policy{groups});
  });
}

}  // namespace
}  // namespace qingdan::property
