#include "cache/read_files.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <utility>

#include "cache/syntax.h"
#include "cache/workers.h"
#include "parse/parse.h"

namespace qingdan::cache {
namespace {

using Trees = std::vector<std::optional<ast::File>>;

class FileReader {
 public:
  FileReader(const source::SourceSet& sources, const ReadOptions& options)
      : sources_(sources), options_(options), trees_(sources.size()), keys_(sources.size()) {}

  void recall();
  void parse_in_workers();
  std::vector<ast::File> take(diagnostics::DiagnosticSink& sink);

 private:
  void recall_one(std::uint32_t source);
  // The bytes of the tree, if nothing is to be said of the file; they are stored.
  std::optional<std::string> parse_silently(std::uint32_t source) const;
  void keep(std::uint32_t source, const ast::File& file) const;
  void count();

  const source::SourceSet& sources_;
  const ReadOptions& options_;
  Trees trees_;
  std::vector<Digest> keys_;
  std::size_t done_ = 0;
};

void FileReader::recall_one(std::uint32_t source) {
  const std::string& text = sources_[source].text;
  keys_[source] = digest(build_id(), text);
  if (const auto bytes = load(*options_.store, keys_[source])) {
    trees_[source] = decode(*bytes, source, text.size());
  }
}

// By two threads, each taking the next file when it is done with one.
void FileReader::recall() {
  std::atomic<std::uint32_t> next = 0;
  const auto take_files = [&] {
    for (std::uint32_t source = next++; source < sources_.size(); source = next++) {
      recall_one(source);
    }
  };
  constexpr std::size_t kMany = 64;
  if (sources_.size() < kMany) {
    take_files();
  } else {
    std::thread second;
    try {
      second = std::thread(take_files);
    } catch (const std::system_error&) {  // no thread to be had: this one takes them all
    }
    take_files();
    if (second.joinable()) {
      second.join();
    }
  }
  done_ = static_cast<std::size_t>(
      std::count_if(trees_.begin(), trees_.end(), [](const auto& tree) { return tree.has_value(); }));
}

void FileReader::keep(std::uint32_t source, const ast::File& file) const {
  if (const auto bytes = options_.store ? encode(file) : std::nullopt) {
    save(*options_.store, keys_[source], *bytes);
  }
}

std::optional<std::string> FileReader::parse_silently(std::uint32_t source) const {
  diagnostics::DiagnosticSink said;
  const ast::File file = parse::parse(sources_, source, said);
  if (said.errors() + said.warnings() > 0) {
    return std::nullopt;
  }
  std::optional<std::string> bytes = encode(file);
  if (bytes && options_.store) {
    save(*options_.store, keys_[source], *bytes);
  }
  return bytes;
}

void FileReader::count() {
  if (++done_ % 16 == 0 && options_.on_progress) {
    options_.on_progress(done_);
  }
}

void FileReader::parse_in_workers() {
  constexpr std::size_t kWorthwhile = std::size_t{256} << 10U;  // bytes: below it the forks take longer
  std::vector<std::uint32_t> missing;
  std::size_t size = 0;
  for (std::uint32_t source = 0; source < trees_.size(); ++source) {
    if (!trees_[source]) {
      missing.push_back(source);
      size += sources_[source].text.size();
    }
  }
  if (options_.workers < 2 || size < kWorthwhile) {
    return;
  }
  run_workers(
      options_.workers, missing, [this](std::uint32_t source) { return parse_silently(source); },
      [this](std::uint32_t source, std::string_view bytes) {
        trees_[source] = decode(bytes, source, sources_[source].text.size());
        count();
      });
}

// In the order of the files, so that diagnostics come in that order too.
std::vector<ast::File> FileReader::take(diagnostics::DiagnosticSink& sink) {
  std::vector<ast::File> files;
  files.reserve(trees_.size());
  for (std::uint32_t source = 0; source < trees_.size(); ++source) {
    if (trees_[source]) {
      files.push_back(*std::exchange(trees_[source], std::nullopt));
      continue;
    }
    const std::size_t said = sink.errors() + sink.warnings();
    files.push_back(parse::parse(sources_, source, sink));
    if (sink.errors() + sink.warnings() == said) {
      keep(source, files.back());
    }
    count();
  }
  return files;
}

}  // namespace

std::vector<ast::File> read_files(const source::SourceSet& sources, diagnostics::DiagnosticSink& sink,
                                  const ReadOptions& given) {
  ReadOptions options = given;
  if (build_id().empty()) {
    options.store.reset();
  }
  FileReader reader(sources, options);
  if (options.store) {
    reader.recall();
  }
  reader.parse_in_workers();
  return reader.take(sink);
}

}  // namespace qingdan::cache
