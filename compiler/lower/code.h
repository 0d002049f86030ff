// Conditions as code. Private to lowering.
#pragma once

#include <map>

#include "lower/pools.h"

namespace qingdan::lower {

class CodeWriter {
 public:
  CodeWriter(const model::Model& model, ProgramTables& tables)
      : model_(model), tables_(tables), constants_(tables.constants), selectors_(tables.selectors) {}

  // The same condition has the same range.
  Range add(model::ExprId expr);

 private:
  void write(model::ExprId id);
  void write_list(Instruction& step, Range range);

  const model::Model& model_;
  ProgramTables& tables_;
  ListPool<std::int64_t> constants_;
  ListPool<OrganSelector> selectors_;
  std::map<model::ExprId, Range> known_;
};

}  // namespace qingdan::lower
