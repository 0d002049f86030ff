// RequestBuffer: a request that is filled again and again without allocating once its vectors have grown.
#pragma once

#include <utility>
#include <vector>

#include "qingdan/request.h"

namespace qingdan::wire {

class RequestBuffer {
 public:
  Request request;

  // As new; what the vectors held is kept for the next.
  void clear() {
    keep(request.facts);
    for (Rows& rows : request.sequences) {
      for (Row& row : rows.rows) {
        keep(row.facts);
        spare_rows_.push_back(std::move(row));
      }
      rows.rows.clear();
      spare_sequences_.push_back(std::move(rows));
    }
    request.sequences.clear();
    request.matters.clear();
    request.approvals.clear();
    request.assigner = {};
    request.action = Action::assign;
    request.village = RegionId::none();
    request.addressee = OrganKindId::none();
    request.date.reset();
    request.known_at.reset();
    request.basis = DocumentId::none();
    request.observation = false;
  }

  // Known, and without a value yet.
  FactValue& add_fact(std::vector<FactValue>& facts, FactId fact) {
    FactValue& added = take(spare_facts_, facts);
    added.fact = fact;
    added.known = true;
    return added;
  }

  // Known, and without a row yet.
  Rows& add_sequence(SequenceId sequence) {
    Rows& added = take(spare_sequences_, request.sequences);
    added.sequence = sequence;
    added.known = true;
    return added;
  }

  Row& add_row(Rows& rows) { return take(spare_rows_, rows.rows); }

 private:
  template <class Entry>
  static Entry& take(std::vector<Entry>& spare, std::vector<Entry>& into) {
    if (spare.empty()) return into.emplace_back();
    into.push_back(std::move(spare.back()));
    spare.pop_back();
    return into.back();
  }

  void keep(std::vector<FactValue>& facts) {
    for (FactValue& fact : facts) {
      fact.values.clear();
      spare_facts_.push_back(std::move(fact));
    }
    facts.clear();
  }

  std::vector<FactValue> spare_facts_;
  std::vector<Row> spare_rows_;
  std::vector<Rows> spare_sequences_;
};

}  // namespace qingdan::wire
