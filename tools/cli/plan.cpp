// qingdan plan: how several matters are applied for at once: what comes first, what is handed in once, who
// decides on what, and what that saves.
#include <algorithm>
#include <memory>

#include "cli/load.h"
#include "cli/plan_report.h"
#include "cli/verb.h"
#include "diagnostics/suggest.h"
#include "wire/json.h"
#include "wire/read_request.h"

namespace qingdan::cli {
namespace {

struct Options {
  std::string service;
  std::vector<std::string> paths;
  std::string date;
  std::string facts;
  std::string format = "text";
  Reuse reuse;
};

const model::Service* find_service(const model::Model& model, const Program& program,
                                   const std::string& address) {
  const ItemId item = program.find_item(address);
  const auto found = std::find_if(model.services.begin(), model.services.end(),
                                  [&](const model::Service& service) { return service.item == item; });
  return item.is_none() || found == model.services.end() ? nullptr : &*found;
}

Exit no_such_service(const model::Model& model, const std::string& address, const Terminal& terminal) {
  stop(terminal, Exit::usage, {"没有一件事“{}”", "there is no service ‘{}’"}, printable(address));
  std::vector<std::string_view> addresses;
  for (const model::Service& service : model.services) {
    addresses.push_back(model.items[service.item.index()].address);
  }
  if (const auto near = diagnostics::suggest(address, addresses)) {
    say(terminal, {"是否指“{}”?", "did you mean ‘{}’?"}, *near);
  }
  for (const std::string_view one : addresses) {
    say(terminal, {"  有:{}", "  there is: {}"}, one);
  }
  return Exit::usage;
}

void read_facts(const model::Model& model, const Request& request, graph::Applicant& applicant) {
  for (const FactValue& value : request.facts) {
    const model::Fact& fact = model.facts[value.fact.index()];
    if (fact.type == Type::material && fact.many && value.known) {
      for (const std::int64_t material : value.values) {
        applicant.held.emplace_back(static_cast<std::uint32_t>(material));
      }
    }
    for (std::size_t row = 0; row < model.registers.size(); ++row) {
      if (model.registers[row].fact == value.fact && value.known && value.values.size() == 1) {
        (value.values.front() != 0 ? applicant.answer : applicant.no_answer).emplace_back(row);
      }
    }
  }
}

// The facts are those of a request, read by the same reader: {"已备材料": ["残疾人证"], "人口库": true}.
OrExit<graph::Applicant> read_applicant(const Options& options, const Compiled& compiled,
                                        const Terminal& terminal) {
  const std::string facts = options.facts.empty() ? "{}" : options.facts;
  const auto is_json = wire::parse_json(facts);
  if (const auto* problem = std::get_if<wire::Problem>(&is_json)) {
    return stop(terminal, Exit::usage, {"--facts 读不懂:{}", "--facts cannot be read: {}"},
                printable(message(*problem, terminal.language)));
  }
  const std::string date = options.date.empty() ? "null" : "\"" + options.date + "\"";
  const auto read = wire::read_request(
      compiled.program(), R"({"subject":{"type":"organ","id":"-"},"action":{"name":"assign","properties":)" +
                              facts + R"(},"resource":{"type":"village","id":"-"},"context":{"date":)" +
                              date + "}}");
  if (const auto* refusal = std::get_if<wire::Refusal>(&read)) {
    return stop(terminal, Exit::usage, {"--facts 或 --on 读不懂:{}", "--facts or --on cannot be read: {}"},
                printable(message(refusal->error, terminal.language)));
  }
  const auto& request = std::get<wire::WireRequest>(read);
  for (const wire::Problem& warning : request.warnings) {
    if (warning.pointer.starts_with("/action/properties/")) {
      say(terminal, {"警告: {}", "warning: {}"}, printable(message(warning, terminal.language)));
    }
  }
  if (!options.date.empty() && !request.request.date) {
    return stop(terminal, Exit::usage,
                {"--on 要写日期,例如 2024-03-01", "--on takes a date, such as 2024-03-01"});
  }
  graph::Applicant applicant;
  applicant.date = request.request.date;
  read_facts(compiled.result.model, request.request, applicant);
  return applicant;
}

Exit run(const Options& options, const Terminal& terminal) {
  const auto compiled = compile_paths(options.paths, options.reuse, terminal);
  if (const auto* exit = std::get_if<Exit>(&compiled)) return *exit;
  const auto& policies = std::get<Compiled>(compiled);
  const model::Model& model = policies.result.model;
  const model::Service* service = find_service(model, policies.program(), options.service);
  if (service == nullptr) return no_such_service(model, options.service, terminal);
  const auto applicant = read_applicant(options, policies, terminal);
  if (const auto* exit = std::get_if<Exit>(&applicant)) return *exit;
  const graph::ServicePlan plan = graph::plan_service(model, *service, std::get<graph::Applicant>(applicant));
  put(options.format == "json" ? plan_json(policies.program(), model, *service, plan, terminal.language)
                               : plan_text(policies.program(), model, *service, plan, terminal.language));
  return plan.missing.empty() ? Exit::ok : Exit::findings;
}

}  // namespace

Run declare_plan(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  arguments.operand("SERVICE", options->service,
                    {"一件事的地址,例如 常熟联办.S.S1", "the address of a service: document.list.item"});
  arguments.operands("PATH", options->paths, {"政策文件,或目录", "rule files, or directories"});
  arguments.text(
      "--on", options->date, "DATE",
      {"哪一天申请(数据源启用以后才算数)", "the day of the application: a register\ncounts once it is live"});
  arguments.text("--facts", options->facts, "JSON",
                 {"申请人的情况:手里的材料,数据源查得到\n查不到,写法与请求的 properties 相同",
                  "what is known of whoever applies: papers in\nhand, registers that answer; as "
                  "the\nproperties of a request"});
  arguments.choice("--format", options->format, {"text", "json"}, {"输出格式", "output format"});
  arguments.required("SERVICE");
  arguments.required("PATH");
  options->reuse.declare(arguments);
  return [options](const Terminal& terminal) { return run(*options, terminal); };
}

}  // namespace qingdan::cli
