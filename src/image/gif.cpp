#include "parts.h"

#include <gif_lib.h>

#include <algorithm>
#include <cstring>

namespace engross::image {
namespace {

// Offset after the sub-blocks that begin at `at`; 0 when they are cut off.
std::size_t after_sub_blocks(BytesView gif, std::size_t at) {
    while (at < gif.size()) {
        const std::size_t size = byte_at(gif, at);
        at += size + 1;
        if (size == 0) {
            return at <= gif.size() ? at : 0;
        }
    }
    return 0;
}

std::size_t table_size(std::uint8_t flags) {
    return (flags & 0x80U) != 0 ? std::size_t{3} << ((flags & 7U) + 1U) : 0;
}

struct Block {
    char kind = 0;          // '!' extension, ',' picture
    std::uint8_t label = 0; // of an extension
    BytesView all;
};

// Walks the blocks up to the trailer; false when the file is cut off before it.
template <class Visit> bool walk(BytesView gif, Visit visit) {
    std::size_t at = 13 + table_size(byte_at(gif, 10));
    while (at < gif.size() && gif[at] != ';') {
        Block block{.kind = gif[at], .label = byte_at(gif, at + 1), .all = {}};
        std::size_t data = at + 2;
        if (block.kind == ',') {
            data = at + 10 + table_size(byte_at(gif, at + 9)) + 1;
        } else if (block.kind != '!') {
            return false;
        }
        const std::size_t end = after_sub_blocks(gif, data);
        if (end == 0) {
            return false;
        }
        block.all = gif.substr(at, end - at);
        visit(block);
        at = end;
    }
    return at < gif.size();
}

bool is_kept(const Block& block) {
    constexpr std::uint8_t graphic_control = 0xF9;
    constexpr std::uint8_t application = 0xFF;
    return block.kind == ',' || block.label == graphic_control ||
           (block.label == application && slice(block.all, 3, 11) == "NETSCAPE2.0");
}

int read_memory(GifFileType* file, GifByteType* to, int size) {
    auto& rest = *static_cast<BytesView*>(file->UserData);
    const std::size_t count = std::min(rest.size(), static_cast<std::size_t>(size));
    std::memcpy(to, rest.data(), count);
    rest.remove_prefix(count);
    return static_cast<int>(count);
}

struct Canvas {
    Raster raster;
    std::vector<GifByteType> line;

    void put(const ColorMapObject& colours, int transparent, int left, int row) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::size_t x = static_cast<std::size_t>(left) + i;
            if (x >= static_cast<std::size_t>(raster.width) || row >= raster.height ||
                line[i] == transparent || line[i] >= colours.ColorCount) {
                continue;
            }
            const auto& colour = colours.Colors[line[i]];
            char* pixel =
                raster.pixels.data() +
                4 * (static_cast<std::size_t>(row) * static_cast<std::size_t>(raster.width) + x);
            pixel[0] = static_cast<char>(colour.Red);
            pixel[1] = static_cast<char>(colour.Green);
            pixel[2] = static_cast<char>(colour.Blue);
            pixel[3] = '\xFF';
        }
    }
};

// The rows of a picture in the order they are stored.
std::vector<int> row_order(int height, bool interlaced) {
    std::vector<int> rows;
    if (!interlaced) {
        for (int y = 0; y < height; ++y) {
            rows.push_back(y);
        }
        return rows;
    }
    constexpr int passes[4][2] = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};
    for (const auto& pass : passes) {
        for (int y = pass[0]; y < height; y += pass[1]) {
            rows.push_back(y);
        }
    }
    return rows;
}

bool read_picture(GifFileType* gif, int transparent, Canvas& canvas) {
    if (DGifGetImageDesc(gif) == GIF_ERROR) {
        return false;
    }
    const auto& place = gif->Image;
    const ColorMapObject* colours = place.ColorMap != nullptr ? place.ColorMap : gif->SColorMap;
    if (colours == nullptr || place.Width <= 0 || place.Height <= 0 || place.Left < 0 ||
        place.Top < 0) {
        return false;
    }
    canvas.line.resize(static_cast<std::size_t>(place.Width));
    for (const int y : row_order(place.Height, place.Interlace)) {
        if (DGifGetLine(gif, canvas.line.data(), place.Width) == GIF_ERROR) {
            return true; // cut off: what is there is shown
        }
        canvas.put(*colours, transparent, place.Left, place.Top + y);
    }
    return true;
}

int transparent_index(GifFileType* gif) {
    int code = 0;
    int transparent = -1;
    GifByteType* data = nullptr;
    if (DGifGetExtension(gif, &code, &data) == GIF_ERROR) {
        return -1;
    }
    while (data != nullptr) {
        if (code == GRAPHICS_EXT_FUNC_CODE && data[0] >= 4 && (data[1] & 1U) != 0) {
            transparent = data[4];
        }
        if (DGifGetExtensionNext(gif, &data) == GIF_ERROR) {
            break;
        }
    }
    return transparent;
}

bool read_first(GifFileType* gif, Canvas& canvas) {
    int transparent = -1;
    GifRecordType type = UNDEFINED_RECORD_TYPE;
    while (DGifGetRecordType(gif, &type) != GIF_ERROR && type != TERMINATE_RECORD_TYPE) {
        if (type == IMAGE_DESC_RECORD_TYPE) {
            return read_picture(gif, transparent, canvas);
        }
        if (type == EXTENSION_RECORD_TYPE) {
            transparent = transparent_index(gif);
        }
    }
    return false;
}

} // namespace

void sniff_gif(BytesView bytes, Info& info) {
    info.width = side(little(bytes, 6, 2));
    info.height = side(little(bytes, 8, 2));
    info.colour = Colour::indexed;
    info.components = 1;
    info.bits = 8;
    int pictures = 0;
    walk(bytes, [&](const Block& block) {
        pictures += block.kind == ',' ? 1 : 0;
        info.alpha = info.alpha || (block.kind == '!' && block.label == 0xF9 &&
                                    (byte_at(block.all, 3) & 1U) != 0);
    });
    info.animated = pictures > 1;
}

Bytes strip_gif(BytesView bytes) {
    Bytes stripped(bytes.substr(0, 13 + table_size(byte_at(bytes, 10))));
    const bool whole = walk(bytes, [&](const Block& block) {
        if (is_kept(block)) {
            stripped += block.all;
        }
    });
    return whole ? stripped + ';' : Bytes();
}

std::optional<Raster> decode_gif(BytesView bytes, const DecodeOptions& options) {
    const int width = static_cast<int>(little(bytes, 6, 2));
    const int height = static_cast<int>(little(bytes, 8, 2));
    if (!fits(width, height, options.max_pixels)) {
        return std::nullopt;
    }
    BytesView rest = bytes;
    GifFileType* gif = DGifOpen(&rest, read_memory, nullptr);
    if (gif == nullptr) {
        return std::nullopt;
    }
    Canvas canvas{make_raster(width, height, 4), {}};
    const bool good = read_first(gif, canvas);
    DGifCloseFile(gif, nullptr);
    return good ? std::optional(std::move(canvas.raster)) : std::nullopt;
}

} // namespace engross::image
