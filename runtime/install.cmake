# What an outsider finds after `cmake --install`: headers, find_package(qingdan), pkg-config. Nothing in it
# names the folder it was installed to, so the tree can be moved.
#   qingdan::runtime    C++   libqingdan_runtime.a   qingdan_runtime.pc
#   qingdan::c          C     libqingdan.so          qingdan.pc
#   qingdan::c_static   C     libqingdan.a           qingdan.pc, pkg-config --static
#   qingdan::json, qingdan::json_static, where it was built: libqingdan_json, qingdan_json.pc
set(qingdan_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/qingdan)

install(DIRECTORY include/qingdan DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT qingdan NAMESPACE qingdan:: FILE qingdanConfig.cmake DESTINATION ${qingdan_package_dir})
write_basic_package_version_file(qingdanConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/qingdanConfigVersion.cmake DESTINATION ${qingdan_package_dir})

# qingdan_pkg_config(NAME DESCRIPTION): NAME.pc for the library of that name.
function(qingdan_pkg_config name description)
  set(libdir /prefix/${CMAKE_INSTALL_LIBDIR})
  file(RELATIVE_PATH QD_PREFIX ${libdir}/pkgconfig /prefix)
  set(QD_NAME ${name})
  set(QD_DESCRIPTION ${description})
  set(file ${PROJECT_BINARY_DIR}/${name}.pc)
  configure_file(${PROJECT_SOURCE_DIR}/runtime/package.pc.in ${file} @ONLY)
  install(FILES ${file} DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endfunction()

qingdan_pkg_config(qingdan_runtime "Decides on requests by compiled responsibility lists, in C++")
qingdan_pkg_config(qingdan "Decides on requests by compiled responsibility lists, in C")
