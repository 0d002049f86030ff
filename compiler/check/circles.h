// Declarations that come back to themselves, reported with the whole path.
#pragma once

#include <vector>

#include "check/collect.h"
#include "check/order.h"

namespace qingdan::check {

// The circles of an order of these declarations.
void report_circles(const Order& order, const std::vector<Declaration>& declared,
                    diagnostics::DiagnosticSink& sink);

}  // namespace qingdan::check
