# Run by tools/wasm, which builds the module: FOLDER is where it lies.
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

expect_answer(node ${SOURCE}/tests/embed/ask.mjs ${FOLDER}/qingdan.mjs ${ARTIFACT} ${REQUEST})
