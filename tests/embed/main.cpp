// The smallest program that embeds qingdan: loads an artifact, asks one question, prints the answer.
//   embed FILE.qdc [ASSIGNER [MATTER [ROLE [VILLAGE [DATE]]]]]     what is left out is unknown
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

}  // namespace

int main(int argc, char** argv) {
  const std::optional<qingdan::Program> program = argc > 1 ? load(argv[1]) : std::nullopt;
  if (!program) {
    return 2;
  }
  qingdan::Request request;
  request.action = qingdan::Action::assign;
  if (argc > 2) {
    request.assigner = program->find_organ(argv[2]).value_or(qingdan::Organ{});
  }
  if (argc > 3) {
    const auto role = argc > 4 ? program->find_role(argv[4]) : qingdan::RoleId::none();
    request.matters.push_back({program->find_matter(argv[3]), role});
  }
  if (argc > 5) {
    request.village = program->find_region(argv[5]);
  }
  if (argc > 6) {
    request.date = qingdan::parse_date(argv[6]);
  }
  const qingdan::Decision decision = qingdan::decide(*program, request);
  std::fputs(qingdan::explain(*program, request, decision, qingdan::Language::zh).c_str(), stdout);
  return decision.verdict == qingdan::Verdict::accept ? 0 : 1;
}
