// Statements of their own that become items: certificates, and services with their members.
#pragma once

#include <string>

#include "property/random_modes.h"

namespace qingdan::property {

[[nodiscard]] Statement random_certificate(Writer& writer, const World& world, const std::string& code);
[[nodiscard]] Group random_service(Writer& writer, const World& world, const std::string& code);

}  // namespace qingdan::property
