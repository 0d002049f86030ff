include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

find_program(JAVA java)
find_program(JAVAC javac)
find_file(JNA jna.jar PATHS /usr/share/java)
if(NOT JAVA OR NOT JAVAC OR NOT JNA)
  message(STATUS "skipped: needs a JDK and JNA (Debian: default-jdk-headless, libjna-java)")
  return()
endif()
expect_answer(${JAVA} -cp ${JNA} ${SOURCE}/tests/embed/Ask.java ${LIBRARIES}/libqingdan_json.so ${ARTIFACT}
              ${REQUEST})
