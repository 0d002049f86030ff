#include "property/shrink.h"

#include <utility>

#include "property/describe.h"

namespace qingdan::property {
namespace {

class Shrinker {
 public:
  Shrinker(Case failing, const Fails& fails) : best_(std::move(failing)), fails_(fails) {}

  Case run() {
    for (bool smaller = true; smaller;) {
      smaller = shrink_request();
      smaller = shrink_statements() || smaller;
    }
    return std::move(best_);
  }

 private:
  bool try_policy(Policy policy) {
    std::optional<Compiled> compiled = compile_policy(std::move(policy));
    if (!compiled) {
      return false;
    }
    const std::optional<Request> request =
        translate(best_.request, best_.compiled.model(), compiled->model());
    if (!request || !fails_(*compiled, *request)) {
      return false;
    }
    best_ = {std::move(*compiled), *request};
    return true;
  }

  bool try_request(const Request& request) {
    if (!fails_(best_.compiled, request)) {
      return false;
    }
    best_.request = request;
    return true;
  }

  // From the end, so that what uses something goes before what it uses.
  bool shrink_statements() {
    bool smaller = false;
    for (std::size_t g = best_.compiled.policy.groups.size(); g-- > 0;) {
      Policy without = best_.compiled.policy;
      without.groups.erase(without.groups.begin() + static_cast<std::ptrdiff_t>(g));
      if (try_policy(std::move(without))) {
        smaller = true;
        continue;
      }
      for (std::size_t s = best_.compiled.policy.groups[g].size(); s-- > 0;) {
        smaller = shrink_statement(g, s) || smaller;
      }
    }
    return smaller;
  }

  bool shrink_statement(std::size_t g, std::size_t s) {
    Policy without = best_.compiled.policy;
    Group& group = without.groups[g];
    group.erase(group.begin() + static_cast<std::ptrdiff_t>(s));
    if (try_policy(std::move(without))) {
      return true;
    }
    bool smaller = false;
    for (std::size_t c = best_.compiled.policy.groups[g][s].clauses.size(); c-- > 0;) {
      Policy shorter = best_.compiled.policy;
      auto& clauses = shorter.groups[g][s].clauses;
      clauses.erase(clauses.begin() + static_cast<std::ptrdiff_t>(c));
      smaller = try_policy(std::move(shorter)) || smaller;
    }
    return smaller;
  }

  template <class T>
  bool drop_one_by_one(std::vector<T> Request::*member) {
    bool smaller = false;
    for (std::size_t i = (best_.request.*member).size(); i-- > 0;) {
      Request request = best_.request;
      (request.*member).erase((request.*member).begin() + static_cast<std::ptrdiff_t>(i));
      smaller = try_request(request) || smaller;
    }
    return smaller;
  }

  template <class T>
  bool forget(T Request::*member) {
    Request request = best_.request;
    if (request.*member == T{}) {
      return false;
    }
    request.*member = T{};
    return try_request(request);
  }

  bool shrink_request() {
    bool smaller = drop_one_by_one(&Request::facts);
    smaller = drop_one_by_one(&Request::approvals) || smaller;
    smaller = drop_one_by_one(&Request::matters) || smaller;
    smaller = forget(&Request::known_at) || smaller;
    smaller = forget(&Request::action) || smaller;
    smaller = forget(&Request::addressee) || smaller;
    smaller = forget(&Request::assigner) || smaller;
    return smaller;
  }

  Case best_;
  const Fails& fails_;
};

}  // namespace

Case shrink(Case failing, const Fails& fails) { return Shrinker(std::move(failing), fails).run(); }

std::string describe(const Case& found) {
  return "---- policy ----\n" + text_of(found.compiled.policy) + "---- request ----\n" +
         describe(found.compiled.model(), found.request);
}

}  // namespace qingdan::property
