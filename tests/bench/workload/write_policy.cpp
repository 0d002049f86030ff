#include "bench/workload/write_policy.h"

#include <functional>

namespace qingdan::bench {
namespace {

constexpr std::size_t kFileBytes = 1U << 20U;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : "、") + word;
  }
  return text;
}

template <class Word>
std::vector<std::string> words_of_bits(std::uint64_t mask, Word word) {
  std::vector<std::string> words;
  for (int i = 0; i < 64; ++i) {
    if ((mask >> static_cast<unsigned>(i) & 1U) != 0) {
      words.push_back(word(i));
    }
  }
  return words;
}

std::string numbered(const char* zh, int i) { return zh + std::to_string(i + 1); }
std::string role(int i) { return kRoleNamesZh[static_cast<std::size_t>(i)]; }

std::string level_word(int level) { return std::string(name(static_cast<Level>(level), Language::zh)); }

std::string kind_word(int kind) { return organ_kinds()[static_cast<std::size_t>(kind)].zh; }

void write_regions(const Workload& workload, std::string& out) {
  for (const Region& region : workload.regions) {
    out += "地域 " + region.zh + " / " + region.en + "\n  级别 " +
           std::string(name(region.level, Language::zh)) + "\n";
    if (region.parent != -1) {
      out += "  归入 " + workload.regions[static_cast<std::size_t>(region.parent)].zh + "\n";
    }
  }
}

void write_catalogue(const Workload& workload, std::string& out) {
  for (const OrganKind& kind : organ_kinds()) {
    out += std::string("机关 ") + kind.zh + " / " + kind.en + "\n";
    if (kind.levels != 0) {
      std::vector<std::string> levels;
      for (int i = 0; i < 6; ++i) {
        if ((kind.levels >> static_cast<unsigned>(i) & 1U) != 0) {
          levels.push_back(level_word(i));
        }
      }
      out += "  级别 " + joined(levels) + "\n";
    }
    if (kind.parent != -1) {
      out += "  归入 " + kind_word(kind.parent) + "\n";
    }
  }
  for (int i = 0; i < kRoles; ++i) {
    out += "责任形式 " + role(i) + " / " + kRoleNamesEn[static_cast<std::size_t>(i)] + "\n";
  }
  for (const Matter& matter : workload.matters) {
    out += "事项 " + matter.zh + " / " + matter.en + "\n  类别 " +
           std::string(name(matter.kind, Language::zh)) + "\n";
    if (matter.parent != -1) {
      out += "  归入 " + workload.matters[static_cast<std::size_t>(matter.parent)].zh + "\n";
    }
  }
}

std::string choices(const char* zh, const char* en, int count) {
  std::vector<std::string> words;
  for (int i = 0; i < count; ++i) {
    words.push_back(numbered(zh, i) + " / " + numbered(en, i));
  }
  return joined(words);
}

void write_facts(std::string& out) {
  out += "事实 经费 / funds \"经费\" / \"Funds\"\n  类型 金额\n  待查\n";
  out += "事实 渠道 / channel \"渠道\" / \"Channel\"\n  取值 " + choices("渠", "channel", kChannels) +
         "\n  待查\n";
  out += "事实 类目 / category \"类目\" / \"Category\"\n  取值 " + choices("目", "category", kCategories) +
         "\n  待查\n";
  out += "事实 截止日 / deadline \"截止日\" / \"Deadline\"\n  类型 日期\n  待查\n";
  out += "事实 人数 / headcount \"人数\" / \"Headcount\"\n  类型 整数\n  默认 0\n";
  out +=
      "事实 标签 / tags \"标签\" / \"Tags\"\n  取值 " + choices("签", "tag", kTags) + "\n  多值\n  默认 无\n";
  out += "事实 加急 / urgent \"加急\" / \"Urgent\"\n  类型 是否\n  默认 否\n";
  out += "事实 人口 / population \"人口\" / \"Population\"\n  类型 整数\n  来源 村\n  默认 0\n";
}

std::string write_condition(const Condition& condition) {
  const auto value = static_cast<int>(condition.value);
  const std::string number = std::to_string(condition.value);
  const auto tag = [](int i) { return numbered("签", i); };
  switch (condition.atom) {
    case Atom::funds_below:
      return "经费 < " + number + "元";
    case Atom::funds_at_least:
      return "经费 ≥ " + number + "元";
    case Atom::headcount_over:
      return "人数 > " + number;
    case Atom::tags_any:
      return "标签 含有任一 (" + joined(words_of_bits(condition.mask, tag)) + ")";
    case Atom::tags_all:
      return "标签 含有全部 (" + joined(words_of_bits(condition.mask, tag)) + ")";
    case Atom::channel_is:
      return "渠道 = " + numbered("渠", value);
    case Atom::channel_among:
      return "渠道 属于 (" + joined(words_of_bits(condition.mask, [](int i) { return numbered("渠", i); })) +
             ")";
    case Atom::category_is:
      return "类目 = " + numbered("目", value);
    case Atom::deadline_before:
      return "截止日 < " + to_string(Date{value});
    case Atom::deadline_within:
      return "截止日 - 发生日期 < " + number + "日";
    case Atom::urgent:
      return "加急";
    case Atom::population_over:
      return "人口 ≥ " + number;
    case Atom::none:
      break;
  }
  return "";
}

std::string write_guard(const Guard& guard) {
  const std::string first = write_condition(guard.conditions[0]);
  if (guard.conditions[1].atom == Atom::none) {
    return first;
  }
  return first + (guard.either ? " 或 " : " 且 ") + write_condition(guard.conditions[1]);
}

std::string write_unless(Unless unless) {
  if (unless == Unless::nothing) {
    return "  不得豁免\n";
  }
  if (unless == Unless::urgent) {
    return "  除非 加急\n";
  }
  std::vector<std::string> organs;
  for (const Approver& approver : approvers(unless)) {
    organs.push_back(level_word(static_cast<int>(approver.level)) + "." + kind_word(approver.kind));
  }
  return "  除非 经 " + joined(organs) + (organs.size() > 1 ? " 共同批准\n" : " 批准\n");
}

std::string write_from(const From& from) {
  return from.kind == -1    ? level_word(from.level)
         : from.level == -1 ? kind_word(from.kind)
                            : level_word(from.level) + "." + kind_word(from.kind);
}

void write_document(const Workload& workload, const Document& document, std::string& out) {
  const std::string& where = workload.regions[static_cast<std::size_t>(document.region)].zh;
  const std::string at = document.region == 0 ? "中央" : where;
  out += "文件 " + document.name + " \"" + where + "村级减负清单\"\n  制定机关 " + at + ".党委办公机构、" +
         at + ".政府办公机构\n  体系 联合\n  施行 " + to_string(document.first) + "\n";
  if (document.last) {
    out += "  失效 " + to_string(*document.last) + "\n";
  }
}

void write_list(const List& list, std::string& out) {
  const std::string code = list.address.substr(list.address.rfind('.') + 1);
  const bool negative = code.starts_with("N") || list.unlisted == Unlisted::reject;
  out += (negative ? "负面清单 " : "责任清单 ") + code + " \"" +
         (negative ? "村级组织不得承担的事项" : "村级组织承担的事项") + "\"\n  未列入 ";
  out += list.unlisted == Unlisted::reject  ? "拒绝\n"
         : list.unlisted == Unlisted::refer ? "提请 县.政府\n"
                                            : "不作规定\n";
  if (list.kinds != 0) {
    out +=
        "  类别 " +
        joined(words_of_bits(
            list.kinds, [](int i) { return std::string(name(static_cast<MatterKind>(i), Language::zh)); })) +
        "\n";
  }
  if (list.roles != 0) {
    out += "  作为 " + joined(words_of_bits(list.roles, role)) + "\n";
  }
}

void write_item(const Workload& workload, const Item& item, std::string& out) {
  out += "条目 " + item.address.substr(item.address.rfind('.') + 1) + " \"" + item.title + "\"\n  ";
  std::vector<std::string> matters;
  for (const int matter : item.matters) {
    matters.push_back(workload.matters[static_cast<std::size_t>(matter)].zh);
  }
  out += std::string(name(item.mode, Language::zh)) + " " + joined(matters) + "\n";
  if (item.roles != 0) {
    out += "  作为 " + joined(words_of_bits(item.roles, role)) + "\n";
  }
  std::vector<std::string> from;
  for (const From& one : item.from) {
    from.push_back(write_from(one));
  }
  out += from.empty() ? "" : "  来自 " + joined(from) + "\n";
  std::vector<std::string> regions;
  for (const int region : item.regions) {
    regions.push_back(workload.regions[static_cast<std::size_t>(region)].zh);
  }
  out += regions.empty() ? "" : "  适用于 " + joined(regions) + "\n";
  if (item.guard.conditions[0].atom != Atom::none) {
    out += "  当 " + write_guard(item.guard) + "\n";
  }
  if (item.mode == Mode::forbid) {
    out += write_unless(item.unless);
  }
  if (item.own_first) {
    out += "  施行 " + to_string(*item.own_first) + "\n";
  }
  const std::string number = item.address.substr(item.address.rfind('I') + 1);
  out += "  依据 第" + number + "条\n";
}

}  // namespace

std::vector<PolicyFile> write_policy(const Workload& workload) {
  std::vector<PolicyFile> files{{"regions.qd", ""}, {"catalogue.qd", ""}};
  write_regions(workload, files[0].text);
  write_catalogue(workload, files[1].text);
  write_facts(files[1].text);
  int document = -1;
  int list = -1;
  std::size_t item = 0;
  // Lists follow the order of documents, but the two lists of a document take its items in turn.
  std::vector<std::vector<const Item*>> of_list(workload.lists.size());
  for (; item < workload.items.size(); ++item) {
    of_list[static_cast<std::size_t>(workload.items[item].list)].push_back(&workload.items[item]);
  }
  for (const List& one : workload.lists) {
    ++list;
    if (one.document != document) {
      document = one.document;
      if (files.size() == 2 || files.back().text.size() > kFileBytes) {
        files.push_back({"lists_" + std::to_string(files.size() - 1) + ".qd", ""});
      }
      write_document(workload, workload.documents[static_cast<std::size_t>(document)], files.back().text);
    }
    write_list(one, files.back().text);
    for (const Item* under : of_list[static_cast<std::size_t>(list)]) {
      write_item(workload, *under, files.back().text);
    }
  }
  return files;
}

}  // namespace qingdan::bench
