# The judges: that they can say no, and what they say of every output.
set(judge ${CMAKE_SOURCE_DIR}/tests/judge)

add_test(NAME judge.selftest COMMAND ${judge}/selftest.sh)
add_test(NAME judge.outputs COMMAND ${judge}/outputs.sh $<TARGET_FILE:engross> ${CMAKE_BINARY_DIR}/judged)
set_tests_properties(judge.outputs PROPERTIES FIXTURES_SETUP judged TIMEOUT 900)
add_test(NAME judge.reports COMMAND ${judge}/reports.sh $<TARGET_FILE:engross> ${CMAKE_BINARY_DIR}/reports)
set_tests_properties(judge.reports PROPERTIES TIMEOUT 900 LABELS judge)
add_test(NAME judge.mutations COMMAND ${judge}/mutations.py ${CMAKE_BINARY_DIR}/judged)
set_tests_properties(judge.mutations PROPERTIES FIXTURES_REQUIRED judged)
add_test(NAME judge.asserts COMMAND ${judge}/asserts_test.py)
add_test(NAME judge.menu_names COMMAND ${judge}/menu_names.py ${CMAKE_SOURCE_DIR}/rules)
set_tests_properties(judge.selftest judge.menu_names judge.asserts judge.outputs judge.mutations PROPERTIES LABELS judge)
