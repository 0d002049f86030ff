// Writes random policies with requests and what the runtime and the reference evaluator answer to them, for
// a machine that is not this one: FOLDER/NUMBER.qdc beside FOLDER/NUMBER.json.
//   property_corpus FOLDER POLICIES REQUESTS SEED
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "property/c_calls.h"
#include "property/describe.h"
#include "property/random_case.h"
#include "qingdan/brief.h"
#include "qingdan/decide.h"
#include "qingdan/explain.h"
#include "reference/naive_decide.h"
#include "wire/json.h"

namespace qingdan::property {
namespace {

using wire::Json;

// An int64_t as {"i64":"…"}: a number of JSON might pass through a double.
Json json_of(const CArgument& argument) {
  if (const auto* text = std::get_if<std::string>(&argument)) return Json(*text);
  if (const auto* small = std::get_if<std::int32_t>(&argument)) return Json(std::int64_t{*small});
  if (const auto* large = std::get_if<std::int64_t>(&argument)) {
    return Json::Object{{"i64", std::to_string(*large)}};
  }
  return {};
}

Json json_of(const CCall& call) {
  Json::Array arguments;
  for (const CArgument& argument : call.arguments) arguments.push_back(json_of(argument));
  return Json::Object{{"call", call.name}, {"arguments", std::move(arguments)}};
}

Json json_of(const Brief& brief) {
  return Json::Array{static_cast<std::int64_t>(brief.verdict), static_cast<std::int64_t>(brief.line),
                     std::int64_t{brief.item.value},           std::int64_t{brief.list.value},
                     std::int64_t{brief.by_approval ? 1 : 0},  static_cast<std::int64_t>(brief.truth)};
}

Json json_of(const Program& program, const Request& request, Naming naming) {
  Json::Array calls;
  for (const CCall& call : calls_of(program, request, naming)) calls.push_back(json_of(call));
  Scratch scratch;
  const Decision decision = decide(program, request, {.remedies = false});
  return Json::Object{{"calls", std::move(calls)},
                      {"brief", json_of(decide_brief(program, request, scratch))},
                      {"explanation", explain(program, request, decision, Language::zh)}};
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// False where the runtime and the reference differ: then it is they that are to be looked at.
bool write_case(const Case& drawn, const std::filesystem::path& stem) {
  constexpr Naming kNamings[] = {Naming::chinese, Naming::english, Naming::ids};
  const Program& program = drawn.compiled().program();
  Json::Array requests;
  for (const Question& question : drawn.questions) {
    const reference::Answer expected = reference::naive_decide(drawn.compiled().model(), question.request);
    if (answer_of(decide(program, question.request, {.remedies = false})) != expected) return false;
    requests.push_back(json_of(program, question.request, kNamings[requests.size() % 3]));
  }
  const auto bytes = program.bytes();
  write_file(stem.string() + ".qdc", {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  write_file(stem.string() + ".json", to_text(Json(std::move(requests))));
  return true;
}

int run(const std::filesystem::path& folder, std::size_t policies, std::size_t requests, std::uint64_t seed) {
  std::filesystem::create_directories(folder);
  const rc::Gen<Case> cases = random_cases(requests);
  rc::Random random(seed);
  for (std::size_t written = 0; written < policies;) {
    const Case drawn = cases(random.split(), 100).value();
    if (drawn.lawful == nullptr) continue;
    if (!write_case(drawn, folder / std::to_string(written))) {
      std::fputs("the runtime and the reference evaluator differ\n", stderr);
      return 1;
    }
    ++written;
  }
  return 0;
}

}  // namespace
}  // namespace qingdan::property

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fputs("usage: property_corpus FOLDER POLICIES REQUESTS SEED\n", stderr);
    return 2;
  }
  const auto number = [&](int i) { return std::strtoull(argv[i], nullptr, 10); };
  return qingdan::property::run(argv[1], number(2), number(3), number(4));
}
