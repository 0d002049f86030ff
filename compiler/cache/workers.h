// Workers: forked processes that do pieces of work and send back bytes. Private to this folder.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qingdan::cache {

// Deals the tasks out to `count` processes. `work` runs there, `receive` here, in the order in which answers
// arrive. A task without an answer, and whatever a worker that dies has not done, is simply not received.
void run_workers(unsigned count, const std::vector<std::uint32_t>& tasks,
                 const std::function<std::optional<std::string>(std::uint32_t)>& work,
                 const std::function<void(std::uint32_t, std::string_view)>& receive);

}  // namespace qingdan::cache
