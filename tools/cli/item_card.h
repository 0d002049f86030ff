// Item card: all there is to know of one item of a program, for a screen of 80 columns.
#pragma once

#include <string>

#include "qingdan/program.h"

namespace qingdan::cli {

[[nodiscard]] std::string item_card(const Program& program, ItemId item, Language language);

}  // namespace qingdan::cli
