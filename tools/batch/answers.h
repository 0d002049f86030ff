// Answers: what is said to the requests of a block. One per thread.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "batch/block.h"
#include "batch/requests.h"
#include "qingdan/decide.h"
#include "wire/write_brief.h"

namespace qingdan::batch {

class Answers {
 public:
  Answers() = default;
  Answers(const Answers&) = delete;
  Answers& operator=(const Answers&) = delete;
  virtual ~Answers() = default;

  // Fills the answers and the tally of the block.
  virtual void answer(Block& block) = 0;
};

using MakeAnswers = std::function<std::unique_ptr<Answers>()>;

// The verdict and what it rests on, a line each (wire/write_brief.h).
[[nodiscard]] std::unique_ptr<Answers> brief_answers(const Program& program,
                                                     std::unique_ptr<Requests> requests,
                                                     const wire::BriefWriter& writer,
                                                     wire::BriefWriter::Format format, Language language);
// The whole decision, a line of JSON each (wire/write_decision.h).
[[nodiscard]] std::unique_ptr<Answers> full_answers(const Program& program,
                                                    std::unique_ptr<Requests> requests, DecideOptions options,
                                                    Language language);

}  // namespace qingdan::batch
