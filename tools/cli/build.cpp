// qingdan build: rule files to one artifact. Nothing is written when anything is wrong.
#include <cerrno>
#include <cstring>
#include <memory>

#include "cli/files.h"
#include "cli/load.h"
#include "cli/verb.h"
#include "wire/write_decision.h"

namespace qingdan::cli {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string output;
  Reuse reuse;
};

Exit run(const Options& options, const Terminal& terminal) {
  const auto compiled = compile_paths(options.paths, options.reuse, terminal);
  if (const auto* exit = std::get_if<Exit>(&compiled)) return *exit;
  const Program& program = std::get<Compiled>(compiled).program();
  const auto bytes = program.bytes();
  // A byte may be looked at as a character.
  const std::string_view content(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (!replace_file(options.output, content)) {
    return stop(terminal, Exit::unreadable, {"{}:写不了:{}", "{}: cannot be written: {}"}, options.output,
                std::strerror(errno));
  }
  say(terminal,
      {"{}:{} 份文件、{} 个清单、{} 个条目、{} 个事项、{} 个事实,{} 字节",
       "{}: {} documents, {} lists, {} items, {} matters, {} facts, {} bytes"},
      options.output, program.documents().size(), program.lists().size(), program.items().size(),
      program.matters().size(), program.facts().size(), bytes.size());
  say(terminal, {"摘要 {}", "digest {}"}, wire::digest_text(program.digest()));
  return Exit::ok;
}

}  // namespace

Run declare_build(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  arguments.operands("PATH", options->paths, {"政策文件,或目录", "rule files, or directories of them"});
  arguments.required("PATH");
  arguments.text("-o,--output", options->output, "FILE", {"写到这里(.qdc)", "write here (.qdc)"});
  arguments.required("--output");
  options->reuse.declare(arguments);
  return [options](const Terminal& terminal) { return run(*options, terminal); };
}

}  // namespace qingdan::cli
