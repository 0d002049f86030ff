// Who stands above whom, and who rules where nobody does.
#pragma once

#include "model/model.h"

namespace qingdan::precedence {

// Legislation Law arts. 98-102 for the state chain; among normative, Party and joint documents by
// level, and at one level a set of issuers above its proper subset. A partial order: two documents
// may be incomparable.
[[nodiscard]] bool is_superior(const model::Document& a, const model::Document& b);

// The same set of issuers: special over general and new over old count only among these (art. 103).
[[nodiscard]] bool same_organ(const model::Document& a, const model::Document& b);

// A duty set by a law or administrative regulation defeats this document's bans: it is of lower rank,
// of the Party or joint, or local.
[[nodiscard]] bool yields_to_statute(const model::Document& ban, const model::Document& statute);

// Every organ to which the item delegates is among the issuers.
[[nodiscard]] bool is_delegated(const model::Model& model, const model::Item& item,
                                const model::Document& issuers);

// The body, or the bodies jointly, that rule on an open pair (Legislation Law arts. 105, 106): between
// laws the organ that heads them, if one is declared; for other documents the lowest body above both issuers.
[[nodiscard]] std::vector<Organ> find_rulers(const model::Model& model, const model::Document& a,
                                             const model::Document& b);

}  // namespace qingdan::precedence
