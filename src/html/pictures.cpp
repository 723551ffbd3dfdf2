#include "html/pictures.h"

#include "base/text.h"
#include "html/address.h"
#include "image/image.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace engross::html {

namespace {

constexpr double px_of_pt = 96.0 / 72.0;

struct Frame { // in px
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
};

// @crop: per cent of left, top, right, bottom that the author cut off.
std::optional<Frame> cropped(std::string_view crop, int width, int height) {
    const auto parts = text::split(crop, ' ');
    if (parts.size() != 4) {
        return std::nullopt;
    }
    std::array<double, 4> cut{};
    std::ranges::transform(parts, cut.begin(), [](std::string_view part) {
        return std::clamp(text::to_double(part), 0.0, 100.0) / 100;
    });
    const auto at = [](double share, int size) { return static_cast<int>(std::lround(share * size)); };
    const Frame frame{at(cut[0], width),
                      at(cut[1], height),
                      width - at(cut[0], width) - at(cut[2], width),
                      height - at(cut[1], height) - at(cut[3], height)};
    const bool whole = frame.width == width && frame.height == height;
    return whole || frame.width <= 0 || frame.height <= 0 ? std::nullopt : std::optional(frame);
}

image::Raster cut(const image::Raster& from, const Frame& frame) {
    image::Raster to{frame.width, frame.height, from.channels, {}};
    const auto pixel = static_cast<std::size_t>(from.channels);
    const std::size_t row = static_cast<std::size_t>(frame.width) * pixel;
    to.pixels.reserve(row * static_cast<std::size_t>(frame.height));
    for (int y = frame.top; y < frame.top + frame.height; ++y) {
        const std::size_t start = static_cast<std::size_t>(y) * static_cast<std::size_t>(from.width) +
                                  static_cast<std::size_t>(frame.left);
        to.pixels.append(from.pixels, start * pixel, row);
    }
    return to;
}

image::Raster quarter_turn(const image::Raster& from) { // clockwise
    image::Raster to{from.height, from.width, from.channels, {}};
    const auto pixel = static_cast<std::size_t>(from.channels);
    to.pixels.resize(from.pixels.size());
    std::size_t at = 0;
    for (int y = 0; y < to.height; ++y) {
        for (int x = 0; x < to.width; ++x, at += pixel) {
            const std::size_t source = static_cast<std::size_t>(from.height - 1 - x) *
                                           static_cast<std::size_t>(from.width) +
                                       static_cast<std::size_t>(y);
            std::copy_n(from.pixels.begin() + static_cast<std::ptrdiff_t>(source * pixel),
                        pixel,
                        to.pixels.begin() + static_cast<std::ptrdiff_t>(at));
        }
    }
    return to;
}

int quarter_turns(xml::Node image) {
    const double turns = text::to_double(image.attr("rotation")) / 90;
    return std::abs(turns) < 1000 ? ((static_cast<int>(std::lround(turns)) % 4) + 4) % 4 : 0;
}

// What the author cut off may be private, and a page cannot hide it: the copy is really cut and turned.
std::optional<image::WebCopy> edited(BytesView bytes, xml::Node image) {
    auto raster = image::decode(bytes, {.upright = true});
    if (!raster) {
        return std::nullopt;
    }
    if (const auto frame = cropped(image.attr("crop"), raster->width, raster->height)) {
        raster = cut(*raster, *frame);
    }
    for (int i = quarter_turns(image); i > 0; --i) {
        raster = quarter_turn(*raster);
    }
    const image::Info info = image::sniff(bytes);
    if (info.format == image::Format::jpeg) {
        const bool same_colours = info.colour != image::Colour::cmyk; // decode() made RGB of it
        Bytes jpeg = image::encode_jpeg(*raster, same_colours ? image::icc_profile(bytes) : Bytes());
        if (!jpeg.empty()) {
            return image::WebCopy{std::move(jpeg), "image/jpeg", "jpg"};
        }
    }
    return image::WebCopy{image::encode_png(*raster), "image/png", "png"};
}

// The box was drawn for the picture before it was turned.
bool is_on_its_side(double drawn, double own) {
    return std::abs(std::log(drawn * own)) + 0.1 < std::abs(std::log(drawn / own));
}

std::string file_name(std::size_t number, std::string_view extension) {
    const std::string digits = std::to_string(number);
    return "image-" + std::string(digits.size() < 2 ? "0" : "") + digits + "." + std::string(extension);
}

} // namespace

Pictures::Stored Pictures::store(xml::Node image) {
    const auto resource = document_.resources.find(std::string(image.attr("resource")));
    if (resource == document_.resources.end() || resource->second == nullptr) {
        return {};
    }
    const BytesView bytes = resource->second->bytes;
    auto copy = image.has("crop") || quarter_turns(image) != 0 ? edited(bytes, image) : image::web_copy(bytes);
    if (!copy) {
        return {};
    }
    const image::Info info = image::sniff(copy->bytes);
    Stored stored{"", info.turned() ? info.height : info.width, info.turned() ? info.width : info.height};
    if (options_.inline_images) {
        stored.source = "data:" + std::string(copy->media_type) + ";base64," + base64(copy->bytes);
        return stored;
    }
    const std::string name = file_name(files_.size() + 1, copy->extension);
    const std::string& folder = options_.picture_folder;
    stored.source = path_address(folder.empty() ? name : folder + "/" + name);
    files_.push_back({name, std::move(copy->bytes)});
    return stored;
}

const Pictures::Stored& Pictures::stored(xml::Node image) {
    std::string key(image.attr("resource"));
    key += '\n';
    key += image.attr("crop");
    key += '\n';
    key += std::to_string(quarter_turns(image));
    auto found = by_key_.find(key);
    if (found == by_key_.end()) {
        found = by_key_.emplace(std::move(key), store(image)).first;
    }
    return found->second;
}

// The width is the author's; the height follows from the picture, so that nothing moves while it loads.
Pictures::Placed Pictures::place(xml::Node image) {
    const Stored& own = stored(image);
    if (own.source.empty() || own.width <= 0 || own.height <= 0) {
        return {own.source, 0, 0};
    }
    const double ratio = static_cast<double>(own.height) / own.width;
    double width = text::to_double(image.attr("width")) * px_of_pt;
    const double height = text::to_double(image.attr("height")) * px_of_pt;
    if (width < 1 || height < 1) {
        width = own.width;
    } else if (is_on_its_side(height / width, ratio)) {
        width = height;
    }
    width = std::clamp(width, 1.0, 2000.0);
    return {own.source,
            static_cast<int>(std::lround(width)),
            std::max(1, static_cast<int>(std::lround(width * ratio)))};
}

} // namespace engross::html
