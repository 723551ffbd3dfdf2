# Command tests; `make accept` rewrites what they expect.
file(GLOB cli_tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/cli/*.md)
if(cli_tests)
    add_test(NAME cli COMMAND ${CMAKE_SOURCE_DIR}/tests/cli/run.py $<TARGET_FILE:engross> ${cli_tests})
    set_tests_properties(cli PROPERTIES LABELS golden TIMEOUT 300)
endif()
