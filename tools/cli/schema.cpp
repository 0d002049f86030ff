// qingdan schema: the JSON Schema of requests, or the counters they need.
#include <memory>

#include "cli/load.h"
#include "cli/verb.h"
#include "wire/request_schema.h"

namespace qingdan::cli {
namespace {

struct Options {
  ProgramOrigin origin;
  bool counters = false;
};

Exit run(const Options& options, const Terminal& terminal) {
  const auto loaded = options.origin.load(terminal);
  if (const auto* exit = std::get_if<Exit>(&loaded)) return *exit;
  const auto& program = std::get<Program>(loaded);
  put(options.counters ? wire::counter_lines(program, terminal.language)
                       : wire::request_schema(program, terminal.language));
  return Exit::ok;
}

}  // namespace

Run declare_schema(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  options->origin.declare(arguments);
  arguments.operands("PATH", options->origin.policies,
                     {"政策文件,或目录(同 --policies)", "rule files, or directories (as --policies)"});
  arguments.flag("--counters", options->counters,
                 {"只列出要由台账提供的计数,每行一个\nJSON 对象",
                  "list the counts that the ledger must keep\ninstead, one JSON object a line"});
  return [options](const Terminal& terminal) { return run(*options, terminal); };
}

}  // namespace qingdan::cli
