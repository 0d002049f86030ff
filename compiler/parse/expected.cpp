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
    {TokenKind::workdays, "期限(例如 30日、5个工作日)", "a time (for example 30 days, 5 working days)"},
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

// The word of 任一 环节, 一项 环节, 工作日 a before the place; its name is the token behind it.
std::optional<std::size_t> opener_before(const Scene& scene, std::initializer_list<Keyword> words) {
  for (std::size_t i = scene.at; i-- > scene.stretch.begin;) {
    const Token& token = scene.token(i);
    if (token.kind == TokenKind::keyword && is_one_of(token.keyword, words)) {
      return i;
    }
    if (!token.is_name() && token.kind != TokenKind::dot && !token.is(Keyword::MEETS)) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

// 任一 环节 满足 (…), 合计 环节 (…), 一项 环节 (…)
std::optional<MissingWord> missing_in_rows(const Scene& scene) {
  const auto opener =
      opener_before(scene, {Keyword::ANY, Keyword::EVERY, Keyword::COUNT, Keyword::SUM, Keyword::ONE});
  const bool bracket = scene.expects(TokenKind::open_bracket);
  if (!opener || (!bracket && !scene.expects(Keyword::MEETS))) {
    return std::nullopt;
  }
  const Language language = language_of_scene(scene);
  const std::string meets(ast::spelling(Keyword::MEETS, language));
  const std::string word(scene.text(*opener));
  // 合计 环节指标 > 3: what was named may be the number and not the rows.
  const bool has_name =
      *opener + 1 < scene.at && scene.token(*opener + 1).is_name() && !scene.token(*opener).is(Keyword::SUM);
  MissingWord missing{bracket ? Phrase{"“(”", "‘(’"} : quoted(meets), word, word};
  missing.form += has_name ? " " + std::string(scene.text(*opener + 1)) : " …";
  if (!scene.token(*opener).is(Keyword::SUM) && !scene.token(*opener).is(Keyword::ONE)) {
    missing.form += " " + meets;
  }
  missing.form += " (…)";
  return missing;
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
    return scene.expects(TokenKind::name) ? Phrase{"一个值", "a value"}
                                          : Phrase{"整数(例如 5)", "a whole number (for example 5)"};
  }
  std::vector<Phrase> parts;
  if (scene.expects(TokenKind::days) && !scene.expects(TokenKind::workdays)) {
    parts.emplace_back("天数(例如 30日)", "days (for example 30 days)");
  }
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

namespace {

// 限额 会议 经费 不超过 500元: the value stands there, and 计 does not.
bool names_value_of_bound(const Scene& scene) {
  if (scene.ended() || !scene.token(scene.at).is_name()) {
    return false;
  }
  const Token& next = scene.token(scene.at + 1);
  return next.is(Keyword::AT_MOST) || next.is(Keyword::BELOW) || next.is(Keyword::AT_LEAST) ||
         next.is(Keyword::ABOVE);
}

}  // namespace

std::optional<MissingWord> missing_word(const Scene& scene) {
  if (auto rows = missing_in_rows(scene)) {
    return rows;
  }
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
  } else if (words.front() == Keyword::AT_MOST && names_value_of_bound(scene)) {
    missing.words = quoted(spelled(Keyword::COUNTING));
    missing.form = missing.governing + " … " + spelled(Keyword::COUNTING) + " " +
                   std::string(scene.text(scene.at)) + " " + std::string(scene.text(scene.at + 1)) + " …";
  } else if (words.front() == Keyword::AT_MOST) {
    missing.form = missing.governing + " … " + spelled(Keyword::AT_MOST) + " …";
  } else if (words.front() == Keyword::USING) {
    missing.form = missing.governing + " … " + spelled(Keyword::USING) + " …";
  } else if (words.front() == Keyword::THROUGH && opener_before(scene, {Keyword::WORKING_DAYS})) {
    missing.governing = spelled(Keyword::WORKING_DAYS);
    missing.form = missing.governing + " … " + spelled(Keyword::THROUGH) + " …";
  } else if (words.front() == Keyword::SINCE && scene.token(scene.stretch.begin).is(Keyword::FRESH_FOR)) {
    missing.form = missing.governing + (zh ? " 30日 " : " 30 days ") + spelled(Keyword::SINCE) + " …";
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
