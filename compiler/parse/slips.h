// Slips: the mistakes that are made again and again, each with a message of its own. A slip looks at the
// place where the grammar stopped and reports if it recognises itself.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "parse/explain.h"

namespace qingdan::parse {

// True if reported.
using Slip = bool (*)(const Scene& scene);

bool slip_in_number(const Scene& scene);           // 5,000元  1.5日  30日内  2024年1月
bool slip_in_operator(const Scene& scene);         // ==  =>  大于  greater than
bool slip_in_approval(const Scene& scene);         // 除非 县.党委 批准
bool slip_in_document_number(const Scene& scene);  // 厅字(2022)28号
bool slip_in_joining(const Scene& scene);          // 和 与 及, 且 between names, 、 between conditions
bool slip_in_per(const Scene& scene);              // 每日报表
bool slip_in_list_end(const Scene& scene);         // 等
bool slip_in_list(const Scene& scene);             // two names without 、
bool slip_in_names(const Scene& scene);            // 文件 测试 trial
bool slip_in_setting(const Scene& scene);          // 其中 佐证方式 = 截图、录像
bool slip_in_places(const Scene& scene);           // 依据 第9条、第10条
bool slip_in_brackets(const Scene& scene);         // ( without ), ) without (
bool slip_in_spacing(const Scene& scene);          // 除非经  县.政府批准
bool slip_in_quotation(const Scene& scene);        // a name in quotation marks, a text without

// A document number in other brackets or with spaces, from token `start` on.
struct LooseNumber {
  source::Span span;
  std::string normal;
};
[[nodiscard]] std::optional<LooseNumber> loose_document_number(const source::SourceSet& sources,
                                                               const Tokens& tokens, std::size_t start);

// The word or sign after which something was wanted: the token before, or the label of the clause.
[[nodiscard]] std::string_view governing_text(const Scene& scene);
// 和, 与, 及 and the like.
[[nodiscard]] bool is_join_word(std::string_view text);
// The place belongs to a condition: after 当, 除非, 仅当, 是指 or 满足.
[[nodiscard]] bool in_condition(const Scene& scene);

}  // namespace qingdan::parse
