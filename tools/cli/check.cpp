// qingdan check: compiles and reports, keeps nothing.
#include <memory>

#include "cli/load.h"
#include "cli/report.h"
#include "cli/verb.h"

namespace qingdan::cli {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string format = "text";
  Reuse reuse;
};

Exit run(const Options& options, const Terminal& terminal) {
  // Static, so that a national tree is not taken apart piece by piece when all has been said (see main).
  static const Checked checked = check_paths(options.paths, options.reuse, Wanted::diagnostics, terminal);
  const Input& input = checked.input;
  if (options.format == "json") {
    print_diagnostics_json(input.sink, input.sources, terminal);
  } else {
    print_diagnostics(input.sink, input.sources, terminal);
  }
  if (input.sources.size() > 0) print_summary(input.sink, input.sources.size(), terminal);
  if (!input.all_readable) return Exit::unreadable;
  return input.sink.has_errors() ? Exit::findings : Exit::ok;
}

}  // namespace

Run declare_check(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  arguments.operands("PATH", options->paths, {"政策文件,或目录", "rule files, or directories of them"});
  arguments.required("PATH");
  arguments.choice("--format", options->format, {"text", "json"},
                   {"json:每行一个对象,写到标准输出", "json: one object a line, to standard output"});
  options->reuse.declare(arguments);
  return [options](const Terminal& terminal) { return run(*options, terminal); };
}

}  // namespace qingdan::cli
