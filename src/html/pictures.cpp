#include "html/pictures.h"

#include "base/text.h"
#include "html/address.h"
#include "image/image.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace engross::html {

namespace {

constexpr double px_of_pt = 96.0 / 72.0;

double rotation_of(xml::Node image) {
    return std::remainder(text::to_double(image.attr("rotation")), 360);
}

// A page cannot hide a part or turn the picture: the copy is really cut and turned.
std::optional<image::WebCopy> edited(BytesView bytes, xml::Node image) {
    auto copy = image::edited(bytes, edit_of(image));
    if (!copy) {
        return std::nullopt;
    }
    const bool is_jpeg = image::sniff(*copy).format == image::Format::jpeg;
    return image::WebCopy{
        std::move(*copy), is_jpeg ? "image/jpeg" : "image/png", is_jpeg ? "jpg" : "png"};
}

// The box was drawn for the picture before it was turned.
bool is_on_its_side(double drawn, double own) {
    return std::abs(std::log(drawn * own)) + 0.1 < std::abs(std::log(drawn / own));
}

std::string file_name(std::size_t number, std::string_view extension) {
    const std::string digits = std::to_string(number);
    return "image-" + std::string(digits.size() < 2 ? "0" : "") + digits + "." +
           std::string(extension);
}

} // namespace

// @crop: per cent of left, top, right, bottom that the author cut off.
image::Edit edit_of(xml::Node image) {
    image::Edit edit;
    if (const auto parts = text::split(image.attr("crop"), ' '); parts.size() == 4) {
        const auto part = [&](std::size_t i) {
            return std::clamp(text::to_double(parts[i]) / 100, 0.0, 1.0);
        };
        edit = {.left = part(0), .top = part(1), .right = part(2), .bottom = part(3)};
    }
    const std::string_view flip = image.attr("flip");
    edit.mirrored = flip == "horizontal" || flip == "both";
    edit.flipped = flip == "vertical" || flip == "both";
    edit.degrees = rotation_of(image);
    return edit;
}

bool is_edited(xml::Node image) {
    return image.has("crop") || image.has("flip") || rotation_of(image) != 0;
}

Pictures::Stored Pictures::store(xml::Node image) {
    const auto resource = document_.resources.find(std::string(image.attr("resource")));
    if (resource == document_.resources.end() || resource->second == nullptr) {
        return {};
    }
    const BytesView bytes = resource->second->bytes;
    auto copy = is_edited(image) ? edited(bytes, image) : image::web_copy(bytes);
    if (!copy) {
        return {};
    }
    const image::Info info = image::sniff(copy->bytes);
    Stored stored{
        "", info.turned() ? info.height : info.width, info.turned() ? info.width : info.height};
    if (options_.inline_images) {
        stored.source = "data:" + std::string(copy->media_type) + ";base64," + base64(copy->bytes);
        return stored;
    }
    const std::string name = file_name(++files_, copy->extension);
    const std::string& folder = options_.picture_folder;
    stored.source = path_address(folder.empty() ? name : folder + "/" + name);
    if (options_.take) {
        options_.take({name, std::move(copy->bytes), resource->first});
    }
    return stored;
}

const Pictures::Stored& Pictures::stored(xml::Node image) {
    std::string key(image.attr("resource"));
    key += '\n';
    key += image.attr("crop");
    key += '\n';
    key += image.attr("rotation");
    key += '\n';
    key += image.attr("flip");
    auto found = by_key_.find(key);
    if (found == by_key_.end()) {
        found = by_key_.emplace(std::move(key), store(image)).first;
    }
    return found->second;
}

// The width is the author's; the height follows from the picture, so that nothing moves while it
// loads.
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
    } else if (const double angle = rotation_of(image) * std::numbers::pi / 180; angle != 0) {
        width = std::abs(width * std::cos(angle)) + std::abs(height * std::sin(angle));
    } else if (is_on_its_side(height / width, ratio)) {
        width = height;
    }
    width = std::clamp(width, 1.0, 2000.0);
    return {own.source,
            static_cast<int>(std::lround(width)),
            std::max(1, static_cast<int>(std::lround(width * ratio)))};
}

} // namespace engross::html
