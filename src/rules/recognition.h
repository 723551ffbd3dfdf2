// From which confidence on what OCR read is made use of: rules/recognition.yml.
#pragma once

#include <filesystem>

namespace engross::rules {

// 0 to 1; 2: never.
struct Recognition {
    double alternative = 2; // of a line, in a proposed alternative text
    double caption = 2;     // of a caption that stands inside the picture alone
    double text = 2;        // of all lines of a scanned page together
};

// Of a folder of rules; without the file nothing is made use of. Throws Error(usage) with file and
// line when it is not understood.
Recognition load_recognition(const std::filesystem::path& folder);

} // namespace engross::rules
