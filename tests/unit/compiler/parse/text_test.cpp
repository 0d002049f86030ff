#include <gtest/gtest.h>

#include "unit/compiler/parse/read_text.h"

namespace qingdan {
namespace {

const std::string kGb18030 = "\xCE\xC4\xBC\xFE \xBC\xD7\xCF\xD8";  // 文件 甲县

TEST(Text, StripsOneByteOrderMark) {
  const ReadText read("\xEF\xBB\xBF文件 甲");
  EXPECT_EQ(read.sources[0].text, "文件 甲");
  EXPECT_EQ(read.summary(), "");
}

TEST(Text, SaysWhereUtf8Ends) {
  const ReadText read("文件 甲\xFF乙");
  EXPECT_EQ(read.rendered(Language::zh),
            "错误 QD0101: 文件不是 UTF-8 文本:从第 11 个字节起读不出文字\n  甲县.qd\n  在编辑软件里另存为 "
            "UTF-8 编码\n");
}

// matter a, in both byte orders; and zero bytes on both sides, which are no UTF-16.
TEST(Text, KnowsUtf16WithoutAByteOrderMark) {
  using namespace std::string_literals;
  const auto code = [](const std::string& bytes) {
    const std::string text = ReadText(bytes).rendered(Language::en);
    return text.substr(0, text.find(':')) + (text.find("UTF-16LE") != std::string::npos ? " LE" : "");
  };
  EXPECT_EQ(code("a\0 \0b\0\n\0"s), "error QD0103 LE");
  EXPECT_EQ(code("\0a\0 \0b\0\n"s), "error QD0103");
  EXPECT_EQ(code("\0\0\0\0"s), "error QD0115");
}

TEST(Text, KnowsGb18030) {
  const ReadText read(kGb18030);
  const std::string zh = read.rendered(Language::zh);
  EXPECT_NE(zh.find("QD0102"), std::string::npos);
  EXPECT_NE(zh.find("iconv -f GB18030 -t UTF-8 甲县.qd"), std::string::npos) << zh;
  EXPECT_NE(read.rendered(Language::en).find("GB18030"), std::string::npos);
}

TEST(Text, DamagedUtf8IsNotTakenForGb18030) {
  const ReadText read("文件 甲县的很长的一段文字\xE6\x96");
  EXPECT_NE(read.rendered(Language::zh).find("QD0101"), std::string::npos);
}

TEST(Text, KnowsUtf16) {
  EXPECT_NE(ReadText("\xFF\xFE\x87\x65").rendered(Language::zh).find("QD0103"), std::string::npos);
  EXPECT_NE(ReadText("\xFE\xFF\x65\x87").rendered(Language::en).find("UTF-16"), std::string::npos);
}

TEST(Text, RefusesWhatIsNoCodePoint) {
  for (const char* bytes :
       {"\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88", "a\xE6"}) {
    const ReadText read(bytes);
    EXPECT_EQ(read.sink.errors(), 1U);
    EXPECT_FALSE(read.rendered(Language::zh).empty());
  }
}

TEST(Text, RefusesLargeFiles) {
  parse::Limits limits;
  limits.file_bytes = 10;
  EXPECT_EQ(ReadText("0123456789", limits).rendered(Language::zh).find("QD0104"), std::string::npos);
  const ReadText read("文件 甲 \"x\"", limits);
  EXPECT_NE(read.rendered(Language::en).find("the file has 14 bytes, and the limit is 10"),
            std::string::npos);
}

}  // namespace
}  // namespace qingdan
