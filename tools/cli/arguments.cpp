// The only file that knows CLI11. Its English messages are put into the reader's language here.
#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <utility>

#include "cli/verb.h"
#include "diagnostics/suggest.h"
#include "qingdan/program.h"

#ifndef QINGDAN_VERSION
#error "the build sets QINGDAN_VERSION"
#endif

namespace qingdan::cli {
namespace {

constexpr Words kDescription{"清单(qingdan):编写、检查责任清单和负面清单,并逐件判定能否交给村。",
                             "qingdan (清单): writes down, checks and applies responsibility lists and\n"
                             "negative lists: may this be given to a village?\n"};

constexpr Words kFooter{
    "语言:--lang,其次环境变量 QINGDAN_LANG、LC_ALL、LC_MESSAGES、LANG;zh 开头为中文,\n"
    "其余为英文。数据写到标准输出,其余写到标准错误。\n\n"
    "退出码:\n"
    "  0    成功\n"
    "  1    有问题:check 报错、场景不符、fmt --check 有差异、有的请求读不懂\n"
    "  2    命令行用法不对\n"
    "  3    文件读不了、写不了,或不是文本\n"
    "  4    政策文件编译不过(build、test、graph、schema、decide、explain、fmt)\n"
    "  6    编译产物损坏或版本不符\n"
    "  70   程序内部出错\n"
    "  130  被中断",
    "Language: --lang, else QINGDAN_LANG, LC_ALL, LC_MESSAGES, LANG; a value that\n"
    "begins with zh is Chinese, any other English. Data goes to standard output,\n"
    "everything else to standard error.\n\n"
    "Exit codes:\n"
    "  0    success\n"
    "  1    findings: errors in check, failed scenarios, differences in fmt --check,\n"
    "       requests that cannot be read\n"
    "  2    the command line is wrong\n"
    "  3    a file cannot be read or written, or is not text\n"
    "  4    the policies do not compile (build, test, graph, schema, decide, explain,\n"
    "       fmt)\n"
    "  6    the artifact is damaged or of another version\n"
    "  70   internal error\n"
    "  130  interrupted"};

struct Common {
  std::string language;
  std::string colour = "auto";
};

CLI::Validator one_of(std::vector<std::string> allowed, Language language) {
  return CLI::Validator(
      [allowed = std::move(allowed), language](std::string& value) {
        if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return std::string();
        return language == Language::zh
                   ? fmt::format("“{}”不在 {} 之中", value, fmt::join(allowed, "、"))
                   : fmt::format("‘{}’ is not one of {}", value, fmt::join(allowed, ", "));
      },
      "", "");
}

void declare_common(CLI::App& app, Common& common, Language language) {
  Arguments arguments(app, language);
  arguments.choice("--lang", common.language, {"zh", "en"}, {"说明和报错用的语言", "language of messages"});
  arguments.choice("--color", common.colour, {"auto", "always", "never"},
                   {"报错是否带颜色", "colour in diagnostics"});
}

// Before the parser is set up, since its texts depend on it.
Language language_of_command_line(std::span<char*> words) {
  constexpr std::string_view kOption = "--lang";
  for (std::size_t i = 1; i < words.size(); ++i) {
    std::string_view word = words[i];
    if (!word.starts_with(kOption)) continue;
    word.remove_prefix(kOption.size());
    if (word.empty() && i + 1 < words.size()) return words[i + 1][0] == 'z' ? Language::zh : Language::en;
    if (word.starts_with("=")) return word.starts_with("=z") ? Language::zh : Language::en;
  }
  return language_of_environment();
}

void localise(CLI::App& app, Language language) {
  const bool zh = language == Language::zh;
  app.option_defaults()->group(zh ? "选项" : "Options");
  app.set_help_flag("-h,--help", zh ? "显示帮助" : "show help");
  const auto formatter = std::make_shared<CLI::Formatter>();
  formatter->label("Usage", zh ? "用法" : "Usage");
  formatter->label("OPTIONS", zh ? "选项" : "OPTIONS");
  formatter->label("SUBCOMMAND", zh ? "命令" : "COMMAND");
  formatter->label("Positionals", zh ? "参数" : "Operands");
  formatter->column_width(30);
  app.formatter(formatter);
}

// CLI11 names the option at the start or the end of its sentences; ours are built around that.
std::string usage_message(const CLI::ParseError& error, Language language) {
  const std::string text = error.what();
  const auto colon = text.find(": ");
  const std::string first = text.substr(0, text.find_first_of(" :"));
  const std::string last = text.substr(text.find_last_of(' ') + 1);
  const std::string after_colon = colon == std::string::npos ? text : text.substr(colon + 2);
  const auto sentence = [&](Words words) {
    return fmt::format(fmt::runtime(words.in(language)), first, last, after_colon);
  };
  switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
    case CLI::ExitCodes::RequiredError:
      return text.starts_with("A subcommand") ? sentence({"没有写命令", "no command is given"})
                                              : sentence({"缺少 {0}", "{0} is missing"});
    case CLI::ExitCodes::ExtrasError:
      return sentence({"多余的参数:{2}", "unexpected: {2}"});
    case CLI::ExitCodes::ArgumentMismatch:
      return sentence({"{0} 的值缺少或个数不对", "{0} lacks a value, or has too many"});
    case CLI::ExitCodes::ConversionError:
      return sentence({"不是数:{2}", "not a number: {2}"});
    case CLI::ExitCodes::ExcludesError:
      return sentence({"{0} 与 {1} 不能同时用", "{0} and {1} cannot be given together"});
    default:
      return text;
  }
}

Exit report_usage(const CLI::App& app, const CLI::ParseError& error, const Terminal& terminal) {
  const std::string name = error.get_name();
  if (name == "CallForHelp") {
    put(app.help());
    return Exit::ok;
  }
  if (name == "CallForVersion") {
    put(std::string(error.what()) + "\n");
    return Exit::ok;
  }
  fmt::print(stderr, "qingdan: {}\n", printable(usage_message(error, terminal.language)));
  say(terminal, {"用 --help 查看用法", "see --help for usage"});
  return Exit::usage;
}

// A mistyped verb would otherwise be reported as one argument too many.
bool is_known_verb(std::span<const Verb> verbs, std::string_view word, const Terminal& terminal) {
  std::vector<std::string_view> names;
  for (const Verb& verb : verbs) names.emplace_back(verb.name);
  if (std::find(names.begin(), names.end(), word) != names.end()) return true;
  stop(terminal, Exit::usage, {"没有“{}”这个命令", "there is no command ‘{}’"}, printable(word));
  if (word.size() < 40) {
    if (const auto near = diagnostics::suggest(word, names)) {
      say(terminal, {"是否指“{}”?", "did you mean ‘{}’?"}, *near);
    }
  }
  say(terminal, {"用 --help 查看用法", "see --help for usage"});
  return false;
}

// The first word that is neither an option nor the value of one.
std::string_view first_operand(std::span<char*> words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--lang" || word == "--color") {
      ++i;
    } else if (!word.starts_with("-")) {
      return word;
    }
  }
  return {};
}

}  // namespace

CLI::Option& Arguments::describe(CLI::Option* option, Words help) const {
  option->description(std::string(help.in(language_)));
  return *option;
}

void Arguments::operand(const char* name, std::string& into, Words help) {
  describe(app_.add_option(name, into), help).option_text(" ");
}

void Arguments::operands(const char* name, std::vector<std::string>& into, Words help) {
  describe(app_.add_option(name, into), help).option_text("...");
}

void Arguments::flag(const char* name, bool& into, Words help) {
  describe(app_.add_flag(name, into), help).option_text(" ");
}

void Arguments::text(const char* name, std::string& into, const char* kind, Words help) {
  describe(app_.add_option(name, into), help).option_text(kind);
}

void Arguments::texts(const char* name, std::vector<std::string>& into, const char* kind, Words help) {
  CLI::Option& option = describe(app_.add_option(name, into), help);
  option.option_text(std::string(kind) + " ...")->expected(1)->allow_extra_args(false);
  option.multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void Arguments::two_texts(const char* name, std::vector<std::string>& into, const char* kind, Words help) {
  describe(app_.add_option(name, into), help).option_text(kind)->expected(2);
}

void Arguments::number(const char* name, std::uint32_t& into, Words help) {
  describe(app_.add_option(name, into), help).option_text("N");
}

void Arguments::choice(const char* name, std::string& into, std::vector<std::string> allowed, Words help) {
  CLI::Option& option = describe(app_.add_option(name, into), help);
  option.option_text(fmt::format("{}", fmt::join(allowed, "|")));
  option.check(one_of(std::move(allowed), language_));
}

void Arguments::exclusive(std::initializer_list<const char*> names) {
  for (const char* name : names) {
    for (const char* other : names) {
      if (name != other) app_.get_option(name)->excludes(app_.get_option(other));
    }
  }
}

void Arguments::required(const char* name) { app_.get_option(name)->required(); }

OrExit<std::function<Exit()>> parse_arguments(int argc, char** argv, std::span<const Verb> verbs) {
  const std::span<char*> words(argv, static_cast<std::size_t>(argc));
  Terminal terminal{language_of_command_line(words), false};
  const std::string_view verb_name = first_operand(words);
  if (!verb_name.empty() && !is_known_verb(verbs, verb_name, terminal)) return Exit::usage;

  CLI::App app(std::string(terminal.in(kDescription)), "qingdan");
  localise(app, terminal.language);
  app.set_version_flag("--version",
                       fmt::format("qingdan {} (artifact format {})", QINGDAN_VERSION, kFormatVersion),
                       std::string(terminal.in({"显示版本", "show the version"})));
  Common common;
  declare_common(app, common, terminal.language);
  app.footer(std::string(terminal.in(kFooter)));
  app.require_subcommand(1);
  Run run;
  for (const Verb& verb : verbs) {
    CLI::App& command = *app.add_subcommand(verb.name, std::string(terminal.in(verb.summary)));
    command.group(std::string(terminal.in({"命令", "Commands"})))->footer("");
    command.get_help_ptr()->group(app.get_help_ptr()->get_group());
    Arguments arguments(command, terminal.language);
    Run declared = verb.declare(arguments);
    declare_common(command, common, terminal.language);
    command.callback([&run, declared] { run = declared; });
  }
  if (argc < 2) {
    std::fputs(app.help().c_str(), stderr);
    return Exit::usage;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return report_usage(app, error, terminal);
  }
  terminal.colour = wants_colour(common.colour);
  return [run, terminal] { return run(terminal); };
}

}  // namespace qingdan::cli
