// Json over nlohmann-json: its SAX reader builds the value, its serializer escapes the strings.
#include "wire/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace qingdan::wire {

Json::Json() : value(nullptr) {}
Json::Json(bool truth) : value(truth) {}
Json::Json(std::int64_t number) : value(Number{std::to_string(number)}) {}
Json::Json(std::size_t number) : value(Number{std::to_string(number)}) {}
Json::Json(const char* text) : value(std::string(text)) {}
Json::Json(std::string_view text) : value(std::string(text)) {}
Json::Json(std::string text) : value(std::move(text)) {}
Json::Json(Number number) : value(std::move(number)) {}
Json::Json(Array items) : value(std::move(items)) {}
Json::Json(Object members) : value(std::move(members)) {}

const Json* Json::find(std::string_view key) const {
  const auto* members = as<Object>();
  if (members == nullptr) return nullptr;
  const auto found =
      std::find_if(members->begin(), members->end(), [&](const Member& member) { return member.key == key; });
  return found == members->end() ? nullptr : &found->value;
}

std::string append_pointer(std::string pointer, std::string_view key) {
  pointer += '/';
  for (const char c : key) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
  return pointer;
}

namespace {

// Receives the events of the library's reader; each call answers whether to go on.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return put(Json()); }
  bool boolean(bool truth) override { return put(truth); }
  bool number_integer(number_integer_t number) override { return put(std::int64_t{number}); }
  bool number_unsigned(number_unsigned_t number) override {
    return put(Json::Number{std::to_string(number)});
  }
  bool number_float(number_float_t, const string_t& text) override { return put(Json::Number{text}); }
  bool string(string_t& text) override { return put(std::move(text)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::Object()); }
  bool start_array(std::size_t) override { return open(Json::Array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    std::get<Json::Object>(open_.back()->value).push_back({std::move(name), Json()});
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception& problem) override {
    const bool overflow = problem.id == 406;  // a number beyond what a double holds
    error = {
        overflow ? ProblemKind::NumberTooLarge : ProblemKind::NotJson, "", {std::to_string(position)}, {}};
    return false;
  }

  Json root;
  std::optional<Problem> error;

 private:
  Json& place(Json json) {
    if (open_.empty()) return root = std::move(json);
    if (auto* members = std::get_if<Json::Object>(&open_.back()->value)) {
      return members->back().value = std::move(json);
    }
    return std::get<Json::Array>(open_.back()->value).emplace_back(std::move(json));
  }
  bool put(Json json) {
    place(std::move(json));
    return true;
  }
  bool open(Json json) {
    if (open_.size() == kMaxDepth) {
      error = {ProblemKind::TooDeep, "", {std::to_string(kMaxDepth)}, {}};
      return false;
    }
    open_.push_back(&place(std::move(json)));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  std::vector<Json*> open_;  // a container does not grow while one inside it is open
};

// Goes at most kMaxDepth deep.
std::optional<Problem> find_duplicate_key(const Json& json, const std::string& pointer) {
  std::optional<Problem> problem;
  if (const auto* items = json.as<Json::Array>()) {
    for (std::size_t i = 0; i < items->size() && !problem; ++i) {
      problem = find_duplicate_key((*items)[i], append_pointer(pointer, std::to_string(i)));
    }
  } else if (const auto* members = json.as<Json::Object>()) {
    std::vector<std::string_view> keys;
    keys.reserve(members->size());
    for (const Member& member : *members) keys.push_back(member.key);
    std::sort(keys.begin(), keys.end());
    const auto twice = std::adjacent_find(keys.begin(), keys.end());
    if (twice != keys.end()) {
      return Problem{ProblemKind::DuplicateKey, append_pointer(pointer, *twice), {excerpt(*twice)}, {}};
    }
    for (const Member& member : *members) {
      problem = find_duplicate_key(member.value, append_pointer(pointer, member.key));
      if (problem) break;
    }
  }
  return problem;
}

void append_string(std::string& out, std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(),
                                 [](char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; });
  if (plain) {
    out += '"';
    out += text;
    out += '"';
  } else {
    out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }
}

void append(std::string& out, const Json& json, Layout layout, std::size_t depth);

void append_break(std::string& out, Layout layout, std::size_t depth) {
  if (layout == Layout::one_line) return;
  out += '\n';
  out.append(depth * 2, ' ');
}

// The entries between two brackets; `write` appends one of them.
template <class Entries, class Write>
void append_entries(std::string& out, const Entries& entries, Layout layout, std::size_t depth, Write write) {
  bool first = true;
  for (const auto& entry : entries) {
    if (!first) out += ',';
    first = false;
    append_break(out, layout, depth + 1);
    write(entry);
  }
  if (!first) append_break(out, layout, depth);
}

void append(std::string& out, const Json& json, Layout layout, std::size_t depth) {
  if (const auto* truth = json.as<bool>()) {
    out += *truth ? "true" : "false";
  } else if (const auto* number = json.as<Json::Number>()) {
    out += number->text;
  } else if (const auto* text = json.as<std::string>()) {
    append_string(out, *text);
  } else if (const auto* items = json.as<Json::Array>()) {
    out += '[';
    append_entries(out, *items, layout, depth,
                   [&](const Json& item) { append(out, item, layout, depth + 1); });
    out += ']';
  } else if (const auto* members = json.as<Json::Object>()) {
    out += '{';
    append_entries(out, *members, layout, depth, [&](const Member& member) {
      append_string(out, member.key);
      out += layout == Layout::one_line ? ":" : ": ";
      append(out, member.value, layout, depth + 1);
    });
    out += '}';
  } else {
    out += "null";
  }
}

}  // namespace

std::variant<Json, Problem> parse_json(std::string_view text) {
  // The library takes a NUL for the end of the text.
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
    return Problem{ProblemKind::NotJson, "", {std::to_string(nul + 1)}, {}};
  }
  TreeBuilder builder;
  nlohmann::json::sax_parse(text, &builder);
  if (builder.error) return *std::move(builder.error);
  if (auto duplicate = find_duplicate_key(builder.root, "")) return *std::move(duplicate);
  return std::move(builder.root);
}

std::string to_text(const Json& json, Layout layout) {
  std::string out;
  append(out, json, layout, 0);
  return out;
}

}  // namespace qingdan::wire
