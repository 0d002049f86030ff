# Steps that the scripts of this folder share. SOURCE: this checkout; WORK: where everything goes;
# QINGDAN: the command line.
set(INSTALLED ${WORK}/moved)
set(ARTIFACT ${WORK}/policies.qdc)
set(REQUEST ${SOURCE}/tests/embed/request.json)

# run(COMMAND…): it must succeed; what it prints is `last_output`.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE err)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "failed: ${ARGN}\n${out}${err}")
  endif()
  set(last_output "${out}" PARENT_SCOPE)
endfunction()

# expect_answer(COMMAND…): it prints the verdict, the item with its citation and the explanation.
function(expect_answer)
  run(${ARGN})
  file(READ ${WORK}/expected.txt expected)
  if(NOT last_output STREQUAL expected)
    message(FATAL_ERROR "${ARGN}\nprinted\n${last_output}\nand not\n${expected}")
  endif()
endfunction()

# The folder of libraries below the installed tree.
file(GLOB LIBRARIES ${INSTALLED}/lib*/libqingdan_runtime.a ${INSTALLED}/lib/*/libqingdan_runtime.a)
if(LIBRARIES)
  list(GET LIBRARIES 0 LIBRARIES)
  get_filename_component(LIBRARIES ${LIBRARIES} DIRECTORY)
endif()
