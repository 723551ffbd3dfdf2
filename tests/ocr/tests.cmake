# What OCR reads of drawn pictures, side by side with plain tesseract; long.
add_executable(ocr_reader EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/ocr/reader.cpp)
target_link_libraries(ocr_reader PRIVATE engross_recognize nlohmann_json::nlohmann_json)
add_test(NAME ocr.reader COMMAND ${CMAKE_COMMAND} --build ${CMAKE_BINARY_DIR} --target ocr_reader)
add_test(NAME ocr.bench COMMAND ${CMAKE_SOURCE_DIR}/tests/ocr/bench.py $<TARGET_FILE:ocr_reader> ${CMAKE_BINARY_DIR}/ocr --assert)
set_tests_properties(ocr.reader PROPERTIES LABELS long TIMEOUT 600 FIXTURES_SETUP ocr)
set_tests_properties(ocr.bench PROPERTIES LABELS long TIMEOUT 14400 FIXTURES_REQUIRED ocr)
