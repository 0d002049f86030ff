#include "diagnostics/render.h"

#include <algorithm>

#include "diagnostics/excerpt.h"

namespace qingdan::diagnostics {
namespace {

using source::Span;

struct Colours {
  std::string_view error, warning, first, second, place, off;
};

constexpr Colours kColours = {"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;31m", "\x1b[1;34m", "\x1b[36m", "\x1b[0m"};

// Writes the parts of one message, in the order in which they are called.
class Writer {
 public:
  Writer(const source::SourceSet& sources, const RenderOptions& options)
      : sources_(sources), options_(options), colours_(options.colour ? kColours : Colours{}) {}

  void headline(const Diagnostic& diagnostic, const KindInfo& kind) {
    const bool error = kind.severity == Severity::error;
    const std::string_view word = zh() ? (error ? "错误 " : "警告 ") : (error ? "error " : "warning ");
    paint(error ? colours_.error : colours_.warning, std::string(word) + std::string(kind.code));
    out_.append(": ").append(fill(zh() ? kind.zh : kind.en, diagnostic.args, options_.language)).append("\n");
  }

  // File, line and column, or the file alone if there is nothing in it to show.
  void place(Span span) {
    const source::Source& source = sources_[span.source];
    std::string text = source.name;
    if (!source.text.empty()) {
      const source::Position position = sources_.position(span.source, span.begin);
      text.append(":").append(std::to_string(position.line));
      text.append(":").append(std::to_string(position.column));
    }
    out_ += "  ";
    paint(colours_.place, text);
    out_ += "\n";
  }

  void line(Span span) {
    if (is_blank(span)) {
      return;
    }
    const std::string number = std::to_string(sources_.position(span.source, span.begin).line);
    out_.append("  ").append(number).append(" | ").append(excerpt(span).text).append("\n");
  }

  void marks(Span span, char mark, const std::string& label) {
    if (is_blank(span)) {
      return;
    }
    const std::string number = std::to_string(sources_.position(span.source, span.begin).line);
    const Excerpt shown = excerpt(span);
    out_.append(number.size() + 2, ' ').append(" | ").append(static_cast<std::size_t>(shown.begin), ' ');
    const auto width = static_cast<std::size_t>(std::max(1, shown.end - shown.begin));
    paint(mark == '^' ? colours_.first : colours_.second,
          std::string(width, mark).append(label.empty() ? "" : " ").append(label));
    out_ += "\n";
  }

  void help(const std::string& text) {
    if (!text.empty()) {
      out_.append("  ").append(text).append("\n");
    }
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  [[nodiscard]] bool zh() const { return options_.language == Language::zh; }

  // Nothing to point at: the end of the file, or a file that is not text.
  [[nodiscard]] bool is_blank(Span span) const { return sources_.line(span.source, span.begin).empty(); }

  [[nodiscard]] Excerpt excerpt(Span span) const {
    const std::uint32_t line = sources_.position(span.source, span.begin).line;
    const std::uint32_t line_begin = sources_[span.source].line_starts[line - 1];
    return lay_out(sources_.line(span.source, span.begin), span.begin - line_begin, span.end - line_begin,
                   options_.ambiguous_width);
  }

  void paint(std::string_view colour, const std::string& text) {
    out_ += colour;
    out_ += text;
    out_ += colours_.off;
  }

  const source::SourceSet& sources_;
  const RenderOptions& options_;
  Colours colours_;
  std::string out_;
};

bool on_one_line(const source::SourceSet& sources, Span a, Span b) {
  return a.source == b.source &&
         sources.position(a.source, a.begin).line == sources.position(b.source, b.begin).line;
}

}  // namespace

std::string fill(std::string_view text, const std::vector<Phrase>& args, Language language) {
  std::string filled;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hole = i + 2 < text.size() && text[i] == '{' && text[i + 1] >= '0' && text[i + 1] <= '9' &&
                      text[i + 2] == '}';
    const std::size_t index = hole ? static_cast<std::size_t>(text[i + 1] - '0') : args.size();
    if (index < args.size()) {
      filled += language == Language::zh ? args[index].zh : args[index].en;
      i += 2;
    } else {
      filled += text[i];
    }
  }
  return filled;
}

std::string render(const Diagnostic& diagnostic, const source::SourceSet& sources,
                   const RenderOptions& options) {
  const KindInfo& kind = info(diagnostic.kind);
  const bool zh = options.language == Language::zh;
  const auto filled = [&](std::string_view text) { return fill(text, diagnostic.args, options.language); };
  Writer writer(sources, options);
  writer.headline(diagnostic, kind);
  writer.place(diagnostic.span);
  writer.line(diagnostic.span);
  writer.marks(diagnostic.span, '^', filled(zh ? kind.zh_label : kind.en_label));
  Span shown = diagnostic.span;
  for (const Label& label : diagnostic.labels) {
    if (!on_one_line(sources, shown, label.span)) {
      writer.place(label.span);
      writer.line(label.span);
      shown = label.span;
    }
    writer.marks(label.span, '-', zh ? label.text.zh : label.text.en);
  }
  writer.help(filled(zh ? kind.zh_help : kind.en_help));
  return writer.take();
}

}  // namespace qingdan::diagnostics
