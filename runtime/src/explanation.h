// explanation: the writer of explain's text. The lines are put together in explain.cpp, what stands in them
// about items, duties and findings in explain_items.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "phrases.h"
#include "qingdan/decision.h"
#include "qingdan/wrap.h"
#include "unknown_matter.h"

namespace qingdan {

class Explanation {
 public:
  Explanation(const Program& program, const Request& request, const Decision& decision, Language language)
      : program_(program),
        request_(request),
        decision_(decision),
        language_(language),
        unknown_matter_(program, request) {}

  std::string write() {
    write_head();
    write_unknown_matter();
    write_parts();
    for (const Deciding& deciding : decision_.deciding) {
      if (!unknown_matter_.is_ground_of(deciding)) {
        write_deciding(deciding);
      }
    }
    if (!decision_.observation) {
      write_silence();
    }
    write_defeated();
    write_findings();
    write_duties();
    write_names();
    write_notes();
    write_remedies();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const {
    return std::string(pick(language_, zh, en));
  }

  void line(std::size_t indent, const std::string& text, std::size_t hanging = 0) {
    append_wrapped(out_, std::string(indent, ' ') + text, indent + hanging);
  }

  // A label and what it introduces; what does not fit stands below the latter.
  void labelled(std::size_t indent, const std::string& label, const std::string& text) {
    line(indent, label + " " + text, display_width(label) + 1);
  }

  void write_head();
  void write_unknown_matter();
  void write_parts();
  void write_deciding(const Deciding& deciding);
  void write_silence();
  void write_defeated();
  void write_findings();
  void write_duties();
  void write_names();
  void write_list(const std::string& label, const std::vector<std::string>& names,
                  const std::string& end = "");
  void write_notes();
  void write_remedies();
  [[nodiscard]] std::string part_text(const PartVerdict& part) const;

  // explain_items.cpp
  [[nodiscard]] std::vector<MatterId> judged_matters() const;
  [[nodiscard]] bool is_by_analogy(const Deciding& deciding) const;
  [[nodiscard]] std::vector<NormId> judged_norms(ItemId item) const;
  [[nodiscard]] std::string matters_of(ItemId item) const;
  [[nodiscard]] std::string ruling(const Deciding& deciding) const;
  [[nodiscard]] std::string unlisted(const ListRow& list) const;
  [[nodiscard]] std::string finding_text(const Finding& finding) const;
  [[nodiscard]] std::string duty_text(const Duty& duty) const;
  [[nodiscard]] std::string note_text(const Note& note) const;

  const Program& program_;
  const Request& request_;
  const Decision& decision_;
  Language language_;
  UnknownMatter unknown_matter_;
  std::string out_;
};

}  // namespace qingdan
