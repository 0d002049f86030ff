# For WebAssembly: fmt and nlohmann-json are headers alone, and are taken from this machine. Not through
# /usr/include itself: that holds this machine's C library too.
foreach(library fmt nlohmann)
  find_path(${library}_headers ${library} PATHS /usr/include /usr/local/include REQUIRED
            NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/host_headers)
  file(CREATE_LINK ${${library}_headers}/${library} ${PROJECT_BINARY_DIR}/host_headers/${library} SYMBOLIC)
endforeach()
add_library(fmt::fmt-header-only INTERFACE IMPORTED)
target_compile_definitions(fmt::fmt-header-only INTERFACE FMT_HEADER_ONLY)
target_include_directories(fmt::fmt-header-only SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/host_headers)
add_library(nlohmann_json::nlohmann_json INTERFACE IMPORTED)
target_include_directories(nlohmann_json::nlohmann_json SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/host_headers)
