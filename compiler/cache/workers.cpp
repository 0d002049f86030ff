#include "cache/workers.h"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace qingdan::cache {
namespace {

// An answer: its task and its size, then its bytes.
struct Header {
  std::uint32_t task = 0;
  std::uint32_t size = 0;
};

struct Worker {
  pid_t process = -1;
  int pipe = -1;         // to read from; -1 once it is closed
  std::string received;  // the beginning of an answer
};

bool write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t put = ::write(descriptor, content.data(), content.size());
    if (put < 0 && errno != EINTR) {
      return false;
    }
    content.remove_prefix(static_cast<std::size_t>(put < 0 ? 0 : put));
  }
  return true;
}

// Never returns: the process that forked goes on, this one must not run what that has still to do.
[[noreturn]] void work_and_leave(int pipe, const std::vector<std::uint32_t>& tasks, std::size_t first,
                                 std::size_t step,
                                 const std::function<std::optional<std::string>(std::uint32_t)>& work) {
  try {
    for (std::size_t i = first; i < tasks.size(); i += step) {
      if (const std::optional<std::string> answer = work(tasks[i])) {
        const Header header{tasks[i], static_cast<std::uint32_t>(answer->size())};
        std::string message(sizeof header, '\0');
        std::memcpy(message.data(), &header, sizeof header);
        if (!write_all(pipe, message + *answer)) {
          break;
        }
      }
    }
  } catch (...) {  // whoever waits does the rest itself
  }
  ::_exit(0);
}

void receive_some(Worker& worker, const std::function<void(std::uint32_t, std::string_view)>& receive) {
  std::array<char, 65536> some{};
  const ssize_t got = ::read(worker.pipe, some.data(), some.size());
  if (got < 0 && errno == EINTR) {
    return;
  }
  if (got <= 0) {
    ::close(worker.pipe);
    worker.pipe = -1;
    return;
  }
  worker.received.append(some.data(), static_cast<std::size_t>(got));
  std::string_view rest = worker.received;
  Header header;
  while (rest.size() >= sizeof header) {
    std::memcpy(&header, rest.data(), sizeof header);
    if (rest.size() - sizeof header < header.size) {
      break;
    }
    receive(header.task, rest.substr(sizeof header, header.size));
    rest.remove_prefix(sizeof header + header.size);
  }
  worker.received.erase(0, worker.received.size() - rest.size());
}

}  // namespace

void run_workers(unsigned count, const std::vector<std::uint32_t>& tasks,
                 const std::function<std::optional<std::string>(std::uint32_t)>& work,
                 const std::function<void(std::uint32_t, std::string_view)>& receive) {
  std::vector<Worker> workers;
  for (unsigned i = 0; i < count; ++i) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) {
      continue;  // its tasks are left to whoever waits
    }
    const pid_t process = ::fork();
    if (process == 0) {
      ::close(ends[0]);
      std::signal(SIGPIPE, SIG_IGN);
      work_and_leave(ends[1], tasks, i, count, work);
    }
    ::close(ends[1]);
    if (process < 0) {
      ::close(ends[0]);
    } else {
      workers.push_back({process, ends[0], {}});
    }
  }
  for (;;) {
    std::vector<pollfd> waiting;
    std::vector<Worker*> asked;
    for (Worker& worker : workers) {
      if (worker.pipe >= 0) {
        waiting.push_back({worker.pipe, POLLIN, 0});
        asked.push_back(&worker);
      }
    }
    if (waiting.empty()) {
      break;
    }
    if (::poll(waiting.data(), waiting.size(), -1) < 0) {
      continue;
    }
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i].revents != 0) {
        receive_some(*asked[i], receive);
      }
    }
  }
  for (const Worker& worker : workers) {
    while (::waitpid(worker.process, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
}

}  // namespace qingdan::cache
