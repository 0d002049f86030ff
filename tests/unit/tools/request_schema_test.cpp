#include "tools/wire/request_schema.h"

#include <algorithm>
#include <regex>

#include "tools/wire/json.h"
#include "unit/tools/wire_program.h"

namespace qingdan::test {
namespace {

using wire::Json;

// As much of JSON Schema as the schema uses, and nothing else: an unknown word is an error.
class SchemaChecker {
 public:
  explicit SchemaChecker(const Json& root) : root_(root) {}

  bool valid(const Json& schema, const Json& value) {
    const auto* words = schema.as<Json::Object>();
    if (words == nullptr) return false;
    return std::all_of(words->begin(), words->end(),
                       [&](const wire::Member& word) { return holds(word.key, word.value, schema, value); });
  }

 private:
  bool holds(const std::string& word, const Json& argument, const Json& schema, const Json& value) {
    static const std::vector<std::string> kNotes{"$schema",     "$id",      "$defs", "title",
                                                 "description", "examples", "format"};
    if (std::find(kNotes.begin(), kNotes.end(), word) != kNotes.end()) return true;
    if (word == "$ref") return valid(target(*argument.as<std::string>()), value);
    if (word == "type") return is_type(argument, value);
    if (word == "const") return to_text(argument) == to_text(value);
    if (word == "not") return !valid(argument, value);
    if (word == "enum" || word == "anyOf") {
      const auto& options = *argument.as<Json::Array>();
      return std::any_of(options.begin(), options.end(), [&](const Json& option) {
        return word == "enum" ? to_text(option) == to_text(value) : valid(option, value);
      });
    }
    if (word == "pattern") {
      const auto* text = value.as<std::string>();
      return text == nullptr || std::regex_search(*text, std::regex(*argument.as<std::string>()));
    }
    if (word == "minimum" || word == "maximum") {
      const auto* number = value.as<Json::Number>();
      if (number == nullptr) return true;
      const double bound = std::stod(argument.as<Json::Number>()->text);
      return word == "minimum" ? std::stod(number->text) >= bound : std::stod(number->text) <= bound;
    }
    return holds_for_parts(word, argument, schema, value);
  }

  bool holds_for_parts(const std::string& word, const Json& argument, const Json& schema, const Json& value) {
    if (word == "required") {
      const auto& keys = *argument.as<Json::Array>();
      return std::all_of(keys.begin(), keys.end(), [&](const Json& key) {
        return value.as<Json::Object>() == nullptr || value.find(*key.as<std::string>()) != nullptr;
      });
    }
    if (word == "items") {
      const auto* items = value.as<Json::Array>();
      return items == nullptr || std::all_of(items->begin(), items->end(),
                                             [&](const Json& item) { return valid(argument, item); });
    }
    if (word == "maxItems") {
      const auto* items = value.as<Json::Array>();
      return items == nullptr || items->size() <= std::stoul(argument.as<Json::Number>()->text);
    }
    if (word == "properties") {
      const auto& parts = *argument.as<Json::Object>();
      return std::all_of(parts.begin(), parts.end(), [&](const wire::Member& part) {
        const Json* found = value.find(part.key);
        return found == nullptr || valid(part.value, *found);
      });
    }
    ADD_FAILURE() << "a word that this checker does not know: " << word << to_text(schema).substr(0, 80);
    return false;
  }

  static bool is_type(const Json& argument, const Json& value) {
    if (const auto* several = argument.as<Json::Array>()) {
      return std::any_of(several->begin(), several->end(),
                         [&](const Json& one) { return is_type(one, value); });
    }
    const std::string& type = *argument.as<std::string>();
    const auto* number = value.as<Json::Number>();
    if (type == "integer") return number != nullptr && number->text.find_first_of(".e") == std::string::npos;
    if (type == "number") return number != nullptr;
    if (type == "string") return value.as<std::string>() != nullptr;
    if (type == "boolean") return value.as<bool>() != nullptr;
    if (type == "array") return value.as<Json::Array>() != nullptr;
    if (type == "object") return value.as<Json::Object>() != nullptr;
    return type == "null" && value.is_null();
  }

  const Json& target(const std::string& reference) {
    const std::string prefix = "#/$defs/";
    EXPECT_TRUE(reference.starts_with(prefix)) << reference;
    const Json* found = root_.find("$defs")->find(reference.substr(prefix.size()));
    EXPECT_NE(found, nullptr) << reference;
    return *found;
  }

  const Json& root_;
};

class RequestSchema : public testing::Test {
 protected:
  bool valid(std::string_view request) {
    const auto json = wire::parse_json(request);
    const auto& value = std::get<Json>(json);
    return SchemaChecker(schema_).valid(schema_, value);
  }
  static Json parsed(const std::string& text) { return std::get<Json>(wire::parse_json(text)); }

  Program program_ = wire_program();
  Json schema_ = parsed(wire::request_schema(program_, Language::en));
};

TEST_F(RequestSchema, requests_that_are_read_are_valid) {
  for (const std::string& line :
       {request_line(""), request_line(R"("matter":"行政执法","role":"lead")", "", R"("date":"2024-03-01")"),
        request_line(R"("matters":[{"matter":"form_report","role":null}])"), request_line(R"("经费":5000.5)"),
        request_line(R"("funds":"5万元")"), request_line(R"("经费":null,"heads":3,"due":"2024-02-29")"),
        request_line(R"("佐证方式":["截图","video"],"upper":"county")"),
        request_line(R"("evidence_kind":"video")"),
        request_line(R"("matter":"报表","count":2,"replaces":1,"basis":"甲县2024","needed_papers":"身份证")"),
        request_line(R"("matters":[{"matter":"form_report","count":2,"replaces":0}],"basis":null)"),
        request_line(R"("人口库":true,"forms_there":3,"数目":2)", "", R"("observation":true)"),
        request_line(R"("hop":[{"经手方":"甲县.党委","handed_on":null},{}],"字段":[{"entry":"phone"}])"),
        request_line(R"("环节":null,"field":[])"),
        request_line(R"("approvals":[{"organ":"甲县.党委","status":"granted","granted":"2024-01-01"}])"),
        request_line(R"("sender":"甲县.党委","area":"jia","papers":["报表"],"place":"村口")"),
        request_line(R"("nobody knows this":{})", R"("已公示":true,"region":"甲县","organ":"村民委员会")",
                     R"("id":"R1","known_at":"2024-03-01","language":"zh","other":1)")}) {
    EXPECT_TRUE(valid(line)) << line;
    accepted(program_, line);
  }
}

TEST_F(RequestSchema, wrong_values_are_not_valid) {
  for (const std::string& line : {std::string("{}"),
                                  std::string(R"({"subject":{},"action":{"name":"assign"},"resource":{}})"),
                                  request_line(R"("经费":true)"),
                                  request_line(R"("经费":"5000")"),
                                  request_line(R"("heads":1.5)"),
                                  request_line(R"("heads":10000000000000000)"),
                                  request_line(R"("channel":"sky")"),
                                  request_line(R"("evidence_kind":["video",3])"),
                                  request_line(R"("upper":"cosmos")"),
                                  request_line("", R"("已公示":1)"),
                                  request_line(R"("matter":"报表","matters":[])"),
                                  request_line(R"("count":2,"matters":[])"),
                                  request_line(R"("matter":"报表","count":0)"),
                                  request_line(R"("matters":[{"replaces":-1}])"),
                                  request_line(R"("hop":{})"),
                                  request_line(R"("hop":[null])"),
                                  request_line(R"("hop":[{"handed_on":3}])"),
                                  request_line(R"("forms_there":"3")"),
                                  request_line("", "", R"("observation":1)"),
                                  request_line(R"("approvals":[{"organ":"甲县.党委"}])"),
                                  request_line(R"("approvals":[{"organ":"甲县.党委","status":"maybe"}])"),
                                  request_line("", "", R"("date":3)")}) {
    EXPECT_FALSE(valid(line)) << line;
  }
  std::string other_subject = request_line("");
  other_subject.replace(other_subject.find("organ"), 5, "user!");
  EXPECT_FALSE(valid(other_subject));
}

// No key stands twice, or it could not have been read.
TEST_F(RequestSchema, fixed_members_hide_facts_of_their_name) {
  const Json& properties = *schema_.find("properties")->find("action")->find("properties");
  const Json& inside = *properties.find("properties")->find("properties");
  EXPECT_EQ(to_text(*inside.find("count")->find("minimum")), "1");
  EXPECT_NE(inside.find("数目"), nullptr);
  EXPECT_EQ(inside.find("handler"), nullptr) << "it stands in the rows alone";
}

TEST_F(RequestSchema, says_what_counters_count_and_what_registers_say) {
  const std::string en = wire::request_schema(program_, Language::en);
  const std::string zh = wire::request_schema(program_, Language::zh);
  EXPECT_NE(en.find("how many there are of ‘form_report’, by village, year. Left out"), std::string::npos);
  EXPECT_NE(zh.find("已有“报表”的数目,按 村、年 计。不写"), std::string::npos);
  EXPECT_NE(en.find("whether the register has the answer; live from 2023-07-01"), std::string::npos);
  EXPECT_NE(en.find("Hops of the delegation. All of its rows, or none. Left out or null: unknown."),
            std::string::npos);
  EXPECT_NE(zh.find("报表的字段。要写就写全部各行。不写为没有,null 为未知。"), std::string::npos);
}

TEST_F(RequestSchema, counters_are_listed) {
  EXPECT_EQ(wire::counter_lines(program_, Language::en),
            "{\"fact\":\"forms_there\",\"matter\":\"form_report\",\"keys\":[\"village\",\"year\"]}\n");
  EXPECT_EQ(wire::counter_lines(program_, Language::zh),
            "{\"fact\":\"已有报表\",\"matter\":\"报表\",\"keys\":[\"village\",\"year\"]}\n");
}

TEST_F(RequestSchema, is_of_one_language_with_the_names_of_both) {
  for (const Language language : {Language::zh, Language::en}) {
    const std::string text = wire::request_schema(program_, language);
    for (const char* name : {"\"经费\": {", "\"funds\": {", "\"截图\"", "\"screenshot\"", "\"行政执法\""}) {
      EXPECT_NE(text.find(name), std::string::npos) << name;
    }
    EXPECT_EQ(text.find("金额,如") != std::string::npos, language == Language::zh);
  }
}

}  // namespace
}  // namespace qingdan::test
