# Each rule against each of its fixtures.
add_executable(test_rule_fixtures ${CMAKE_SOURCE_DIR}/tests/rules_test.cpp)
target_link_libraries(test_rule_fixtures PRIVATE engross_rules engross_enrich GTest::gtest_main)
target_compile_definitions(test_rule_fixtures PRIVATE ENGROSS_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
add_test(NAME rules COMMAND test_rule_fixtures WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
