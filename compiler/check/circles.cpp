#include "check/circles.h"

#include "check/clauses.h"

namespace qingdan::check {

void report_circles(const Order& order, const std::vector<Declaration>& declared,
                    diagnostics::DiagnosticSink& sink) {
  for (const auto& circle : order.circles) {
    std::string path;
    std::vector<diagnostics::Label> labels;
    for (const std::uint32_t row : circle) {
      path += declared[row].names.first() + " → ";
      if (row != circle.front()) {
        labels.push_back({declared[row].statement->name->span, {"经过这里", "by way of this"}});
      }
    }
    const Declaration& first = declared[circle.front()];
    sink.report(diagnostics::Kind::DeclarationCycle, first.statement->name->span,
                {phrase(first.statement->kind), first.names.first(), path + first.names.first()}, labels);
  }
}

}  // namespace qingdan::check
