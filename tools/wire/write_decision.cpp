#include "wire/write_decision.h"

#include "qingdan/explain.h"
#include "wire/describe.h"
#include "wire/identifier.h"
#include "wire/json.h"
#include "wire/write_value.h"

namespace qingdan::wire {
namespace {

// The pieces of a decision as JSON, for one program and one reader.
class DecisionWriter {
 public:
  DecisionWriter(const Program& program, const Request& request, Language language)
      : program_(program), request_(request), language_(language) {}

  template <class Entries, class Write>
  static Json::Array list(const Entries& entries, Write write) {
    Json::Array items;
    items.reserve(entries.size());
    for (const auto& entry : entries) items.push_back(write(entry));
    return items;
  }

  // What is unknown, or does not apply to a term, is left out.
  [[nodiscard]] Json part(const PartVerdict& part) const {
    Json::Object object;
    if (part.term != Term::matter) object.push_back({"term", identifier(part.term)});
    if (!part.matter.matter.is_none()) {
      object.push_back({"matter", named(program_.matters(), part.matter.matter)});
    }
    if (!part.matter.role.is_none()) object.push_back({"role", named(program_.roles(), part.matter.role)});
    add_row(object, part.sequence, part.row);
    if (part.by_marks != Truth::no) object.push_back({"by_marks", identifier_of(part.by_marks)});
    object.push_back({"verdict", identifier(part.verdict)});
    return object;
  }

  [[nodiscard]] Json deciding(const Deciding& deciding) const {
    if (deciding.item.is_none()) {
      const ListRow& row = program_.lists()[deciding.list.index()];
      return Json::Object{{"list", program_.text(row.address)},
                          {"title", program_.text(row.title, language_)},
                          {"line", identifier_of(deciding.line)},
                          {"truth", identifier_of(deciding.truth)}};
    }
    const ItemRow& row = program_.items()[deciding.item.index()];
    Json::Object object{{"item", program_.text(row.address)},
                        {"title", program_.text(row.title, language_)},
                        {"line", identifier_of(deciding.line)},
                        {"mode", identifier(static_cast<Mode>(row.mode))},
                        {"citation", citation(program_, deciding.item, language_)}};
    const std::string_view reason = program_.text(program_.detail(row).reason, language_);
    if (!reason.empty()) object.push_back({"reason", reason});
    object.push_back({"truth", identifier_of(deciding.truth)});
    object.push_back({"by_approval", deciding.by_approval});
    return object;
  }

  [[nodiscard]] Json defeated(const Defeated& defeated) const {
    return Json::Object{{"item", address(defeated.item)},
                        {"by", address(defeated.winner)},
                        {"principle", identifier(defeated.principle)}};
  }

  [[nodiscard]] Json missing(const MissingFact& missing) const {
    return Json::Object{{"kind", identifier(missing.kind)},
                        {"name", missing_name(program_, missing, language_)}};
  }

  [[nodiscard]] Json change(const Change& change) const {
    Json::Object object;
    switch (change.kind) {
      case Change::Kind::fact:
        object = {{"change", "fact"},
                  {"name", program_.text(program_.facts()[change.fact.index()].name, language_)},
                  {"to", to_json(program_, change.fact, change.values, language_)}};
        break;
      case Change::Kind::role:
        object = {{"change", "role"}, {"to", named(program_.roles(), change.role)}};
        break;
      case Change::Kind::approval:
        object = {{"change", "approval"}, {"organ", program_.organ_name(change.organ, language_)}};
        break;
    }
    object.push_back({"text", change_text(program_, change, language_)});
    return object;
  }

  [[nodiscard]] Json remedy(const Remedy& remedy) const {
    return list(remedy, [&](const Change& step) { return change(step); });
  }

  [[nodiscard]] Json substitute(const Substitute& substitute) const {
    return Json::Object{{"kind", kind_of(substitute)},
                        {"name", substitute_name(program_, substitute, language_)}};
  }

  [[nodiscard]] Json duty(const Duty& duty) const {
    return Json::Object{{"item", address(duty.item)},
                        {"title", program_.text(program_.items()[duty.item.index()].title, language_)},
                        {"duty", named(program_.matters(), duty.duty)},
                        {"due", duty.due ? Json(to_string(*duty.due)) : Json()},
                        {"certain", duty.truth == Truth::yes},
                        {"citation", citation(program_, duty.item, language_)}};
  }

  [[nodiscard]] Json finding(const Finding& finding) const {
    Json::Object object{{"item", address(finding.item)},
                        {"title", program_.text(program_.items()[finding.item.index()].title, language_)},
                        {"against", finding.against.kind.is_none() ? Json() : organ(finding.against)}};
    add_row(object, finding.sequence, finding.row);
    object.push_back({"certain", finding.truth == Truth::yes});
    object.push_back({"citation", citation(program_, finding.item, language_)});
    return object;
  }

  [[nodiscard]] Json note(const Note& note) const {
    const Json kind(name(note.kind, Language::en));
    if (note.kind == Note::Kind::basis_not_in_force) {
      return Json::Object{{"kind", kind}, {"document", named(program_.documents(), note.document)}};
    }
    return Json::Object{{"kind", kind}, {"item", address(note.item)}};
  }

  template <class Row, class Tag>
  [[nodiscard]] Json named(std::span<const Row> rows, Id<Tag> id) const {
    return id.index() < rows.size() ? Json(program_.text(rows[id.index()].name, language_)) : Json();
  }

  [[nodiscard]] Json organ(Organ organ) const { return program_.organ_name(organ, language_); }

 private:
  // Which row it is about: its sequence, its number from 0, and what it is called.
  void add_row(Json::Object& object, SequenceId sequence, std::uint32_t row) const {
    if (sequence.is_none()) return;
    object.push_back({"sequence", named(program_.sequences(), sequence)});
    if (row == kAny) return;
    object.push_back({"row", std::int64_t{row}});
    const std::string label = row_label(program_, request_, sequence, row, language_);
    if (!label.empty()) object.push_back({"label", label});
  }

  [[nodiscard]] std::string_view address(ItemId item) const {
    return program_.text(program_.items()[item.index()].address);
  }

  const Program& program_;
  const Request& request_;
  Language language_;
};

}  // namespace

Json problem_json(const Problem& problem, Language language) {
  return Json::Object{{"code", info(problem.kind).code},
                      {"message", message(problem, language)},
                      {"pointer", problem.pointer}};
}

std::string digest_text(const Digest& digest) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text = "sha256:";
  for (const std::uint8_t byte : digest) {
    text += kHex[byte >> 4U];
    text += kHex[byte & 15U];
  }
  return text;
}

std::string write_decision(const Program& program, const WireRequest& request, const Decision& decision,
                           Language language) {
  const DecisionWriter writer(program, request.request, language);
  Json::Object context;
  const auto add = [&](const char* key, Json value) { context.push_back({key, std::move(value)}); };
  const auto add_list = [&](const char* key, const auto& entries, auto piece) {
    add(key, DecisionWriter::list(entries, [&](const auto& entry) { return (writer.*piece)(entry); }));
  };
  if (!request.id.empty()) add("id", request.id);
  add("verdict", decision.observation ? Json() : Json(identifier(decision.verdict)));
  if (decision.observation) add("observation", true);
  if (decision.date) add("date", to_string(*decision.date));
  add_list("parts", decision.parts, &DecisionWriter::part);
  add_list("deciding", decision.deciding, &DecisionWriter::deciding);
  add_list("defeated", decision.defeated, &DecisionWriter::defeated);
  add_list("instead", decision.substitutes, &DecisionWriter::substitute);
  add_list("refer_to", decision.refer_to, &DecisionWriter::organ);
  add_list("missing", decision.missing, &DecisionWriter::missing);
  add_list("remedies", decision.remedies, &DecisionWriter::remedy);
  if (!decision.remedies_complete) add("remedies_complete", false);
  add_list("duties", decision.duties, &DecisionWriter::duty);
  add_list("findings", decision.findings, &DecisionWriter::finding);
  add_list("notes", decision.notes, &DecisionWriter::note);
  add("warnings", DecisionWriter::list(request.warnings, [&](const Problem& problem) {
        return problem_json(problem, language);
      }));
  add("digest", digest_text(decision.digest));
  const bool is_accepted = decision.verdict == Verdict::accept && !decision.observation;
  return to_text(Json::Object{{"decision", is_accepted}, {"context", std::move(context)}});
}

std::string write_refusal(const Refusal& refusal, Language language) {
  Json::Object context;
  if (!refusal.id.empty()) context.push_back({"id", refusal.id});
  context.push_back({"error", problem_json(refusal.error, language)});
  return to_text(Json::Object{{"decision", false}, {"context", std::move(context)}});
}

}  // namespace qingdan::wire
