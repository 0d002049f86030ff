// The stream: blocks of requests in, their answers out in the same order, by one thread or several, in
// constant memory.
#pragma once

#include <cstdint>
#include <optional>

#include "batch/answers.h"
#include "batch/block_reader.h"

namespace qingdan::batch {

// Told of each block that has been written.
using Progress = std::function<void(const Tally& so_far)>;

struct Outcome {
  Tally tally;
  int read_error = 0;   // errno; 0 = all has been read
  int write_error = 0;  // EPIPE: whoever reads the answers has seen enough
};

// Takes the text that a header has been read from before, if there is one, then all the blocks there are.
// An answer is written whole or, where the reader of the answers is gone, not at all.
[[nodiscard]] Outcome answer_all(BlockReader& reader, std::optional<Block> first, int output,
                                 unsigned threads, const MakeAnswers& make_answers, const Progress& progress);

// Writes all of it; errno if that fails, else 0.
[[nodiscard]] int write_all(int descriptor, std::string_view text);

}  // namespace qingdan::batch
