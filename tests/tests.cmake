# Each folder of tests/ that is more than unit tests says in its own tests.cmake what to run.
file(GLOB parts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/*/tests.cmake)
foreach(part ${parts})
    include(${part})
endforeach()
