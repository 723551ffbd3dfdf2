// What tests of whole reports share: a file read and normalized, its truth, words to compare.
#pragma once

#include "base/bytes.h"
#include "base/text.h"
#include "doc/document.h"
#include "normalize/normalize.h"
#include "read/reader.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#ifndef ENGROSS_SOURCE_DIR
#define ENGROSS_SOURCE_DIR "."
#endif

namespace engross {

inline const std::filesystem::path source = ENGROSS_SOURCE_DIR;

// Valid after each pass, or it throws.
inline doc::Document normalized(const std::filesystem::path& path) {
    const Bytes bytes = read_file(path, Limits{}.input_size);
    doc::Document document = read::read({.name = path.filename().string(), .bytes = bytes});
    for (const doc::Pass& pass : normalize::passes()) {
        pass.run(document);
        doc::validate(document, pass.name);
    }
    return document;
}

inline nlohmann::json load(const std::filesystem::path& path) {
    std::ifstream in(path);
    return nlohmann::json::parse(in);
}

// All blanks taken out.
inline std::string squeezed(std::string_view text) {
    std::string out;
    for (char32_t c : text::decode(text)) {
        if (!text::is_blank(c)) {
            text::append(out, c);
        }
    }
    return out;
}

} // namespace engross
