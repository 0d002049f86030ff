// BlockReader: the input in blocks of whole records, in constant memory however long it is. A block is
// handed out as soon as reading on would have to wait, so that whoever asks line by line is answered at once.
#pragma once

#include <string>

#include "batch/block.h"
#include "batch/source.h"

namespace qingdan::batch {

class BlockReader {
 public:
  BlockReader(Source source, Cut cut) : source_(std::move(source)), cut_(cut) {}

  // False at the end; then the source says whether it failed.
  [[nodiscard]] bool read(Block& block);

  [[nodiscard]] const Source& source() const { return source_; }

 private:
  // Where the last record ends that is known to be whole; from `whole`, where one ended before.
  [[nodiscard]] std::size_t find_end(const Block& block, std::size_t whole, std::size_t searched) const;
  // False if nothing more has come.
  [[nodiscard]] bool append(Block& block);
  void hand_out(Block& block, std::size_t whole);
  // What has been read of a line that is too long is dropped, with the rest of it.
  void drop_line(Block& block);

  Source source_;
  Cut cut_;
  std::string rest_;  // of the last block: the beginning of a record
  std::size_t next_line_ = 1;
  bool at_start_ = true;
  bool ended_ = false;
};

}  // namespace qingdan::batch
