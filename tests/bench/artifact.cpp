#include "bench/artifact.h"

#include <chrono>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "bench/workload/write_policy.h"
#include "diagnostics/render.h"
#include "parse/parse.h"

namespace qingdan::bench {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<std::byte> bytes_of(std::string_view text) {
  std::vector<std::byte> bytes(text.size());
  std::memcpy(bytes.data(), text.data(), text.size());
  return bytes;
}

std::string hex(const Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : digest) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

}  // namespace

std::optional<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// Under another name first, so that a run that is stopped leaves no half file.
void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  const std::filesystem::path half = path.string() + ".half";
  std::ofstream(half, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  std::filesystem::rename(half, path);
}

std::string text_key(std::string_view text) {
  return hex(sha256(std::as_bytes(std::span(text)))).substr(0, 32);
}

std::string policy_key(const Workload& workload) {
  std::string all = "format " + std::to_string(kFormatVersion) + "\n";
  for (const PolicyFile& file : write_policy(workload)) {
    all += file.name + "\n" + file.text;
  }
  return text_key(all);
}

Compilation compile_workload(const Workload& workload) {
  source::SourceSet sources;
  diagnostics::DiagnosticSink sink;
  for (PolicyFile& file : write_policy(workload)) {
    if (!parse::add_source(sources, file.name, std::move(file.text), sink)) {
      throw std::runtime_error(file.name + " is not text that the compiler takes");
    }
  }
  Compilation compilation = compile(sources, sink);
  if (!compilation.program) {
    std::string report = "the generated policy does not compile:\n";
    for (const diagnostics::Diagnostic& diagnostic : sink.sorted()) {
      report += diagnostics::render(diagnostic, sources, {.language = Language::en}) + "\n";
    }
    throw std::runtime_error(report);
  }
  return compilation;
}

Artifact load(const std::filesystem::path& path) {
  const std::optional<std::string> text = read_file(path);
  if (!text) {
    throw std::runtime_error("cannot read " + path.string());
  }
  LoadError error = LoadError::none;
  std::optional<Program> program = Program::load(bytes_of(*text), sha256, error);
  if (!program) {
    throw std::runtime_error(path.string() + ": " + std::string(describe(error, Language::en)));
  }
  return {std::move(*program), 0, 0, {}, path};
}

Artifact load_or_compile(const Workload& workload, const std::filesystem::path& cache) {
  const std::string key = policy_key(workload);
  const std::filesystem::path path = cache / (key + ".qdc");
  std::size_t policy_bytes = 0;
  for (const PolicyFile& file : write_policy(workload)) {
    policy_bytes += file.text.size();
  }
  double compile_seconds = 0;
  if (!std::filesystem::exists(path)) {
    const Clock::time_point start = Clock::now();
    const Compilation compilation = compile_workload(workload);
    compile_seconds = seconds_since(start);
    const auto bytes = compilation.program->bytes();
    write_file(path, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  }
  Artifact artifact = load(path);
  artifact.compile_seconds = compile_seconds;
  artifact.policy_bytes = policy_bytes;
  artifact.key = key;
  return artifact;
}

}  // namespace qingdan::bench
