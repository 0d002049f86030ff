#include "batch/answers.h"
#include "qingdan/brief.h"
#include "wire/write_decision.h"

namespace qingdan::batch {
namespace {

class BriefAnswers : public Answers {
 public:
  BriefAnswers(const Program& program, std::unique_ptr<Requests> requests, const wire::BriefWriter& writer,
               wire::BriefWriter::Format format, Language language)
      : program_(program),
        requests_(std::move(requests)),
        writer_(writer),
        as_json_(format == wire::BriefWriter::Format::json),
        language_(language) {}

  void answer(Block& block) override {
    requests_->open(block);
    std::string& out = block.answers;
    while (requests_->next()) {
      if (requests_->read_quickly()) {
        ++block.tally.answered;
        put(out, requests_->request(), requests_->id(), {}, requests_->language());
      } else {
        answer_carefully(block);
      }
      out += '\n';
    }
  }

 private:
  void answer_carefully(Block& block) {
    const auto read = requests_->read_carefully();
    std::string& out = block.answers;
    if (const auto* request = std::get_if<wire::WireRequest>(&read)) {
      ++block.tally.answered;
      put(out, request->request, request->id, request->warnings, request->language);
      return;
    }
    ++block.tally.refused;
    const auto& refusal = std::get<wire::Refusal>(read);
    if (as_json_) {
      out += wire::write_refusal(refusal, language_);
      out.pop_back();
      requests_->append_members(out);
      out += '}';
    } else {
      requests_->append_row(out);
      writer_.append_csv_refusal(out, refusal.error, language_);
    }
  }

  void put(std::string& out, const Request& request, std::string_view id,
           std::span<const wire::Problem> warnings, std::optional<Language> language) {
    const Brief brief = decide_brief(program_, request, scratch_);
    const Language spoken = language.value_or(language_);
    if (as_json_) {
      writer_.append_json(out, id, brief, request.observation, warnings, spoken);
      requests_->append_members(out);
      out += '}';
    } else {
      requests_->append_row(out);
      writer_.append_csv(out, brief, request.observation, warnings, spoken);
    }
  }

  const Program& program_;
  std::unique_ptr<Requests> requests_;
  const wire::BriefWriter& writer_;
  bool as_json_;
  Language language_;
  Scratch scratch_;
};

}  // namespace

std::unique_ptr<Answers> brief_answers(const Program& program, std::unique_ptr<Requests> requests,
                                       const wire::BriefWriter& writer, wire::BriefWriter::Format format,
                                       Language language) {
  return std::make_unique<BriefAnswers>(program, std::move(requests), writer, format, language);
}

}  // namespace qingdan::batch
