// What is read in one picture.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace engross::recognize {

// A place in a picture as it is seen (EXIF orientation applied), in parts of its width and height,
// 0 to 1.
struct Place {
    double left = 0, top = 0, width = 0, height = 0;
};

struct ReadLine {
    std::string text;
    double confidence; // 0 to 1
    Place box{};
    bool column = false; // set from top to bottom
};

// Of image/code.
inline constexpr std::array<std::string_view, 8> code_kinds{
    "qr-code", "data-matrix", "aztec", "pdf417", "ean-13", "ean-8", "upc-a", "code-128"};

// A QR code or barcode.
struct Code {
    std::string kind; // one of code_kinds
    std::string text; // its content: no control characters, at most 1,000 characters
    Place box{};
};

// Words as XML can hold them, in one line: what is no character becomes a space; trimmed.
std::string in_one_line(std::string_view words);

// What was read in one picture, in reading order.
struct Reading {
    std::vector<ReadLine> lines{};
    std::vector<Code> codes{};
    std::string trouble{}; // why it was not read: time, crash, memory, size; "" when it was

    [[nodiscard]] double confidence() const; // of all lines, by their length; 0 when there is none
};

} // namespace engross::recognize
