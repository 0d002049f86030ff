// qingdan decide: one request a line in, one answer out, in the same order. Knows no memory: a line has
// no effect on the next.
#include "qingdan/decide.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "cli/lines.h"
#include "cli/load.h"
#include "cli/verb.h"
#include "qingdan/explain.h"
#include "qingdan/wrap.h"
#include "wire/write_decision.h"

namespace qingdan::cli {
namespace {

struct Options {
  ProgramOrigin origin;
  std::string requests = "-";
  std::string format = "text";
  bool no_remedies = false;
};

// The answers to the lines of one input.
class Answering {
 public:
  Answering(const Program& program, const Options& options, Language language)
      : program_(program), as_json_(options.format == "json"), language_(language) {
    decide_options_.remedies = !options.no_remedies;
  }

  void answer(std::string_view line, std::size_t number) {
    const auto read = wire::read_request(program_, line);
    if (const auto* refusal = std::get_if<wire::Refusal>(&read)) return refuse(*refusal, number);
    const auto& request = std::get<wire::WireRequest>(read);
    const Decision decision = decide(program_, request.request, decide_options_);
    const Language language = request.language.value_or(language_);
    ++answered_;
    if (as_json_) return put(wire::write_decision(program_, request, decision, language) + "\n");
    put_heading(number, request.id, language);
    const auto& matters = request.request.matters;
    const auto is_unknown = [](const RequestedMatter& asked) { return asked.matter.is_none(); };
    // An unknown matter leaves everything open: the slip in its name comes before what follows from it.
    const bool warn_first = std::any_of(matters.begin(), matters.end(), is_unknown);
    if (warn_first) put_warnings(request, language);
    put(explain(program_, request.request, decision, language));
    if (!warn_first) put_warnings(request, language);
    put("\n");
  }

  void refuse(const wire::Refusal& refusal, std::size_t number) {
    ++refused_;
    if (as_json_) return put(wire::write_refusal(refusal, language_) + "\n");
    put_heading(number, refusal.id, language_);
    put_problem(refusal.error, language_);
    put("\n");
  }

  [[nodiscard]] std::size_t answered() const { return answered_; }
  [[nodiscard]] std::size_t refused() const { return refused_; }

 private:
  static void put_heading(std::size_t number, std::string_view id, Language language) {
    const bool zh = language == Language::zh;
    const std::string name = id.empty() ? "" : (zh ? "," : ", ") + printable(wire::excerpt(id));
    put(fmt::format(fmt::runtime(zh ? "── 第 {} 行{} ──\n" : "── line {}{} ──\n"), number, name));
  }

  static void put_warnings(const wire::WireRequest& request, Language language) {
    for (const wire::Problem& warning : request.warnings) put_problem(warning, language);
  }

  static void put_problem(const wire::Problem& problem, Language language) {
    const wire::ProblemInfo& kind = info(problem.kind);
    const Words severity = kind.is_error ? Words{"错误", "error"} : Words{"警告", "warning"};
    const std::string place = problem.pointer.empty() ? "" : " " + printable(wire::excerpt(problem.pointer));
    std::string text;
    append_wrapped(text,
                   fmt::format("{} {}{}: {}", severity.in(language), kind.code, place,
                               printable(message(problem, language))),
                   2);
    const std::string_view help = kind.help.in(language);
    if (kind.is_error && !help.empty()) append_wrapped(text, fmt::format("  {}", help), 2);
    put(text);
  }

  const Program& program_;
  bool as_json_;
  Language language_;
  DecideOptions decide_options_;
  std::size_t answered_ = 0;
  std::size_t refused_ = 0;
};

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

// Whoever writes line by line and waits for each answer gets it at once: what is ready is sent before
// waiting for more.
LineReader::Got answer_all(int descriptor, Answering& answering) {
  LineReader lines(descriptor, wire::kMaxLineBytes, [] { std::fflush(stdout); });
  std::string_view line;
  for (std::size_t number = 1; std::ferror(stdout) == 0; ++number) {
    const LineReader::Got got = lines.next(line);
    if (got == LineReader::Got::end || got == LineReader::Got::failed) return got;
    if (got == LineReader::Got::too_long) {
      const std::string limit = std::to_string(wire::kMaxLineBytes);
      answering.refuse({{wire::ProblemKind::LineTooLong, "", {limit}, {}}, {}}, number);
    } else if (!is_blank(line)) {
      answering.answer(line, number);
    }
  }
  return LineReader::Got::end;
}

Exit run(const Options& options, const Terminal& terminal) {
  const auto loaded = options.origin.load(terminal);
  if (const auto* exit = std::get_if<Exit>(&loaded)) return *exit;
  const bool is_input = options.requests == "-";
  const int descriptor = is_input ? STDIN_FILENO : ::open(options.requests.c_str(), O_RDONLY | O_CLOEXEC);
  Answering answering(std::get<Program>(loaded), options, terminal.language);
  const bool is_read = descriptor >= 0 && answer_all(descriptor, answering) == LineReader::Got::end;
  const int reason = errno;
  if (!is_input && descriptor >= 0) ::close(descriptor);
  if (!is_read) {
    return stop(terminal, Exit::unreadable, {"{}:读不了:{}", "{}: cannot be read: {}"}, options.requests,
                std::strerror(reason));
  }
  if (answering.refused() == 0) return Exit::ok;
  say(terminal, {"判定 {} 个请求,另有 {} 行读不懂", "decided: {}; lines that cannot be read: {}"},
      answering.answered(), answering.refused());
  return Exit::findings;
}

}  // namespace

Run declare_decide(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  options->origin.declare(arguments);
  arguments.operand("REQUESTS", options->requests,
                    {"请求,每行一个 JSON 对象;\n“-”或不写为标准输入",
                     "requests, one JSON object a line;\n‘-’ or left out: standard input"});
  arguments.choice("--format", options->format, {"text", "json"},
                   {"说明文字,或每行一个 JSON 答复", "explanations, or one JSON answer a line"});
  arguments.flag("--no-remedies", options->no_remedies,
                 {"不找补救办法(更快)", "do not search for remedies (faster)"});
  return [options](const Terminal& terminal) { return run(*options, terminal); };
}

}  // namespace qingdan::cli
