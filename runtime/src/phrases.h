// phrases: a program's names put into small pieces of a sentence, for explain. More in qingdan/explain.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "qingdan/explain.h"

namespace qingdan {

// The one of two wordings.
constexpr std::string_view pick(Language language, std::string_view zh, std::string_view en) {
  return language == Language::zh ? zh : en;
}

// "a、b、c" or "a, b, c".
[[nodiscard]] std::string join_names(const std::vector<std::string>& names, Language language);
// "安全生产(主责)"; what is not known is said to be not known.
[[nodiscard]] std::string matter_text(const Program& program, const RequestedMatter& matter,
                                      Language language);
// "甲县.应急局 向 甲村 交办 安全生产(主责)".
[[nodiscard]] std::string request_text(const Program& program, const Request& request, Language language);
// "意见2022.N.N1 “执法、拆迁、招商、安全生产”".
[[nodiscard]] std::string item_text(const Program& program, ItemId item, Language language);
[[nodiscard]] std::string list_text(const Program& program, ListId list, Language language);
// "字段 “年龄”", "字段 第2项": by what the row says it is, else by its number.
[[nodiscard]] std::string row_text(const Program& program, const Request& request, SequenceId sequence,
                                   std::uint32_t row, Language language);
// What the row says: "收到日期 2024-03-01;转发日期 2024-03-18". Empty if it says nothing.
[[nodiscard]] std::string row_facts_text(const Program& program, const Request& request, SequenceId sequence,
                                         std::uint32_t row, Language language);
// What to use or do instead.
[[nodiscard]] std::string substitute_text(const Program& program, const Substitute& substitute,
                                          Language language);
// "《…》(厅字〔2022〕28号)".
[[nodiscard]] std::string document_text(const Program& program, DocumentId document, Language language);
[[nodiscard]] std::string quoted(std::string_view text, Language language);

}  // namespace qingdan
