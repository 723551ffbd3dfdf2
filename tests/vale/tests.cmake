# Our text rules against Vale itself, where it is there or can be built.
add_executable(text_trace ${CMAKE_CURRENT_LIST_DIR}/text_trace.cpp ${CMAKE_SOURCE_DIR}/tests/rule_fixtures.cpp)
target_include_directories(text_trace PRIVATE ${CMAKE_SOURCE_DIR}/tests)
target_link_libraries(text_trace PRIVATE engross_run nlohmann_json::nlohmann_json)
target_compile_definitions(text_trace PRIVATE ENGROSS_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
add_test(NAME judge.vale COMMAND ${CMAKE_CURRENT_LIST_DIR}/run.sh $<TARGET_FILE:text_trace> ${CMAKE_BINARY_DIR}/vale)
set_tests_properties(judge.vale PROPERTIES LABELS long SKIP_RETURN_CODE 77 TIMEOUT 1800)
