#include "bench/export.h"

#include "qingdan/truth.h"

namespace qingdan::bench {
namespace {

template <class Values, class Write>
std::string array_of(const Values& values, Write write) {
  std::string out = "[";
  for (const auto& value : values) {
    out += (out.size() > 1 ? "," : "") + write(value);
  }
  return out + "]";
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string numbers(const std::vector<int>& values) {
  return array_of(values, [](int value) { return std::to_string(value); });
}

std::string bits(std::uint64_t mask) {
  std::vector<int> set;
  for (int i = 0; i < 64; ++i) {
    if ((mask >> static_cast<unsigned>(i) & 1U) != 0) {
      set.push_back(i);
    }
  }
  return numbers(set);
}

const char* atom_name(Atom atom) {
  switch (atom) {
    case Atom::funds_below:
      return "funds_below";
    case Atom::funds_at_least:
      return "funds_at_least";
    case Atom::headcount_over:
      return "headcount_over";
    case Atom::tags_any:
      return "tags_any";
    case Atom::tags_all:
      return "tags_all";
    case Atom::channel_is:
      return "channel_is";
    case Atom::channel_among:
      return "channel_among";
    case Atom::category_is:
      return "category_is";
    case Atom::deadline_before:
      return "deadline_before";
    case Atom::deadline_within:
      return "deadline_within";
    case Atom::urgent:
      return "urgent";
    case Atom::population_over:
      return "population_over";
    case Atom::none:
      break;
  }
  return "none";
}

// The sort of assigner, as one key: "kind 7", "own 3", "own 3 kind 7".
std::string key(int kind, int level) {
  return (level == -1 ? "" : "own" + std::to_string(level)) +
         (kind == -1 ? "" : "kind" + std::to_string(kind));
}

std::vector<std::string> keys_of(const Workload& workload, const Asked& asked) {
  const int kind = asked.assigner.kind;
  std::vector<int> kinds{kind};
  if (organ_kinds()[static_cast<std::size_t>(kind)].parent != -1) {
    kinds.push_back(organ_kinds()[static_cast<std::size_t>(kind)].parent);
  }
  const auto level = workload.regions[static_cast<std::size_t>(asked.assigner.region)].level;
  const bool own = region_at(workload, asked.village, level) == asked.assigner.region;
  std::vector<std::string> keys;
  for (const int one : kinds) {
    keys.push_back(key(one, -1));
    if (own) {
      keys.push_back(key(one, static_cast<int>(level)));
    }
  }
  if (own) {
    keys.push_back(key(-1, static_cast<int>(level)));
  }
  return keys;
}

std::string write_guard(const Guard& guard) {
  std::vector<Condition> conditions;
  for (const Condition& condition : guard.conditions) {
    if (condition.atom != Atom::none) {
      conditions.push_back(condition);
    }
  }
  return array_of(conditions, [](const Condition& condition) {
    return "{\"atom\":" + quoted(atom_name(condition.atom)) +
           ",\"value\":" + std::to_string(condition.value) + ",\"set\":" + bits(condition.mask) + "}";
  });
}

std::string last_or_null(std::optional<Date> last) { return last ? std::to_string(last->days) : "null"; }

// 0 the nation, 1 a province, 2 a county.
std::string rank_of(const Workload& workload, int region) {
  const Level level = workload.regions[static_cast<std::size_t>(region)].level;
  return level == Level::centre ? "0" : level == Level::province ? "1" : "2";
}

std::string write_item(const Workload& workload, const Item& item) {
  const int issuer = region_of(workload, item);
  const std::vector<int> regions = item.regions.empty() ? std::vector<int>{issuer} : item.regions;
  const auto unless = static_cast<int>(item.unless);
  return "{\"address\":" + quoted(item.address) +
         ",\"mode\":" + quoted(std::string(name(item.mode, Language::en))) +
         ",\"level\":" + rank_of(workload, issuer) + ",\"matters\":" + numbers(item.matters) +
         ",\"roles\":" + bits(item.roles) + ",\"from\":" +
         array_of(item.from, [](const From& from) { return quoted(key(from.kind, from.level)); }) +
         ",\"regions\":" + numbers(regions) + ",\"first\":" + std::to_string(first_day(workload, item).days) +
         ",\"last\":" + last_or_null(last_day(workload, item)) +
         ",\"either\":" + (item.guard.either ? "true" : "false") + ",\"guard\":" + write_guard(item.guard) +
         ",\"unless\":" +
         (item.unless == Unless::nothing ? "null"
          : item.unless == Unless::urgent
              ? "\"urgent\""
              : std::to_string(unless - static_cast<int>(Unless::county_jointly))) +
         "}";
}

std::string write_list(const Workload& workload, const List& list) {
  const Document& document = workload.documents[static_cast<std::size_t>(list.document)];
  return "{\"address\":" + quoted(list.address) + ",\"region\":" + std::to_string(document.region) +
         ",\"first\":" + std::to_string(document.first.days) + ",\"last\":" + last_or_null(document.last) +
         ",\"kinds\":" + bits(list.kinds) + ",\"roles\":" + bits(list.roles) +
         ",\"unlisted\":" + quoted(std::string(name(list.unlisted, Language::en))) + "}";
}

std::string write_request(const Workload& workload, const HandIndex& hand, std::size_t number,
                          Verdict verdict) {
  const Asked& asked = workload.requests[number];
  const Facts& facts = asked.facts;
  std::string out = "{\"n\":" + std::to_string(number) + ",\"matter\":" + std::to_string(asked.matter) +
                    ",\"role\":" + std::to_string(asked.role) +
                    ",\"village\":" + std::to_string(asked.village) +
                    ",\"date\":" + std::to_string(asked.date.days) +
                    ",\"from\":" + array_of(keys_of(workload, asked), quoted);
  out += ",\"headcount\":" + std::to_string(facts.headcount) +
         ",\"population\":" + std::to_string(facts.population) + ",\"tags\":" + bits(facts.tags) +
         ",\"urgent\":" + (facts.urgent ? "true" : "false");
  if (facts.funds) {
    out += ",\"funds\":" + std::to_string(*facts.funds);
  }
  if (facts.channel) {
    out += ",\"channel\":" + std::to_string(*facts.channel);
  }
  if (facts.category) {
    out += ",\"category\":" + std::to_string(*facts.category);
  }
  if (facts.deadline) {
    out += ",\"deadline\":" + std::to_string(facts.deadline->days);
  }
  // 0 no, 1 not known, 2 yes; for each of the four kinds of approval.
  out += ",\"approvals\":" + array_of(hand.approvals(hand.request(workload, asked)),
                                      [](Truth truth) { return std::to_string(static_cast<int>(truth)); });
  return out + ",\"expected\":" + quoted(std::string(name(verdict, Language::en))) + "}\n";
}

}  // namespace

std::string export_policy(const Workload& workload) {
  std::vector<const List*> lists;
  for (const List& list : workload.lists) {
    if (list.unlisted != Unlisted::silent) {
      lists.push_back(&list);
    }
  }
  return "{\"regions\":" +
         array_of(workload.regions, [](const Region& region) { return std::to_string(region.parent); }) +
         ",\n\"matters\":" +
         array_of(workload.matters, [](const Matter& matter) { return std::to_string(matter.parent); }) +
         ",\n\"kinds\":" +
         array_of(workload.matters,
                  [](const Matter& matter) { return std::to_string(static_cast<int>(matter.kind)); }) +
         ",\n\"lists\":" +
         array_of(lists, [&](const List* list) { return "\n" + write_list(workload, *list); }) +
         ",\n\"items\":" +
         array_of(workload.items, [&](const Item& item) { return "\n" + write_item(workload, item); }) +
         "}\n";
}

std::string export_requests(const Workload& workload, const HandIndex& hand,
                            const std::vector<Verdict>& verdicts) {
  std::string out;
  for (std::size_t i = 0; i < workload.requests.size(); ++i) {
    out += write_request(workload, hand, i, verdicts[i]);
  }
  return out;
}

}  // namespace qingdan::bench
