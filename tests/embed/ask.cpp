// qingdan in C++: opens an artifact, asks one question, prints the verdict, the item it rests on with its
// citation, and the explanation.
#include <qingdan/decide.h>
#include <qingdan/explain.h>
#include <qingdan/program.h>

#include <cstddef>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace {

using qingdan::Language;

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
    const std::string message(qingdan::describe(error, Language::zh));
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

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: ask FILE.qdc\n", stderr);
    return 2;
  }
  const std::optional<qingdan::Program> program = load(argv[1]);
  if (!program) {
    return 1;
  }
  const qingdan::Request request = make_request(*program);
  const qingdan::Decision decision = qingdan::decide(*program, request);
  print(qingdan::name(decision.verdict, Language::en));
  print("\n");
  const qingdan::ItemId item = decision.deciding.front().item;
  print(program->text(program->items()[item.index()].address));
  print(": " + qingdan::citation(*program, item, Language::zh) + "\n");
  print(qingdan::explain(*program, request, decision, Language::zh));
  return 0;
}
