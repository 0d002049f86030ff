// Arguments: the options and operands of one verb. The parser behind it (CLI11) stays in arguments.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "cli/exit.h"
#include "cli/terminal.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace qingdan::cli {

struct Verb;

// What is declared is filled in when the command line is read, so it must outlive that. Names and kinds
// are Latin in both languages: the help is set in columns of bytes.
class Arguments {
 public:
  Arguments(CLI::App& app, Language language) : app_(app), language_(language) {}

  // Operands, by position.
  void operand(const char* name, std::string& into, Words help);
  void operands(const char* name, std::vector<std::string>& into, Words help);
  void flag(const char* name, bool& into, Words help);
  void text(const char* name, std::string& into, const char* kind, Words help);
  void texts(const char* name, std::vector<std::string>& into, const char* kind, Words help);
  void two_texts(const char* name, std::vector<std::string>& into, const char* kind, Words help);
  void number(const char* name, std::uint32_t& into, Words help);
  void choice(const char* name, std::string& into, std::vector<std::string> allowed, Words help);
  // At most one of these may be given.
  void exclusive(std::initializer_list<const char*> names);
  void required(const char* name);

 private:
  CLI::Option& describe(CLI::Option* option, Words help) const;

  CLI::App& app_;
  Language language_;
};

// What the command line asks for. Help, the version and usage errors have been printed when this returns
// an exit.
[[nodiscard]] OrExit<std::function<Exit()>> parse_arguments(int argc, char** argv,
                                                            std::span<const Verb> verbs);

}  // namespace qingdan::cli
