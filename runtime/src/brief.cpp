// The brief answer. It asks in the order that ends soonest: bans that nothing can lift first, then all the
// rest; of either only what the index cannot rule out.
#include "qingdan/brief.h"

#include <algorithm>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "evaluate.h"
#include "gate.h"
#include "judge.h"
#include "parts.h"
#include "prefetch.h"
#include "select_norms.h"

namespace qingdan {
namespace {

// The first of the entries that decide a line, as Decision::deciding orders them.
struct First {
  ItemId item;
  ListId list;
  bool by_approval = false;

  [[nodiscard]] bool exists() const { return !item.is_none() || !list.is_none(); }
  void take(const First& other) {
    const auto key = [](const First& one) { return std::tuple(one.item, one.list, one.by_approval); };
    if (key(other) < key(*this)) {
      *this = other;
    }
  }
};

struct LineFirsts {
  First yes;
  First unknown;

  void take(Truth truth, const First& one) {
    if (truth != Truth::no) {
      (truth == Truth::yes ? yes : unknown).take(one);
    }
  }
};

using Evaluator = PartEvaluator<NoBlame>;

}  // namespace

struct Scratch::Memory {
  std::optional<Question> question;
  Workspace<NoBlame> workspace;
  std::vector<AskedPart<NoBlame>> parts;
  std::vector<const CellRow*> cells;  // of the part at hand
  std::vector<Candidate> candidates;  // of the part at hand
};

namespace {

class Briefing {
 public:
  Briefing(const Question& question, Scratch::Memory& memory)
      : question_(question),
        program_(question.program),
        memory_(memory),
        is_exact_(has_exact_village(question)),
        gate_(question) {
    lines_[at(Line::permitted)] = {Truth::yes};
    lines_[at(Line::silent)] = {Truth::yes};
  }

  Brief run() {
    find_parts(question_, blame_, memory_.workspace, memory_.parts);
    if (memory_.parts.size() == 1) {
      Evaluator evaluator(question_, blame_, memory_.workspace, memory_.parts.front());
      ask_early(evaluator, memory_.parts.front());
      if (is_settled(evaluator, memory_.parts.front())) {
        return rejection();
      }
      ask_rest(evaluator, memory_.parts.front());
      return answer();
    }
    for (const AskedPart<NoBlame>& part : memory_.parts) {
      Evaluator evaluator(question_, blame_, memory_.workspace, part);
      ask_early(evaluator, part);
    }
    bool is_settled_in_all = banned_.exists();
    for (const AskedPart<NoBlame>& part : memory_.parts) {
      Evaluator evaluator(question_, blame_, memory_.workspace, part);
      find_cells(part);
      is_settled_in_all = is_settled_in_all && is_settled(evaluator, part);
    }
    if (is_settled_in_all) {
      return rejection();
    }
    banned_ = {};
    for (const AskedPart<NoBlame>& part : memory_.parts) {
      Evaluator evaluator(question_, blame_, memory_.workspace, part);
      ask_early(evaluator, part);
      ask_rest(evaluator, part);
    }
    return answer();
  }

 private:
  [[nodiscard]] Brief rejection() const {
    return {Verdict::reject, Line::banned, banned_.item, ListId::none(), false, Truth::yes};
  }

  // What the index can be asked for: a part that is asked for, of a matter and a village that are known.
  [[nodiscard]] bool is_indexed(const AskedPart<NoBlame>& part) const {
    return is_exact_ && !part.asked.matter.is_none();
  }

  void find_cells(const AskedPart<NoBlame>& part) {
    memory_.cells.clear();
    if (is_indexed(part)) {
      each_cell(question_, part.asked.matter, [&](const CellRow& cell) {
        memory_.cells.push_back(&cell);
        prefetch(program_.entries().data() + cell.begin);
        prefetch(program_.entries().data() + cell.rest);
      });
    }
  }

  // The bans that nothing can lift: one that holds for certain rejects. Leaves those as candidates that
  // may still have a part in the verdict.
  void ask_early(Evaluator& evaluator, const AskedPart<NoBlame>& part) {
    find_cells(part);
    memory_.candidates.clear();
    for (const CellRow* cell : memory_.cells) {
      gate_.each_run_of(*cell, Order::early, [&](std::span<const EntryRow> entries) {
        for (const EntryRow& entry : entries) {
          const Truth scope = gate_.in_scope(evaluator, entry);
          if (scope == Truth::no) {
            continue;
          }
          const Candidate candidate = gate_.candidate_of(entry, scope);
          const Truth rejects = evaluator.rejects(candidate);
          if (rejects == Truth::yes) {
            banned_.take({program_.norms()[entry.norm.index()].item, ListId::none(), false});
          }
          if (rejects != Truth::no) {
            memory_.candidates.push_back(candidate);
          }
        }
      });
    }
  }

  // Whether the first of the early bans is the answer: it is, unless one that could be beaten or contested,
  // or that is not certain to be asked for, may reject too and stands before it.
  bool is_settled(Evaluator& evaluator, const AskedPart<NoBlame>& part) {
    if (!banned_.exists() || part.present.truth != Truth::yes || !is_indexed(part)) {
      return false;
    }
    bool is_first = true;
    for (const CellRow* cell : memory_.cells) {
      gate_.each_run_of(*cell, Order::rest, [&](std::span<const EntryRow> entries) {
        for (const EntryRow& entry : entries) {
          const NormRow& norm = program_.norms()[entry.norm.index()];
          const auto mode = static_cast<Mode>(norm.mode);
          if (!is_ban(mode) && mode != Mode::require) {
            break;  // nor is any behind it
          }
          is_first = is_first && (norm.item > banned_.item || gate_.in_scope(evaluator, entry) == Truth::no);
        }
      });
    }
    return is_first;
  }

  void add_candidates(Evaluator& evaluator, Order order) {
    for (const CellRow* cell : memory_.cells) {
      gate_.each_run_of(*cell, order, [&](std::span<const EntryRow> entries) {
        for (const EntryRow& entry : entries) {
          const Truth scope = gate_.in_scope(evaluator, entry);
          if (scope != Truth::no) {
            prefetch(&program_.norms()[entry.norm.index()]);
            memory_.candidates.push_back(gate_.candidate_of(entry, scope));
          }
        }
      });
    }
  }

  // All that may apply, with the candidates of ask_early. Where nothing stands in the way of what permits,
  // the first that applies is enough; else all are weighed together.
  void ask_rest(Evaluator& evaluator, const AskedPart<NoBlame>& part) {
    auto& candidates = memory_.candidates;
    late_ = {};
    if (!is_indexed(part)) {
      select_norms(question_, part.asked.matter, candidates);
      evaluator.evaluate_norms(candidates);
      return weigh(evaluator, part);
    }
    add_candidates(evaluator, Order::rest);
    sort_unique(candidates);
    const bool has_layers = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& one) {
      return program_.norms()[one.norm.index()].layer != 0;
    });
    if (!has_layers) {
      evaluator.evaluate_norms(candidates);
      if (std::none_of(memory_.workspace.states.begin(), memory_.workspace.states.end(),
                       [&](const NormState<NoBlame>& state) { return concerns_permits(state); })) {
        ask_late(evaluator);
        return weigh(evaluator, part);
      }
    }
    Evaluator anew(question_, blame_, memory_.workspace, part);
    add_candidates(anew, Order::late);
    sort_unique(candidates);
    anew.evaluate_norms(candidates);
    weigh(anew, part);
  }

  // Whether it may beat a late norm, or be beaten or contested by one.
  [[nodiscard]] bool concerns_permits(const NormState<NoBlame>& state) const {
    const NormRow& norm = program_.norms()[state.id.index()];
    const auto mode = static_cast<Mode>(norm.mode);
    return state.applies.truth != Truth::no &&
           (is_ban(mode) || mode == Mode::require || !norm.defeaters.empty() ||
            !program_.detail(norm).rivals.empty());
  }

  // Within a run by item, so the first that applies for certain ends it.
  void ask_late(Evaluator& evaluator) {
    for (const CellRow* cell : memory_.cells) {
      gate_.each_run_of(*cell, Order::late, [&](std::span<const EntryRow> entries) {
        for (const EntryRow& entry : entries) {
          const ItemId item = program_.norms()[entry.norm.index()].item;
          if (item >= late_.yes.item) {
            continue;
          }
          const Truth scope = gate_.in_scope(evaluator, entry);
          if (scope != Truth::no) {
            late_.take(evaluator.applies(gate_.candidate_of(entry, scope)), {item, ListId::none(), false});
          }
        }
      });
    }
  }

  void weigh(Evaluator& evaluator, const AskedPart<NoBlame>& part) {
    const auto& states = memory_.workspace.states;
    const Truth present = part.present.truth;
    Truth permitted = late_.yes.exists() ? Truth::yes : late_.unknown.exists() ? Truth::unknown : Truth::no;
    LineFirsts permits;
    permits.take(present & Truth::yes, late_.yes);
    permits.take(present & Truth::unknown, late_.unknown);
    for (const NormState<NoBlame>& state : states) {
      const NormRow& norm = program_.norms()[state.id.index()];
      const auto mode = static_cast<Mode>(norm.mode);
      if (is_ban(mode) || mode == Mode::require || mode == Mode::need) {
        for (const Line line : {Line::banned, Line::contested, Line::needed}) {
          add(line, present & contribution(program_, blame_, state, line).truth,
              {norm.item, ListId::none(), false});
        }
        add_rivals(state, present);
      } else {
        const Truth by_itself = contribution(program_, blame_, state, Line::permitted).truth;
        permits.take(present & by_itself, {norm.item, ListId::none(), false});
        permitted |= by_itself;
      }
      if (state.by_approval.truth != Truth::no) {
        const Truth by_approval = approved<NoBlame>(program_, state).truth;
        permits.take(present & by_approval, {norm.item, ListId::none(), true});
        permitted |= by_approval;
      }
    }
    // A line that all parts must meet: who permits one part decides only where that part does.
    const Truth here = (!present) | permitted;
    Judged<NoBlame>& line = lines_[at(Line::permitted)];
    line.truth &= here;
    if (here == Truth::yes) {
      firsts_[at(Line::permitted)].yes.take(permits.yes);
    } else if (here == Truth::unknown) {
      firsts_[at(Line::permitted)].unknown.take(permits.unknown);
    }
    if (permitted == Truth::yes) {
      return;
    }
    each_list_for(question_, [&](ListId id) {
      const ListRow& list = program_.lists()[id.index()];
      const Line unlisted = static_cast<Unlisted>(list.unlisted) == Unlisted::reject ? Line::unlisted_reject
                                                                                     : Line::unlisted_refer;
      add(unlisted, present & (!permitted) & evaluator.covers(list, is_exact_).truth,
          {ItemId::none(), id, false});
    });
  }

  void add(Line line, Truth truth, const First& first) {
    lines_[at(line)].truth |= truth;
    firsts_[at(line)].take(truth, first);
  }

  // Those who contest a ban decide line 2 with it.
  void add_rivals(const NormState<NoBlame>& ban, Truth present) {
    const NormRow& norm = program_.norms()[ban.id.index()];
    const Range rivals = program_.detail(norm).rivals;
    if (rivals.empty() || !is_ban(static_cast<Mode>(norm.mode))) {
      return;
    }
    for (const OpenPairRow& pair : Program::slice(rivals, program_.open_pairs())) {
      for (const NormState<NoBlame>& rival : find_states<NoBlame>(memory_.workspace.states, pair.rival)) {
        if (meet(program_, ban, rival)) {
          firsts_[at(Line::contested)].take(present & ban.stands.truth & rival.stands.truth,
                                            {program_.norms()[rival.id.index()].item, ListId::none(), false});
        }
      }
    }
  }

  [[nodiscard]] Brief answer() const {
    const Outcome outcome = settle<NoBlame>(lines_);
    Brief brief;
    brief.verdict = outcome.verdict;
    for (const Line line : kLines) {
      const Truth wanted = outcome.collected[at(line)];
      const First& first = wanted == Truth::yes ? firsts_[at(line)].yes : firsts_[at(line)].unknown;
      if (wanted != Truth::no && first.exists()) {
        brief.line = line;
        brief.item = first.item;
        brief.list = first.list;
        brief.by_approval = first.by_approval;
        brief.truth = wanted;
        break;
      }
    }
    return brief;
  }

  const Question& question_;
  const Program& program_;
  Scratch::Memory& memory_;
  bool is_exact_;  // no rule speaks of a place within what is known of the village
  Gate gate_;
  NoBlame blame_;
  LineFirsts late_;  // of the part at hand: the first of what permits while no ban stands
  First banned_;     // the first of the early bans that hold
  Lines<Judged<NoBlame>> lines_;
  Lines<LineFirsts> firsts_;
};

}  // namespace

Scratch::Scratch() : memory_(std::make_unique<Memory>()) {}
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;
Scratch::~Scratch() = default;

Brief decide_brief(const Program& program, const Request& request, Scratch& scratch) {
  Scratch::Memory& memory = scratch.memory();
  if (!memory.question || &memory.question->program != &program) {
    memory.question.emplace(program);
  }
  memory.workspace.fit(program);
  memory.question->fill(request);
  if (memory.question->observation) {
    return {};
  }
  return Briefing(*memory.question, memory).run();
}

}  // namespace qingdan
