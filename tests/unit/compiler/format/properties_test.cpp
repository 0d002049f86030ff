// What holds for every file: nothing is lost, formatting twice changes nothing, and a file comes back
// from English the same.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "unit/compiler/format/format_text.h"

namespace qingdan::test {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> policies() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(QINGDAN_SOURCE_DIR "/policies")) {
    if (entry.path().extension() == ".qd") {
      texts.push_back(read_file(entry.path()));
    }
  }
  return texts;
}

// The blocks of the language description; some are no whole rule files.
std::vector<std::string> samples() {
  std::istringstream lines(read_file(QINGDAN_SOURCE_DIR "/grammar/README.md"));
  std::vector<std::string> texts;
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside) {
        texts.emplace_back();
      }
    } else if (inside) {
      texts.back() += line + "\n";
    }
  }
  return texts;
}

void expect_properties(const std::string& text) {
  const std::string once = kept(text);
  EXPECT_EQ(contents(once), contents(text));
  EXPECT_EQ(kept(once), once);
  EXPECT_TRUE(once.empty() || (once.ends_with('\n') && !once.ends_with("\n\n"))) << once;
  EXPECT_EQ(once.find(" \n"), std::string::npos);
  EXPECT_EQ(once.find("\n\n\n"), std::string::npos);

  const std::string chinese = zh(text);
  const std::string english = en(chinese);
  EXPECT_EQ(contents(english), contents(text));
  EXPECT_EQ(kept(chinese), chinese);
  EXPECT_EQ(kept(english), english);
  EXPECT_EQ(zh(english), chinese);
}

// A comment after every so many tokens, at the end of the line or on its own.
std::string with_comments(const std::string& text, std::size_t step, const std::string& before) {
  source::SourceSet sources;
  const std::uint32_t id = sources.add("test.qd", text);
  const parse::Tokens tokens = parse::read_tokens(sources, id);
  std::string result;
  std::size_t copied = 0;
  for (std::size_t i = step; i < tokens.tokens.size(); i += step) {
    const std::size_t at = tokens.tokens[i - 1].span.end;
    result += text.substr(copied, at - copied) + before + "# " + std::to_string(i) + "\n";
    copied = at;
  }
  return result + text.substr(copied);
}

TEST(FormatProperties, ShippedPoliciesAreFormatted) {
  ASSERT_FALSE(policies().empty());
  for (const std::string& text : policies()) {
    EXPECT_EQ(kept(text), text);
  }
}

TEST(FormatProperties, HoldForShippedPolicies) {
  for (const std::string& text : policies()) {
    expect_properties(text);
  }
}

// Every construct for rows, limits, duties, registers, certificates and services.
const char* const kRows = R"(地域 丙村 / bing_village
  级别 村
  归入 甲乡
  承接 甲村、乙村 自 2024-05-01

责任形式 主责 / lead
  特征 有指标

序列 环节 / hop
  默认 无

序列 字段 / field
  要件 字段
  待查

资料 姓名 / person_name
  别名 "名字"
  归入 个人信息

数据源 一表通 / one_form
  提供 姓名
  启用 2023-01-01
  时效 180日 自 最近更新

日历 节假日2024 / holidays_2024
  放假 2024-10-01 至 2024-10-07、2024-01-01
  调休上班 2024-10-12
  施行 2024-01-01
  失效 2024-12-31
  依据 "通知"

事项 税款征缴 / tax_collection
  类似 招商引资
  特征 任一 字段 满足 (所填字段 = 税款)

事实 已有 / held
  类型 整数
  待查
  计数 报表 每村 每年

事实 经手机关 / holder
  类型 机关
  待查
  逐一 环节

定义 逾期 / late 是指 工作日 收到日期 至 转发日期 > 5个工作日

限额清单 L "限额" / "Limits"
  未列入 不作规定

条目 L1
  限额 报表 每村 每年 不超过 30
  不得豁免
  依据 第1条

条目 L2
  限额 报表 每村 原则上 低于 30
  除非 书面说明
  依据 第2条

条目 L3
  限额 会议 计 经费 × 2 不少于 500元
  依据 第3条

条目 L4
  替代 姓名、电话 改用 一表通、人口库
  用于 报表
  依据 第4条

条目 L5
  附带义务 解散 自 结束日
  限期 30日
  视为履行 已解散
  用于 工作群
  依据 第5条

条目 L6
  发现 各类事项
  针对 经手机关
  逐一 环节
  当 停留 > 上一 停留 × 80% 且 非 (全部 环节 满足 (停留 > 2日))
  当 个数 字段 满足 (所填字段 = 姓名) > 1 或 合计 环节 (指标) > 3
  当 人口库 查得到 且 残联系统 查不到 且 范围 超出 上级范围
  当 列入 意见2022.N 或 有效 意见2022.N.N1
  依据 第6条

条目 L7
  发现 报表
  针对 机关
  依据 第7条

条目 L8
  禁止 招商引资
  等事项提请 县.党委、县.政府
  不得豁免
  优先于 下位 附带义务
  依据 第8条

证明事项 C1
  允许 居住证明
  开具单位 村民委员会
  索要单位 县.政府
  申请人 本村居民
  需要 身份证
  步骤 "核对"、"盖章"
  限期 3个工作日
  式样 "兹证明"
  依据 第9条

一件事 S1
  受理单位 村民委员会
  前置 户口簿
  填写 姓名
  材料总数 5
  依据 第10条

子项 补贴
  审批单位 县.政府
  前置 登记
  需要 身份证
  填写 姓名
  限期 10个工作日

场景 R1
  情况
  发生日 2024-03-01
  假定 甲县.政府 开设 工作群
  对象 甲村
  其中 已有 = 2、替换数 = 1
  一项 环节 (经手机关 = 甲县.政府、指标 = 3)
  依据 意见2022 第1条
  发现 无

场景 R2
  假定 甲县.政府 索要 报表
  预期 拒绝
  可改用 一表通
  附带义务 测试.L.L5
  发现 测试.L.L6
  针对 甲县.政府
)";

TEST(FormatProperties, HoldForRowsLimitsAndDuties) {
  const std::string once = kept(kRows);
  ASSERT_NE(once, "syntax error");
  expect_properties(once);
  EXPECT_EQ(zh(en(once)), zh(once));
  EXPECT_NE(zh(once).find("限额 报表 每村 每年 不超过 30\n"), std::string::npos);
  EXPECT_NE(zh(once).find("计数 报表 每村 每年\n"), std::string::npos);
  EXPECT_NE(en(once).find("limit 报表 per 村 per 年 at most 30\n"), std::string::npos);
}

TEST(FormatProperties, HoldForSamples) {
  std::size_t held = 0;
  for (const std::string& text : samples()) {
    if (format_text(text)) {
      expect_properties(text);
      ++held;
    }
  }
  EXPECT_GE(held, 4U);
}

TEST(FormatProperties, HoldWithCommentsAnywhere) {
  for (const char* name : {"hubei/jia_county/jia_2024.qd", "statutes/minors_law_scenarios.qd"}) {
    const std::string text = read_file(std::filesystem::path(QINGDAN_SOURCE_DIR "/policies") / name);
    ASSERT_FALSE(text.empty()) << name;
    for (const std::size_t step : {1U, 2U, 7U}) {
      for (const char* before : {" ", "\n\n   "}) {
        expect_properties(with_comments(text, step, before));
      }
    }
  }
}

}  // namespace
}  // namespace qingdan::test
