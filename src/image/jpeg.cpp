#include "parts.h"

#include <array>
#include <cstring>

namespace engross::image {
namespace {

using namespace std::string_view_literals;

constexpr std::uint8_t start_of_scan = 0xDA;
constexpr std::uint8_t end_of_image = 0xD9;

struct Segment {
    std::uint8_t marker = 0;
    BytesView all;     // with marker, length and, for a scan, the entropy-coded data
    BytesView payload; // after the length
};

bool stands_alone(std::uint8_t marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= end_of_image);
}

// Offset of the first marker after entropy-coded data that begins at `at`.
std::size_t end_of_scan(BytesView jpeg, std::size_t at) {
    while (at + 1 < jpeg.size()) {
        const void* found = std::memchr(jpeg.data() + at, 0xFF, jpeg.size() - at - 1);
        if (found == nullptr) {
            break;
        }
        at = static_cast<std::size_t>(static_cast<const char*>(found) - jpeg.data());
        const std::uint8_t next = byte_at(jpeg, at + 1);
        const bool stuffed = next == 0x00 || next == 0xFF || (next >= 0xD0 && next <= 0xD7);
        if (!stuffed) {
            return at;
        }
        at += next == 0xFF ? 1 : 2;
    }
    return jpeg.size();
}

// Walks the segments after SOI. `headers_only` stops at the first scan.
class Walk {
public:
    Walk(BytesView jpeg, bool headers_only)
        : jpeg_(jpeg), at_(jpeg.starts_with("\xFF\xD8") ? 2 : jpeg.size()),
          headers_only_(headers_only) {}

    // False at the end of the image or of what can be read.
    bool next(Segment& segment) {
        while (byte_at(jpeg_, at_) == 0xFF && byte_at(jpeg_, at_ + 1) == 0xFF) {
            ++at_; // fill bytes
        }
        if (at_ + 2 > jpeg_.size() || byte_at(jpeg_, at_) != 0xFF) {
            return false;
        }
        segment.marker = byte_at(jpeg_, at_ + 1);
        std::size_t end = at_ + 2;
        segment.payload = {};
        if (!stands_alone(segment.marker)) {
            const std::size_t length = big(jpeg_, at_ + 2, 2);
            end += length;
            if (length < 2 || end > jpeg_.size()) {
                return false;
            }
            segment.payload = jpeg_.substr(at_ + 4, length - 2);
        }
        if (segment.marker == start_of_scan) {
            if (headers_only_) {
                return false;
            }
            end = end_of_scan(jpeg_, end);
        }
        segment.all = jpeg_.substr(at_, end - at_);
        at_ = segment.marker == end_of_image ? jpeg_.size() : end;
        return true;
    }

private:
    BytesView jpeg_;
    std::size_t at_;
    bool headers_only_;
};

bool is_frame(std::uint8_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

void read_frame(const Segment& segment, Info& info) {
    info.progressive = segment.marker == 0xC2 || segment.marker == 0xC6 || segment.marker == 0xCA;
    info.bits = byte_at(segment.payload, 0);
    info.height = side(big(segment.payload, 1, 2));
    info.width = side(big(segment.payload, 3, 2));
    info.components = byte_at(segment.payload, 5);
    info.colour = info.components == 1   ? Colour::gray
                  : info.components == 3 ? Colour::rgb
                  : info.components == 4 ? Colour::cmyk
                                         : Colour::unknown;
}

void read_jfif(BytesView payload, Info& info) {
    const int unit = byte_at(payload, 7);
    const double density = big(payload, 8, 2);
    if (density > 1 && (unit == 1 || unit == 2)) {
        info.dpi = unit == 2 ? density * 2.54 : density;
    }
}

void read_segment(const Segment& segment, Info& info) {
    const BytesView payload = segment.payload;
    if (is_frame(segment.marker)) {
        read_frame(segment, info);
    } else if (segment.marker == 0xE0 && payload.starts_with("JFIF\0"sv)) {
        read_jfif(payload, info);
    } else if (segment.marker == 0xE1 && payload.starts_with("Exif\0"sv)) {
        read_tiff_tags(slice(payload, 6, payload.size()), info);
    } else if (segment.marker == 0xE1) {
        info.gps = info.gps || xmp_has_place(payload);
    } else if (segment.marker == 0xE2 && payload.starts_with("ICC_PROFILE\0"sv)) {
        info.icc = true;
    } else if (segment.marker == 0xEE && payload.starts_with("Adobe"sv)) {
        info.adobe_transform = byte_at(payload, 11);
    }
}

// EXIF with IFD0 = {Orientation}, as the bytes of a whole APP1 segment.
constexpr std::size_t exif_size = 36;

constexpr std::array<std::array<char, exif_size>, 9> make_exifs() {
    std::array<std::array<char, exif_size>, 9> all{};
    constexpr std::string_view model = "\xFF\xE1\x00\x22"
                                       "Exif\0\0"
                                       "MM\0*\0\0\0\x08"
                                       "\0\x01"
                                       "\x01\x12\0\x03\0\0\0\x01\0\0\0\0"
                                       "\0\0\0\0"sv;
    static_assert(model.size() == exif_size);
    for (std::size_t turn = 0; turn < all.size(); ++turn) {
        for (std::size_t i = 0; i < exif_size; ++i) {
            all[turn][i] = model[i];
        }
        all[turn][29] = static_cast<char>(turn);
    }
    return all;
}

constexpr auto exifs = make_exifs();

// A JFIF segment that stands for one with a thumbnail.
constexpr std::string_view plain_jfif = "\xFF\xE0\x00\x10"
                                        "JFIF\0\x01\x01\0\0\x01\0\x01\0\0"sv;

// What is kept of a segment; empty when it goes.
BytesView kept(const Segment& segment) {
    const BytesView payload = segment.payload;
    const bool application = segment.marker >= 0xE0 && segment.marker <= 0xEF;
    if (segment.marker == 0xE0 && payload.starts_with("JFIF\0"sv)) {
        return payload.size() > 14 ? plain_jfif : segment.all;
    }
    if ((segment.marker == 0xEE && payload.starts_with("Adobe"sv)) ||
        (segment.marker == 0xE2 && payload.starts_with("ICC_PROFILE\0"sv))) {
        return segment.all;
    }
    const bool comment = segment.marker == 0xFE;
    return application || comment ? BytesView() : segment.all;
}

} // namespace

void sniff_jpeg(BytesView bytes, Info& info) {
    Walk walk(bytes, true);
    Segment segment;
    while (walk.next(segment)) {
        read_segment(segment, info);
    }
}

Bytes jpeg_icc(BytesView jpeg) {
    std::array<BytesView, 256> chunks{};
    std::size_t count = 0;
    Walk walk(jpeg, true);
    Segment segment;
    while (walk.next(segment)) {
        if (segment.marker == 0xE2 && segment.payload.starts_with("ICC_PROFILE\0"sv)) {
            chunks[byte_at(segment.payload, 12)] =
                slice(segment.payload, 14, segment.payload.size());
            count = byte_at(segment.payload, 13);
        }
    }
    Bytes profile;
    for (std::size_t i = 1; i <= count; ++i) {
        if (chunks[i].empty()) {
            return {};
        }
        profile += chunks[i];
    }
    return profile;
}

std::vector<BytesView> jpeg_slices(BytesView jpeg) {
    Info info;
    sniff_jpeg(jpeg, info);
    if (info.width == 0 || info.height == 0) {
        return {};
    }
    std::vector<BytesView> slices{jpeg.substr(0, 2)};
    const auto& exif = exifs[static_cast<std::size_t>(info.orientation)];
    bool exif_is_due = info.orientation != 1;
    Walk walk(jpeg, false);
    Segment segment;
    while (walk.next(segment)) {
        // After JFIF, which comes first (JFIF 1.02).
        if (exif_is_due && segment.marker != 0xE0) {
            slices.emplace_back(exif.data(), exif.size());
            exif_is_due = false;
        }
        if (const BytesView part = kept(segment); !part.empty()) {
            slices.push_back(part);
        }
    }
    if (segment.marker == start_of_scan) {
        slices.emplace_back("\xFF\xD9"sv); // cut off: what is there can still be shown
    }
    return segment.marker == start_of_scan || segment.marker == end_of_image
               ? slices
               : std::vector<BytesView>();
}

Bytes strip_jpeg(BytesView jpeg) {
    Bytes stripped;
    stripped.reserve(jpeg.size() + exif_size);
    for (const BytesView part : jpeg_slices(jpeg)) {
        stripped += part;
    }
    return stripped;
}

} // namespace engross::image
