// qingdan explain: the page of a code, or the card of an item, a list, or something declared.
#include <algorithm>
#include <cctype>
#include <memory>

#include "cli/card.h"
#include "cli/load.h"
#include "cli/verb.h"
#include "diagnostics/pages.h"
#include "diagnostics/suggest.h"
#include "wire/problem.h"

namespace qingdan::cli {
namespace {

struct Options {
  ProgramOrigin origin;
  std::string what;
};

// "qd0107" → "QD0107"; empty for what is no code.
std::string as_code(std::string_view text) {
  std::string code(text);
  const auto upper = [](unsigned char c) { return static_cast<char>(std::toupper(c)); };
  std::transform(code.begin(), code.end(), code.begin(), upper);
  const bool has_digits = code.size() > 2 && code.find_first_not_of("0123456789", 2) == std::string::npos;
  return code.starts_with("QD") && has_digits ? code : std::string();
}

Exit explain_code(const std::string& code, const Terminal& terminal) {
  if (const auto page = diagnostics::page(code, terminal.language)) {
    put(*page);
    return Exit::ok;
  }
  const wire::ProblemInfo* problem = wire::find_problem(code);
  if (problem == nullptr) return stop(terminal, Exit::usage, {"没有代码 {}", "there is no code {}"}, code);
  const Words severity = problem->is_error ? Words{"错误", "error"} : Words{"警告", "warning"};
  const wire::Argument gap(std::string("…"));
  put(fmt::format("{} {}: {}\n", problem->code, terminal.in(severity),
                  wire::fill(problem->text.in(terminal.language), {2, gap}, terminal.language)));
  const std::string_view help = problem->help.in(terminal.language);
  if (!help.empty()) put(fmt::format("\n{}\n", help));
  return Exit::ok;
}

bool has_card(NameKind kind) {
  switch (kind) {
    case NameKind::list:
    case NameKind::fact:
    case NameKind::sequence:
    case NameKind::material:
    case NameKind::register_:
      return true;
    default:
      return false;
  }
}

Exit explain_name(const Options& options, const Terminal& terminal) {
  const auto loaded = options.origin.load(terminal);
  if (const auto* exit = std::get_if<Exit>(&loaded)) return *exit;
  const Program& program = std::get<Program>(loaded);
  const ItemId item = program.find_item(options.what);
  if (!item.is_none()) {
    put(item_card(program, item, terminal.language));
    return Exit::ok;
  }
  const ListId list = program.find_list(options.what);
  if (!list.is_none()) {
    put(list_card(program, list, terminal.language));
    return Exit::ok;
  }
  const std::string cards = name_cards(program, options.what, terminal.language);
  if (!cards.empty()) {
    put(cards);
    return Exit::ok;
  }
  stop(terminal, Exit::usage,
       {"没有条目、清单、事实、序列、资料或数据源“{}”",
        "there is no item, list, fact, sequence, material or register ‘{}’"},
       printable(wire::excerpt(options.what)));
  std::vector<std::string_view> names;
  for (const NameRow& row : program.names()) {
    if (has_card(static_cast<NameKind>(row.kind))) names.push_back(program.text(row.text));
  }
  for (const ItemRow& row : program.items()) names.push_back(program.text(row.address));
  if (const auto near = diagnostics::suggest(options.what, names)) {
    say(terminal, {"是否指“{}”?", "did you mean ‘{}’?"}, *near);
  }
  return Exit::usage;
}

Exit run(const Options& options, const Terminal& terminal) {
  const std::string code = as_code(options.what);
  if (!code.empty() && !options.origin.is_given()) return explain_code(code, terminal);
  return explain_name(options, terminal);
}

}  // namespace

Run declare_explain(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  arguments.operand(
      "CODE|ADDRESS|NAME", options->what,
      {"报错代码(QD0107),或条目、清单的地址\n(文件.清单.条目),或事实、序列、资料、\n数据源的名称",
       "a code (QD0107), the address of an item or\na list (document.list.item), or the name of\n"
       "a fact, a sequence, a material or a\nregister"});
  arguments.required("CODE|ADDRESS|NAME");
  options->origin.declare(arguments);
  return [options](const Terminal& terminal) { return run(*options, terminal); };
}

}  // namespace qingdan::cli
