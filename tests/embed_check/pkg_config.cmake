# C and C++, through pkg-config.
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

set(ENV{PKG_CONFIG_PATH} ${LIBRARIES}/pkgconfig)
set(ENV{LD_LIBRARY_PATH} ${LIBRARIES})

# flags(VARIABLE ARGUMENT…): what pkg-config says.
macro(flags variable)
  run(pkg-config ${ARGN})
  string(STRIP "${last_output}" ${variable})
  separate_arguments(${variable})
endmacro()

flags(shared --cflags --libs qingdan)
run(cc -std=c11 ${SOURCE}/tests/embed/ask.c ${shared} -o ${WORK}/ask_c)
expect_answer(${WORK}/ask_c ${ARTIFACT})

flags(headers --cflags qingdan)
flags(static --static --libs qingdan)
string(REPLACE "-lqingdan" "-l:libqingdan.a" static "${static}")
run(cc -std=c11 ${SOURCE}/tests/embed/ask.c ${headers} ${static} -o ${WORK}/ask_c_static)
expect_answer(${WORK}/ask_c_static ${ARTIFACT})

flags(with_json --cflags --libs qingdan_json)
run(cc -std=c11 ${SOURCE}/tests/embed/ask.c ${with_json} -o ${WORK}/ask_c_json)
expect_answer(${WORK}/ask_c_json ${ARTIFACT})

flags(cpp --cflags --libs qingdan_runtime)
run(c++ -std=c++20 ${SOURCE}/tests/embed/ask.cpp ${cpp} -o ${WORK}/ask_cpp)
expect_answer(${WORK}/ask_cpp ${ARTIFACT})
