# The rules on the seed report, where it is at hand.
add_executable(test_seed_findings ${CMAKE_SOURCE_DIR}/tests/seed_findings_test.cpp)
target_link_libraries(test_seed_findings PRIVATE engross_read engross_normalize engross_enrich engross_rules
                      GTest::gtest_main)
target_compile_definitions(test_seed_findings PRIVATE ENGROSS_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
add_test(NAME seed.findings COMMAND test_seed_findings WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
