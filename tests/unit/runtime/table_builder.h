// A maker of tables, row by row, for tests that look at the tables themselves.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "qingdan/code.h"
#include "qingdan/program.h"

namespace qingdan::test {

// Puts rows into tables. Equal texts are stored once.
class TableBuilder {
 public:
  ProgramTables tables;

  Text text(std::string_view value) {
    const auto [place, is_new] = texts_.try_emplace(std::string(value));
    if (is_new) {
      place->second = append_text(tables.texts, value);
    }
    return place->second;
  }

  Name name(std::string_view zh, std::string_view en) { return {text(zh), text(en)}; }

  // A name that can be looked up.
  Name name(std::string_view zh, std::string_view en, NameKind kind, std::size_t id) {
    alias(zh, kind, id);
    alias(en, kind, id);
    return name(zh, en);
  }
  void alias(std::string_view value, NameKind kind, std::size_t id) {
    if (!value.empty()) {
      tables.names.push_back({text(value), static_cast<std::uint32_t>(kind), static_cast<std::uint32_t>(id)});
    }
  }

  template <class Row>
  static Range append(std::vector<Row>& pool, std::initializer_list<Row> rows) {
    const std::uint32_t begin = count(pool);
    pool.insert(pool.end(), rows);
    return {begin, count(pool)};
  }

  Range code(std::initializer_list<Instruction> steps) { return append(tables.code, steps); }
  static Instruction step(Op op, std::size_t arg = 0, std::size_t length = 0, Type type = Type::boolean) {
    return {static_cast<std::uint8_t>(op), static_cast<std::uint8_t>(type),
            static_cast<std::uint16_t>(length), static_cast<std::uint32_t>(arg)};
  }
  // A step that compares with a list of constants.
  Instruction list_step(Op op, std::initializer_list<std::int64_t> list, Type type = Type::boolean) {
    return step(op, append(tables.constants, list).begin, list.size(), type);
  }
  Instruction constant(std::int64_t value) {
    return step(Op::constant, append(tables.constants, {value}).begin, 0, Type::integer);
  }

  void region(std::string_view zh, std::string_view en, Level level, RegionId parent) {
    const Name named = name(zh, en, NameKind::region, tables.regions.size());
    tables.regions.push_back({.name = named,
                              .parent = parent,
                              .level = static_cast<std::uint32_t>(level),
                              .succeeds = {},
                              .since = kNoDate,
                              .indexed = 0,
                              .has_below = 0});
  }
  void organ_kind(std::string_view zh, std::string_view en, std::initializer_list<OrganKindId> ancestors,
                  std::initializer_list<Level> levels) {
    OrganKindRow row;
    row.name = name(zh, en, NameKind::organ_kind, tables.organ_kinds.size());
    row.ancestors = append(tables.organ_kind_pool, ancestors);
    row.since = kNoDate;
    for (const Level level : levels) {
      row.levels |= 1U << static_cast<unsigned>(level);
    }
    tables.organ_kinds.push_back(row);
  }
  void matter(std::string_view zh, std::string_view en, MatterKind kind,
              std::initializer_list<MatterId> ancestors) {
    MatterRow row;
    row.name = name(zh, en, NameKind::matter, tables.matters.size());
    row.ancestors = append(tables.matter_pool, ancestors);
    row.kind = static_cast<std::uint32_t>(kind);
    tables.matters.push_back(row);
  }
  void role(std::string_view zh, std::string_view en, bool changeable) {
    tables.roles.push_back({.name = name(zh, en, NameKind::role, tables.roles.size()),
                            .marks = {},
                            .changeable = static_cast<std::uint32_t>(changeable)});
  }
  // An open fact of the request, to be completed by the caller.
  FactRow& fact(std::string_view zh, std::string_view en, Type type) {
    FactRow row;
    row.name = name(zh, en, NameKind::fact, tables.facts.size());
    row.type = static_cast<std::uint8_t>(type);
    row.open = 1;
    return tables.facts.emplace_back(row);
  }
  void define(std::string_view zh, std::string_view en, Range condition, std::uint32_t depth) {
    tables.defines.push_back({name(zh, en), condition, depth, SequenceId::none()});
  }
  void item(ListId list, std::string_view address, std::string_view zh, Mode mode, std::string_view basis) {
    ItemRow row;
    row.list = list;
    row.address = text(address);
    row.title = name(zh, "");
    row.basis_document = tables.lists[list.index()].document;
    row.basis = text(basis);
    row.period = always();
    if (tables.item_details.empty()) {
      tables.item_details.emplace_back();
    }
    row.detail = ItemDetailId(0U);
    row.mode = static_cast<std::uint8_t>(mode);
    tables.items.push_back(row);
  }
  // A norm of the item, always in force, with a detail and an audience of its own; to be completed by the
  // caller.
  NormRow& norm(ItemId item, MatterId matter) {
    NormRow row;
    row.item = item;
    row.matter = matter;
    row.mode = tables.items[item.index()].mode;
    row.term = tables.items[item.index()].term;
    row.period = always();
    row.detail = NormDetailId(tables.norm_details.size());
    row.audience = AudienceId(tables.audiences.size());
    tables.norm_details.emplace_back();
    tables.audiences.emplace_back();
    return tables.norms.emplace_back(row);
  }
  NormDetailRow& detail(const NormRow& norm) { return tables.norm_details[norm.detail.index()]; }
  AudienceRow& audience(const NormRow& norm) { return tables.audiences[norm.audience.index()]; }

  // What follows from the rest: the order of the names.
  ProgramTables finish() {
    std::sort(tables.names.begin(), tables.names.end(), [&](const NameRow& a, const NameRow& b) {
      return std::pair(a.kind, view(a.text)) < std::pair(b.kind, view(b.text));
    });
    return std::move(tables);
  }

 private:
  template <class Row>
  static std::uint32_t count(const std::vector<Row>& rows) {
    return static_cast<std::uint32_t>(rows.size());
  }
  [[nodiscard]] std::string_view view(Text value) const { return read_text(tables.texts, value); }

  PeriodId always() {
    if (tables.periods.empty()) {
      tables.periods.push_back({kNoDate, kNoDate, kNoDate});
    }
    return PeriodId(0U);
  }

  std::map<std::string, Text, std::less<>> texts_;
};

}  // namespace qingdan::test
