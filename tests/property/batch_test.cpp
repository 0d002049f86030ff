// As a stream, in JSON or as a table, by one thread or by three, requests are answered as the reference
// evaluator and decide() answer them one by one.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>

#include "batch/stream.h"
#include "batch/table.h"
#include "property/cases.h"
#include "property/request_text.h"
#include "qingdan/decide.h"
#include "reference/naive_decide.h"
#include "unit/tools/same_request.h"
#include "wire/csv_record.h"
#include "wire/identifier.h"
#include "wire/quick_request.h"

namespace qingdan::property {
namespace {

// A file in memory.
class Memory {
 public:
  Memory() : descriptor_(::memfd_create("batch", 0)) {}
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  ~Memory() { ::close(descriptor_); }

  [[nodiscard]] int descriptor() const { return descriptor_; }
  void fill(std::string_view text) {
    RC_ASSERT(batch::write_all(descriptor_, text) == 0);
    RC_ASSERT(::lseek(descriptor_, 0, SEEK_SET) == 0);
  }
  [[nodiscard]] std::string text() const {
    std::string all(static_cast<std::size_t>(::lseek(descriptor_, 0, SEEK_END)), '\0');
    RC_ASSERT(::pread(descriptor_, all.data(), all.size(), 0) == static_cast<ssize_t>(all.size()));
    return all;
  }

 private:
  int descriptor_;
};

// What an answer says, in words.
struct Said {
  std::string verdict;
  std::string line;
  std::string address;

  friend bool operator==(const Said&, const Said&) = default;
};

std::string shown(const Said& said) { return said.verdict + " " + said.line + " " + said.address; }

Said expected(const Program& program, const Request& request) {
  const Decision decision = decide(program, request, {.remedies = false});
  if (decision.observation) return {};
  Said said{std::string(wire::identifier(decision.verdict)), "silent", ""};
  if (decision.deciding.empty()) return said;
  const Deciding& first = decision.deciding.front();
  said.line = wire::identifier_of(first.line);
  said.address = program.text(first.item.is_none() ? program.lists()[first.list.index()].address
                                                   : program.items()[first.item.index()].address);
  return said;
}

Said said_in_json(std::string_view line) {
  const auto read = wire::parse_json(line);
  RC_ASSERT(std::holds_alternative<wire::Json>(read));
  const wire::Json* context = std::get<wire::Json>(read).find("context");
  RC_ASSERT(context != nullptr && context->find("error") == nullptr);
  const auto text = [&](const char* key) {
    const wire::Json* found = context->find(key);
    return found == nullptr || found->is_null() ? std::string() : *found->as<std::string>();
  };
  return {text("verdict"), text("line"), text("item") + text("list")};
}

Said said_in_csv(const wire::CsvRecord& record) {
  std::string scratch;
  const auto text = [&](std::size_t from_the_end) {
    return std::string(wire::csv_text(record.fields[record.fields.size() - from_the_end], scratch));
  };
  return {text(5), text(4), text(3)};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// The answers of the stream to this input.
std::string stream(const Program& program, std::string_view input, bool is_table, unsigned threads) {
  Memory in;
  in.fill(input);
  const Memory out;
  const wire::NameTables names(program);
  batch::BlockReader reader(batch::Source(in.descriptor(), batch::Encoding::utf8),
                            is_table ? batch::Cut::csv : batch::Cut::lines);
  std::optional<batch::Block> first;
  batch::Header header;
  if (is_table) {
    RC_ASSERT(reader.read(first.emplace()));
    auto taken = batch::take_header(program, *first);
    RC_ASSERT(std::holds_alternative<batch::Header>(taken));
    header = std::get<batch::Header>(std::move(taken));
  }
  const auto format = is_table ? wire::BriefWriter::Format::csv : wire::BriefWriter::Format::json;
  const wire::BriefWriter writer(program, format);
  const auto make = [&] {
    auto requests = is_table ? batch::csv_requests(names, header.columns) : batch::json_requests(names);
    return batch::brief_answers(program, std::move(requests), writer, format, Language::en);
  };
  const batch::Outcome outcome = batch::answer_all(reader, std::move(first), out.descriptor(), threads, make,
                                                   [](const batch::Tally&) {});
  RC_ASSERT(outcome.tally.refused == 0U);
  return out.text();
}

// The questions that can be put in JSON as they are; a few hold what no name stands for.
std::vector<Request> sayable(const Program& program, const std::vector<Question>& questions) {
  std::vector<Request> found;
  for (const Question& question : questions) {
    const auto read = wire::read_json_request(program, request_json(program, question.request, "1"));
    const auto* request = std::get_if<wire::WireRequest>(&read);
    if (request != nullptr && test::described(request->request) == test::described(question.request)) {
      found.push_back(question.request);
    }
  }
  return found;
}

TEST(Batch, streams_are_answered_as_single_requests) {
  constexpr int kRequests = 20;
  std::size_t asked = 0;
  std::size_t said = 0;
  std::size_t quick = 0;
  for_random_cases(40, kRequests, [&](const Case& drawn) {
    const Program& program = drawn.compiled().program();
    const wire::NameTables names(program);
    wire::QuickRequests reader(names);
    const std::vector<Request> requests = sayable(program, drawn.questions);
    asked += drawn.questions.size();
    said += requests.size();
    std::vector<Said> wanted;
    std::string json;
    std::string table = csv_header(program) + "\n";
    for (std::size_t i = 0; i < requests.size(); ++i) {
      wanted.push_back(expected(program, requests[i]));
      const reference::Answer answer = reference::naive_decide(drawn.compiled().model(), requests[i]);
      RC_ASSERT(answer.observation || wanted.back().verdict == wire::identifier(answer.verdict));
      const std::string line = wire::to_text(request_json(program, requests[i], std::to_string(i)));
      const std::string padded = line + std::string(wire::kPadding, ' ');
      quick += reader.read(std::string_view(padded).substr(0, line.size())) ? 1U : 0U;
      json += line + "\n";
      table += csv_row(program, requests[i], std::to_string(i)) + "\n";
    }
    for (const unsigned threads : {1U, 3U}) {
      const std::vector<std::string> answers = lines_of(stream(program, json, false, threads));
      RC_ASSERT(answers.size() == requests.size());
      for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!(said_in_json(answers[i]) == wanted[i])) RC_FAIL(answers[i] + "\nnot " + shown(wanted[i]));
      }
      std::string rows = stream(program, table, true, threads);
      rows.resize(rows.size() + wire::kPadding);
      wire::CsvSplitter splitter(std::string_view(rows).substr(0, rows.size() - wire::kPadding));
      wire::CsvRecord record;
      for (const Said& one : wanted) {
        RC_ASSERT(splitter.next(record) && record.well_formed);
        if (!(said_in_csv(record) == one)) RC_FAIL(std::string(record.text) + "\nnot " + shown(one));
      }
      RC_ASSERT(!splitter.next(record));
    }
  });
  RecordProperty("asked", static_cast<int>(asked));
  RecordProperty("said", static_cast<int>(said));
  RecordProperty("quick", static_cast<int>(quick));
  if (should_have_reached_all()) {
    EXPECT_GT(said * 10, asked * 7) << "few requests can be put in JSON";
    EXPECT_GT(quick * 10, said * 2) << "few requests are read quickly";
  }
}

}  // namespace
}  // namespace qingdan::property
