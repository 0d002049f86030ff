#include "cli/load.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "cache/read_files.h"
#include "cli/files.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "parse/parse.h"

namespace qingdan::cli {

Input load_sources(const std::vector<std::string>& paths, const Terminal& terminal) {
  Input input;
  const RuleFiles files = find_rule_files(paths);
  for (const std::string& path : files.unreadable) {
    input.all_readable = false;
    say(terminal, {"{}:目录里没有政策文件(*.qd),或读不了", "{}: no rule file (*.qd) that can be read"}, path);
  }
  for (const std::string& path : files.paths) {
    auto content = read_text(path, parse::Limits{}.file_bytes);
    if (const auto* error = std::get_if<FileError>(&content)) {
      input.all_readable = false;
      say(terminal, {"{}:读不了:{}", "{}: cannot be read: {}"}, path, error->reason);
    } else if (!parse::add_source(input.sources, path, std::get<std::string>(std::move(content)),
                                  input.sink)) {
      input.all_readable = false;
    }
  }
  return input;
}

namespace {

constexpr Words phase_words(Phase phase) {
  switch (phase) {
    case Phase::check:
      return {"检查", "checking"};
    case Phase::precedence:
      return {"比较条目", "comparing items"};
    case Phase::graph:
      return {"排列条目", "ordering items"};
    case Phase::lower:
      return {"编译", "compiling"};
  }
  return {"", ""};
}

// More than a few gain little: what is left runs in one.
unsigned worker_count() { return std::clamp(std::thread::hardware_concurrency(), 1U, 8U); }

}  // namespace

Checked check_paths(const std::vector<std::string>& paths, const Reuse& reuse, Wanted wanted,
                    const Terminal& terminal) {
  Checked checked{load_sources(paths, terminal), {}, {}};
  Input& input = checked.input;
  Progress progress(terminal);
  const std::size_t files = input.sources.size();
  const auto on_file = [&](std::size_t done) { progress.count({"读文件", "reading files"}, done, files); };
  const auto on_phase = [&](Phase phase) { progress.step(phase_words(phase)); };
  checked.files = cache::read_files(input.sources, input.sink, {reuse.store(), worker_count(), on_file});
  checked.result = compile(checked.files, input.sink,
                           {wanted == Wanted::program_and_picture, wanted != Wanted::diagnostics, on_phase});
  return checked;
}

OrExit<Compiled> compile_paths(const std::vector<std::string>& paths, const Reuse& reuse,
                               const Terminal& terminal, Wanted wanted) {
  auto [input, files, result] = check_paths(paths, reuse, wanted, terminal);
  print_diagnostics(input.sink, input.sources, terminal);
  if (!input.all_readable) return Exit::unreadable;
  if (input.sink.has_errors() || !result.program) {
    print_summary(input.sink, input.sources.size(), terminal);
    return Exit::not_compiled;
  }
  return Compiled{std::move(input), std::move(result)};
}

OrExit<Program> load_artifact(const std::string& path, const Terminal& terminal) {
  auto bytes = read_bytes(path, kMaxArtifactBytes);
  if (const auto* error = std::get_if<FileError>(&bytes)) {
    return stop(terminal, Exit::unreadable, {"{}:读不了:{}", "{}: cannot be read: {}"}, path, error->reason);
  }
  LoadError error = LoadError::none;
  auto program = Program::load(std::get<std::vector<std::byte>>(std::move(bytes)), &sha256, error);
  if (program) return *std::move(program);
  return stop(terminal, Exit::bad_artifact, {"{}:{}", "{}: {}"}, path, describe(error, terminal.language));
}

void ProgramOrigin::declare(Arguments& arguments) {
  arguments.text("--program", artifact, "PATH", {"编译产物(.qdc)", "artifact (.qdc)"});
  arguments.texts("--policies", policies, "PATH",
                  {"或:政策文件、目录,当场编译", "or: rule files, directories, compiled on the spot"});
  arguments.exclusive({"--program", "--policies"});
  reuse.declare(arguments);
}

OrExit<Program> ProgramOrigin::load(const Terminal& terminal) const {
  if (!artifact.empty()) return load_artifact(artifact, terminal);
  if (policies.empty()) {
    return stop(
        terminal, Exit::usage,
        {"要写明 --program 产物,或 --policies 政策文件", "give --program ARTIFACT, or --policies PATH"});
  }
  auto compiled = compile_paths(policies, reuse, terminal);
  if (const auto* exit = std::get_if<Exit>(&compiled)) return *exit;
  return *std::move(std::get<Compiled>(compiled).result.program);
}

}  // namespace qingdan::cli
