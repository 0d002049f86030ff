// explain: one block of lines per thing a decision says, in the order a reader asks: what, why, what was
// set aside, what is missing, what to do.
#include "qingdan/explain.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "phrases.h"
#include "qingdan/wrap.h"
#include "unknown_matter.h"

namespace qingdan {
namespace {

constexpr std::size_t kIndent = 2;

class Explanation {
 public:
  Explanation(const Program& program, const Request& request, const Decision& decision, Language language)
      : program_(program),
        request_(request),
        decision_(decision),
        language_(language),
        unknown_matter_(program, request) {}

  std::string write() {
    write_head();
    write_unknown_matter();
    write_parts();
    for (const Deciding& deciding : decision_.deciding) {
      if (!unknown_matter_.is_ground_of(deciding)) {
        write_deciding(deciding);
      }
    }
    write_silence();
    write_defeated();
    write_names();
    write_remedies();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const {
    return std::string(pick(language_, zh, en));
  }

  void line(std::size_t indent, const std::string& text, std::size_t hanging = 0) {
    append_wrapped(out_, std::string(indent, ' ') + text, indent + hanging);
  }

  // A label and what it introduces; what does not fit stands below the latter.
  void labelled(std::size_t indent, const std::string& label, const std::string& text) {
    line(indent, label + " " + text, display_width(label) + 1);
  }

  void write_head();
  void write_unknown_matter();
  void write_parts();
  void write_deciding(const Deciding& deciding);
  void write_silence();
  void write_defeated();
  void write_names();
  void write_remedies();
  [[nodiscard]] std::string matters_of(ItemId item) const;
  [[nodiscard]] std::string ruling(const Deciding& deciding) const;
  [[nodiscard]] std::string unlisted(const ListRow& list) const;

  const Program& program_;
  const Request& request_;
  const Decision& decision_;
  Language language_;
  UnknownMatter unknown_matter_;
  std::string out_;
};

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

void Explanation::write_head() {
  std::string text = capitalised(std::string(name(decision_.verdict, language_)));
  text += say(":", ": ");
  text += decision_.date ? to_string(*decision_.date) : say("日期未说明", "on an unknown date");
  text += say(",", ", ");
  line(0, text + request_text(program_, request_, language_), kIndent);
}

// Nearly every item could decide on an unknown matter: they are counted. The decision itself names them.
void Explanation::write_unknown_matter() {
  if (!unknown_matter_.exists()) {
    return;
  }
  std::string text =
      unknown_matter_.is_alone()
          ? say("事项不明:请求没有写,或写的名称没有声明过。先写明事项。",
                "The matter is not known: the request names none, or none that is declared. Name it first.")
          : say("有的事项不明:写的名称没有声明过。先写明事项。",
                "One of the matters is not known: its name is not declared. Name it first.");
  if (const auto [items, lists] = unknown_matter_.count(decision_.deciding); items + lists > 0) {
    text += say("可能适用的条目 ", " Items that could decide: ") + std::to_string(items);
    text += lists > 0 ? say(" 个、清单 ", "; lists: ") + std::to_string(lists) : "";
    text += say(" 个。", ".");
  }
  line(kIndent, text);
}

// Only where there is more than one: else the head has said it.
void Explanation::write_parts() {
  if (decision_.parts.size() < 2) {
    return;
  }
  std::vector<std::string> parts;
  for (const PartVerdict& part : decision_.parts) {
    std::string text = part.term == Term::matter ? matter_text(program_, part.matter, language_)
                                                 : std::string(name(part.term, language_));
    parts.push_back(text.append(say(" ", ": ")).append(name(part.verdict, language_)));
  }
  labelled(kIndent, say("分项", "parts"), join_names(parts, language_));
}

void Explanation::write_deciding(const Deciding& deciding) {
  const std::string label =
      deciding.truth == Truth::yes ? say("因为", "because") : say("或因", "perhaps because");
  const std::size_t below = kIndent + display_width(label) + 1;
  if (deciding.item.is_none()) {
    const ListRow& list = program_.lists()[deciding.list.index()];
    labelled(kIndent, label, list_text(program_, deciding.list, language_) + say(":", ": ") + unlisted(list));
    labelled(below, say("依据", "basis"), document_text(program_, list.document, language_));
    return;
  }
  labelled(kIndent, label, item_text(program_, deciding.item, language_) + say(":", ": ") + ruling(deciding));
  labelled(below, say("依据", "basis"), citation(program_, deciding.item, language_));
  const std::string reason(program_.text(program_.items()[deciding.item.index()].reason, language_));
  if (!reason.empty()) {
    labelled(below, say("理由", "reason"), reason);
  }
}

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
  const bool is_unfulfilled = deciding.line == Line::banned && mode != Mode::forbid;
  return is_unfulfilled ? text + say(",条件未满足", ": its condition is not met") : text;
}

std::string Explanation::unlisted(const ListRow& list) const {
  return static_cast<Unlisted>(list.unlisted) == Unlisted::reject
             ? say("没有列入的,一律拒绝", "what it does not name is rejected")
             : say("没有列入的,提请裁定", "what it does not name is referred");
}

// Of the matters an item names, those that the request falls under.
std::string Explanation::matters_of(ItemId item) const {
  std::vector<std::string> names;
  for (const NormRow& norm : program_.norms()) {
    const bool is_asked =
        norm.item == item &&
        std::any_of(request_.matters.begin(), request_.matters.end(), [&](const RequestedMatter& asked) {
          return program_.is_under(asked.matter, norm.matter);
        });
    const std::string name(program_.text(program_.matters()[norm.matter.index()].name, language_));
    if (is_asked && std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(name);
    }
  }
  return names.empty() ? say("有关事项", "the matters it names") : join_names(names, language_);
}

// Nothing certain decides only where the table of verdicts was read to its end.
void Explanation::write_silence() {
  const auto& deciding = decision_.deciding;
  if (unknown_matter_.exists()) {
    return;  // whether an item speaks of it is open
  }
  if (std::any_of(deciding.begin(), deciding.end(),
                  [](const Deciding& one) { return one.truth == Truth::yes; })) {
    return;
  }
  const std::string beyond = deciding.empty() ? "" : say("此外,", "Beyond that, ");
  line(kIndent, capitalised(beyond + say("没有条目允许或禁止这一事项,也没有清单规定未列入的拒绝或提请。",
                                         "no item permits or forbids this matter, and no list rejects or "
                                         "refers what it does not name.")));
}

void Explanation::write_defeated() {
  for (const Defeated& defeated : decision_.defeated) {
    const std::string loser = item_text(program_, defeated.item, language_);
    const std::string winner = item_text(program_, defeated.winner, language_);
    const std::string principle(name(defeated.principle, language_));
    std::string text = loser + say(":被 ", ": yields to ") + winner + say(" 胜过(", " (");
    labelled(kIndent, say("未被采用", "set aside"), text.append(principle).append(")"));
  }
}

void Explanation::write_names() {
  std::vector<std::string> missing;
  for (const MissingFact& fact : decision_.missing) {
    const bool hangs_on_matter = fact.kind == Missing::fact || fact.kind == Missing::approval;
    if (hangs_on_matter && unknown_matter_.is_alone()) {
      continue;  // which of them count shows once the matter is known
    }
    missing.push_back(missing_name(program_, fact, language_));
  }
  if (!missing.empty()) {
    labelled(kIndent, say("缺少", "missing"), join_names(missing, language_));
  }
  std::vector<std::string> instead;
  for (const MatterId matter : decision_.instead) {
    instead.emplace_back(program_.text(program_.matters()[matter.index()].name, language_));
  }
  if (!instead.empty()) {
    labelled(kIndent, say("可改用", "use instead"), join_names(instead, language_));
  }
  std::vector<std::string> rulers;
  for (const Organ organ : decision_.refer_to) {
    rulers.push_back(program_.organ_name(organ, language_));
  }
  if (!rulers.empty()) {
    labelled(kIndent, say("由", "to be ruled on by"), join_names(rulers, language_) + say(" 裁定", ""));
  }
  for (const Note& note : decision_.notes) {
    labelled(kIndent, say("注意", "note"),
             item_text(program_, note.item, language_) +
                 say(" 的算式溢出,按不明处理", ": its arithmetic overflows and is taken as unknown"));
  }
}

void Explanation::write_remedies() {
  if (!decision_.remedies.empty()) {
    line(kIndent, say("怎样才能接受:", "To be accepted:"));
  }
  std::size_t number = 0;
  for (const Remedy& remedy : decision_.remedies) {
    std::string text;
    for (const Change& change : remedy) {
      text += text.empty() ? "" : say(";", "; ");
      text += change_text(program_, change, language_);
    }
    labelled(2 * kIndent, std::to_string(++number) + ".", text);
  }
  if (!decision_.remedies_complete) {
    line(kIndent, say("办法没有全部查完。", "Not every remedy was looked for."));
  }
}

}  // namespace

std::string explain(const Program& program, const Request& request, const Decision& decision,
                    Language language) {
  return Explanation(program, request, decision, language).write();
}

}  // namespace qingdan
