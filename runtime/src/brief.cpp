// The brief answer. It asks in the order that ends soonest: bans that nothing can lift first, then all the
// rest; of either only what the index cannot rule out.
#include "qingdan/brief.h"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>
#include <vector>

#include "evaluate.h"
#include "index.h"
#include "judge.h"
#include "parts.h"
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

bool compare(Op op, std::int64_t value, std::int64_t constant) {
  switch (op) {
    case Op::less:
      return value < constant;
    case Op::less_equal:
      return value <= constant;
    case Op::greater:
      return value > constant;
    case Op::greater_equal:
      return value >= constant;
    default:
      return value == constant;
  }
}

using Evaluator = PartEvaluator<NoBlame>;

}  // namespace

struct Scratch::Memory {
  std::optional<Question> question;
  Workspace<NoBlame> workspace;
  std::vector<AskedPart<NoBlame>> parts;
  std::vector<NormId> candidates;
};

namespace {

class Briefing {
 public:
  Briefing(const Question& question, Scratch::Memory& memory)
      : question_(question),
        program_(question.program),
        memory_(memory),
        is_exact_(has_exact_village(question)) {
    lines_[at(Line::permitted)] = {Truth::yes};
    lines_[at(Line::silent)] = {Truth::yes};
  }

  Brief run() {
    NoBlame blame;
    find_parts(question_, blame, memory_.workspace, memory_.parts);
    for (const AskedPart<NoBlame>& part : memory_.parts) {
      if (part.present.truth == Truth::yes && is_exact_ && !part.asked.matter.is_none()) {
        Evaluator evaluator(question_, blame_, memory_.workspace, part);
        ask_early(evaluator, part);
      }
    }
    // Nothing else can make the first line truer; it can only stand before what was found.
    if (banned_.exists() && !may_be_preceded()) {
      return {Verdict::reject, Line::banned, banned_.item, ListId::none(), false, Truth::yes};
    }
    for (const AskedPart<NoBlame>& part : memory_.parts) {
      ask_all(part);
    }
    return answer();
  }

 private:
  // Whether the entry's norm may apply; false only if that is certain.
  bool may_apply(Evaluator& evaluator, const EntryRow& entry) {
    return in_force(question_, program_.periods()[entry.period.index()]) != Truth::no &&
           evaluator.audience(entry.audience).truth != Truth::no && may_pass(entry.test);
  }

  [[nodiscard]] bool may_pass(TestId id) const {
    if (id.is_none()) {
      return true;
    }
    const TestRow& test = program_.tests()[id.index()];
    const Question::Fact fact = question_.fact(test.fact);
    if (!fact.known) {
      return true;
    }
    const auto constants = Program::slice(test.constants, program_.constants());
    const Op op = static_cast<Op>(test.op);
    return std::any_of(fact.values.begin(), fact.values.end(), [&](std::int64_t value) {
      return std::any_of(constants.begin(), constants.end(),
                         [&](std::int64_t constant) { return compare(op, value, constant); });
    });
  }

  // Calls visit(entries) for runs of a cell's entries that hold all that may apply: the early ones, or all
  // others.
  template <class Visit>
  void each_run_of(const CellRow& cell, bool is_rest, const Visit& visit) const {
    const CellRow& next = *(&cell + 1);
    const std::uint32_t begin = is_rest ? cell.rest : cell.begin;
    const std::uint32_t end = is_rest ? next.begin : cell.rest;
    if (begin != end) {
      visit(program_.entries().subspan(begin, end - begin));
    }
    for (std::uint32_t i = cell.groups; i < next.groups; ++i) {
      const GroupRow& group = program_.groups()[i];
      if ((group.is_rest == 1) == is_rest) {
        each_keyed_run(group, visit);
      }
    }
  }

  // Of norms found by the value of a fact only those under a key that the value meets.
  template <class Visit>
  void each_keyed_run(const GroupRow& group, const Visit& visit) const {
    const auto keys = Program::slice(group.keys, program_.keys());
    const auto visit_keys = [&](std::size_t begin, std::size_t end) {
      if (begin < end) {
        const std::uint32_t first = keys[begin].entries.begin;
        visit(program_.entries().subspan(first, keys[end - 1].entries.end - first));
      }
    };
    const Question::Fact fact = question_.fact(group.fact);
    if (!fact.known) {
      return visit_keys(0, keys.size());
    }
    const auto lower = [&](std::int64_t value) {
      return static_cast<std::size_t>(
          std::lower_bound(keys.begin(), keys.end(), value,
                           [](const KeyRow& key, std::int64_t wanted) { return key.value < wanted; }) -
          keys.begin());
    };
    for (const std::int64_t value : fact.values) {
      const std::size_t from = lower(value);
      const std::size_t past = from < keys.size() && keys[from].value == value ? from + 1 : from;
      switch (static_cast<Op>(group.op)) {
        case Op::less:  // than the key
          visit_keys(past, keys.size());
          break;
        case Op::less_equal:
          visit_keys(from, keys.size());
          break;
        case Op::greater:
          visit_keys(0, from);
          break;
        case Op::greater_equal:
          visit_keys(0, past);
          break;
        default:
          visit_keys(from, past);
          break;
      }
    }
  }

  // The bans that nothing can lift: one that holds for certain rejects.
  void ask_early(Evaluator& evaluator, const AskedPart<NoBlame>& part) {
    each_cell(question_, part.asked.matter, [&](const CellRow& cell) {
      each_run_of(cell, false, [&](std::span<const EntryRow> entries) {
        for (const EntryRow& entry : entries) {
          const ItemId item = program_.norms()[entry.norm.index()].item;
          if (item < banned_.item && may_apply(evaluator, entry) && evaluator.rejects(entry.norm)) {
            banned_.take({item, ListId::none(), false});
          }
        }
      });
    });
  }

  // Whether one that could be beaten or contested, or is not certain to be asked for, may reject too and
  // stand before what was found.
  bool may_be_preceded() {
    for (const AskedPart<NoBlame>& part : memory_.parts) {
      if (part.present.truth != Truth::yes || !is_exact_ || part.asked.matter.is_none()) {
        return true;
      }
      bool found = false;
      Evaluator evaluator(question_, blame_, memory_.workspace, part);
      each_cell(question_, part.asked.matter, [&](const CellRow& cell) {
        each_run_of(cell, true, [&](std::span<const EntryRow> entries) {
          for (const EntryRow& entry : entries) {
            const NormRow& norm = program_.norms()[entry.norm.index()];
            const auto mode = static_cast<Mode>(norm.mode);
            found = found || (norm.item < banned_.item && (is_ban(mode) || mode == Mode::require) &&
                              may_apply(evaluator, entry));
          }
        });
      });
      if (found) {
        return true;
      }
    }
    return false;
  }

  void ask_all(const AskedPart<NoBlame>& part) {
    Evaluator evaluator(question_, blame_, memory_.workspace, part);
    auto& candidates = memory_.candidates;
    if (is_exact_ && !part.asked.matter.is_none()) {
      candidates.clear();
      each_cell(question_, part.asked.matter, [&](const CellRow& cell) {
        for (const bool is_rest : {false, true}) {
          each_run_of(cell, is_rest, [&](std::span<const EntryRow> entries) {
            for (const EntryRow& entry : entries) {
              if (may_apply(evaluator, entry)) {
                candidates.push_back(entry.norm);
              }
            }
          });
        }
      });
      std::sort(candidates.begin(), candidates.end());
      candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    } else {
      select_norms(question_, part.asked.matter, candidates);
    }
    evaluator.evaluate_norms(candidates);
    weigh(evaluator, part);
  }

  void weigh(Evaluator& evaluator, const AskedPart<NoBlame>& part) {
    const auto& states = memory_.workspace.states;
    const Truth present = part.present.truth;
    Truth permitted = Truth::no;
    LineFirsts permits;
    for (const NormState<NoBlame>& state : states) {
      const ItemId item = program_.norms()[state.id.index()].item;
      for (const Line line : {Line::banned, Line::contested, Line::needed}) {
        add(line, present & contribution(program_, blame_, state, line).truth, {item, ListId::none(), false});
      }
      const Truth by_itself = contribution(program_, blame_, state, Line::permitted).truth;
      const Truth by_approval = approved<NoBlame>(program_, state).truth;
      permits.take(present & by_itself, {item, ListId::none(), false});
      permits.take(present & by_approval, {item, ListId::none(), true});
      permitted |= by_itself | by_approval;
      add_rivals(state, present);
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
      add(unlisted, present & (!permitted) & evaluator.covers(list).truth, {ItemId::none(), id, false});
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
  NoBlame blame_;
  First banned_;  // the first of the early bans that hold
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
  memory.question->fill(request);
  if (memory.question->observation) {
    return {};
  }
  return Briefing(*memory.question, memory).run();
}

}  // namespace qingdan
