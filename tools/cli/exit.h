// The exit codes of every verb; --help lists them.
#pragma once

#include <variant>

namespace qingdan::cli {

enum class Exit : int {
  ok = 0,
  findings = 1,      // errors in check, failed scenarios, files to format, requests that cannot be read
  usage = 2,         // the command line is wrong
  unreadable = 3,    // a file cannot be read, written or decoded
  not_compiled = 4,  // the policies do not compile
  bad_artifact = 6,  // the artifact is damaged or of another version
  internal = 70,     // a fault of ours
};

// A value, or the exit after the reason has been said.
template <class Value>
using OrExit = std::variant<Value, Exit>;

}  // namespace qingdan::cli
