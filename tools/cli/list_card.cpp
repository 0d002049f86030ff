#include <fmt/format.h>

#include "cli/card.h"

namespace qingdan::cli {

std::string list_card(const Program& program, ListId list, Language language) {
  const ListRow& row = program.lists()[list.index()];
  Card card(program, language);
  card.line(0, card.named(row.address, row.title));
  card.field({"种类", "kind"}, name(static_cast<ListKind>(row.kind), language));

  std::vector<std::string> kinds;
  for (std::size_t i = 0; i < word_count<MatterKind>(); ++i) {
    if ((row.matter_kinds >> i & 1U) != 0) kinds.emplace_back(name(static_cast<MatterKind>(i), language));
  }
  card.field({"类别", "matters"}, kinds);
  card.field({"作为", "as"}, card.names_of(program.roles(), Program::slice(row.roles, program.role_pool())));
  card.field({"适用于", "in"},
             card.names_of(program.regions(), Program::slice(row.regions, program.region_pool())));

  std::string unlisted(name(static_cast<Unlisted>(row.unlisted), language));
  for (const std::string& organ : card.names_of(Program::slice(row.refer_to, program.selectors()))) {
    unlisted += " " + organ;
  }
  card.field({"未列入", "unlisted"}, unlisted);
  const DocumentRow& document = program.documents()[row.document.index()];
  card.field({"文件", "document"}, program.text(document.title, language));
  card.field({"文号", "number"}, program.text(document.number));

  card.line(2, std::string(card.in({"条目:", "items:"})));
  for (const ItemRow& item : program.items()) {
    if (item.list != list) continue;
    card.line(
        4, card.named(item.address, item.title) + fmt::format(fmt::runtime(card.in({"({})", " ({})"})),
                                                              name(static_cast<Mode>(item.mode), language)));
  }
  return card.text();
}

}  // namespace qingdan::cli
