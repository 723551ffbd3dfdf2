// Tesseract on the seed's pictures, held against what was painted on them.
#include "base/bytes.h"
#include "base/limits.h"
#include "read/reader.h"
#include "recognize/recognize.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

namespace engross {

namespace {

namespace fs = std::filesystem;

const fs::path seed = fs::path(ENGROSS_SOURCE_DIR) / "../shared/seed";

// Letters, digits and Han only: spaces and marks are no matter of recall.
std::u32string letters(std::string_view words) {
    std::u32string out = text::decode(text::nfkc(words));
    std::erase_if(out, [](char32_t c) { return !text::is_han(c) && !text::is_latin(c); });
    return out;
}

// Length of the longest common subsequence: characters of `truth` found in order.
std::size_t common(const std::u32string& truth, const std::u32string& found) {
    std::vector<std::size_t> row(found.size() + 1);
    for (const char32_t c : truth) {
        std::size_t diagonal = 0;
        for (std::size_t i = 0; i < found.size(); ++i) {
            const std::size_t above = row[i + 1];
            row[i + 1] = found[i] == c ? diagonal + 1 : std::max(above, row[i]);
            diagonal = above;
        }
    }
    return row.back();
}

std::map<std::string, std::u32string> read_pictures(const fs::path& report) {
    const Bytes bytes = read_file(report, Limits{}.input_size);
    doc::Document document = read::read({.name = report.filename().string(), .bytes = bytes});
    recognize::picture_facts(document);
    recognize::TextReader().read(document);
    std::map<std::string, std::u32string> out;
    std::size_t number = 0;
    for (const xml::Node image : xml::select(document.root(), "//image")) {
        out[std::to_string(++number)] = letters(image.child("ocr").text());
    }
    return out;
}

} // namespace

TEST(Ocr, ReadsThePaintedTextOfTheSeedAndNothingElse) {
    if (!fs::exists(seed)) {
        GTEST_SKIP() << "skipped: ../shared is not there";
    }
    std::ifstream file(seed / "trip-report.truth.json");
    const auto painted = nlohmann::json::parse(file)["painted"];
    const auto found = read_pictures(seed / "trip-report.docx");
    ASSERT_EQ(found.size(), 28U);
    for (const auto& [number, words] : found) {
        if (!painted.contains(number)) {
            EXPECT_TRUE(words.empty())
                << "false text on picture " << number << ": " << text::encode(words);
            continue;
        }
        std::string truth;
        for (const auto& line : painted[number]["lines"]) {
            truth += line.get<std::string>();
        }
        const std::u32string expected = letters(truth);
        const double recall =
            static_cast<double>(common(expected, words)) / static_cast<double>(expected.size());
        // The sign stands at an angle; plain page segmentation reads it in part.
        const double least = painted[number]["kind"] == "sign" ? 0.5 : 0.95;
        EXPECT_GE(recall, least) << "picture " << number << ": " << text::encode(words);
    }
}

} // namespace engross
