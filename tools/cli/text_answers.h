// Decisions in words, for people.
#pragma once

#include <memory>

#include "batch/answers.h"

namespace qingdan::cli {

[[nodiscard]] std::unique_ptr<batch::Answers> text_answers(const Program& program,
                                                           std::unique_ptr<batch::Requests> requests,
                                                           DecideOptions options, Language language);

}  // namespace qingdan::cli
