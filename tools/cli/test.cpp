// qingdan test: plays the scenarios of rule files.
#include <algorithm>
#include <memory>

#include "cli/junit.h"
#include "cli/load.h"
#include "cli/scenario_check.h"
#include "cli/verb.h"

namespace qingdan::cli {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string format = "text";
  std::string filter;
  Reuse reuse;
};

std::string name_of(const model::Scenario& scenario, Language language) {
  const model::Names& title = scenario.title;
  const bool zh = language == Language::zh ? !title.zh.empty() : title.en.empty();
  const std::string& text = zh ? title.zh : title.en;
  return text.empty() ? scenario.code : scenario.code + " " + text;
}

bool is_wanted(const model::Scenario& scenario, const std::string& filter) {
  return scenario.code.find(filter) != std::string::npos ||
         scenario.title.zh.find(filter) != std::string::npos ||
         scenario.title.en.find(filter) != std::string::npos;
}

std::vector<TestCase> play_all(const Compiled& compiled, const std::string& filter, Language language) {
  std::vector<TestCase> cases;
  for (const model::Scenario& scenario : compiled.result.model.scenarios) {
    if (!is_wanted(scenario, filter)) continue;
    ScenarioResult result = play(compiled.program(), scenario, language);
    const source::Span span = scenario.span;
    cases.push_back({compiled.input.sources[span.source].name,
                     compiled.input.sources.position(span.source, span.begin).line,
                     name_of(scenario, language), std::move(result.differences),
                     std::move(result.explanation)});
  }
  return cases;
}

// Every line of the text, two columns to the right.
std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (end > 0) out += "    ";
    out += text.substr(0, end);
    out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

void print_failures(const std::vector<TestCase>& cases, const Terminal& terminal) {
  for (const TestCase& test : cases) {
    if (test.passed()) continue;
    put(fmt::format("{} {}\n  {}:{}\n", terminal.in({"不符", "FAILED"}), test.name, test.file, test.line));
    for (const std::string& difference : test.differences) put("  " + difference + "\n");
    put(indented(test.explanation) + "\n");
  }
}

Exit run(const Options& options, const Terminal& terminal) {
  const auto compiled = compile_paths(options.paths, options.reuse, terminal);
  if (const auto* exit = std::get_if<Exit>(&compiled)) return *exit;
  const auto cases = play_all(std::get<Compiled>(compiled), options.filter, terminal.language);
  if (cases.empty()) {
    return stop(terminal, Exit::findings, {"没有可运行的场景", "there is no scenario to play"});
  }
  const auto failed =
      std::count_if(cases.begin(), cases.end(), [](const TestCase& c) { return !c.passed(); });
  // In this form, whatever the language, test harnesses know the line.
  const std::string summary =
      fmt::format("{} passed, {} failed\n", static_cast<std::ptrdiff_t>(cases.size()) - failed, failed);
  if (options.format == "junit") {
    put(to_junit(cases));
    std::fputs(summary.c_str(), stderr);
  } else {
    print_failures(cases, terminal);
    put(summary);
  }
  return failed == 0 ? Exit::ok : Exit::findings;
}

}  // namespace

Run declare_test(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  arguments.operands("PATH", options->paths, {"政策文件,或目录", "rule files, or directories of them"});
  arguments.required("PATH");
  arguments.choice("--format", options->format, {"text", "junit"}, {"输出格式", "form of the output"});
  arguments.text("--filter", options->filter, "TEXT",
                 {"只运行编号或标题含有它的场景", "only scenarios whose code or title holds it"});
  options->reuse.declare(arguments);
  return [options](const Terminal& terminal) { return run(*options, terminal); };
}

}  // namespace qingdan::cli
