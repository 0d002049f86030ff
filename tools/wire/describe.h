// Pieces of a program, a request or a decision in words, for JSON answers and the command line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "qingdan/program.h"
#include "qingdan/request.h"

namespace qingdan::wire {

// "matter", "register", "material", "organ".
[[nodiscard]] std::string_view kind_of(const Substitute& substitute);
// What it is called; empty for an id outside its table.
[[nodiscard]] std::string substitute_name(const Program& program, const Substitute& substitute,
                                          Language language);

// The material that this row of the request is about; empty where nothing says so.
[[nodiscard]] std::string row_label(const Program& program, const Request& request, SequenceId sequence,
                                    std::uint32_t row, Language language);

// By what a count is kept, in the order of CountKey.
[[nodiscard]] std::vector<CountKey> keys_of(const CounterRow& counter);
// "how many there are of ‘form_report’, by village, year".
[[nodiscard]] std::string counter_text(const Program& program, const CounterRow& counter, Language language);

}  // namespace qingdan::wire
