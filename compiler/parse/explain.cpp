#include "parse/explain.h"

namespace qingdan::parse {

using diagnostics::Kind;

void explain_head(const Scene& scene, const Stop& stop) {
  scene.reporter.report(Kind::NotReadable, scene.tokens.tokens[scene.stretch.begin + stop.at].span);
}

void explain_clause(const Scene& scene, const Stop& stop) {
  scene.reporter.report(Kind::NotReadable, scene.tokens.tokens[scene.stretch.begin + stop.at].span);
}

}  // namespace qingdan::parse
