#include "batch/answers.h"
#include "wire/write_decision.h"

namespace qingdan::batch {
namespace {

class FullAnswers : public Answers {
 public:
  FullAnswers(const Program& program, std::unique_ptr<Requests> requests, DecideOptions options,
              Language language)
      : program_(program), requests_(std::move(requests)), options_(options), language_(language) {}

  void answer(Block& block) override {
    requests_->open(block);
    std::string& out = block.answers;
    while (requests_->next()) {
      const auto read = requests_->read_carefully();
      if (const auto* request = std::get_if<wire::WireRequest>(&read)) {
        ++block.tally.answered;
        const Decision decision = decide(program_, request->request, options_);
        out += wire::write_decision(program_, *request, decision, request->language.value_or(language_));
      } else {
        ++block.tally.refused;
        out += wire::write_refusal(std::get<wire::Refusal>(read), language_);
      }
      out.pop_back();  // the brace, to add members
      requests_->append_members(out);
      out += "}\n";
    }
  }

 private:
  const Program& program_;
  std::unique_ptr<Requests> requests_;
  DecideOptions options_;
  Language language_;
};

}  // namespace

std::unique_ptr<Answers> full_answers(const Program& program, std::unique_ptr<Requests> requests,
                                      DecideOptions options, Language language) {
  return std::make_unique<FullAnswers>(program, std::move(requests), options, language);
}

}  // namespace qingdan::batch
