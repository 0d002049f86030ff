// What an explanation says of items, duties, findings and notes.
#include <algorithm>
#include <string>
#include <vector>

#include "explanation.h"
#include "order.h"
#include "phrases.h"
#include "select_norms.h"

namespace qingdan {

// What the item says: "禁止 安全生产", with what of it is not fulfilled, contested or not yet known.
std::string Explanation::ruling(const Deciding& deciding) const {
  const ItemRow& item = program_.items()[deciding.item.index()];
  const Mode mode = static_cast<Mode>(item.mode);
  std::string text(name(mode, language_));
  text.append(" ").append(matters_of(deciding.item));
  if (static_cast<Term>(item.term) != Term::matter) {
    const std::string_view term = name(static_cast<Term>(item.term), language_);
    text.append(say("(要件:", " (term: ")).append(term).append(")");
  }
  const bool is_known = deciding.truth == Truth::yes;
  if (is_by_analogy(deciding)) {
    return text + (is_known
                       ? say(",事项未列名,与列名的类似", ": not named, but like a named one")
                       : say(",事项未列名,可能与列名的类似", ": not named, but perhaps like a named one"));
  }
  if (deciding.line == Line::contested) {
    return text + (is_known ? say(",与另一条目冲突", ", in conflict with another item")
                            : say(",可能与另一条目冲突", ", perhaps in conflict with another item"));
  }
  if (deciding.by_approval) {
    return text +
           (is_known ? say(",但已获批准", ", but approved") : say(",可能已获批准", ", perhaps approved"));
  }
  if (!is_known) {
    return text + say(",尚待查明", ", not yet clear");
  }
  if (mode == Mode::need) {
    return text + say(",条件尚未具备", ": not there yet");
  }
  // A permit that bans is the other half of `only when`.
  const bool is_unfulfilled = deciding.line == Line::banned && !is_ban(mode);
  return is_unfulfilled ? text + say(",条件未满足", ": its condition is not met") : text;
}

std::string Explanation::unlisted(const ListRow& list) const {
  return static_cast<Unlisted>(list.unlisted) == Unlisted::reject
             ? say("没有列入的,一律拒绝", "what it does not name is rejected")
             : say("没有列入的,提请裁定", "what it does not name is referred");
}

// Those of an item under whose matter a judged one falls, ascending.
std::vector<NormId> Explanation::judged_norms(ItemId item) const {
  std::vector<NormId> norms;
  for (const MatterId matter : judged_matters()) {
    if (matter.index() < program_.matters().size()) {
      each_norm_of(program_, matter, [&](NormId norm) {
        if (program_.norms()[norm.index()].item == item) {
          norms.push_back(norm);
        }
      });
    }
  }
  sort_unique_by(norms, [](NormId norm) { return norm; });
  return norms;
}

// Of the matters an item names, those that the request falls under.
std::string Explanation::matters_of(ItemId item) const {
  std::vector<std::string> names;
  for (const NormId id : judged_norms(item)) {
    const MatterId matter = program_.norms()[id.index()].matter;
    const std::string name(program_.text(program_.matters()[matter.index()].name, language_));
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(name);
    }
  }
  return names.empty() ? say("有关事项", "the matters it names") : join_names(names, language_);
}

std::string Explanation::finding_text(const Finding& finding) const {
  std::string text = item_text(program_, finding.item, language_) + say(":", ": ");
  if (finding.row != kAny) {
    text += row_text(program_, request_, finding.sequence, finding.row, language_) + say(",", ", ");
  }
  return text.append(say("由 ", "answered for by "))
      .append(finding.against.kind.is_none() && finding.against.region.is_none()
                  ? say("不明机关", "an unknown organ")
                  : program_.organ_name(finding.against, language_))
      .append(say(" 负责", ""));
}

std::string Explanation::duty_text(const Duty& duty) const {
  std::string text = item_text(program_, duty.item, language_);
  if (duty.duty.index() < program_.matters().size()) {
    text += say(":", ": ");
    text += program_.text(program_.matters()[duty.duty.index()].name, language_);
  }
  return duty.due ? text + say(",最迟 ", ", by ") + to_string(*duty.due) : text;
}

std::string Explanation::note_text(const Note& note) const {
  switch (note.kind) {
    case Note::Kind::overflow:
      return item_text(program_, note.item, language_) +
             say(" 的算式溢出,按不明处理", ": its arithmetic overflows and is taken as unknown");
    case Note::Kind::no_calendar:
      return item_text(program_, note.item, language_) +
             say(" 的工作日没有日历可查,按不明处理",
                 ": no calendar covers its working days, which are taken as unknown");
    case Note::Kind::basis_not_in_force:
      return document_text(program_, note.document, language_) +
             say(" 是请求引用的依据,但当日不在施行中",
                 ", which the request cites, is not in force on that day");
  }
  return {};
}

// Those named, and those recognised by their marks.
std::vector<MatterId> Explanation::judged_matters() const {
  std::vector<MatterId> matters;
  for (const RequestedMatter& asked : request_.matters) {
    matters.push_back(asked.matter);
  }
  for (const PartVerdict& part : decision_.parts) {
    if (part.term == Term::matter) {
      matters.push_back(part.matter.matter);
    }
  }
  return matters;
}

bool Explanation::is_by_analogy(const Deciding& deciding) const {
  if (deciding.line != Line::contested) {
    return false;
  }
  const std::vector<NormId> norms = judged_norms(deciding.item);
  return std::any_of(norms.begin(), norms.end(), [&](NormId norm) {
    return program_.detail(program_.norms()[norm.index()]).by_analogy == 1;
  });
}

}  // namespace qingdan
