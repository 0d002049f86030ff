// Signs: what is wrong with the characters themselves, before any grammar: invisible ones, look-alikes,
// signs that the language does not know, quotation marks that are not closed.
#pragma once

#include "parse/reporter.h"
#include "parse/tokens.h"
#include "source/source.h"

namespace qingdan::parse {

void check_signs(const source::SourceSet& sources, std::uint32_t source, const Tokens& tokens,
                 Reporter& reporter);

}  // namespace qingdan::parse
