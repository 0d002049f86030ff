#include "bench/answers.h"

#include "bench/from_json.h"
#include "qingdan/decide.h"

namespace qingdan::bench {
namespace {

constexpr std::size_t kReported = 20;

std::string_view address_of(const Program& program, ItemId item, ListId list) {
  return !item.is_none()   ? program.text(program.items()[item.index()].address)
         : !list.is_none() ? program.text(program.lists()[list.index()].address)
                           : std::string_view();
}

void count(const Brief& brief, Mix& mix) {
  switch (brief.verdict) {
    case Verdict::accept:
      ++mix.accept;
      break;
    case Verdict::reject:
      ++mix.reject;
      break;
    case Verdict::refer:
      ++mix.refer;
      break;
    case Verdict::incomplete:
      ++mix.incomplete;
      break;
  }
  mix.by_approval += brief.by_approval ? 1U : 0U;
  mix.by_list += brief.list.is_none() ? 0U : 1U;
  mix.unknown += brief.truth == Truth::unknown ? 1U : 0U;
}

}  // namespace

Answered answered(const Program& program, const Brief& brief) {
  return {brief.verdict, address_of(program, brief.item, brief.list)};
}

Answered answered(const Program& program, const Decision& decision) {
  if (decision.deciding.empty()) {
    return {decision.verdict, {}};
  }
  return {decision.verdict, address_of(program, decision.deciding[0].item, decision.deciding[0].list)};
}

Answered answered(const Workload& workload, const HandAnswer& answer) {
  return {answer.verdict,
          answer.item >= 0   ? std::string_view(workload.items[static_cast<std::size_t>(answer.item)].address)
          : answer.list >= 0 ? std::string_view(workload.lists[static_cast<std::size_t>(answer.list)].address)
                             : std::string_view()};
}

std::string to_text(const Answered& answer) {
  return std::string(name(answer.verdict, Language::en)) + " " +
         (answer.deciding.empty() ? "by nothing" : "by " + std::string(answer.deciding));
}

Agreement compare_all(const Program& program, const Workload& workload, const HandIndex& hand,
                      const std::vector<Request>& requests, const std::vector<std::string>& lines,
                      const std::vector<Expected>& expected) {
  Agreement agreement;
  Scratch scratch;
  FromJson from_json(program);
  std::vector<std::string> answers;
  const auto check = [&](std::size_t i, const char* who, const std::string& answer) {
    if (answer != answers[i] && agreement.disagreements.size() < kReported) {
      agreement.disagreements.push_back("request " + std::to_string(i) + ": decide says " + answers[i] +
                                        ", " + who + " says " + answer + "\n  " + lines[i]);
    }
  };
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const Decision decision = decide(program, requests[i], {.remedies = false});
    answers.push_back(to_text(answered(program, decision)));
    agreement.verdicts.push_back(decision.verdict);
    const Brief brief = decide_brief(program, requests[i], scratch);
    count(brief, agreement.mix);
    check(i, "decide_brief", to_text(answered(program, brief)));
    check(i, "decide_brief from JSON", to_text(answered(program, from_json.decide(lines[i]))));
    check(i, "the index by hand",
          to_text(answered(workload, hand.decide(hand.request(workload, workload.requests[i])))));
  }
  for (const Expected& one : expected) {
    check(one.request, "the reference evaluator",
          one.verdict + (one.deciding.empty() ? " by nothing" : " by " + one.deciding));
  }
  return agreement;
}

}  // namespace qingdan::bench
