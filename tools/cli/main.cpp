// qingdan, the command: a table of verbs.
#include <malloc.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <span>

#include "cli/verb.h"

namespace qingdan::cli {
namespace {

constexpr Verb kVerbs[] = {
    {"check", {"检查政策文件", "check rule files"}, declare_check},
    {"build", {"编译成产物(.qdc)", "compile to an artifact (.qdc)"}, declare_build},
    {"decide", {"逐条判定请求", "decide requests, one line each"}, declare_decide},
    {"explain",
     {"解释一个报错代码,或一个条目、清单、名称", "explain a code of a message, an item, a list or a name"},
     declare_explain},
    {"test", {"运行政策文件中的场景", "play the scenarios of rule files"}, declare_test},
    {"graph", {"画出谁依赖谁", "draw what depends on what"}, declare_graph},
    {"plan", {"一件事怎样合并办理", "plan how a service is applied for"}, declare_plan},
    {"fmt", {"统一政策文件的写法", "format rule files"}, declare_fmt},
    {"schema", {"给出请求的 JSON Schema", "print the JSON Schema of requests"}, declare_schema},
};

Exit run(int argc, char** argv) {
  const auto asked = parse_arguments(argc, argv, kVerbs);
  if (const auto* exit = std::get_if<Exit>(&asked)) return *exit;
  return std::get<std::function<Exit()>>(asked)();
}

}  // namespace
}  // namespace qingdan::cli

int main(int argc, char** argv) {
  using qingdan::cli::Exit;
  ::mallopt(M_TOP_PAD, 16 << 20);  // memory is taken from the system in large pieces
  Exit exit = Exit::internal;
  try {
    exit = qingdan::cli::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "qingdan: internal error / 内部错误: %s\n", error.what());
  }
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    // Whoever reads has seen enough: nothing to complain of.
    if (errno != EPIPE) std::perror("qingdan: stdout");
    if (exit == Exit::ok || exit == Exit::findings) exit = Exit::unreadable;
  }
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // these look at what is left
  std::_Exit(static_cast<int>(exit));  // the system takes the memory back at once
#endif
  return static_cast<int>(exit);
}
