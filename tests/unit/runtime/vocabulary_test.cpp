#include "qingdan/vocabulary.h"

#include <gtest/gtest.h>

#include <set>

namespace qingdan {
namespace {

template <class Enum>
class Vocabulary : public testing::Test {};

using Enums = testing::Types<Level, Chain, Rank, MatterKind, Term, Mode, ListKind, Unlisted, Action,
                             ApprovalStatus, Type, FactSource, CountKey, Verdict, Principle, Missing>;
TYPED_TEST_SUITE(Vocabulary, Enums);

TYPED_TEST(Vocabulary, EveryWordParsesBackInBothLanguages) {
  ASSERT_GT(word_count<TypeParam>(), 0U);
  for (std::size_t i = 0; i < word_count<TypeParam>(); ++i) {
    const auto value = static_cast<TypeParam>(i);
    for (const Language language : {Language::zh, Language::en}) {
      EXPECT_EQ(parse_word<TypeParam>(name(value, language)), value) << name(value, language);
    }
  }
}

TYPED_TEST(Vocabulary, NoWordHasTwoMeanings) {
  for (const Language language : {Language::zh, Language::en}) {
    std::set<std::string_view> words;
    for (std::size_t i = 0; i < word_count<TypeParam>(); ++i) {
      EXPECT_TRUE(words.insert(name(static_cast<TypeParam>(i), language)).second);
    }
  }
}

TYPED_TEST(Vocabulary, UnknownWordsAreNone) {
  EXPECT_FALSE(parse_word<TypeParam>(""));
  EXPECT_FALSE(parse_word<TypeParam>("?"));
  EXPECT_FALSE(parse_word<TypeParam>("没有这个词"));
  EXPECT_EQ(name(static_cast<TypeParam>(200), Language::zh), "?");
}

TEST(VocabularyWords, AreThoseOfTheLanguage) {
  EXPECT_EQ(parse_word<Level>("县"), Level::county);
  EXPECT_EQ(name(Mode::mandate, Language::zh), "应当承担");
  EXPECT_EQ(name(Verdict::incomplete, Language::en), "incomplete");
}

}  // namespace
}  // namespace qingdan
