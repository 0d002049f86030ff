#include "wire/write_brief.h"

#include <algorithm>
#include <array>

#include "wire/csv_record.h"
#include "wire/identifier.h"
#include "wire/json.h"
#include "wire/write_decision.h"

namespace qingdan::wire {
namespace {

constexpr std::size_t kDigits = 12;
constexpr std::size_t kLines = static_cast<std::size_t>(Line::silent);

constexpr bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void append_escaped(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  constexpr std::string_view kPlain = "\"\\\b\f\n\r\t";
  constexpr std::string_view kLetters = "\"\\bfnrt";
  out += '\\';
  if (const auto at = kPlain.find(c); at != std::string_view::npos) {
    out += kLetters[at];
    return;
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "u00";
  out += kHex[byte >> 4U];
  out += kHex[byte & 15U];
}

std::string problem_text(const Problem& problem, Language language) {
  std::string text(info(problem.kind).code);
  if (!problem.pointer.empty()) text += " " + excerpt(problem.pointer);
  return text + ": " + message(problem, language);
}

}  // namespace

void append_json_string(std::string& out, std::string_view utf8) {
  out += '"';
  while (true) {
    const auto odd = std::find_if(utf8.begin(), utf8.end(), needs_escape);
    out.append(utf8.begin(), odd);
    if (odd == utf8.end()) break;
    append_escaped(out, *odd);
    utf8.remove_prefix(static_cast<std::size_t>(odd - utf8.begin()) + 1);
  }
  out += '"';
}

BriefWriter::BriefWriter(const Program& program, Format format) : items_(program.items().size()) {
  const bool json = format == Format::json;
  const auto add = [&](Text address) {
    if (json) {
      append_json_string(addresses_, program.text(address));
    } else {
      wire::append_csv(addresses_, program.text(address));
    }
    ends_.push_back(static_cast<std::uint32_t>(addresses_.size()));
  };
  ends_.reserve(items_ + program.lists().size());
  for (const ItemRow& item : program.items()) add(item.address);
  for (const ListRow& list : program.lists()) add(list.address);
  for (std::size_t i = 0; i < word_count<Verdict>(); ++i) {
    for (std::size_t k = 1; k <= kLines; ++k) {
      const auto verdict = static_cast<Verdict>(i);
      const std::string word(identifier(verdict));
      const std::string line(identifier_of(static_cast<Line>(k)));
      const std::string in_csv =
          (verdict == Verdict::accept ? ",true," : ",false,") + word + "," + line + ",";
      heads_.push_back(json ? R"("verdict":")" + word + R"(","line":")" + line + '"' : in_csv);
    }
  }
  const std::string digest = digest_text(program.digest());
  const std::string artifact = digest.substr(digest.find(':') + 1, kDigits);
  tail_ = json ? R"(,"artifact":")" + artifact + "\"}" : "," + artifact;
}

std::string_view BriefWriter::address(const Brief& brief) const {
  if (brief.item.is_none() && brief.list.is_none()) return {};
  const std::size_t index = brief.item.is_none() ? items_ + brief.list.index() : brief.item.index();
  const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(addresses_).substr(begin, ends_[index] - begin);
}

const std::string& BriefWriter::head(const Brief& brief) const {
  return heads_[static_cast<std::size_t>(brief.verdict) * kLines + static_cast<std::size_t>(brief.line) - 1];
}

void BriefWriter::append_json(std::string& out, std::string_view id, const Brief& brief, bool observation,
                              std::span<const Problem> warnings, Language language) const {
  const bool is_accepted = brief.verdict == Verdict::accept && !observation;
  out += is_accepted ? R"({"decision":true,"context":{)" : R"({"decision":false,"context":{)";
  if (!id.empty()) {
    out += R"("id":)";
    append_json_string(out, id);
    out += ',';
  }
  if (observation) {
    out += R"("verdict":null,"observation":true)";
  } else {
    out += head(brief);
    if (const std::string_view where = address(brief); !where.empty()) {
      out += brief.item.is_none() ? R"(,"list":)" : R"(,"item":)";
      out += where;
    }
    if (brief.truth != Truth::yes) out += R"(,"truth":"unknown")";
  }
  if (!warnings.empty()) {
    Json::Array list;
    for (const Problem& warning : warnings) list.push_back(problem_json(warning, language));
    out += R"(,"warnings":)";
    out += to_text(list);
  }
  out += tail_;
}

void BriefWriter::append_csv(std::string& out, const Brief& brief, bool observation,
                             std::span<const Problem> warnings, Language language) const {
  if (observation) {
    out += ",false,,,";
  } else {
    out += head(brief);
    out += address(brief);
  }
  out += ',';
  if (!warnings.empty()) wire::append_csv(out, problem_text(warnings.front(), language));
  out += tail_;
}

void BriefWriter::append_csv_refusal(std::string& out, const Problem& error, Language language) const {
  out += ",false,,,,";
  wire::append_csv(out, problem_text(error, language));
  out += tail_;
}

}  // namespace qingdan::wire
