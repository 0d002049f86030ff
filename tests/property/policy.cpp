#include "property/policy.h"

#include <algorithm>
#include <utility>

namespace qingdan::property {
namespace {

std::string text_of(const Statement& statement) {
  std::string text = statement.head + "\n";
  for (const std::string& clause : statement.clauses) {
    text += "  " + clause + "\n";
  }
  return text;
}

// The number of the group and of the statement in which a byte of the policy's text stands.
std::optional<std::pair<std::size_t, std::size_t>> statement_at(const Policy& policy, std::size_t offset) {
  std::size_t end = 0;
  for (std::size_t g = 0; g < policy.groups.size(); ++g) {
    for (std::size_t s = 0; s < policy.groups[g].size(); ++s) {
      end += text_of(policy.groups[g][s]).size();
      if (offset < end) {
        return std::pair{g, s};
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::string text_of(const Group& group) {
  std::string text;
  for (const Statement& statement : group) {
    text += text_of(statement);
  }
  return text;
}

std::string text_of(const Policy& policy) {
  std::string text;
  for (const Group& group : policy.groups) {
    text += text_of(group);
  }
  return text;
}

source::SourceSet sources_of(const std::vector<std::string>& texts) {
  source::SourceSet sources;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    sources.add("random_" + std::to_string(i) + ".qd", texts[i]);
  }
  return sources;
}

std::optional<Compilation> compile_texts(const std::vector<std::string>& texts) {
  diagnostics::DiagnosticSink sink;
  Compilation compilation = compile(sources_of(texts), sink);
  return sink.has_errors() || !compilation.program ? std::nullopt : std::optional(std::move(compilation));
}

std::optional<Compiled> compile_policy(Policy policy) {
  std::optional<Compilation> compilation = compile_texts({text_of(policy)});
  return compilation ? std::optional(Compiled{std::move(policy), std::move(*compilation)}) : std::nullopt;
}

std::optional<Compiled> compile_what_is_lawful(Policy policy) {
  constexpr int kRounds = 12;
  for (int round = 0; round < kRounds; ++round) {
    diagnostics::DiagnosticSink sink;
    Compilation compilation = compile(sources_of({text_of(policy)}), sink);
    if (!sink.has_errors()) {
      return compilation.program ? std::optional(Compiled{std::move(policy), std::move(compilation)})
                                 : std::nullopt;
    }
    const auto problems = sink.sorted();
    const auto error = std::find_if(problems.begin(), problems.end(), [](const auto& problem) {
      return diagnostics::info(problem.kind).severity == diagnostics::Severity::error;
    });
    const auto place = error == problems.end() ? std::nullopt : statement_at(policy, error->span.begin);
    if (!place) {
      return std::nullopt;
    }
    Group& group = policy.groups[place->first];
    group.erase(group.begin() + static_cast<std::ptrdiff_t>(place->second));
  }
  return std::nullopt;
}

}  // namespace qingdan::property
