# What the fuzzers feed is also in test_whole (../fuzz_test.cpp), which replays seeds/ and fixtures/fuzz and
# spoils the fixtures. With ENGROSS_FUZZ (clang; .ci/fuzz) each target is a libFuzzer program.
file(GLOB fuzz_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fuzz/*.cpp)
list(FILTER fuzz_sources EXCLUDE REGEX "/fuzzer.cpp$")
add_library(engross_fuzz STATIC ${fuzz_sources})
target_include_directories(engross_fuzz PUBLIC ${CMAKE_SOURCE_DIR}/tests/fuzz)
target_compile_definitions(engross_fuzz PRIVATE ENGROSS_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
target_link_libraries(engross_fuzz PUBLIC engross_run)

if(ENGROSS_FUZZ)
    add_custom_target(fuzzers DEPENDS engross-image engross-recognize)
    foreach(target package docx odt numbering canonical schematron codes image)
        add_executable(fuzz_${target} ${CMAKE_SOURCE_DIR}/tests/fuzz/fuzzer.cpp)
        target_compile_definitions(fuzz_${target} PRIVATE ENGROSS_FUZZ_TARGET="${target}")
        target_link_libraries(fuzz_${target} PRIVATE engross_fuzz)
        target_link_options(fuzz_${target} PRIVATE -fsanitize=fuzzer)
        add_dependencies(fuzzers fuzz_${target})
    endforeach()
endif()
