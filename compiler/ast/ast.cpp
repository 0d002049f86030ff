#include "ast/ast.h"

namespace qingdan::ast {

std::string Path::text() const {
  std::string joined;
  for (const Name& part : parts) {
    joined += (joined.empty() ? "" : ".") + part.text;
  }
  return joined;
}

}  // namespace qingdan::ast
