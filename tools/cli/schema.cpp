// qingdan schema: the JSON Schema of requests.
#include <memory>

#include "cli/load.h"
#include "cli/verb.h"
#include "wire/request_schema.h"

namespace qingdan::cli {
namespace {

Exit run(const ProgramOrigin& origin, const Terminal& terminal) {
  const auto loaded = origin.load(terminal);
  if (const auto* exit = std::get_if<Exit>(&loaded)) return *exit;
  put(wire::request_schema(std::get<Program>(loaded), terminal.language));
  return Exit::ok;
}

}  // namespace

Run declare_schema(Arguments& arguments) {
  const auto origin = std::make_shared<ProgramOrigin>();
  origin->declare(arguments);
  arguments.operands("PATH", origin->policies,
                     {"政策文件,或目录(同 --policies)", "rule files, or directories (as --policies)"});
  return [origin](const Terminal& terminal) { return run(*origin, terminal); };
}

}  // namespace qingdan::cli
