// Policy: rule files as statements that can be taken out one by one, so that a failing one can be made
// small; and the way from there to a program.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compile.h"
#include "source/source.h"

namespace qingdan::property {

struct Statement {
  std::string head;
  std::vector<std::string> clauses;
};
// Statements that belong together in this order: a document with its lists and items, or one alone.
using Group = std::vector<Statement>;

struct Policy {
  std::vector<Group> groups;
};

[[nodiscard]] std::string text_of(const Group& group);
[[nodiscard]] std::string text_of(const Policy& policy);
// One file from each text, under numbered names.
[[nodiscard]] source::SourceSet sources_of(const std::vector<std::string>& texts);

// A policy that compiled without error.
struct Compiled {
  Policy policy;
  Compilation compilation;

  [[nodiscard]] const model::Model& model() const { return compilation.model; }
  [[nodiscard]] const Program& program() const { return *compilation.program; }
};

// nullopt if there is an error.
[[nodiscard]] std::optional<Compilation> compile_texts(const std::vector<std::string>& texts);
[[nodiscard]] std::optional<Compiled> compile_policy(Policy policy);
// Takes out the statements that the compiler complains of until it complains no more. nullopt if that
// takes too long or nothing is left.
[[nodiscard]] std::optional<Compiled> compile_what_is_lawful(Policy policy);

}  // namespace qingdan::property
