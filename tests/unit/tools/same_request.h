// A request in words, the same for two that mean the same: facts and sequences count in any order.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "qingdan/request.h"

namespace qingdan::test {

inline std::string joined(std::vector<std::string> parts) {
  std::sort(parts.begin(), parts.end());
  std::string text;
  for (const std::string& part : parts) text += part + " ";
  return text;
}

inline std::string described(const std::vector<FactValue>& facts) {
  std::vector<std::string> parts;
  for (const FactValue& fact : facts) {
    std::string part = "fact " + std::to_string(fact.fact.value) + (fact.known ? "=" : "?");
    for (const std::int64_t value : fact.values) part += std::to_string(value) + ",";
    parts.push_back(part);
  }
  return joined(std::move(parts));
}

inline std::string described(std::optional<Date> date) {
  return date ? std::to_string(date->days) : std::string("-");
}

inline std::string described(Organ organ) {
  return std::to_string(organ.kind.value) + "." + std::to_string(organ.region.value);
}

inline std::string described(const Request& request) {
  std::string text = "assigner " + described(request.assigner) + " action " +
                     (request.action ? std::to_string(static_cast<int>(*request.action)) : "-") +
                     " village " + std::to_string(request.village.value) + " to " +
                     std::to_string(request.addressee.value) + " date " + described(request.date) +
                     " known_at " + described(request.known_at) + " basis " +
                     std::to_string(request.basis.value) + (request.observation ? " observation" : "") + "\n";
  for (const RequestedMatter& asked : request.matters) {
    text += "matter " + std::to_string(asked.matter.value) + " role " + std::to_string(asked.role.value) +
            " +" + std::to_string(asked.added) + " -" + std::to_string(asked.replaced) + "\n";
  }
  for (const Approval& approval : request.approvals) {
    text += "approval " + described(approval.organ) + " " +
            std::to_string(static_cast<int>(approval.status)) + " " + std::to_string(approval.matter.value) +
            " " + std::to_string(approval.role.value) + " " + std::to_string(approval.region.value) + " " +
            described(approval.granted) + " " + described(approval.from) + " " + described(approval.until) +
            " " + described(approval.known_since) + "\n";
  }
  std::vector<std::string> sequences;
  for (const Rows& rows : request.sequences) {
    std::string part = "sequence " + std::to_string(rows.sequence.value) + (rows.known ? ":" : "?");
    for (const Row& row : rows.rows) part += "[" + described(row.facts) + "]";
    sequences.push_back(part + "\n");
  }
  return text + joined(std::move(sequences)) + described(request.facts) + "\n";
}

}  // namespace qingdan::test
