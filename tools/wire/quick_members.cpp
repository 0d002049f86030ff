// OtherMembers over simdjson's on-demand reader, which gives back what is written; and its check of UTF-8.
#include <algorithm>

#include "simdjson.h"
#include "wire/quick_request.h"

namespace qingdan::wire {

struct OtherMembers::Parser {
  simdjson::ondemand::parser parser;
};

OtherMembers::OtherMembers() : parser_(std::make_unique<Parser>()) {}
OtherMembers::OtherMembers(OtherMembers&&) noexcept = default;
OtherMembers::~OtherMembers() = default;

namespace {

// Those of a request, and those of an answer: an answer has none twice.
bool is_taken(std::string_view key) {
  return key == "subject" || key == "action" || key == "resource" || key == "context" || key == "decision";
}

// As written, without the blanks after it.
std::string_view raw_text(simdjson::ondemand::value value) {
  std::string_view text;
  simdjson::ondemand::object object;
  simdjson::ondemand::array array;
  if (value.get(object) == simdjson::SUCCESS) {
    if (object.raw_json().get(text) != simdjson::SUCCESS) return {};
  } else if (value.get(array) == simdjson::SUCCESS) {
    if (array.raw_json().get(text) != simdjson::SUCCESS) return {};
  } else {
    text = value.raw_json_token();
  }
  const auto end = text.find_last_not_of(" \t\r\n");
  return text.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

}  // namespace

void OtherMembers::append(std::string& out, std::string_view padded_line) {
  const std::size_t before = out.size();
  simdjson::ondemand::document document;
  simdjson::ondemand::object object;
  const auto begin = padded_line.data();
  bool is_good =
      parser_->parser.iterate(begin, padded_line.size(), padded_line.size() + kPadding).get(document) ==
          simdjson::SUCCESS &&
      document.get_object().get(object) == simdjson::SUCCESS;
  if (!is_good) return;
  for (auto member : object) {
    simdjson::ondemand::value value;
    std::string_view key;
    simdjson::ondemand::raw_json_string raw;
    is_good = member.key().get(raw) == simdjson::SUCCESS;
    // The key as written reaches from its first letter to the quote before the colon.
    const char* const first = is_good ? raw.raw() : nullptr;
    is_good = is_good && member.unescaped_key().get(key) == simdjson::SUCCESS &&
              member.value().get(value) == simdjson::SUCCESS;
    if (!is_good) break;
    if (is_taken(key)) continue;
    const char* last = first;
    while (*last != '"') last += *last == '\\' ? 2 : 1;
    const std::string_view text = raw_text(value);
    if (text.empty()) {
      is_good = false;
      break;
    }
    out += ",\"";
    out.append(first, last);
    out += "\":";
    out += text;
  }
  if (!is_good) out.resize(before);
}

bool is_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

}  // namespace qingdan::wire
