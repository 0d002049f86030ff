#include "check/names.h"

#include <algorithm>

#include "check/clauses.h"
#include "diagnostics/suggest.h"

namespace qingdan::check {

using diagnostics::Kind;
using diagnostics::Phrase;

bool NameTable::add(const std::string& text, std::uint32_t row) {
  const auto [place, added] = rows_.emplace(text, row);
  return added || place->second == row;
}

std::optional<std::uint32_t> NameTable::find(std::string_view text) const {
  const auto found = rows_.find(text);
  return found == rows_.end() ? std::nullopt : std::optional<std::uint32_t>(found->second);
}

std::vector<std::string_view> NameTable::texts() const {
  std::vector<std::string_view> all;
  all.reserve(rows_.size());
  for (const auto& [text, row] : rows_) {
    all.emplace_back(text);
  }
  std::sort(all.begin(), all.end());
  return all;
}

namespace {

// Any lead byte of a three- or four-byte sequence: for our names and titles that is Han text.
bool has_han(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0xE3U) {
      return true;
    }
  }
  return false;
}

model::Names by_script(const std::string& text) {
  return has_han(text) ? model::Names{text, ""} : model::Names{"", text};
}

}  // namespace

model::Names names_of(const ast::Declared& declared) {
  return declared.second ? model::Names{declared.first.text, declared.second->text}
                         : by_script(declared.first.text);
}

model::Names names_of(const ast::Boxed<ast::Title>& title) {
  if (!title) {
    return {};
  }
  return title->second ? model::Names{title->first.value, title->second->value}
                       : by_script(title->first.value);
}

void report_unknown(const Phrase& what, const ast::Name& name,
                    const std::vector<std::string_view>& candidates, diagnostics::DiagnosticSink& sink) {
  auto keyword = name.quoted ? std::nullopt : ast::keyword_prefix(name.text);
  if (keyword == ast::Keyword::WITH && what.zh != "事实或定义") {
    keyword = std::nullopt;  // 经费: 经 stands in conditions only
  }
  const std::string word(keyword ? ast::spelling(*keyword, Language::zh) : "");
  const std::string rest = name.text.substr(word.size());
  // 非经费已载明 is 非 and a declared name run together: it must not be mended to the name alone.
  const bool runs_into = keyword && std::find(candidates.begin(), candidates.end(), rest) != candidates.end();
  if (const auto near = diagnostics::suggest(name.text, candidates); near && !runs_into) {
    sink.report(Kind::UnknownNameNear, name.span, {what, name.text, *near});
    return;
  }
  if (keyword) {
    sink.report(Kind::KeywordRunsIntoName, name.span, {name.text, word, rest});
    return;
  }
  for (const ast::Keyword end : {ast::Keyword::ANSWERS, ast::Keyword::NO_ANSWER}) {  // 人口库查得到
    const std::string_view suffix = ast::spelling(end, Language::zh);
    if (!name.quoted && name.text.size() > suffix.size() && name.text.ends_with(suffix)) {
      const std::string before = name.text.substr(0, name.text.size() - suffix.size());
      sink.report(Kind::KeywordEndsName, name.span, {name.text, suffix, before});
      return;
    }
  }
  sink.report(Kind::UnknownName, name.span, {what, name.text});
}

Phrase all_words(std::size_t count, std::string_view (*name)(std::size_t, Language)) {
  Phrase all;
  for (std::size_t i = 0; i < count; ++i) {
    all.zh += (i == 0 ? "" : "、") + std::string(name(i, Language::zh));
    all.en += (i == 0 ? "" : ", ") + std::string(name(i, Language::en));
  }
  return all;
}

void report_unknown_word(ast::Keyword label, const ast::Path& path, const Phrase& allowed,
                         diagnostics::DiagnosticSink& sink) {
  sink.report(Kind::UnknownWord, path.span, {path.text(), phrase(label), allowed});
}

}  // namespace qingdan::check
