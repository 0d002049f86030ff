#include "graph/report_cycles.h"

#include <algorithm>
#include <boost/graph/strong_components.hpp>
#include <set>
#include <string>
#include <utility>

#include "graph/directed_graph.h"

namespace qingdan::graph {
namespace {

using diagnostics::Kind;
using diagnostics::Label;
using diagnostics::Phrase;
using model::Item;
using model::Model;

constexpr std::uint32_t kNone = 0xFFFFFFFF;
// Arcs looked at in one knot before the shortest cycle found so far is taken.
constexpr std::size_t kSearchLimit = 4'000'000;

std::vector<std::uint32_t> number_components(const DirectedGraph& graph) {
  std::vector<std::uint32_t> component(boost::num_vertices(graph));
  boost::strong_components(
      graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
  return component;
}

const Item& item_of(const Model& model, std::uint32_t norm) {
  return model.items[model.norms[norm].item.index()];
}

// Finds cycles within one knot after the other.
class CycleSearch {
 public:
  CycleSearch(const Waits& waits, const DirectedGraph& graph, const std::vector<std::uint32_t>& component)
      : waits_(waits), graph_(graph), component_(component), parent_(waits.nodes, kNone) {}

  // The nodes of a shortest cycle among these norms of one knot; of several that of the first norm.
  // Atoms stand between the norms that wait and those waited for, and do not count.
  std::vector<std::uint32_t> shortest(const std::vector<std::uint32_t>& norms) {
    std::vector<std::uint32_t> best;
    looked_at_ = 0;
    fewer_than_ = kNone;
    for (const std::uint32_t start : norms) {
      if (!best.empty() && (looked_at_ > kSearchLimit || fewer_than_ == 1)) {
        break;
      }
      if (std::vector<std::uint32_t> cycle = through(start); !cycle.empty()) {
        best = std::move(cycle);
        fewer_than_ = static_cast<std::uint32_t>(
            std::count_if(best.begin(), best.end(), [&](std::uint32_t n) { return !waits_.is_atom(n); }));
      }
    }
    return best;
  }

 private:
  struct Reached {
    std::uint32_t norm = 0;
    std::uint32_t steps = 0;
  };

  // Breadth first; empty if no cycle through this norm has fewer norms than the best so far.
  std::vector<std::uint32_t> through(std::uint32_t start) {
    start_ = start;
    last_ = kNone;
    queue_.assign(1, {start, 0});
    for (std::size_t i = 0; i < queue_.size() && last_ == kNone && queue_[i].steps + 1 < fewer_than_; ++i) {
      leave(queue_[i]);
    }
    std::vector<std::uint32_t> cycle;
    for (std::uint32_t node = last_; node != kNone; node = parent_[node]) {
      cycle.push_back(node);
    }
    std::reverse(cycle.begin(), cycle.end());
    for (const std::uint32_t node : touched_) {
      parent_[node] = kNone;
    }
    touched_.clear();
    return cycle;
  }

  void leave(Reached from) {
    for_each_after(from.norm, [&](std::uint32_t next) {
      if (!waits_.is_atom(next)) {
        arrive(next, from.norm, from.steps);
      } else if (parent_[next] == kNone) {
        set_parent(next, from.norm);
        for_each_after(next, [&](std::uint32_t waiting) { arrive(waiting, next, from.steps); });
      }
    });
  }

  void arrive(std::uint32_t norm, std::uint32_t by, std::uint32_t steps) {
    if (norm == start_) {
      last_ = last_ == kNone ? by : last_;
    } else if (parent_[norm] == kNone) {
      set_parent(norm, by);
      queue_.push_back({norm, steps + 1});
    }
  }

  template <class Visit>
  void for_each_after(std::uint32_t node, Visit visit) {
    for (const std::uint32_t after : successors(graph_, node)) {
      if (last_ != kNone) {
        return;
      }
      ++looked_at_;
      if (component_[after] == component_[node]) {
        visit(after);
      }
    }
  }

  void set_parent(std::uint32_t node, std::uint32_t parent) {
    parent_[node] = parent;
    touched_.push_back(node);
  }

  const Waits& waits_;
  const DirectedGraph& graph_;
  const std::vector<std::uint32_t>& component_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> touched_;
  std::vector<Reached> queue_;
  std::uint32_t start_ = kNone;
  std::uint32_t last_ = kNone;  // the node from which the start is reached again
  std::uint32_t fewer_than_ = kNone;
  std::size_t looked_at_ = 0;
};

// The norms of each knot by item address, knots by their first norm.
std::vector<std::vector<std::uint32_t>> find_knots(const Model& model, const Waits& waits,
                                                   const std::vector<std::uint32_t>& component) {
  std::vector<bool> in_knot(waits.nodes);  // by component
  for (const auto& [before, after] : waits.arcs) {
    if (component[before] == component[after]) {
      in_knot[component[before]] = true;
    }
  }
  std::vector<std::uint32_t> norms;
  for (std::uint32_t norm = 0; norm < waits.norms; ++norm) {
    if (in_knot[component[norm]]) {
      norms.push_back(norm);
    }
  }
  std::stable_sort(norms.begin(), norms.end(), [&](std::uint32_t a, std::uint32_t b) {
    return item_of(model, a).address < item_of(model, b).address;
  });
  std::vector<std::uint32_t> place(waits.nodes, kNone);  // of a component, among the knots
  std::vector<std::vector<std::uint32_t>> knots;
  for (const std::uint32_t norm : norms) {
    std::uint32_t& knot = place[component[norm]];
    if (knot == kNone) {
      knot = static_cast<std::uint32_t>(knots.size());
      knots.emplace_back();
    }
    knots[knot].push_back(norm);
  }
  return knots;
}

Principle principle_of(const precedence::Precedence& precedence, std::uint32_t winner, std::uint32_t loser) {
  const auto& defeats = precedence.defeats;
  const precedence::Defeat wanted{NormId(loser), NormId(winner), Principle{}};
  const auto found = std::lower_bound(defeats.begin(), defeats.end(), wanted);
  return found == defeats.end() ? Principle::overrides : found->principle;
}

// Why the first comes before the second.
Label explain_defeat(const Item& winner, const Item& loser, Principle principle) {
  if (principle == Principle::overrides) {
    return {winner.overrides_span,
            {"“" + winner.address + "”写明优先于“" + loser.address + "”",
             "‘" + winner.address + "’ says that it overrides ‘" + loser.address + "’"}};
  }
  const auto why = [&](Language language) { return std::string(name(principle, language)); };
  return {winner.mode_span,
          {"“" + winner.address + "”胜过“" + loser.address + "”:" + why(Language::zh),
           "‘" + winner.address + "’ beats ‘" + loser.address + "’: " + why(Language::en)}};
}

Label explain_approval(const Item& approver, const Item& waiting) {
  return {waiting.mode_span,
          {"“" + waiting.address + "”的条件要等批准,“" + approver.address + "”可以算作这个批准",
           "the condition of ‘" + waiting.address + "’ waits for an approval, and ‘" + approver.address +
               "’ can count as that approval"}};
}

}  // namespace

void report_cycles(const Model& model, const precedence::Precedence& precedence, const Waits& waits,
                   diagnostics::DiagnosticSink& sink) {
  const DirectedGraph graph = make_directed(waits.nodes, waits.arcs);
  const std::vector<std::uint32_t> component = number_components(graph);
  CycleSearch search(waits, graph, component);
  std::set<std::string> reported;
  for (const std::vector<std::uint32_t>& knot : find_knots(model, waits, component)) {
    const std::vector<std::uint32_t> cycle = search.shortest(knot);
    const Item& first = item_of(model, cycle.front());
    std::string path = first.address;
    std::vector<Label> labels;
    std::uint32_t from = cycle.front();
    for (std::size_t i = 1; i <= cycle.size(); ++i) {
      const std::uint32_t node = i == cycle.size() ? cycle.front() : cycle[i];
      if (waits.is_atom(node)) {
        continue;
      }
      const Item& earlier = item_of(model, from);
      const Item& later = item_of(model, node);
      path += " → " + later.address;
      labels.push_back(waits.is_atom(cycle[i - 1])
                           ? explain_approval(earlier, later)
                           : explain_defeat(earlier, later, principle_of(precedence, from, node)));
      from = node;
    }
    if (reported.insert(path).second) {
      sink.report(Kind::NormCycle, first.span, {path}, std::move(labels));
    }
  }
}

}  // namespace qingdan::graph
