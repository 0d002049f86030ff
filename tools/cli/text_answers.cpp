#include "cli/text_answers.h"

#include <algorithm>

#include "cli/terminal.h"
#include "qingdan/explain.h"
#include "qingdan/wrap.h"

namespace qingdan::cli {
namespace {

class TextAnswers : public batch::Answers {
 public:
  TextAnswers(const Program& program, std::unique_ptr<batch::Requests> requests, DecideOptions options,
              Language language)
      : program_(program), requests_(std::move(requests)), options_(options), language_(language) {}

  void answer(batch::Block& block) override {
    requests_->open(block);
    while (requests_->next()) {
      const auto read = requests_->read_carefully();
      if (const auto* refusal = std::get_if<wire::Refusal>(&read)) {
        ++block.tally.refused;
        refuse(block.answers, *refusal);
      } else {
        ++block.tally.answered;
        explain_decision(block.answers, std::get<wire::WireRequest>(read));
      }
      block.answers += '\n';
    }
  }

 private:
  void explain_decision(std::string& out, const wire::WireRequest& request) {
    const Decision decision = decide(program_, request.request, options_);
    const Language language = request.language.value_or(language_);
    put_heading(out, request.id, language);
    const auto& matters = request.request.matters;
    const auto is_unknown = [](const RequestedMatter& asked) { return asked.matter.is_none(); };
    // An unknown matter leaves everything open: the slip in its name comes before what follows from it.
    const bool warn_first = std::any_of(matters.begin(), matters.end(), is_unknown);
    if (warn_first) put_warnings(out, request, language);
    out += explain(program_, request.request, decision, language);
    if (!warn_first) put_warnings(out, request, language);
  }

  void refuse(std::string& out, const wire::Refusal& refusal) {
    put_heading(out, refusal.id, language_);
    put_problem(out, refusal.error, language_);
  }

  void put_heading(std::string& out, std::string_view id, Language language) {
    const bool zh = language == Language::zh;
    const std::string name = id.empty() ? "" : (zh ? "," : ", ") + printable(wire::excerpt(id));
    out +=
        fmt::format(fmt::runtime(zh ? "── 第 {} 行{} ──\n" : "── line {}{} ──\n"), requests_->line(), name);
  }

  static void put_warnings(std::string& out, const wire::WireRequest& request, Language language) {
    for (const wire::Problem& warning : request.warnings) put_problem(out, warning, language);
  }

  static void put_problem(std::string& out, const wire::Problem& problem, Language language) {
    const wire::ProblemInfo& kind = info(problem.kind);
    const Words severity = kind.is_error ? Words{"错误", "error"} : Words{"警告", "warning"};
    const std::string place = problem.pointer.empty() ? "" : " " + printable(wire::excerpt(problem.pointer));
    append_wrapped(out,
                   fmt::format("{} {}{}: {}", severity.in(language), kind.code, place,
                               printable(message(problem, language))),
                   2);
    const std::string_view help = kind.help.in(language);
    if (kind.is_error && !help.empty()) append_wrapped(out, fmt::format("  {}", help), 2);
  }

  const Program& program_;
  std::unique_ptr<batch::Requests> requests_;
  DecideOptions options_;
  Language language_;
};

}  // namespace

std::unique_ptr<batch::Answers> text_answers(const Program& program,
                                             std::unique_ptr<batch::Requests> requests, DecideOptions options,
                                             Language language) {
  return std::make_unique<TextAnswers>(program, std::move(requests), options, language);
}

}  // namespace qingdan::cli
