#include "parts.h"

#include <algorithm>

namespace engross::image {
namespace {

struct Tag {
    std::uint32_t id;
    std::uint32_t type;
    std::size_t value; // where the value or its offset is
};

double rational(BytesView tiff, std::size_t field, bool order) {
    const std::size_t at = number_at(tiff, field, 4, order);
    const double below = number_at(tiff, at + 4, 4, order);
    return below > 0 ? number_at(tiff, at, 4, order) / below : 0;
}

Colour colour_of(std::uint32_t photometric) {
    switch (photometric) {
    case 0:
    case 1:
        return Colour::gray;
    case 2:
    case 6:
        return Colour::rgb;
    case 3:
        return Colour::indexed;
    case 5:
        return Colour::cmyk;
    default:
        return Colour::unknown;
    }
}

struct Reader {
    BytesView tiff;
    Info& info;
    bool order;
    double resolution = 0;
    std::uint32_t unit = 2;
    bool main_picture; // a TIFF file; in an EXIF segment the sizes speak of something else

    std::uint32_t integer(const Tag& tag) const {
        return number_at(tiff, tag.value, tag.type == 3 ? 2 : 4, order);
    }

    void common(const Tag& tag) {
        switch (tag.id) {
        case 0x0112:
            info.orientation = static_cast<int>(std::clamp(integer(tag), 1U, 8U));
            break;
        case 0x011A:
            resolution = rational(tiff, tag.value, order);
            break;
        case 0x0128:
            unit = integer(tag);
            break;
        case 0x8825:
            info.gps = true;
            break;
        default:
            break;
        }
    }

    void picture(const Tag& tag) {
        switch (tag.id) {
        case 0x0100:
            info.width = side(integer(tag));
            break;
        case 0x0101:
            info.height = side(integer(tag));
            break;
        case 0x0102:
            info.bits = 8;
            break;
        case 0x0106:
            info.colour = colour_of(integer(tag));
            break;
        case 0x0115:
            info.components = static_cast<int>(std::min(integer(tag), 16U));
            break;
        case 0x0152:
            info.alpha = true;
            break;
        case 0x8773:
            info.icc = true;
            break;
        default:
            break;
        }
    }
};

} // namespace

void read_tiff_tags(BytesView tiff, Info& info) {
    const bool order = byte_at(tiff, 0) == 'I';
    Reader reader{
        .tiff = tiff, .info = info, .order = order, .main_picture = info.format == Format::tiff};
    const std::size_t directory = number_at(tiff, 4, 4, order);
    const std::size_t count = std::min<std::size_t>(number_at(tiff, directory, 2, order), 512);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = directory + 2 + 12 * i;
        const Tag tag{number_at(tiff, at, 2, order), number_at(tiff, at + 2, 2, order), at + 8};
        reader.common(tag);
        if (reader.main_picture) {
            reader.picture(tag);
        }
    }
    if (info.dpi == 0 && reader.resolution > 1 && reader.unit >= 2) {
        info.dpi = reader.unit == 3 ? reader.resolution * 2.54 : reader.resolution;
    }
}

bool xmp_has_place(BytesView xmp) {
    return xmp.find("GPSLatitude") != BytesView::npos ||
           xmp.find("GPSLongitude") != BytesView::npos;
}

} // namespace engross::image
