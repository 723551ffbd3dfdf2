# What is true of every run: the same bytes each time, no personal leftovers, nothing half-written, a
# worker that dies is one failed document.
foreach(name determinism privacy kill worker)
    add_test(NAME run.${name} COMMAND ${CMAKE_SOURCE_DIR}/tests/run/${name}.py $<TARGET_FILE:engross>)
    set_tests_properties(run.${name} PROPERTIES TIMEOUT 300)
endforeach()
