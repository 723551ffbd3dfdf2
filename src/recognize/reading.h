// What is read in one picture.
#pragma once

#include "base/bytes.h"

#include <optional>
#include <string>
#include <vector>

namespace engross::recognize {

// A place in a picture as it is seen (EXIF orientation applied), in parts of its width and height, 0 to 1.
struct Place {
    double left = 0, top = 0, width = 0, height = 0;
};

struct ReadLine {
    std::string text;
    double confidence; // 0 to 1
    Place box{};
    bool column = false; // set from top to bottom
};

// A QR code or barcode.
struct Code {
    std::string kind; // of image/code: qr-code, ean-13, …
    std::string text; // its content: no control characters, at most 1,000 characters
    Place box{};
};

// What was read in one picture, in reading order.
struct Reading {
    std::vector<ReadLine> lines{};
    std::vector<Code> codes{};
    std::string trouble{}; // why it was not read: time, crash, memory, size; "" when it was

    [[nodiscard]] double confidence() const; // of all lines, by their length; 0 when there is none
};

// A reading as bytes, and back; nothing when they are not what encode() gives.
Bytes encode(const Reading& reading);
std::optional<Reading> decode(BytesView bytes);

} // namespace engross::recognize
