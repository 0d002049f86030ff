// qingdan fmt: rewrites rule files in the one settled form. A file with a syntax error is left alone.
#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>

#include "cli/files.h"
#include "cli/report.h"
#include "cli/verb.h"
#include "format/format.h"
#include "parse/parse.h"

namespace qingdan::cli {
namespace {

struct Options {
  std::vector<std::string> paths;
  bool check = false;
  bool to_stdout = false;
  std::string keywords;

  [[nodiscard]] format::FormatOptions format_options() const {
    if (keywords.empty()) return {};
    return {keywords == "zh" ? Language::zh : Language::en};
  }
};

// The formatted text; an exit after the diagnostics.
OrExit<std::string> formatted(const std::string& name, const std::string& text, const Options& options,
                              const Terminal& terminal) {
  source::SourceSet sources;
  diagnostics::DiagnosticSink sink;
  std::optional<std::string> result;
  const auto source = parse::add_source(sources, name, text, sink);
  if (source) result = format::format(sources, *source, options.format_options(), sink);
  print_diagnostics(sink, sources, terminal);
  if (result) return *std::move(result);
  return source ? Exit::not_compiled : Exit::unreadable;
}

// What to do with the formatted text of a file: print it, compare it, or put it in place of the old one.
Exit settle(const std::string& path, const std::string& old_text, const std::string& new_text,
            const Options& options, const Terminal& terminal) {
  if (options.check) {
    if (old_text == new_text) return Exit::ok;
    put(path + "\n");
    return Exit::findings;
  }
  if (options.to_stdout || path == "-") {
    put(new_text);
    return Exit::ok;
  }
  if (old_text == new_text || replace_file(path, new_text)) return Exit::ok;
  return stop(terminal, Exit::unreadable, {"{}:写不了:{}", "{}: cannot be written: {}"}, path,
              std::strerror(errno));
}

Exit format_file(const std::string& path, const Options& options, const Terminal& terminal) {
  constexpr std::size_t kLimit = parse::Limits{}.file_bytes;
  auto content = path == "-" ? OrFileError<std::string>(read_input(kLimit)) : read_text(path, kLimit);
  if (const auto* error = std::get_if<FileError>(&content)) {
    return stop(terminal, Exit::unreadable, {"{}:读不了:{}", "{}: cannot be read: {}"}, path, error->reason);
  }
  const auto& text = std::get<std::string>(content);
  const auto result = formatted(path, text, options, terminal);
  if (const auto* exit = std::get_if<Exit>(&result)) return *exit;
  return settle(path, text, std::get<std::string>(result), options, terminal);
}

// The gravest of what happened to the files, and the largest code is that.
Exit run(const Options& options, const Terminal& terminal) {
  Exit gravest = Exit::ok;
  const auto note = [&](Exit exit) { gravest = std::max(gravest, exit); };
  const bool is_input = options.paths == std::vector<std::string>{"-"};
  RuleFiles files;
  if (is_input) {
    files.paths = options.paths;
  } else {
    files = find_rule_files(options.paths);
  }
  for (const std::string& path : files.unreadable) {
    note(stop(terminal, Exit::unreadable,
              {"{}:目录里没有政策文件(*.qd),或读不了", "{}: no rule file (*.qd) that can be read"}, path));
  }
  for (const std::string& path : files.paths) note(format_file(path, options, terminal));
  return gravest;
}

}  // namespace

Run declare_fmt(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  arguments.operands("PATH", options->paths,
                     {"政策文件,或目录;\n“-”:读标准输入,写标准输出",
                      "rule files, or directories;\n‘-’: standard input to standard output"});
  arguments.required("PATH");
  arguments.flag("--check", options->check,
                 {"只列出会改动的文件;有则退出码为 1",
                  "only list the files that would change;\nexit 1 if there are any"});
  arguments.flag("--stdout", options->to_stdout, {"写到标准输出,不改文件", "print instead of rewriting"});
  arguments.choice("--keywords", options->keywords, {"zh", "en"},
                   {"关键词改用中文或英文", "write keywords in this language"});
  arguments.exclusive({"--check", "--stdout"});
  return [options](const Terminal& terminal) { return run(*options, terminal); };
}

}  // namespace qingdan::cli
