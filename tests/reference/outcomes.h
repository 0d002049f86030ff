// What goes with a verdict (design §2.3, §2.7): substitutes, duties, findings.
#pragma once

#include <set>

#include "reference/question.h"

namespace qingdan::reference {

// What the standing bans say to use instead.
std::set<Substitute> substitutes_of(Question& question);
// What follows from acceptance.
std::set<Duty> duties_of(Question& question);
// Violations; of duties too where something already done is judged.
std::set<Finding> findings_of(Question& question);

}  // namespace qingdan::reference
