#include "property/shrink.h"

#include <rapidcheck/seq/Create.h>
#include <rapidcheck/seq/Transform.h>
#include <rapidcheck/shrink/Shrink.h>

#include <optional>
#include <utility>

#include "property/translate.h"

namespace qingdan::property {
namespace {

namespace seq = rc::seq;

// The numbers below `count`, the last first, so that what uses something goes before what it uses.
rc::Seq<std::size_t> from_the_last(std::size_t count) {
  return seq::map(seq::range(std::size_t{0}, count), [count](std::size_t i) { return count - 1 - i; });
}

template <class T>
rc::Seq<std::vector<T>> without_one(const std::vector<T>& values) {
  return seq::map(from_the_last(values.size()), [values](std::size_t i) {
    std::vector<T> fewer = values;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    return fewer;
  });
}

rc::Seq<Case> fewer_questions(const Case& failing) {
  const std::size_t count = failing.questions.size();
  if (count == 0) {
    return {};
  }
  Case none = failing;
  none.questions.clear();
  auto alone = seq::map(seq::range(std::size_t{0}, count > 1 ? count : 0), [failing](std::size_t i) {
    Case one = failing;
    one.questions = {failing.questions[i]};
    return one;
  });
  return seq::concat(seq::just(none), std::move(alone));
}

template <class T>
rc::Seq<Request> shorter(const Request& request, std::vector<T> Request::*member) {
  return seq::map(without_one(request.*member), [request, member](std::vector<T>&& fewer) {
    Request less = request;
    less.*member = std::move(fewer);
    return less;
  });
}

template <class T>
rc::Seq<Request> forgotten(const Request& request, T Request::*member) {
  if (request.*member == T{}) {
    return {};
  }
  Request less = request;
  less.*member = T{};
  return seq::just(less);
}

rc::Seq<Row> shorter_rows(const Row& row) {
  return seq::map(without_one(row.facts),
                  [](std::vector<FactValue>&& facts) { return Row{std::move(facts)}; });
}

rc::Seq<Rows> shorter_sequences(const Rows& rows) {
  auto smaller = seq::concat(without_one(rows.rows), rc::shrink::eachElement(rows.rows, shorter_rows));
  return seq::map(std::move(smaller), [rows](std::vector<Row>&& fewer) {
    return Rows{rows.sequence, rows.known, std::move(fewer)};
  });
}

rc::Seq<Request> less_in_rows(const Request& request) {
  auto smaller = rc::shrink::eachElement(request.sequences, shorter_sequences);
  return seq::map(std::move(smaller), [request](std::vector<Rows>&& sequences) {
    Request less = request;
    less.sequences = std::move(sequences);
    return less;
  });
}

// One of each matter, in place of none.
rc::Seq<Request> plain_numbers(const Request& request) {
  Request plain = request;
  for (RequestedMatter& asked : plain.matters) {
    asked = {asked.matter, asked.role};
  }
  if (plain.matters == request.matters) {
    return {};
  }
  return seq::just(plain);
}

rc::Seq<Request> smaller_requests(const Request& request) {
  return seq::concat(shorter(request, &Request::facts), shorter(request, &Request::approvals),
                     shorter(request, &Request::matters), shorter(request, &Request::sequences),
                     less_in_rows(request), plain_numbers(request), forgotten(request, &Request::observation),
                     forgotten(request, &Request::basis), forgotten(request, &Request::known_at),
                     forgotten(request, &Request::action), forgotten(request, &Request::addressee),
                     forgotten(request, &Request::assigner));
}

rc::Seq<Case> less_asked(const Case& failing) {
  auto smaller = rc::shrink::eachElement(failing.questions, [](const Question& question) {
    return seq::map(smaller_requests(question.request), [question](Request&& request) {
      return Question{std::move(request), question.further};
    });
  });
  return seq::map(std::move(smaller), [failing](std::vector<Question>&& questions) {
    return Case{failing.lawful, std::move(questions), failing.further};
  });
}

rc::Seq<Statement> shorter_statements(const Statement& statement) {
  return seq::map(without_one(statement.clauses), [statement](std::vector<std::string>&& clauses) {
    return Statement{statement.head, std::move(clauses)};
  });
}

rc::Seq<Group> smaller_groups(const Group& group) {
  return seq::concat(without_one(group), rc::shrink::eachElement(group, shorter_statements));
}

rc::Seq<std::vector<Group>> fewer_groups(const std::vector<Group>& groups) {
  return seq::concat(without_one(groups), rc::shrink::eachElement(groups, smaller_groups));
}

// The case with another policy, if that compiles and has all that the requests name.
rc::Maybe<Case> with_policy(const Case& failing, Policy policy) {
  std::optional<Compiled> compiled = compile_policy(std::move(policy));
  if (!compiled) {
    return rc::Nothing;
  }
  Case smaller = failing;
  for (Question& question : smaller.questions) {
    const std::optional<Request> request =
        translate(question.request, failing.compiled().model(), compiled->model());
    if (!request) {
      return rc::Nothing;
    }
    question.request = *request;
  }
  smaller.lawful = std::make_shared<const Compiled>(std::move(*compiled));
  return smaller;
}

rc::Seq<Case> less_policy(const Case& failing) {
  return seq::mapMaybe(
      fewer_groups(failing.compiled().policy.groups),
      [failing](std::vector<Group>&& groups) { return with_policy(failing, {std::move(groups)}); });
}

}  // namespace

rc::Seq<Case> smaller_cases(const Case& failing) {
  if (failing.lawful == nullptr) {
    return {};
  }
  return seq::concat(fewer_questions(failing), less_asked(failing), less_policy(failing));
}

}  // namespace qingdan::property
