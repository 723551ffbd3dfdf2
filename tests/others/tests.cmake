# Formats that Pandoc and LibreOffice read for us: content, hostile files, programs that are missing.
add_test(NAME others COMMAND ${CMAKE_SOURCE_DIR}/tests/others/run.py $<TARGET_FILE:engross>)
set_tests_properties(others PROPERTIES TIMEOUT 600)
