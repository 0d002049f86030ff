#include "batch/stream.h"

#include <pthread.h>
#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

namespace qingdan::batch {
namespace {

// Blocks on their way round: read, answered, written, read again. Each passes the same stations in the same
// order, so that a block is told by its number.
class Ring {
 public:
  Ring(std::size_t size, int output, const Progress& progress)
      : slots_(size), output_(output), progress_(progress) {}

  // The reader's side: a free block, null if nobody wants more; and the block filled.
  Block* take_free() {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return stopped_ || read_ - written_ < slots_.size(); });
    return stopped_ ? nullptr : &slots_[read_ % slots_.size()].block;
  }
  void put_filled() {
    const std::lock_guard lock(mutex_);
    slots_[read_++ % slots_.size()].is_answered = false;
    moved_.notify_all();
  }
  void end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    moved_.notify_all();
  }

  // One who answers, until there is nothing more.
  void answer(Answers& answers) {
    while (Slot* slot = take_filled()) {
      answers.answer(slot->block);
      const std::lock_guard lock(mutex_);
      slot->is_answered = true;
      moved_.notify_all();
    }
  }

  // The one who writes, likewise.
  void write(Outcome& outcome) {
    while (Slot* slot = take_answered()) {
      outcome.write_error = write_all(output_, slot->block.answers);
      if (outcome.write_error != 0) return stop();
      outcome.tally += slot->block.tally;
      progress_(outcome.tally);
      const std::lock_guard lock(mutex_);
      ++written_;
      moved_.notify_all();
    }
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    moved_.notify_all();
  }

  // Runs a part of the work; what it throws stops the others and is thrown at the end.
  template <class Work>
  void guard(Work work) {
    try {
      work();
    } catch (...) {
      stop();
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
    }
  }
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  struct Slot {
    Block block;
    bool is_answered = false;
  };

  Slot* take_filled() {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return stopped_ || taken_ < read_ || ended_; });
    return stopped_ || taken_ == read_ ? nullptr : &slots_[taken_++ % slots_.size()];
  }
  Slot* take_answered() {
    std::unique_lock lock(mutex_);
    const auto is_ready = [&] { return written_ < read_ && slots_[written_ % slots_.size()].is_answered; };
    moved_.wait(lock, [&] { return stopped_ || is_ready() || (ended_ && written_ == read_); });
    return stopped_ || !is_ready() ? nullptr : &slots_[written_ % slots_.size()];
  }

  std::vector<Slot> slots_;
  int output_;
  const Progress& progress_;
  std::mutex mutex_;
  std::condition_variable moved_;
  std::size_t read_ = 0;     // how many blocks have been read
  std::size_t taken_ = 0;    // … taken to be answered
  std::size_t written_ = 0;  // … written
  bool ended_ = false;
  bool stopped_ = false;
  std::exception_ptr failure_;
};

void answer_alone(BlockReader& reader, std::optional<Block> first, int output, Answers& answers,
                  const Progress& progress, Outcome& outcome) {
  Block block;
  bool has_block = first.has_value();
  if (has_block) block = *std::move(first);
  while (has_block || reader.read(block)) {
    has_block = false;
    answers.answer(block);
    outcome.write_error = write_all(output, block.answers);
    if (outcome.write_error != 0) return;
    outcome.tally += block.tally;
    progress(outcome.tally);
  }
}

void answer_together(BlockReader& reader, std::optional<Block> first, int output, unsigned threads,
                     const MakeAnswers& make_answers, const Progress& progress, Outcome& outcome) {
  Ring ring(std::size_t{2} * threads + 2, output, progress);
  std::vector<std::unique_ptr<Answers>> answers;
  for (unsigned i = 0; i < threads; ++i) answers.push_back(make_answers());

  // Signals are for the one who reads: they end its waiting.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  std::vector<std::thread> crew;
  crew.reserve(threads + 1);
  for (const auto& one : answers) {
    crew.emplace_back([&ring, &one] { ring.guard([&] { ring.answer(*one); }); });
  }
  crew.emplace_back([&ring, &outcome] { ring.guard([&] { ring.write(outcome); }); });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);

  ring.guard([&] {
    while (Block* block = ring.take_free()) {
      if (first) {
        *block = *std::exchange(first, std::nullopt);
      } else if (!reader.read(*block)) {
        break;
      }
      ring.put_filled();
    }
  });
  ring.end();
  for (std::thread& one : crew) one.join();
  ring.rethrow();
}

}  // namespace

int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t done = ::write(descriptor, text.data(), text.size());
    if (done < 0 && errno != EINTR) return errno;
    if (done > 0) text.remove_prefix(static_cast<std::size_t>(done));
  }
  return 0;
}

Outcome answer_all(BlockReader& reader, std::optional<Block> first, int output, unsigned threads,
                   const MakeAnswers& make_answers, const Progress& progress) {
  Outcome outcome;
  if (threads <= 1) {
    const std::unique_ptr<Answers> answers = make_answers();
    answer_alone(reader, std::move(first), output, *answers, progress, outcome);
  } else {
    answer_together(reader, std::move(first), output, threads, make_answers, progress, outcome);
  }
  outcome.read_error = reader.source().error();
  return outcome;
}

}  // namespace qingdan::batch
