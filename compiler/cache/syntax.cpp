#include "cache/syntax.h"

#include "cache/archive.h"

namespace qingdan::cache {

std::optional<std::string> encode(const ast::File& file) {
  const auto& [source, statements, exprs, broken] = file;
  Writer writer(source);
  writer.rows(exprs);
  writer.rows(statements);
  return broken || !writer.is_whole() ? std::nullopt : std::optional(writer.take());
}

std::optional<ast::File> decode(std::string_view bytes, std::uint32_t source, std::size_t text_size) {
  ast::File file;
  file.source = source;
  Reader reader(bytes, source, text_size);
  reader.conditions(file.exprs);
  reader.rows(file.statements);
  return reader.is_done() ? std::optional(std::move(file)) : std::nullopt;
}

}  // namespace qingdan::cache
