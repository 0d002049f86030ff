// explain: one block of lines per thing a decision says, in the order a reader asks: what, why, what was
// set aside, what is missing, what to do.
#include "qingdan/explain.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "explanation.h"
#include "phrases.h"
#include "qingdan/wrap.h"

namespace qingdan {
namespace {

constexpr std::size_t kIndent = 2;

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

}  // namespace

void Explanation::write_head() {
  std::string text = decision_.observation ? say("只列发现的问题", "Only findings")
                                           : capitalised(std::string(name(decision_.verdict, language_)));
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

// Only where there is more than one, or its role is not the one stated: else the head has said it.
void Explanation::write_parts() {
  const auto& all = decision_.parts;
  const RequestedMatter stated = request_.matters.empty() ? RequestedMatter{} : request_.matters[0];
  if (all.empty() || (all.size() == 1 && all[0].matter == stated)) {
    return;
  }
  constexpr std::size_t kMostParts = 24;  // of a long form the rest is counted; the decision has them all
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < std::min(all.size(), kMostParts); ++i) {
    parts.push_back(part_text(all[i]).append(say(" ", ": ")).append(name(all[i].verdict, language_)));
  }
  if (const std::size_t more = all.size() - parts.size(); more > 0) {
    parts.push_back(say("另有 ", "and ") + std::to_string(more) + say(" 项", " more"));
  }
  labelled(kIndent, say("分项", "parts"), join_names(parts, language_));
}

std::string Explanation::part_text(const PartVerdict& part) const {
  if (part.row != kAny) {
    return row_text(program_, request_, part.sequence, part.row, language_);
  }
  if (part.term != Term::matter) {
    return std::string(name(part.term, language_));
  }
  const std::string text = matter_text(program_, part.matter, language_);
  return part.by_marks == Truth::no    ? text
         : part.by_marks == Truth::yes ? text + say("[按特征认定]", " [recognised by its marks]")
                                       : text + say("[可能按特征认定]", " [perhaps recognised by its marks]");
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
  const std::string reason(
      program_.text(program_.detail(program_.items()[deciding.item.index()]).reason, language_));
  if (!reason.empty()) {
    labelled(below, say("理由", "reason"), reason);
  }
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

void Explanation::write_findings() {
  for (const Finding& finding : decision_.findings) {
    const std::string label =
        finding.truth == Truth::yes ? say("发现问题", "finding") : say("可能的问题", "possible finding");
    labelled(kIndent, label, finding_text(finding));
    const std::size_t below = kIndent + display_width(label) + 1;
    if (finding.row != kAny) {
      const std::string said = row_facts_text(program_, request_, finding.sequence, finding.row, language_);
      if (!said.empty()) {
        labelled(below, say("情况", "facts"), said);
      }
    }
    labelled(below, say("依据", "basis"), citation(program_, finding.item, language_));
  }
  if (decision_.observation && decision_.findings.empty()) {
    line(kIndent, say("没有发现问题。", "Nothing was found."));
  }
}

void Explanation::write_duties() {
  for (const Duty& duty : decision_.duties) {
    labelled(kIndent, duty.truth == Truth::yes ? say("义务", "duty") : say("可能的义务", "possible duty"),
             duty_text(duty));
  }
}

void Explanation::write_list(const std::string& label, const std::vector<std::string>& names,
                             const std::string& end) {
  if (!names.empty()) {
    labelled(kIndent, label, join_names(names, language_) + end);
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
  write_list(say("缺少", "missing"), missing);
  std::vector<std::string> substitutes;
  for (const Substitute& substitute : decision_.substitutes) {
    substitutes.push_back(substitute_text(program_, substitute, language_));
  }
  write_list(say("可改用", "use instead"), substitutes);
  std::vector<std::string> rulers;
  for (const Organ organ : decision_.refer_to) {
    rulers.push_back(program_.organ_name(organ, language_));
  }
  write_list(say("由", "to be ruled on by"), rulers, say(" 裁定", ""));
}

void Explanation::write_notes() {
  for (const Note& note : decision_.notes) {
    labelled(kIndent, say("注意", "note"), note_text(note));
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

std::string explain(const Program& program, const Request& request, const Decision& decision,
                    Language language) {
  return Explanation(program, request, decision, language).write();
}

}  // namespace qingdan
