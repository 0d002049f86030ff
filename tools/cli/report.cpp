#include "cli/report.h"

#include "diagnostics/render.h"
#include "wire/json.h"

namespace qingdan::cli {
namespace {

using diagnostics::Diagnostic;
using diagnostics::Severity;
using wire::Json;

Json count(std::uint32_t number) { return std::int64_t{number}; }

// Line and column count from 1, columns in code points.
void add_place(Json::Object& object, source::Span span, const source::SourceSet& sources) {
  const auto begin = sources.position(span.source, span.begin);
  const auto end = sources.position(span.source, span.end);
  object.push_back({"file", sources[span.source].name});
  object.push_back({"line", count(begin.line)});
  object.push_back({"column", count(begin.column)});
  object.push_back({"end_line", count(end.line)});
  object.push_back({"end_column", count(end.column)});
}

Json to_json(const Diagnostic& diagnostic, const source::SourceSet& sources, Language language) {
  const diagnostics::KindInfo& kind = info(diagnostic.kind);
  const bool zh = language == Language::zh;
  const auto text = [&](std::string_view chinese, std::string_view english) {
    return diagnostics::fill(zh ? chinese : english, diagnostic.args, language);
  };
  Json::Object object{{"code", kind.code},
                      {"severity", kind.severity == Severity::error ? "error" : "warning"},
                      {"message", text(kind.zh, kind.en)}};
  add_place(object, diagnostic.span, sources);
  object.push_back({"help", text(kind.zh_help, kind.en_help)});
  Json::Array labels;
  for (const diagnostics::Label& label : diagnostic.labels) {
    Json::Object other{{"message", zh ? label.text.zh : label.text.en}};
    add_place(other, label.span, sources);
    labels.push_back(std::move(other));
  }
  object.push_back({"labels", std::move(labels)});
  return object;
}

}  // namespace

void print_diagnostics(const diagnostics::DiagnosticSink& sink, const source::SourceSet& sources,
                       const Terminal& terminal) {
  const diagnostics::RenderOptions options{terminal.language, terminal.colour, 1};
  for (const Diagnostic& diagnostic : sink.sorted()) {
    fmt::print(stderr, "{}\n", diagnostics::render(diagnostic, sources, options));
  }
}

void print_diagnostics_json(const diagnostics::DiagnosticSink& sink, const source::SourceSet& sources,
                            const Terminal& terminal) {
  for (const Diagnostic& diagnostic : sink.sorted()) {
    put(wire::to_text(to_json(diagnostic, sources, terminal.language)) + "\n");
  }
}

void print_summary(const diagnostics::DiagnosticSink& sink, std::size_t files, const Terminal& terminal) {
  if (sink.errors() + sink.warnings() == 0) {
    return say(terminal, {"检查了 {0} 个文件,没有问题", "no problem in {0} file{1}"}, files,
               files == 1 ? "" : "s");
  }
  say(terminal, {"{0} 个错误,{2} 个警告", "{0} error{1}, {2} warning{3}"}, sink.errors(),
      sink.errors() == 1 ? "" : "s", sink.warnings(), sink.warnings() == 1 ? "" : "s");
}

}  // namespace qingdan::cli
