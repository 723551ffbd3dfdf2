# Bad files, bad folders, full disks.
add_test(NAME faults COMMAND ${CMAKE_SOURCE_DIR}/tests/faults/run.py $<TARGET_FILE:engross>)
set_tests_properties(faults PROPERTIES TIMEOUT 600)
