# For `make bench`: the time of the rules alone.
add_executable(rules_bench EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/bench/rules_bench.cpp)
target_link_libraries(rules_bench PRIVATE engross_rules)
