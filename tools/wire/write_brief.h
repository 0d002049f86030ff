// A brief decision on the wire: the verdict and what it rests on. One line of JSON, an AuthZEN response
//   {"decision":false,"context":{"id":"7","verdict":"reject","line":"banned","item":"…","artifact":"…"}}
// or the last fields of a row of CSV: decision, verdict, line, item, problem, artifact. Where a list
// decides, `list` stands for `item` in JSON; in CSV its address is the item.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "qingdan/brief.h"
#include "qingdan/program.h"
#include "wire/problem.h"

namespace qingdan::wire {

// Of the last fields of a row.
inline constexpr std::string_view kBriefColumns = "decision,verdict,line,item,problem,artifact";

class BriefWriter {
 public:
  enum class Format : std::uint8_t { json, csv };

  // The addresses are escaped once. Afterwards it may be shared by threads.
  BriefWriter(const Program& program, Format format);

  // Without the last brace, so that members can follow, and without a line break. Of an observation the
  // verdict is null.
  void append_json(std::string& out, std::string_view id, const Brief& brief, bool observation,
                   std::span<const Problem> warnings, Language language) const;
  // Begins with a comma.
  void append_csv(std::string& out, const Brief& brief, bool observation, std::span<const Problem> warnings,
                  Language language) const;
  void append_csv_refusal(std::string& out, const Problem& error, Language language) const;

 private:
  [[nodiscard]] std::string_view address(const Brief& brief) const;
  [[nodiscard]] const std::string& head(const Brief& brief) const;

  std::vector<std::uint32_t> ends_;  // of the items, then the lists, in `addresses_`
  std::string addresses_;
  std::size_t items_ = 0;
  std::vector<std::string> heads_;  // verdict and line, for each pair of them
  std::string tail_;                // ends the answer: with the artifact, the first digits of its digest
};

// A string in quotes.
void append_json_string(std::string& out, std::string_view utf8);

}  // namespace qingdan::wire
