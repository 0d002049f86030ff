// qingdan decide: one request a line in, one answer out, in the same order. Knows no memory: a line has
// no effect on the next.
#include "qingdan/decide.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <memory>
#include <thread>

#include "batch/progress.h"
#include "batch/stream.h"
#include "batch/table.h"
#include "batch/tolerance.h"
#include "cli/load.h"
#include "cli/text_answers.h"
#include "cli/verb.h"

namespace qingdan::cli {
namespace {

struct Options {
  ProgramOrigin origin;
  std::string requests = "-";
  std::string input;   // empty: as the rest says
  std::string format;  // likewise
  std::string columns;
  std::string encoding = "utf-8";
  std::string max_errors = "0";
  std::uint32_t threads = 1;
  bool brief = false;
  bool no_remedies = false;
  bool progress = false;
};

constexpr std::uint32_t kMaxThreads = 256;

// What is left open is settled by what is said.
void settle(Options& options) {
  const bool is_table = !options.columns.empty() || options.requests.ends_with(".csv");
  if (options.input.empty()) options.input = is_table ? "csv" : "json";
  if (options.format.empty()) options.format = options.brief ? options.input : "text";
  options.brief = options.brief || options.format == "csv";
  if (options.threads == 0) options.threads = std::thread::hardware_concurrency();
  options.threads = std::clamp(options.threads, 1U, kMaxThreads);
}

std::optional<Words> find_contradiction(const Options& options) {
  if (options.brief && options.format == "text") {
    return Words{"--brief 的答复是 json 或 csv", "--brief answers in json or csv"};
  }
  if (!options.columns.empty() && options.input != "csv") {
    return Words{"--columns 只用于 --input csv", "--columns is for --input csv"};
  }
  return std::nullopt;
}

volatile std::sig_atomic_t caught_signal = 0;

// The first of these ends the reading, what has been read is answered; a second one ends the program.
void catch_signals() {
  struct sigaction action {};
  action.sa_handler = [](int signal) { caught_signal = signal; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
}

std::string say_problem(const wire::Problem& problem, Language language) {
  const wire::ProblemInfo& kind = info(problem.kind);
  const std::string_view help = kind.help.in(language);
  return fmt::format("{}: {}{}{}", kind.code, printable(message(problem, language)),
                     help.empty() ? "" : "\n  ", help);
}

// One run over one input.
class Stream {
 public:
  Stream(const Program& program, const Options& options, const Terminal& terminal)
      : program_(program), options_(options), terminal_(terminal), names_(program) {}

  Exit run(int descriptor) {
    const auto encoding = options_.encoding == "utf-8" ? batch::Encoding::utf8 : batch::Encoding::gb18030;
    const bool is_table = options_.input == "csv";
    batch::BlockReader reader(batch::Source(descriptor, encoding, &caught_signal),
                              is_table ? batch::Cut::csv : batch::Cut::lines);
    std::optional<batch::Block> first;
    if (const auto exit = is_table ? begin_table(reader, first) : write_header("id")) return *exit;
    return answer(reader, std::move(first));
  }

 private:
  // Reads the header and writes that of the answers. An exit if there is nothing more to do.
  std::optional<Exit> begin_table(batch::BlockReader& reader, std::optional<batch::Block>& first) {
    auto header = options_.columns.empty() ? std::variant<batch::Header, wire::Problem>()
                                           : batch::header_of(program_, options_.columns);
    if (options_.columns.empty()) {
      first.emplace();
      if (!reader.read(*first)) {
        first.reset();
        return std::nullopt;  // an empty table, or one that cannot be read
      }
      header = batch::take_header(program_, *first);
    }
    if (const auto* problem = std::get_if<wire::Problem>(&header)) {
      return stop(terminal_, Exit::usage, {"{}:{}", "{}: {}"}, options_.requests,
                  say_problem(*problem, terminal_.language));
    }
    header_ = std::get<batch::Header>(std::move(header));
    name_other_columns();
    return header_.text.empty() ? std::nullopt : write_header(header_.text);
  }

  // Above the answers, if they are a table. An exit if it cannot be written.
  std::optional<Exit> write_header(const std::string& own) const {
    if (options_.format != "csv") return std::nullopt;
    const std::string line = own + "," + std::string(wire::kBriefColumns) + "\n";
    const int error = batch::write_all(STDOUT_FILENO, line);
    return error == 0 ? std::nullopt : std::optional(report_write_error(error));
  }

  // A slip in the name of a column is easily overlooked.
  void name_other_columns() const {
    std::string names;
    for (const wire::CsvColumn& column : header_.columns) {
      if (column.column != wire::Column::other) continue;
      if (!names.empty()) names += terminal_.in({"、", ", "});
      names += printable(column.name);
    }
    if (names.empty()) return;
    say(terminal_, {"不参与判定、随行带回的栏:{}", "columns that only go with their rows: {}"}, names);
  }

  Exit answer(batch::BlockReader& reader, std::optional<batch::Block> first) {
    const bool is_brief = options_.brief;
    const auto format =
        options_.format == "csv" ? wire::BriefWriter::Format::csv : wire::BriefWriter::Format::json;
    std::optional<wire::BriefWriter> writer;
    if (is_brief) writer.emplace(program_, format);
    const DecideOptions decide_options{.remedies = !options_.no_remedies};
    const auto make_answers = [&] {
      auto requests = options_.input == "csv" ? batch::csv_requests(names_, header_.columns)
                                              : batch::json_requests(names_);
      if (is_brief) {
        return batch::brief_answers(program_, std::move(requests), *writer, format, terminal_.language);
      }
      const auto make = options_.format == "json" ? batch::full_answers : text_answers;
      return make(program_, std::move(requests), decide_options, terminal_.language);
    };
    batch::ProgressReport progress(how_to_show(), terminal_.language);
    const batch::Outcome outcome =
        batch::answer_all(reader, std::move(first), STDOUT_FILENO, options_.threads, make_answers,
                          [&](const batch::Tally& so_far) { progress.update(so_far); });
    progress.end(outcome.tally);
    return conclude(outcome);
  }

  [[nodiscard]] batch::ShowProgress how_to_show() const {
    if (::isatty(STDERR_FILENO) != 0) {
      // Where answers run over the same screen, a line that is written over does not stay one.
      const bool has_screen = ::isatty(STDOUT_FILENO) == 0 || options_.progress;
      return has_screen ? batch::ShowProgress::on_one_line : batch::ShowProgress::never;
    }
    return options_.progress ? batch::ShowProgress::line_by_line : batch::ShowProgress::never;
  }

  Exit conclude(const batch::Outcome& outcome) const {
    if (outcome.write_error != 0) return report_write_error(outcome.write_error);
    if (outcome.read_error != 0) {
      return stop(terminal_, Exit::unreadable, {"{}:读不了:{}", "{}: cannot be read: {}"}, options_.requests,
                  std::strerror(outcome.read_error));
    }
    if (outcome.tally.refused > 0) {
      say(terminal_, {"判定 {} 个请求,另有 {} 行读不懂", "decided: {}; lines that cannot be read: {}"},
          outcome.tally.answered, outcome.tally.refused);
    }
    if (caught_signal != 0) std::raise(caught_signal);
    return batch::parse_tolerance(options_.max_errors)->allows(outcome.tally) ? Exit::ok : Exit::findings;
  }

  // Whoever reads has seen enough, or: it cannot be written.
  static Exit report_write_error(int error) {
    if (error != EPIPE) fmt::print(stderr, "qingdan: stdout: {}\n", std::strerror(error));
    return Exit::unreadable;
  }

  const Program& program_;
  const Options& options_;
  const Terminal& terminal_;
  wire::NameTables names_;
  batch::Header header_;
};

Exit run(Options options, const Terminal& terminal) {
  settle(options);
  if (const auto contradiction = find_contradiction(options)) {
    return stop(terminal, Exit::usage, *contradiction);
  }
  if (!batch::parse_tolerance(options.max_errors)) {
    return stop(terminal, Exit::usage,
                {"--max-errors 应是个数或百分比,如 100、0.5%",
                 "--max-errors is to be a number or a share, such as 100 or 0.5%"});
  }
  const auto loaded = options.origin.load(terminal);
  if (const auto* exit = std::get_if<Exit>(&loaded)) return *exit;
  const bool is_input = options.requests == "-";
  const int descriptor = is_input ? STDIN_FILENO : ::open(options.requests.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    return stop(terminal, Exit::unreadable, {"{}:读不了:{}", "{}: cannot be read: {}"}, options.requests,
                std::strerror(errno));
  }
  catch_signals();
  const Exit exit = Stream(std::get<Program>(loaded), options, terminal).run(descriptor);
  if (!is_input) ::close(descriptor);
  return exit;
}

}  // namespace

Run declare_decide(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  options->origin.declare(arguments);
  arguments.operand(
      "REQUESTS", options->requests,
      {"请求:每行一个 JSON 对象,或一张表(*.csv);\n“-”或不写为标准输入",
       "requests: one JSON object a line, or a table\n(*.csv); ‘-’ or left out: standard input"});
  arguments.choice("--input", options->input, {"json", "csv"},
                   {"请求的写法;不写时看文件名,有 --columns 即 csv",
                    "how they are written; else by the file's name,\nand csv where --columns is given"});
  arguments.choice("--format", options->format, {"text", "json", "csv"},
                   {"说明文字;每行一个 JSON 答复;表(只有简要答复)",
                    "explanations; one JSON answer a line; a table\n(brief answers only)"});
  arguments.flag("--brief", options->brief,
                 {"只答结论和决定它的条目(快得多);写法同请求",
                  "the verdict and the item it rests on alone\n(much faster); written as the requests are"});
  arguments.text("--columns", options->columns, "LIST",
                 {"表没有表头:各栏名称,用逗号隔开", "the table has no header: its columns, as a,b,c"});
  arguments.choice("--encoding", options->encoding, {"utf-8", "gb18030"},
                   {"请求的编码;答复总是 UTF-8", "of the requests; answers are in UTF-8"});
  arguments.number("--threads", options->threads,
                   {"用几个线程,答复次序不变;0 为全部核",
                    "how many decide at once, the order stays;\n0: one for each core"});
  arguments.text("--max-errors", options->max_errors, "N|P%",
                 {"读不懂的行不超过这么多,退出码仍为 0;\n如 100、0.5%;不写为 0",
                  "exit code 0 with up to so many lines that\ncannot be read, such as 100 or 0.5%; else 0"});
  arguments.flag(
      "--progress", options->progress,
      {"报告进度(终端上过一秒自动报告)", "say how far it is (on a terminal it does so\nafter a second)"});
  arguments.flag("--no-remedies", options->no_remedies,
                 {"不找补救办法(更快)", "do not search for remedies (faster)"});
  return [options](const Terminal& terminal) { return run(*options, terminal); };
}

}  // namespace qingdan::cli
