#include "bench/expected.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <tuple>

#include "bench/artifact.h"
#include "bench/workload/write_requests.h"
#include "reference/naive_decide.h"
#include "reference/question.h"

namespace qingdan::bench {
namespace {

// How many requests the reference evaluator is asked, and how many of those with every norm before it: the
// more norms, the longer it takes.
struct Effort {
  std::size_t requests;
  std::size_t in_full;
};
Effort effort(std::size_t items) {
  return items <= 100      ? Effort{10'000, 200}
         : items <= 1'000  ? Effort{10'000, 5}
         : items <= 10'000 ? Effort{1'000, 0}
                           : Effort{200, 0};
}

// To be counted up when the reference evaluator changes what it says.
constexpr const char* kEdition = "1";

Expected first_of(const model::Model& model, const reference::Answer& answer, std::size_t request) {
  Expected expected{request, std::string(name(answer.verdict, Language::en)), ""};
  std::tuple<Line, std::string> first{Line::silent, ""};
  for (const auto& [line, item, list, truth] : answer.deciding) {
    const std::string& address =
        item.is_none() ? model.lists[list.index()].address : model.items[item.index()].address;
    if (std::get<1>(first).empty() || std::tie(line, address) < first) {
      first = {line, address};
    }
  }
  expected.deciding = std::get<1>(first);
  return expected;
}

std::string write_answers(const std::vector<Expected>& answers) {
  std::string out;
  for (const Expected& one : answers) {
    out += std::to_string(one.request) + " " + one.verdict + " " +
           (one.deciding.empty() ? "-" : one.deciding) + "\n";
  }
  return out;
}

std::vector<Expected> read_answers(const std::string& text) {
  std::vector<Expected> answers;
  std::istringstream in(text);
  for (Expected one; in >> one.request >> one.verdict >> one.deciding;) {
    one.deciding = one.deciding == "-" ? "" : one.deciding;
    answers.push_back(one);
  }
  return answers;
}

std::vector<Expected> judge_in_full(const model::Model& model, const std::vector<Request>& requests,
                                    const std::vector<std::size_t>& chosen) {
  std::vector<Expected> answers;
  if (chosen.empty()) {
    return answers;
  }
  const reference::Precedents precedents = reference::weigh_all_pairs(model);
  for (const std::size_t i : chosen) {
    answers.push_back(first_of(model, reference::naive_decide(model, precedents, requests[i]), i));
  }
  return answers;
}

std::vector<Expected> judge_in_scope(const model::Model& model, const std::vector<Request>& requests,
                                     const std::vector<std::size_t>& chosen) {
  const reference::Precedents none{std::vector<std::set<std::size_t>>(model.norms.size()),
                                   std::vector<std::set<std::size_t>>(model.norms.size())};
  model::Model part = model;
  std::vector<Expected> answers;
  for (const std::size_t i : chosen) {
    part.norms.clear();
    const reference::Question question(model, none, requests[i]);
    std::copy_if(model.norms.begin(), model.norms.end(), std::back_inserter(part.norms),
                 [&](const model::Norm& norm) { return question.scope(norm, 0).truth != Truth::no; });
    answers.push_back(first_of(model, reference::naive_decide(part, requests[i]), i));
  }
  return answers;
}

// Every so many of `count`, from the first on.
std::vector<std::size_t> spread(std::size_t wanted, std::size_t count) {
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < std::min(wanted, count); ++i) {
    chosen.push_back(i * count / std::min(wanted, count));
  }
  return chosen;
}

}  // namespace

std::vector<Expected> judge(const model::Model& model, const std::vector<Request>& requests,
                            std::size_t wanted, std::size_t in_full) {
  std::vector<Expected> answers = judge_in_scope(model, requests, spread(wanted, requests.size()));
  for (const Expected& one : judge_in_full(model, requests, spread(in_full, requests.size()))) {
    if (std::find(answers.begin(), answers.end(), one) == answers.end()) {
      throw std::runtime_error("the reference evaluator says something else of request " +
                               std::to_string(one.request) + " when it sees the norms out of scope");
    }
  }
  return answers;
}

std::vector<Expected> expected_answers(const Workload& workload, const std::vector<Request>& requests,
                                       const std::string& key, const std::filesystem::path& cache) {
  std::string lines;
  for (std::size_t i = 0; i < workload.requests.size(); ++i) {
    lines += write_line(workload, workload.requests[i], i) + "\n";
  }
  const std::filesystem::path path = cache / (key + "." + text_key(lines) + ".expected_" + kEdition);
  if (const auto kept = read_file(path)) {
    return read_answers(*kept);
  }
  const Effort wanted = effort(workload.items.size());
  const std::vector<Expected> answers =
      judge(compile_workload(workload).model, requests, wanted.requests, wanted.in_full);
  write_file(path, write_answers(answers));
  return answers;
}

}  // namespace qingdan::bench
