// Runs ANTLR's parser over a stretch of tokens: once over a whole file, or over one head or clause.
#include "parse/build.h"

namespace qingdan::parse {
namespace {

std::vector<std::unique_ptr<antlr4::Token>> grammar_tokens(const Tokens& tokens, Stretch stretch) {
  std::vector<std::unique_ptr<antlr4::Token>> result;
  result.reserve(stretch.end - stretch.begin + 1);
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    result.push_back(std::make_unique<antlr4::CommonToken>(grammar_type(tokens.tokens[i])));
  }
  result.push_back(std::make_unique<antlr4::CommonToken>(antlr4::Token::EOF));
  return result;
}

struct Stopped {};

// Collects what antlr4::DiagnosticErrorListener says.
class Notes final : public antlr4::BaseErrorListener {
 public:
  void syntaxError(antlr4::Recognizer*, antlr4::Token*, std::size_t, std::size_t, const std::string& message,
                   std::exception_ptr) override {
    found.push_back(message);
  }

  std::vector<std::string> found;
};

// Stops at the first token that does not fit, and says what would have.
class StopAtFirst final : public antlr4::DefaultErrorStrategy {
 public:
  explicit StopAtFirst(Stop& stop) : stop_(stop) {}

  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override {
    record(error.getOffendingToken(), parser);
  }
  void recover(antlr4::Parser*, std::exception_ptr) override { throw Stopped(); }
  antlr4::Token* recoverInline(antlr4::Parser* parser) override {
    record(parser->getCurrentToken(), parser);
    throw Stopped();
  }
  void sync(antlr4::Parser*) override {}

 private:
  void record(antlr4::Token* token, antlr4::Parser* parser) {
    stop_.at = (token == nullptr ? parser->getCurrentToken() : token)->getTokenIndex();
    const antlr4::misc::IntervalSet expected = parser->getExpectedTokens();
    for (const ssize_t type : expected.toList()) {
      const Meaning known = meaning(static_cast<std::size_t>(type));
      if (type > 0 && known.kind != TokenKind::end_of_file) {
        stop_.expected.push_back({known.kind, known.keyword, {}});
      }
    }
  }

  Stop& stop_;
};

}  // namespace

Pass::Pass(const Tokens& tokens, Stretch stretch)
    : source_(grammar_tokens(tokens, stretch)), stream_(&source_), parser_(&stream_) {
  parser_.removeErrorListeners();
  parser_.setErrorHandler(std::make_shared<StopAtFirst>(stop_));
}

template <class Context>
Context* Pass::run(Context* (Grammar::*rule)()) {
  try {
    return (parser_.*rule)();
  } catch (const Stopped&) {
    return nullptr;
  }
}

Grammar::FileContext* Pass::file() {
  parser_.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(
      antlr4::atn::PredictionMode::SLL);
  return run(&Grammar::file);
}

std::vector<std::string> Pass::ambiguities() {
  Notes notes;
  antlr4::DiagnosticErrorListener listener(false);
  parser_.addErrorListener(&listener);
  parser_.addErrorListener(&notes);
  parser_.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(
      antlr4::atn::PredictionMode::LL_EXACT_AMBIG_DETECTION);
  run(&Grammar::file);
  parser_.removeErrorListeners();
  return notes.found;
}

Grammar::HeadContext* Pass::head() { return run(&Grammar::head); }

Grammar::ClauseContext* Pass::clause() { return run(&Grammar::clause); }

}  // namespace qingdan::parse
