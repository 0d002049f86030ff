#include "tools/wire/json.h"

#include <gtest/gtest.h>

namespace qingdan::wire {
namespace {

Json parsed(std::string_view text) {
  auto result = parse_json(text);
  const auto* problem = std::get_if<Problem>(&result);
  EXPECT_EQ(problem, nullptr) << info(problem->kind).code;
  return problem == nullptr ? std::get<Json>(std::move(result)) : Json();
}

Problem refused(std::string_view text) {
  const auto result = parse_json(text);
  const auto* problem = std::get_if<Problem>(&result);
  EXPECT_NE(problem, nullptr) << text.substr(0, 100);
  return problem == nullptr ? Problem{} : *problem;
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(Json, keeps_order_and_the_digits_of_numbers) {
  EXPECT_EQ(to_text(parsed(R"({"b":1.50,"a":[true,null,-7],"丙":"丁"})")),
            R"({"b":1.50,"a":[true,null,-7],"丙":"丁"})");
  EXPECT_EQ(to_text(parsed("123456789012345678901234567890.5")), "123456789012345678901234567890.5");
  EXPECT_EQ(to_text(parsed("18446744073709551615")), "18446744073709551615");
}

TEST(Json, escapes_what_must_be_escaped) {
  EXPECT_EQ(to_text(std::string("a\"b\\c\nd\x01")), R"("a\"b\\c\nd\u0001")");
  EXPECT_EQ(to_text(std::string("\xFF 村")), "\"\xEF\xBF\xBD 村\"") << "never invalid UTF-8";
}

TEST(Json, indents_for_people) {
  EXPECT_EQ(to_text(Json::Object{{"a", Json::Array{true}}, {"b", Json::Object{}}}, Layout::indented),
            "{\n  \"a\": [\n    true\n  ],\n  \"b\": {}\n}");
}

TEST(Json, refuses_a_key_that_stands_twice) {
  const Problem problem = refused(R"({"a":{"b/c":[{"x":1},{"x":1,"y":2,"x":1}]}})");
  EXPECT_EQ(problem.kind, ProblemKind::DuplicateKey);
  EXPECT_EQ(problem.pointer, "/a/b~1c/1/x");
  EXPECT_EQ(message(problem, Language::en), "‘x’ stands twice in one object");
  EXPECT_EQ(refused(R"({"a":1,"\u0061":2})").kind, ProblemKind::DuplicateKey)
      << "escaped, it is the same key";
  parsed(R"({"a":{"x":1},"b":{"x":1}})");
}

TEST(Json, refuses_what_is_nested_too_deep) {
  parsed(nested(kMaxDepth));
  EXPECT_EQ(refused(nested(kMaxDepth + 1)).kind, ProblemKind::TooDeep);
  EXPECT_EQ(refused(nested(500'000)).kind, ProblemKind::TooDeep);
}

TEST(Json, refuses_what_is_not_json) {
  for (const std::string_view text : {"", " ", "{", "{}{}", "{} x", "[1,]", "{'a':1}", "nul", "01", "NaN",
                                      "\"\xFF\"", "\"\xED\xA0\x80\"", "\"\\ud800\"", "// a\n1"}) {
    EXPECT_EQ(refused(text).kind, ProblemKind::NotJson) << text;
  }
}

TEST(Json, a_nul_does_not_end_the_text) {
  const Problem problem = refused(std::string_view("{}\0{}", 5));
  EXPECT_EQ(problem.kind, ProblemKind::NotJson);
  EXPECT_EQ(problem.args.at(0).en, "3");
  EXPECT_EQ(*parsed("\"a\\u0000b\"").as<std::string>(), std::string("a\0b", 3)) << "escaped, it is a letter";
}

TEST(Json, refuses_numbers_that_no_double_holds) {
  EXPECT_EQ(refused("[1e400]").kind, ProblemKind::NumberTooLarge);
}

}  // namespace
}  // namespace qingdan::wire
