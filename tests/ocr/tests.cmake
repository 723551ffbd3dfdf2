# What OCR reads of drawn pictures, side by side with plain tesseract; long.
add_executable(ocr_reader EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/ocr/reader.cpp)
target_link_libraries(ocr_reader PRIVATE engross_recognize nlohmann_json::nlohmann_json)
add_test(NAME ocr.reader COMMAND ${CMAKE_COMMAND} --build ${CMAKE_BINARY_DIR} --target ocr_reader)
add_test(NAME ocr.bench COMMAND ${CMAKE_SOURCE_DIR}/tests/ocr/bench.py $<TARGET_FILE:ocr_reader> ${CMAKE_BINARY_DIR}/ocr --assert)
set_tests_properties(ocr.reader PROPERTIES LABELS long TIMEOUT 600 FIXTURES_SETUP ocr)
set_tests_properties(ocr.bench PROPERTIES LABELS long TIMEOUT 14400 FIXTURES_REQUIRED ocr)

# What train.py learns from, and the module's own parts against Leptonica's.
file(GLOB finding ${CMAKE_SOURCE_DIR}/src/recognize/module/*.cpp)
list(FILTER finding EXCLUDE REGEX "/(tesseract|codes|order)\\.cpp$")
add_library(ocr_finding STATIC EXCLUDE_FROM_ALL ${finding})
target_include_directories(ocr_finding PUBLIC ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(ocr_finding PUBLIC PkgConfig::lept)
add_executable(ocr_traits EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/ocr/traits.cpp)
target_link_libraries(ocr_traits PRIVATE ocr_finding engross_image nlohmann_json::nlohmann_json)
add_executable(test_hat ${CMAKE_SOURCE_DIR}/tests/ocr/hat_test.cpp)
target_link_libraries(test_hat PRIVATE ocr_finding GTest::gtest_main)
add_test(NAME ocr.hat COMMAND test_hat)
