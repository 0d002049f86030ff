// instructions: decides some hundred requests in one of three ways, for callgrind to count what that takes.
// It collects only inside the function `counted`; loading, resolving and warming up do not count. The
// measured code is built with the same optimisation in every preset. See check_instructions.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

#include "bench/from_json.h"
#include "bench/workload/write_requests.h"
#include "qingdan/brief.h"
#include "qingdan/decide.h"

namespace qingdan::bench {

inline constexpr int kCountedItems = 1000;
inline constexpr std::size_t kCountedRequests = 400;

struct Machines {
  const Program& program;
  std::vector<Request> requests;
  std::vector<std::string> lines;
  Scratch scratch;
  FromJson from_json;
};

std::size_t once(Machines& machines, std::string_view way, std::size_t i) {
  if (way == "brief") {
    return static_cast<std::size_t>(
        decide_brief(machines.program, machines.requests[i], machines.scratch).verdict);
  }
  if (way == "decide") {
    return static_cast<std::size_t>(
        decide(machines.program, machines.requests[i], {.remedies = false}).verdict);
  }
  return static_cast<std::size_t>(machines.from_json.decide(machines.lines[i]).verdict);
}

std::size_t all(Machines& machines, std::string_view way) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < machines.requests.size(); ++i) {
    sum += once(machines, way, i);
  }
  return sum;
}

// The one function in which callgrind collects.
__attribute__((noinline)) std::size_t counted(Machines& machines, std::string_view way) {
  return all(machines, way);
}

std::vector<std::byte> read_bytes(const char* path) {
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::vector<std::byte> bytes(text.size());
  std::memcpy(bytes.data(), text.data(), text.size());
  return bytes;
}

int run(const char* artifact, std::string_view way) {
  LoadError error = LoadError::none;
  const std::optional<Program> program = Program::load(read_bytes(artifact), nullptr, error);
  if (!program) {
    std::fprintf(stderr, "%s: %s\n", artifact, std::string(describe(error, Language::en)).c_str());
    return 1;
  }
  Workload workload = make_workload(Shape::ordinary, kCountedItems);
  workload.requests.resize(kCountedRequests);
  Machines machines{*program, resolve_requests(workload, *program), {}, {}, FromJson(*program)};
  for (std::size_t i = 0; i < workload.requests.size(); ++i) {
    machines.lines.push_back(write_line(workload, workload.requests[i], i));
  }
  const std::size_t warm = all(machines, way);
  const bool same = counted(machines, way) == warm;
  std::printf("%zu requests\n", workload.requests.size());
  return same ? 0 : 1;
}

}  // namespace qingdan::bench

int main(int argc, char** argv) {
  const std::string_view way = argc == 3 ? argv[2] : "";
  if (way != "brief" && way != "decide" && way != "json") {
    std::fputs("instructions ARTIFACT brief|decide|json\n", stderr);
    return 2;
  }
  return qingdan::bench::run(argv[1], way);
}
