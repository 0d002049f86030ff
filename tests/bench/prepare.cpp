// prepare: compiles the policy whose decisions `instructions` counts, into the file named.
#include <cstdio>
#include <exception>

#include "bench/artifact.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("prepare ARTIFACT\n", stderr);
    return 2;
  }
  try {
    using namespace qingdan::bench;
    const qingdan::Compilation compilation = compile_workload(make_workload(Shape::ordinary, 1000));
    const auto bytes = compilation.program->bytes();
    write_file(argv[1], {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
