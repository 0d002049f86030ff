// The smallest program that embeds qingdan: loads an artifact, asks one question, prints the answer.
#include <qingdan/decide.h>
#include <qingdan/explain.h>
#include <qingdan/program.h>

#include <cstddef>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace {

std::optional<qingdan::Program> load(const char* path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "%s: cannot be read\n", path);
    return std::nullopt;
  }
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto* begin = reinterpret_cast<const std::byte*>(text.data());
  qingdan::LoadError error = qingdan::LoadError::none;
  // A real system passes the SHA-256 of its cryptographic library instead of null.
  auto program = qingdan::Program::load({begin, begin + text.size()}, nullptr, error);
  if (!program) {
    const std::string message(qingdan::describe(error, qingdan::Language::en));
    std::fprintf(stderr, "%s: %s\n", path, message.c_str());
  }
  return program;
}

// 甲县.应急局 交办 安全生产 作为 主责, to 甲村. A name that the policies do not know stays unknown.
qingdan::Request make_request(const qingdan::Program& program) {
  qingdan::Request request;
  request.assigner = program.find_organ("甲县.应急局").value_or(qingdan::Organ{});
  request.action = qingdan::Action::assign;
  request.matters.push_back({program.find_matter("安全生产"), program.find_role("主责")});
  request.village = program.find_region("甲村");
  request.date = qingdan::make_date(2024, 3, 1);
  return request;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: embed FILE.qdc\n", stderr);
    return 2;
  }
  const std::optional<qingdan::Program> program = load(argv[1]);
  if (!program) {
    return 1;
  }
  const qingdan::Request request = make_request(*program);
  const qingdan::Decision decision = qingdan::decide(*program, request);
  std::fputs(qingdan::explain(*program, request, decision, qingdan::Language::zh).c_str(), stdout);
  return 0;
}
