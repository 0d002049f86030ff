// A request as a caller would send it: in JSON, and as a row of a table.
#pragma once

#include <string>
#include <vector>

#include "qingdan/program.h"
#include "qingdan/request.h"
#include "wire/json.h"

namespace qingdan::property {

[[nodiscard]] wire::Json request_json(const Program& program, const Request& request, std::string_view id);

// The header of a table that has a column for everything, and the rows below it.
[[nodiscard]] std::string csv_header(const Program& program);
[[nodiscard]] std::string csv_row(const Program& program, const Request& request, std::string_view id);

}  // namespace qingdan::property
