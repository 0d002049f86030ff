# The installed tree, the artifact, and what every example is to print.
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

file(REMOVE_RECURSE ${WORK})
# Alone it needs no package.
run(${CMAKE_COMMAND} -S ${SOURCE} -B ${WORK}/alone -G Ninja -DQINGDAN_RUNTIME_ONLY=ON
    -DCMAKE_DISABLE_FIND_PACKAGE_fmt=ON -DCMAKE_DISABLE_FIND_PACKAGE_nlohmann_json=ON)
run(${CMAKE_COMMAND} -S ${SOURCE} -B ${WORK}/runtime -G Ninja -DQINGDAN_RUNTIME_ONLY=ON -DQINGDAN_JSON=ON
    -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=${WORK}/installed)
run(${CMAKE_COMMAND} --build ${WORK}/runtime --target install -j2)
file(RENAME ${WORK}/installed ${INSTALLED})

include(${CMAKE_CURRENT_LIST_DIR}/expected.cmake)
