# The gate where it runs: the real pre-commit, and what engross manual prints.
add_test(NAME gate.pre-commit COMMAND ${CMAKE_SOURCE_DIR}/tests/gate/pre_commit.sh $<TARGET_FILE:engross>)
add_test(NAME gate.manual COMMAND ${CMAKE_SOURCE_DIR}/tests/gate/manual.py $<TARGET_FILE:engross>)
set_tests_properties(gate.pre-commit gate.manual PROPERTIES TIMEOUT 300)
