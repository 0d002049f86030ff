#include "bench/workload/write_requests.h"

namespace qingdan::bench {
namespace {

// The ids of a program for what the workload numbers.
class Resolver {
 public:
  Resolver(const Workload& workload, const Program& program);

  [[nodiscard]] Request request(const Asked& asked) const;

 private:
  [[nodiscard]] Organ organ(Place place) const {
    return {kinds_[static_cast<std::size_t>(place.kind)], regions_[static_cast<std::size_t>(place.region)]};
  }
  [[nodiscard]] std::int64_t choice(FactId fact, const std::string& word) const {
    return program_.find_choice(fact, word).value();
  }
  void add_facts(const Facts& facts, Request& request) const;
  [[nodiscard]] Approval approval(const Grant& grant) const;

  const Program& program_;
  std::vector<RegionId> regions_;
  std::vector<MatterId> matters_;
  std::vector<OrganKindId> kinds_;
  std::vector<RoleId> roles_;
  FactId funds_, channel_, category_, deadline_, headcount_, tags_, urgent_, population_;
};

Resolver::Resolver(const Workload& workload, const Program& program)
    : program_(program),
      funds_(program.find_fact("funds")),
      channel_(program.find_fact("channel")),
      category_(program.find_fact("category")),
      deadline_(program.find_fact("deadline")),
      headcount_(program.find_fact("headcount")),
      tags_(program.find_fact("tags")),
      urgent_(program.find_fact("urgent")),
      population_(program.find_fact("population")) {
  for (const Region& region : workload.regions) {
    regions_.push_back(program.find_region(region.en));
  }
  for (const Matter& matter : workload.matters) {
    matters_.push_back(program.find_matter(matter.en));
  }
  for (const OrganKind& kind : organ_kinds()) {
    kinds_.push_back(program.find_organ_kind(kind.en));
  }
  for (const char* role : kRoleNamesEn) {
    roles_.push_back(program.find_role(role));
  }
}

void Resolver::add_facts(const Facts& facts, Request& request) const {
  const auto add = [&](FactId fact, std::int64_t value) { request.facts.push_back({fact, true, {value}}); };
  if (facts.funds) {
    add(funds_, *facts.funds * 100);
  }
  if (facts.channel) {
    add(channel_, choice(channel_, "channel" + std::to_string(*facts.channel + 1)));
  }
  if (facts.category) {
    add(category_, choice(category_, "category" + std::to_string(*facts.category + 1)));
  }
  if (facts.deadline) {
    add(deadline_, facts.deadline->days);
  }
  if (facts.headcount != 0) {
    add(headcount_, facts.headcount);
  }
  add(population_, facts.population);
  if (facts.urgent) {
    add(urgent_, 1);
  }
  if (facts.tags != 0) {
    FactValue tags{tags_, true, {}};
    for (int i = 0; i < kTags; ++i) {
      if ((facts.tags >> static_cast<unsigned>(i) & 1U) != 0) {
        tags.values.push_back(choice(tags_, "tag" + std::to_string(i + 1)));
      }
    }
    request.facts.push_back(tags);
  }
}

Approval Resolver::approval(const Grant& grant) const {
  Approval approval;
  approval.organ = organ(grant.organ);
  approval.status = grant.status;
  approval.matter = matters_[static_cast<std::size_t>(grant.matter)];
  approval.role = roles_[static_cast<std::size_t>(grant.role)];
  approval.region = regions_[static_cast<std::size_t>(grant.region)];
  approval.granted = grant.granted;
  approval.until = grant.until;
  return approval;
}

Request Resolver::request(const Asked& asked) const {
  Request request;
  request.assigner = organ(asked.assigner);
  request.village = regions_[static_cast<std::size_t>(asked.village)];
  request.date = asked.date;
  request.matters = {
      {matters_[static_cast<std::size_t>(asked.matter)], roles_[static_cast<std::size_t>(asked.role)]}};
  add_facts(asked.facts, request);
  for (const Grant& grant : asked.grants) {
    request.approvals.push_back(approval(grant));
  }
  return request;
}

// ---- as JSON: all our names are free of characters that would need an escape ------------------------

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string organ_text(const Workload& workload, Place place) {
  const std::string where =
      place.region == 0 ? "中央" : workload.regions[static_cast<std::size_t>(place.region)].zh;
  return quoted(where + "." + organ_kinds()[static_cast<std::size_t>(place.kind)].zh);
}

std::string facts_text(const Facts& facts) {
  std::string out;
  const auto add = [&](const char* fact, const std::string& value) {
    out += std::string(",\"") + fact + "\":" + value;
  };
  if (facts.funds) {
    add("经费", quoted(std::to_string(*facts.funds) + "元"));
  }
  if (facts.channel) {
    add("渠道", quoted("渠" + std::to_string(*facts.channel + 1)));
  }
  if (facts.category) {
    add("类目", quoted("目" + std::to_string(*facts.category + 1)));
  }
  if (facts.deadline) {
    add("截止日", quoted(to_string(*facts.deadline)));
  }
  if (facts.headcount != 0) {
    add("人数", std::to_string(facts.headcount));
  }
  if (facts.urgent) {
    add("加急", "true");
  }
  std::string tags;
  for (int i = 0; i < kTags; ++i) {
    if ((facts.tags >> static_cast<unsigned>(i) & 1U) != 0) {
      tags += (tags.empty() ? "" : ",") + quoted("签" + std::to_string(i + 1));
    }
  }
  if (!tags.empty()) {
    add("标签", "[" + tags + "]");
  }
  return out;
}

std::string grants_text(const Workload& workload, const std::vector<Grant>& grants) {
  std::string out;
  for (const Grant& grant : grants) {
    out += out.empty() ? "" : ",";
    out += "{\"organ\":" + organ_text(workload, grant.organ) +
           ",\"status\":" + quoted(std::string(name(grant.status, Language::en))) +
           ",\"matter\":" + quoted(workload.matters[static_cast<std::size_t>(grant.matter)].zh) +
           ",\"role\":" + quoted(kRoleNamesZh[static_cast<std::size_t>(grant.role)]) +
           ",\"region\":" + quoted(workload.regions[static_cast<std::size_t>(grant.region)].zh) +
           ",\"granted\":" + quoted(to_string(grant.granted));
    if (grant.until) {
      out += ",\"until\":" + quoted(to_string(*grant.until));
    }
    out += "}";
  }
  return out.empty() ? "" : ",\"approvals\":[" + out + "]";
}

}  // namespace

std::vector<Request> resolve_requests(const Workload& workload, const Program& program) {
  const Resolver resolver(workload, program);
  std::vector<Request> requests;
  for (const Asked& asked : workload.requests) {
    requests.push_back(resolver.request(asked));
  }
  return requests;
}

std::string write_line(const Workload& workload, const Asked& asked, std::size_t number) {
  return "{\"subject\":{\"type\":\"organ\",\"id\":" + organ_text(workload, asked.assigner) +
         "},\"action\":{\"name\":\"assign\",\"properties\":{\"matter\":" +
         quoted(workload.matters[static_cast<std::size_t>(asked.matter)].zh) +
         ",\"role\":" + quoted(kRoleNamesZh[static_cast<std::size_t>(asked.role)]) + facts_text(asked.facts) +
         grants_text(workload, asked.grants) + "}},\"resource\":{\"type\":\"village\",\"id\":" +
         quoted(workload.regions[static_cast<std::size_t>(asked.village)].zh) +
         ",\"properties\":{\"人口\":" + std::to_string(asked.facts.population) +
         "}},\"context\":{\"date\":" + quoted(to_string(asked.date)) +
         ",\"id\":" + quoted("R" + std::to_string(number)) + "}}";
}

}  // namespace qingdan::bench
