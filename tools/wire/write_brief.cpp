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
  const auto add = [&](Text address) {
    if (format == Format::json) {
      append_json_string(addresses_, program.text(address));
    } else {
      wire::append_csv(addresses_, program.text(address));
    }
    ends_.push_back(static_cast<std::uint32_t>(addresses_.size()));
  };
  ends_.reserve(items_ + program.lists().size());
  for (const ItemRow& item : program.items()) add(item.address);
  for (const ListRow& list : program.lists()) add(list.address);
  const std::string digest = digest_text(program.digest());
  artifact_ = digest.substr(digest.find(':') + 1, kDigits);
}

std::string_view BriefWriter::address(const Brief& brief) const {
  if (brief.item.is_none() && brief.list.is_none()) return {};
  const std::size_t index = brief.item.is_none() ? items_ + brief.list.index() : brief.item.index();
  const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(addresses_).substr(begin, ends_[index] - begin);
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
    out += R"("verdict":")";
    out += identifier(brief.verdict);
    out += R"(","line":")";
    out += identifier_of(brief.line);
    out += '"';
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
  out += R"(,"artifact":")";
  out += artifact_;
  out += "\"}";
}

void BriefWriter::append_csv(std::string& out, const Brief& brief, bool observation,
                             std::span<const Problem> warnings, Language language) const {
  if (observation) {
    out += ",false,,,,";
  } else {
    out += brief.verdict == Verdict::accept ? ",true," : ",false,";
    out += identifier(brief.verdict);
    out += ',';
    out += identifier_of(brief.line);
    out += ',';
    out += address(brief);
    out += ',';
  }
  if (!warnings.empty()) wire::append_csv(out, problem_text(warnings.front(), language));
  out += ',';
  out += artifact_;
}

void BriefWriter::append_csv_refusal(std::string& out, const Problem& error, Language language) const {
  out += ",false,,,,";
  wire::append_csv(out, problem_text(error, language));
  out += ',';
  out += artifact_;
}

}  // namespace qingdan::wire
