# Each folder of tests/ that is more than unit tests says in its own tests.cmake what to run.
file(GLOB parts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/*/tests.cmake)
foreach(part ${parts})
    include(${part})
endforeach()

# Rooms keep to what they may include; files and functions stay short.
add_test(NAME layering.selftest COMMAND ${CMAKE_SOURCE_DIR}/tests/layering.sh --selftest)
add_test(NAME format COMMAND ${CMAKE_SOURCE_DIR}/tests/format.sh)
add_test(NAME layering COMMAND ${CMAKE_SOURCE_DIR}/tests/layering.sh)

# Tests of all rooms together.
file(GLOB whole_tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/*_test.cpp)
if(whole_tests)
    add_executable(test_whole ${whole_tests} ${CMAKE_SOURCE_DIR}/tests/rule_fixtures.cpp)
    target_include_directories(test_whole PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_link_libraries(test_whole PRIVATE engross_run engross_fuzz nlohmann_json::nlohmann_json GTest::gtest_main)
    target_compile_definitions(test_whole PRIVATE ENGROSS_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
        ENGROSS_RULES_FOLDER="${CMAKE_SOURCE_DIR}/rules")
    add_test(NAME whole COMMAND test_whole WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(whole PROPERTIES LABELS golden TIMEOUT 900)
endif()

# rules/README.md is written by `make docs`; a stale one fails.
add_test(NAME docs COMMAND ${CMAKE_SOURCE_DIR}/tests/docs.sh $<TARGET_FILE:engross>)
