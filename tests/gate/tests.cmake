# The gate where it runs: the real pre-commit, the steps of the pipelines, the real veraPDF; what engross manual prints.
add_test(NAME gate.pre-commit COMMAND ${CMAKE_SOURCE_DIR}/tests/gate/pre_commit.sh $<TARGET_FILE:engross>)
add_test(NAME gate.manual COMMAND ${CMAKE_SOURCE_DIR}/tests/gate/manual.py $<TARGET_FILE:engross>)
add_test(NAME gate.verapdf COMMAND ${CMAKE_SOURCE_DIR}/tests/gate/verapdf.sh $<TARGET_FILE:engross>)
add_test(NAME gate.pipelines COMMAND ${CMAKE_SOURCE_DIR}/tests/gate/pipelines.py $<TARGET_FILE:engross>)
set_tests_properties(gate.pre-commit gate.manual gate.verapdf gate.pipelines PROPERTIES TIMEOUT 300)
