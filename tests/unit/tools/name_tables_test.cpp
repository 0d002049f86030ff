#include "tools/wire/name_tables.h"

#include "unit/tools/wire_program.h"

namespace qingdan::test {
namespace {

using wire::FixedProperty;
using wire::NameTable;
using wire::Property;

TEST(NameTable, finds_what_was_added_however_much) {
  std::vector<std::string> texts;
  for (std::uint32_t i = 0; i < 5000; ++i) texts.push_back("村" + std::to_string(i));
  NameTable table;
  EXPECT_EQ(table.find("村1"), NameTable::kNone);
  for (std::uint32_t i = 0; i < texts.size(); ++i) table.add(texts[i], i);
  table.add("村7", 8);
  for (std::uint32_t i = 0; i < texts.size(); ++i) EXPECT_EQ(table.find(texts[i]), i);
  EXPECT_EQ(table.find("村5000"), NameTable::kNone);
  EXPECT_EQ(table.find(""), NameTable::kNone);
}

class NameTablesOf : public testing::Test {
 protected:
  Program program_ = wire_program();
  wire::NameTables names_{program_};
};

TEST_F(NameTablesOf, every_name_is_found_as_the_program_finds_it) {
  std::size_t found = 0;
  for (const NameRow& row : program_.names()) {
    const std::string_view text = program_.text(row.text);
    EXPECT_EQ(names_.region(text), program_.find_region(text)) << text;
    EXPECT_EQ(names_.organ_kind(text), program_.find_organ_kind(text)) << text;
    EXPECT_EQ(names_.matter(text), program_.find_matter(text)) << text;
    EXPECT_EQ(names_.role(text), program_.find_role(text)) << text;
    EXPECT_EQ(names_.material(text), program_.find_material(text)) << text;
    ++found;
  }
  EXPECT_GT(found, 20U);
}

TEST_F(NameTablesOf, organs) {
  for (const std::string_view text :
       {"甲县.政府", "jia.government", "甲县．政府", "中央.政府", "centre.government", "政府",
        "nowhere.government", "甲县.", ".政府", "", "甲县.政府.政府"}) {
    EXPECT_EQ(names_.organ(text), program_.find_organ(text)) << text;
  }
}

TEST_F(NameTablesOf, properties_where_they_belong) {
  const auto is_fact = [](Property found, FactId fact) {
    return found.kind == Property::Kind::fact && found.id == fact.value;
  };
  EXPECT_TRUE(is_fact(names_.of_action("经费"), kFunds));
  EXPECT_EQ(names_.of_resource("经费").kind, Property::Kind::none);
  EXPECT_TRUE(is_fact(names_.of_resource("published"), kPublished));
  EXPECT_EQ(names_.of_action("published").kind, Property::Kind::none);
  EXPECT_EQ(names_.of_action("count").id, static_cast<std::uint32_t>(FixedProperty::count));
  EXPECT_TRUE(is_fact(names_.of_action("数目"), kCounted));  // `count` in English: the fixed one hides it
  EXPECT_EQ(names_.of_action("hop").kind, Property::Kind::sequence);
  EXPECT_EQ(names_.of_resource("hop").kind, Property::Kind::none);
  EXPECT_EQ(names_.of_action("handler").kind, Property::Kind::none);
  EXPECT_EQ(names_.of_row(kHops, "handler"), kHandler);
  EXPECT_TRUE(names_.of_row(kFormFields, "handler").is_none());
  EXPECT_TRUE(names_.of_row(kHops, "经费").is_none());
  EXPECT_EQ(names_.action("交办"), Action::assign);
  EXPECT_EQ(names_.action("assign"), Action::assign);
  EXPECT_EQ(names_.action("甲县"), std::nullopt);
}

}  // namespace
}  // namespace qingdan::test
