// bench: makes one workload, checks that all who answer it here agree, measures them, prints one JSON object.
// `compare` runs it and the peers, and makes the table.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "bench/answers.h"
#include "bench/artifact.h"
#include "bench/export.h"
#include "bench/from_json.h"
#include "bench/measure.h"
#include "bench/workload/write_requests.h"
#include "qingdan/decide.h"

namespace qingdan::bench {
namespace {

struct Options {
  std::string shape = "ordinary";
  int items = 1000;
  std::string cache = "bench-cache";
  std::string export_to;  // a folder; empty = not
  double seconds = 2;     // for each machine
  bool check = false;     // nothing is measured or kept
  std::string weigh;      // an artifact: only tell what loading it adds to this process
};

// Pages that this process holds in memory.
std::size_t resident_bytes() {
  std::ifstream in("/proc/self/statm");
  std::size_t all = 0;
  std::size_t resident = 0;
  in >> all >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

// In a process of its own, where nothing has been freed that loading could use again.
std::size_t weigh_elsewhere(const std::filesystem::path& artifact) {
  const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
  FILE* const out = popen(("'" + self + "' --weigh '" + artifact.string() + "'").c_str(), "r");
  if (out == nullptr) {
    throw std::runtime_error("cannot start " + self);
  }
  std::size_t bytes = 0;
  const int read = std::fscanf(out, "%zu", &bytes);
  if (pclose(out) != 0 || read != 1) {
    throw std::runtime_error("cannot weigh " + artifact.string());
  }
  return bytes;
}

int weigh(const Options& options) {
  const std::size_t before = resident_bytes();
  const Artifact artifact = load(options.weigh);
  std::printf("%zu\n", resident_bytes() - before);
  return artifact.program.norms().empty() ? 1 : 0;
}

std::string write_timing(const Timing& timing) {
  char text[200];
  std::snprintf(text, sizeof text, R"({"mean":%.1f,"p50":%.1f,"p99":%.1f,"requests":%zu})", timing.mean,
                timing.p50, timing.p99, timing.requests);
  return text;
}

std::string write_mix(const Mix& mix) {
  char text[300];
  std::snprintf(text, sizeof text,
                R"({"accept":%zu,"reject":%zu,"refer":%zu,"incomplete":%zu,)"
                R"("by_approval":%zu,"by_list":%zu,"in_doubt":%zu})",
                mix.accept, mix.reject, mix.refer, mix.incomplete, mix.by_approval, mix.by_list, mix.unknown);
  return text;
}

// The fewer the slower it is: at least 200, all where a decision takes less than 20 µs.
std::size_t affordable(std::size_t all, double seconds, double nanoseconds_each) {
  const auto fits = static_cast<std::size_t>(seconds / 4 * 1e9 / nanoseconds_each);
  return std::min(all, std::max<std::size_t>(200, fits));
}

struct Weighed {
  std::size_t artifact = 0;
  std::size_t texts = 0;
  std::size_t world = 0;  // the artifact without items
  std::size_t world_texts = 0;
  std::size_t resident = 0;  // what loading adds
  double load_ms = 0;
};

double best_load(const Program& program) {
  double best = 1e18;
  for (int i = 0; i < 5; ++i) {
    std::vector<std::byte> bytes(program.bytes().begin(), program.bytes().end());
    LoadError error = LoadError::none;
    const Clock::time_point start = Clock::now();
    const auto loaded = Program::load(std::move(bytes), sha256, error);
    best = std::min(best, nanoseconds(Clock::now() - start) / 1e6);
  }
  return best;
}

void print(const Options& options, const Workload& workload, const Artifact& artifact, const HandIndex& hand,
           const Weighed& weighed, const Agreement& agreement, const std::vector<Expected>& expected,
           const std::vector<std::pair<std::string, Timing>>& timings) {
  const auto items = static_cast<double>(workload.items.size());
  const auto own = static_cast<double>(weighed.artifact - weighed.world);
  const auto own_texts = static_cast<double>(weighed.texts - weighed.world_texts);
  std::printf("{\"shape\":\"%s\",\"items\":%zu,\"norms\":%zu,\"defeats\":%zu,\n", options.shape.c_str(),
              workload.items.size(), artifact.program.norms().size(), artifact.program.defeats().size());
  std::printf("\"policy_bytes\":%zu,\"compile_s\":%.2f,\"load_ms\":%.3f,\"resident_bytes\":%zu,\n",
              artifact.policy_bytes, artifact.compile_seconds, weighed.load_ms, weighed.resident);
  std::printf("\"artifact_bytes\":%zu,\"bytes_per_item\":%.1f,\"bytes_per_item_without_text\":%.1f,\n",
              weighed.artifact, own / items, (own - own_texts) / items);
  std::printf("\"hand_bytes\":%zu,\"mix\":%s,\n", hand.bytes(), write_mix(agreement.mix).c_str());
  std::printf("\"reference_checked\":%zu,\"timings\":{", expected.size());
  bool first = true;
  for (const auto& [name, timing] : timings) {
    std::printf("%s\"%s\":%s", first ? "\n" : ",\n", name.c_str(), write_timing(timing).c_str());
    first = false;
  }
  std::printf("}}\n");
}

// The machines in one process, one after the other, on the same requests.
std::vector<std::pair<std::string, Timing>> measure_all(const Options& options, const Program& program,
                                                        const HandIndex& hand,
                                                        const std::vector<HandRequest>& hand_requests,
                                                        const std::vector<Request>& requests,
                                                        const std::vector<std::string>& lines) {
  Scratch scratch;
  FromJson from_json(program);
  std::size_t sum = 0;
  std::vector<std::pair<std::string, Timing>> timings;
  const auto run = [&](const char* name, const auto& decide) {
    const Clock::time_point start = Clock::now();
    for (std::size_t i = 0; i < 100; ++i) {
      sum += decide(i * requests.size() / 100);
    }
    const double each = nanoseconds(Clock::now() - start) / 100;
    timings.emplace_back(
        name, measure(affordable(requests.size(), options.seconds, each), options.seconds, decide, sum));
  };
  run("hand", [&](std::size_t i) {
    const HandAnswer answer = hand.decide(hand_requests[i]);
    return static_cast<std::size_t>(answer.item) + static_cast<std::size_t>(answer.verdict);
  });
  run("brief", [&](std::size_t i) {
    const Brief brief = decide_brief(program, requests[i], scratch);
    return std::size_t{brief.item.value} + static_cast<std::size_t>(brief.verdict);
  });
  run("decide", [&](std::size_t i) {
    const Decision decision = decide(program, requests[i], {.remedies = false});
    return decision.deciding.size() + static_cast<std::size_t>(decision.verdict);
  });
  run("json", [&](std::size_t i) {
    const Brief brief = from_json.decide(lines[i]);
    return std::size_t{brief.item.value} + static_cast<std::size_t>(brief.verdict);
  });
  if (sum == 1) {  // the sum is used, so the decisions are made
    std::fputs("", stderr);
  }
  return timings;
}

void export_all(const std::string& folder, const Workload& workload, const HandIndex& hand,
                const Agreement& agreement) {
  write_file(std::filesystem::path(folder) / "policy.json", export_policy(workload));
  write_file(std::filesystem::path(folder) / "requests.ndjson",
             export_requests(workload, hand, agreement.verdicts));
}

Shape shape_of(const Options& options) {
  return options.shape == "hostile" ? Shape::hostile : Shape::ordinary;
}

std::vector<std::string> write_lines(const Workload& workload) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < workload.requests.size(); ++i) {
    lines.push_back(write_line(workload, workload.requests[i], i));
  }
  return lines;
}

bool report(const Options& options, const Agreement& agreement) {
  for (const std::string& one : agreement.disagreements) {
    std::fprintf(stderr, "%s, %d items: %s\n", options.shape.c_str(), options.items, one.c_str());
  }
  return agreement.disagreements.empty();
}

// Whether all agree, with a policy that is compiled now.
int check(const Options& options) {
  constexpr std::size_t kJudged = 400;
  constexpr std::size_t kInFull = 10;
  const Workload workload = make_workload(shape_of(options), options.items);
  const Compilation compilation = compile_workload(workload);
  const std::vector<Request> requests = resolve_requests(workload, *compilation.program);
  const Agreement agreement =
      compare_all(*compilation.program, workload, HandIndex(workload), requests, write_lines(workload),
                  judge(compilation.model, requests, kJudged, kInFull));
  std::printf("%zu requests, %zu by the reference evaluator: %s\n", requests.size(), kJudged,
              write_mix(agreement.mix).c_str());
  return report(options, agreement) ? 0 : 1;
}

int run(const Options& options) {
  const Shape shape = shape_of(options);
  const Artifact world = load_or_compile(make_workload(shape, 0), options.cache);
  const Workload workload = make_workload(shape, options.items);
  const Artifact artifact = load_or_compile(workload, options.cache);
  Weighed weighed{artifact.program.bytes().size(), artifact.program.texts().size(),
                  world.program.bytes().size(),    world.program.texts().size(),
                  weigh_elsewhere(artifact.path),  best_load(artifact.program)};
  const std::vector<Request> requests = resolve_requests(workload, artifact.program);
  const std::vector<std::string> lines = write_lines(workload);
  const HandIndex hand(workload);
  std::vector<HandRequest> hand_requests;
  for (const Asked& asked : workload.requests) {
    hand_requests.push_back(hand.request(workload, asked));
  }
  const std::vector<Expected> expected = expected_answers(workload, requests, artifact.key, options.cache);
  const Agreement agreement = compare_all(artifact.program, workload, hand, requests, lines, expected);
  if (!report(options, agreement)) {
    return 1;
  }
  if (!options.export_to.empty()) {
    export_all(options.export_to, workload, hand, agreement);
  }
  print(options, workload, artifact, hand, weighed, agreement, expected,
        measure_all(options, artifact.program, hand, hand_requests, requests, lines));
  return 0;
}

}  // namespace
}  // namespace qingdan::bench

int main(int argc, char** argv) {
  qingdan::bench::Options options;
  CLI::App app("One workload, all who answer it in this process: agreement, times, sizes, as JSON");
  app.add_option("--shape", options.shape, "ordinary or hostile")
      ->check(CLI::IsMember({"ordinary", "hostile"}));
  app.add_option("--items", options.items, "how many items")->check(CLI::Range(10, 1'000'000));
  app.add_option("--cache", options.cache, "folder for artifacts and expected answers");
  app.add_option("--export", options.export_to, "folder to write the workload to, for the peers");
  app.add_option("--seconds", options.seconds, "how long to measure each machine");
  app.add_flag("--check", options.check, "only look whether all agree, compiling anew");
  app.add_option("--weigh", options.weigh, "only tell the memory that loading this artifact takes");
  CLI11_PARSE(app, argc, argv);
  try {
    if (!options.weigh.empty()) {
      return qingdan::bench::weigh(options);
    }
    return options.check ? qingdan::bench::check(options) : qingdan::bench::run(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
