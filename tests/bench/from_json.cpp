#include "bench/from_json.h"

#include <stdexcept>
#include <string>
#include <variant>

#include "wire/read_request.h"

namespace qingdan::bench {

Brief FromJson::decide(std::string_view line) {
  const auto read = wire::read_request(program_, line);
  const auto* request = std::get_if<wire::WireRequest>(&read);
  if (request == nullptr) {
    throw std::runtime_error("the reader refuses " + std::string(line));
  }
  return decide_brief(program_, request->request, scratch_);
}

}  // namespace qingdan::bench
