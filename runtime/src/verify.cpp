// verify, and its first step: bounds. Nothing else in the runtime compares an offset with a size.
#include "verify.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "utf8.h"
#include "verify_checks.h"

namespace qingdan {
namespace {

// The rows of a small file could all share one huge range, and cost hours to check and to decide on.
// What all ranges cover together is therefore held to this many cells.
std::uint64_t most_cells(const Program& program) { return 64 * program.bytes().size() + (1U << 20U); }

constexpr std::uint64_t kCostly = std::uint64_t{1} << 60U;

// Where the texts of a blob begin, as bits; nothing unless they lie one after another, each UTF-8.
std::optional<std::vector<bool>> find_texts(std::string_view blob) {
  std::vector<bool> begins(blob.size());
  std::size_t at = 0;
  while (at < blob.size()) {
    const std::size_t begin = at;
    std::size_t size = 0;
    for (unsigned shift = 0;; shift += 7) {
      if (at == blob.size() || shift > 28) {
        return std::nullopt;
      }
      const auto byte = static_cast<unsigned char>(blob[at++]);
      size |= std::size_t{byte & 0x7FU} << shift;
      if (byte < 0x80) {
        break;
      }
    }
    // The empty text lies at the beginning and nowhere else.
    if (size > blob.size() - at || (size == 0) != (begin == 0) || !is_utf8(blob.substr(at, size))) {
      return std::nullopt;
    }
    begins[begin] = true;
    at += size;
  }
  return begins;
}

// Looks at every text and range of a program once, and adds up what they cover.
class Bounds {
 public:
  Bounds(const Program& program, std::vector<bool> texts) : program_(program), texts_(std::move(texts)) {}

  [[nodiscard]] LoadError check() {
    code_cost();
    world();
    sequences();
    documents();
    norms();
    names();
    if (!inside_) {
      return LoadError::bad_reference;
    }
    return cells_ > most_cells(program_) ? LoadError::bad_layout : LoadError::none;
  }

 private:
  void world();
  void sequences();
  void documents();
  void norms();
  void names();

  // Step i of the code costs cost_[i + 1] - cost_[i]: itself, the list it compares with, and the condition
  // that it runs in each row. Those do not nest, so their own cost is known first.
  void code_cost() {
    cost_ = summed([](const Instruction& step) { return 1 + std::uint64_t{step.count}; });
    for (const QuantifierRow& row : program_.quantifiers()) {
      code(row.code);
    }
    if (!inside_) {
      return;
    }
    const std::vector<std::uint64_t> plain = cost_;
    cost_ = summed([&](const Instruction& step) {
      const bool runs = runs_rows(step) && step.arg < program_.quantifiers().size();
      const Range body = runs ? program_.quantifiers()[step.arg].code : Range{};
      return 1 + step.count + plain[body.end] - plain[body.begin];
    });
    spend(cost_.back());
  }

  template <class Cost>
  [[nodiscard]] std::vector<std::uint64_t> summed(const Cost& cost) const {
    std::vector<std::uint64_t> sums{0};
    sums.reserve(program_.code().size() + 1);
    for (const Instruction& step : program_.code()) {
      sums.push_back(std::min(sums.back() + cost(step), kCostly));
    }
    return sums;
  }

  // Stops counting far above any limit, so that the sum cannot run over.
  void spend(std::uint64_t cells) { cells_ = std::min(cells_ + cells, kCostly); }

  void range(Range range, std::size_t pool) {
    inside_ = inside_ && range.begin <= range.end && range.end <= pool;
    spend(inside_ ? range.size() : 0);
  }

  void code(Range range) {
    inside_ = inside_ && range.begin <= range.end && range.end < cost_.size();
    spend(inside_ ? cost_[range.end] - cost_[range.begin] : 0);
  }

  void text(Text text) {
    inside_ = inside_ && (text.empty() || (text.offset < texts_.size() && texts_[text.offset]));
  }

  // These texts are compared with their neighbours, so their length is work too.
  void compared_text(Text compared) {
    text(compared);
    spend(inside_ ? program_.text(compared).size() : 0);
  }

  void name(const Name& name) {
    text(name.zh);
    text(name.en);
  }

  const Program& program_;
  std::vector<bool> texts_;  // where they begin
  std::vector<std::uint64_t> cost_;
  std::uint64_t cells_ = 0;
  bool inside_ = true;
};

void Bounds::world() {
  for (const RegionRow& row : program_.regions()) {
    name(row.name);
    range(row.succeeds, program_.region_pool().size());
  }
  for (const OrganKindRow& row : program_.organ_kinds()) {
    name(row.name);
    range(row.ancestors, program_.organ_kind_pool().size());
    range(row.succeeds, program_.organ_kind_pool().size());
  }
  for (const MatterRow& row : program_.matters()) {
    name(row.name);
    range(row.ancestors, program_.matter_pool().size());
    code(row.marks);
  }
  for (const RoleRow& row : program_.roles()) {
    name(row.name);
    code(row.marks);
  }
  for (const FactRow& row : program_.facts()) {
    name(row.name);
    range(row.choices, program_.choices().size());
    range(row.default_values, program_.constants().size());
  }
  for (const ChoiceRow& row : program_.choices()) {
    name(row.name);
  }
  for (const DefineRow& row : program_.defines()) {
    name(row.name);
    code(row.code);
  }
}

void Bounds::sequences() {
  for (const SequenceRow& row : program_.sequences()) {
    name(row.name);
    name(row.title);
  }
  for (const MaterialRow& row : program_.materials()) {
    name(row.name);
    range(row.ancestors, program_.material_pool().size());
  }
  for (const RegisterRow& row : program_.registers()) {
    name(row.name);
  }
  for (const CalendarRow& row : program_.calendars()) {
    range(row.counts, program_.workday_counts().size());
  }
}

void Bounds::documents() {
  for (const DocumentRow& row : program_.documents()) {
    name(row.name);
    name(row.title);
    text(row.number);
    range(row.issuers, program_.organs().size());
  }
  for (const ListRow& row : program_.lists()) {
    text(row.address);
    name(row.title);
    range(row.regions, program_.region_pool().size());
    range(row.roles, program_.role_pool().size());
    range(row.refer_to, program_.selectors().size());
  }
  for (const ItemRow& row : program_.items()) {
    text(row.address);
    name(row.title);
    text(row.basis);
  }
  for (const ItemDetailRow& row : program_.item_details()) {
    name(row.reason);
    text(row.steps);
    text(row.form);
    range(row.needs, program_.material_pool().size());
  }
}

void Bounds::norms() {
  for (const NormRow& row : program_.norms()) {
    range(row.regions, program_.region_pool().size());
    code(row.when);
    code(row.unless);
    range(row.defeaters, program_.defeats().size());
  }
  for (const AudienceRow& row : program_.audiences()) {
    range(row.roles, program_.role_pool().size());
    range(row.from, program_.selectors().size());
    range(row.to, program_.organ_kind_pool().size());
  }
  for (const NormDetailRow& row : program_.norm_details()) {
    range(row.substitutes, program_.substitutes().size());
    code(row.by_approval);
    code(row.condition);
    code(row.done);
    code(row.against);
    range(row.rulers, program_.selectors().size());
    range(row.rivals, program_.open_pairs().size());
  }
  for (const OpenPairRow& row : program_.open_pairs()) {
    range(row.rulers, program_.organs().size());
  }
  for (const ApprovalAtomRow& row : program_.approval_atoms()) {
    range(row.organs, program_.selectors().size());
    range(row.norms, program_.norm_pool().size());
  }
}

void Bounds::names() {
  for (const Text constant : program_.text_constants()) {
    compared_text(constant);
  }
  for (const NameRow& row : program_.names()) {
    compared_text(row.text);
  }
}

}  // namespace

LoadError verify_bounds(const Program& program) {
  std::optional<std::vector<bool>> texts = find_texts({program.texts().data(), program.texts().size()});
  return texts ? Bounds(program, *std::move(texts)).check() : LoadError::bad_layout;
}

LoadError verify(const Program& program) {
  const LoadError error = verify_bounds(program);
  if (error != LoadError::none) {
    return error;
  }
  if (!verify_rows(program)) {
    return LoadError::bad_reference;
  }
  return verify_code(program) ? LoadError::none : LoadError::bad_code;
}

}  // namespace qingdan
