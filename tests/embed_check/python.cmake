include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

expect_answer(python3 ${SOURCE}/tests/embed/ask.py ${LIBRARIES}/libqingdan_json.so ${ARTIFACT} ${REQUEST})
