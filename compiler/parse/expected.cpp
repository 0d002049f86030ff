#include "parse/expected.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace qingdan::parse {
namespace {

using ast::Keyword;
using diagnostics::Phrase;

constexpr std::size_t kMostWords = 8;

// “A”、“B”或“C” / ‘A’, ‘B’ or ‘C’
Phrase join(const std::vector<Phrase>& parts) {
  Phrase joined;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool last = i + 1 == parts.size();
    joined.zh += (i == 0 ? "" : last ? "或" : "、") + parts[i].zh;
    joined.en += (i == 0 ? "" : last ? " or " : ", ") + parts[i].en;
  }
  return joined;
}

Phrase quoted(std::string_view word) {
  return {"“" + std::string(word) + "”", "‘" + std::string(word) + "’"};
}

Language language_of_scene(const Scene& scene) { return language_of(scene.text(scene.stretch.begin)); }

// The grammar has one rule for the words after 未列入 and 预期; each takes all but one of them.
bool never_follows(const Token& label, const Token& word) {
  return (label.is(Keyword::UNLISTED) && word.is(Keyword::ACCEPT)) ||
         (label.is(Keyword::EXPECT) && word.is(Keyword::SILENT));
}

std::vector<Keyword> expected_words(const Scene& scene) {
  std::vector<Keyword> words;
  for (const Token& token : scene.expected) {
    if (token.kind == TokenKind::keyword && !never_follows(scene.token(scene.stretch.begin), token)) {
      words.push_back(token.keyword);
    }
  }
  return words;
}

std::vector<Phrase> quoted_words(const std::vector<Keyword>& words, Language language) {
  std::vector<Phrase> phrases;
  for (const Keyword word : words) {
    phrases.push_back(quoted(ast::spelling(word, language)));
  }
  return phrases;
}

struct Category {
  TokenKind kind;
  const char* zh;
  const char* en;
};

constexpr Category kCategories[] = {
    {TokenKind::name, "名称", "a name"},
    {TokenKind::date, "日期(例如 2024-01-15)", "a date (for example 2024-01-15)"},
    {TokenKind::document_number, "文号(例如 厅字〔2022〕28号)",
     "a document number (for example 厅字〔2022〕28号)"},
    {TokenKind::cite, "条款位置(例如 第4条第2款)", "a place in the text (for example art.4(2))"},
    {TokenKind::text, "文字(加引号)", "words in quotation marks"},
};

// Signs matter only where no value would fit.
constexpr Category kSigns[] = {
    {TokenKind::equal, "“=”", "‘=’"},
    {TokenKind::close_bracket, "“)”", "‘)’"},
    {TokenKind::open_bracket, "“(”", "‘(’"},
};

template <std::size_t Size>
void add_categories(const Scene& scene, const Category (&table)[Size], std::vector<Phrase>& parts) {
  for (const Category& category : table) {
    if (scene.expects(category.kind)) {
      parts.emplace_back(category.zh, category.en);
    }
  }
}

bool is_one_of(Keyword word, std::initializer_list<Keyword> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

Language language_of(std::string_view word) {
  return !word.empty() && static_cast<unsigned char>(word.front()) >= 0x80U ? Language::zh : Language::en;
}

Phrase describe_expected(const Scene& scene) {
  if (scene.expects(Keyword::NOT)) {
    return {"一个条件", "a condition"};
  }
  if (scene.expects(TokenKind::integer)) {
    return {"一个值", "a value"};
  }
  std::vector<Phrase> parts;
  add_categories(scene, kCategories, parts);
  const std::vector<Keyword> words = expected_words(scene);
  if (parts.empty() && words.size() <= kMostWords) {
    parts = quoted_words(words, language_of_scene(scene));
  }
  if (parts.empty()) {
    add_categories(scene, kSigns, parts);
  }
  return join(parts);
}

std::optional<MissingWord> missing_word(const Scene& scene) {
  const std::vector<Keyword> words = expected_words(scene);
  const bool value_fits = scene.expects(TokenKind::name) || scene.expects(TokenKind::date) ||
                          scene.expects(TokenKind::text) || scene.expects(TokenKind::equal);
  if (words.empty() || words.size() > kMostWords || value_fits) {
    return std::nullopt;
  }
  const Language language = language_of_scene(scene);
  const bool zh = language == Language::zh;
  const auto spelled = [language](Keyword word) { return std::string(ast::spelling(word, language)); };
  MissingWord missing{join(quoted_words(words, language)), std::string(scene.text(scene.stretch.begin)), {}};
  if (is_one_of(words.front(), {Keyword::APPROVAL, Keyword::JOINT_APPROVAL})) {
    missing.governing = spelled(Keyword::WITH);
    missing.form = missing.governing +
                   (zh ? " 县.党委、县.政府 " : " county.party_committee, county.government ") +
                   spelled(Keyword::JOINT_APPROVAL);
  } else if (words.front() == Keyword::MEETS) {
    missing.form = missing.governing + " … " + spelled(Keyword::MEETS) + " …";
  } else if (is_one_of(words.front(), {Keyword::ASSIGNS})) {
    missing.form = missing.governing + " … " + spelled(Keyword::ASSIGNS) + " …";
  } else {
    return std::nullopt;
  }
  return missing;
}

}  // namespace qingdan::parse
