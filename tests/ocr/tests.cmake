# What OCR reads of drawn pictures, side by side with plain tesseract; long.
add_executable(ocr_reader EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/ocr/reader.cpp)
target_link_libraries(ocr_reader PRIVATE engross_recognize nlohmann_json::nlohmann_json)
