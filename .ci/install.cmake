# What is installed, and the Debian package (make deb). The man page and the completions are printed by the
# program itself, so that they say what --help says.
set(manual ${CMAKE_BINARY_DIR}/manual)
add_custom_target(manual
    COMMAND ${CMAKE_COMMAND} -E make_directory ${manual}
    COMMAND sh -c "$<TARGET_FILE:engross> manual man --lang en | gzip -9n > ${manual}/engross.1.gz"
    COMMAND sh -c "$<TARGET_FILE:engross> manual man --lang zh-TW | gzip -9n > ${manual}/engross.zh_TW.1.gz"
    COMMAND sh -c "$<TARGET_FILE:engross> manual bash --lang en > ${manual}/engross.bash"
    COMMAND sh -c "$<TARGET_FILE:engross> manual zsh --lang en > ${manual}/_engross"
    COMMAND sh -c "$<TARGET_FILE:engross> manual fish --lang zh-TW > ${manual}/engross.fish"
    DEPENDS engross VERBATIM)

install(CODE "execute_process(COMMAND ${CMAKE_COMMAND} --build ${CMAKE_BINARY_DIR} --target manual COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)")
install(TARGETS engross RUNTIME DESTINATION bin)
install(TARGETS engross-image engross-recognize LIBRARY DESTINATION lib/engross)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/rules DESTINATION share/engross)
install(FILES ${manual}/engross.1.gz DESTINATION share/man/man1)
install(FILES ${manual}/engross.zh_TW.1.gz DESTINATION share/man/zh_TW/man1 RENAME engross.1.gz)
install(FILES ${manual}/engross.bash DESTINATION share/bash-completion/completions RENAME engross)
install(FILES ${manual}/_engross DESTINATION share/zsh/vendor-completions)
install(FILES ${manual}/engross.fish DESTINATION share/fish/vendor_completions.d)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME engross)
set(CPACK_PACKAGE_CONTACT "engross")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "checks government reports and writes accessible PDF and HTML")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fontconfig, icc-profiles-free, fonts-cns11643-kai, fonts-cns11643-sung, fonts-noto-cjk, fonts-liberation, tesseract-ocr-chi-tra, tesseract-ocr-eng, tesseract-ocr-chi-tra-vert, tesseract-ocr-jpn, tesseract-ocr-jpn-vert")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-crosextra-carlito, fonts-crosextra-caladea, fonts-noto-core, fonts-dejavu-core, fonts-opensymbol, hyphen-en-us, hyphen-en-gb")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "pandoc, libreoffice-writer-nogui")
include(CPack)
