// The C interface decides as the runtime and the slow reference evaluator do, whichever way a request is
// spelt out for it, and explains in the same words.
#include <memory>
#include <set>
#include <string>

#include "property/c_calls.h"
#include "property/cases.h"
#include "property/describe.h"
#include "qingdan/decide.h"
#include "qingdan/explain.h"
#include "reference/naive_decide.h"

namespace qingdan::property {
namespace {

template <class Handle, void (*kFree)(Handle*)>
struct Free {
  void operator()(Handle* handle) const { kFree(handle); }
};
using CProgram = std::unique_ptr<qd_program, Free<qd_program, qd_program_free>>;
using CSession = std::unique_ptr<qd_session, Free<qd_session, qd_session_free>>;
using CRequest = std::unique_ptr<qd_request, Free<qd_request, qd_request_free>>;

// What one thread of a C program holds.
struct Embedded {
  CProgram program;
  CSession session;
  CRequest request;

  explicit Embedded(std::span<const std::byte> artifact) {
    qd_program* opened = nullptr;
    RC_ASSERT(qd_program_open_bytes(artifact.data(), artifact.size(), &opened) == QD_OK);
    program.reset(opened);
    qd_session* asking = nullptr;
    RC_ASSERT(qd_session_new(opened, &asking) == QD_OK);
    session.reset(asking);
    qd_request* asked = nullptr;
    RC_ASSERT(qd_request_new(opened, &asked) == QD_OK);
    request.reset(asked);
    RC_ASSERT(qd_session_set_remedy_runs(asking, 0) == QD_OK);
  }
};

// What the reference says, of the same fields; any of its deciding entries of the first line may come first.
std::set<reference::DecidingKey> may_come_first(const reference::Answer& answer) {
  std::set<reference::DecidingKey> first;
  for (const reference::DecidingKey& entry : answer.deciding) {
    if (std::get<Line>(entry) == std::get<Line>(*answer.deciding.begin())) first.insert(entry);
  }
  return first;
}

std::optional<std::string> difference(const Embedded& embedded, const Compiled& compiled,
                                      const Request& request) {
  const reference::Answer expected = reference::naive_decide(compiled.model(), request);
  const Decision decision = decide(compiled.program(), request, {.remedies = false});
  qd_brief brief{};
  if (qd_decide(embedded.session.get(), embedded.request.get(), &brief) != QD_OK) return "no answer\n";
  if (!expected.observation && brief.verdict != static_cast<int>(expected.verdict)) {
    return "another verdict than the reference: " + std::to_string(brief.verdict) + "\n";
  }
  const reference::DecidingKey entry{static_cast<Line>(brief.line), ItemId(brief.item), ListId(brief.list),
                                     static_cast<Truth>(brief.truth)};
  const bool known = expected.deciding.empty() ? brief.item == QD_NONE && brief.list == QD_NONE
                                               : may_come_first(expected).contains(entry);
  if (!known) return "it rests on something else than the reference\n";
  if (!decision.deciding.empty() && brief.by_approval != (decision.deciding.front().by_approval ? 1 : 0)) {
    return "it differs in by_approval\n";
  }
  for (const auto& [wanted, language] : {std::pair(QD_ZH, Language::zh), std::pair(QD_EN, Language::en)}) {
    const char* text = nullptr;
    const qd_status status = qd_explain(embedded.session.get(), embedded.request.get(), wanted, &text);
    if (status != QD_OK || text != explain(compiled.program(), request, decision, language)) {
      return "it explains in other words\n";
    }
  }
  return std::nullopt;
}

TEST(Embedded, c_interface_runtime_and_reference_agree) {
  constexpr int kRequests = 20;
  for_random_cases(50, kRequests, [](const Case& drawn) {
    const Program& program = drawn.compiled().program();
    const Embedded embedded(program.bytes());
    for (const Question& question : drawn.questions) {
      for (const Naming naming : {Naming::chinese, Naming::english, Naming::ids}) {
        RC_ASSERT(qd_request_clear(embedded.request.get()) == QD_OK);
        for (const CCall& call : calls_of(program, question.request, naming)) {
          if (perform(call, embedded.request.get()) != QD_OK) {
            RC_FAIL(describe(call) + qd_request_message(embedded.request.get(), QD_EN));
          }
        }
        expect_none(difference(embedded, drawn.compiled(), question.request));
      }
    }
  });
}

}  // namespace
}  // namespace qingdan::property
