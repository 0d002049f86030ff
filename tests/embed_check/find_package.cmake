# C++ and C, through find_package(qingdan).
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

run(${CMAKE_COMMAND} -S ${SOURCE}/tests/embed -B ${WORK}/found -G Ninja -DCMAKE_PREFIX_PATH=${INSTALLED})
run(${CMAKE_COMMAND} --build ${WORK}/found)
foreach(program ask_cpp ask_c ask_c_static)
  expect_answer(${WORK}/found/${program} ${ARTIFACT})
endforeach()
