#include "bench/from_json.h"

#include <stdexcept>

namespace qingdan::bench {

Brief FromJson::decide(std::string_view line) {
  padded_.assign(line).append(wire::kPadding, ' ');
  if (!reader_.read(std::string_view(padded_).substr(0, line.size()))) {
    throw std::runtime_error("the reader leaves " + std::string(line));
  }
  return decide_brief(program_, reader_.request(), scratch_);
}

}  // namespace qingdan::bench
