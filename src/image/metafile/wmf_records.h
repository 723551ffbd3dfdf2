// A WMF file as a list of records ([MS-WMF] 2.3), before any of them is drawn.
#pragma once

#include "image/metafile/metafile.h"

namespace engross::image {

// Where the first record begins.
std::size_t wmf_start(BytesView bytes);

// act(function, record) for one after the other, as long as it returns true.
template <typename Act> void each_wmf_record(BytesView bytes, Act act) {
    constexpr std::size_t most_records = 500'000;
    std::size_t at = wmf_start(bytes);
    for (std::size_t i = 0; i < most_records && at + 6 <= bytes.size(); ++i) {
        const std::size_t size = std::size_t{little(bytes, at, 4)} * 2;
        const unsigned function = little(bytes, at + 4, 2);
        if (size < 6 || size > bytes.size() - at || function == 0 ||
            !act(function, Record(bytes.substr(at, size)))) {
            return;
        }
        at += size;
    }
}

// What the file draws on.
struct WmfFrame {
    Box view;
    double inch = 1440; // units
};

// Nothing when the file tells none, or an empty one.
std::optional<WmfFrame> wmf_frame(BytesView bytes);

// The EMF that programs of today made first and put into comments, in pieces (2.3.6.1); or "".
Bytes enhanced_of_wmf(BytesView bytes);

} // namespace engross::image
