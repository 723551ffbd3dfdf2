// usage: ocr_traits PICTURE…     what is seen of the likely lines of each, a line of JSON a picture;
// for tests/ocr/train.py
#include "base/bytes.h"
#include "base/limits.h"
#include "image/image.h"
#include "recognize/module/glance.h"
#include "recognize/module/lines.h"

#include <nlohmann/json.hpp>

#include <iostream>

using namespace engross;

namespace {

constexpr double least_likeness = -9;
constexpr std::size_t most_lines = 120;

nlohmann::json lines_of(const image::Raster& raster) {
    const recognize::Gray picture(
        reinterpret_cast<const std::uint8_t*>(raster.pixels.data()), raster.width, raster.height);
    nlohmann::json lines = nlohmann::json::array();
    for (const recognize::TextLine& line : recognize::find_lines(picture)) {
        if (line.likeness > least_likeness && lines.size() < most_lines) {
            const recognize::Place box = recognize::box_around(
                {line.left_top, line.right_top, line.right_bottom, line.left_bottom},
                raster.width,
                raster.height);
            lines.push_back(
                {{"box", {box.left, box.top, box.width, box.height}},
                 {"traits", recognize::traits_of(picture, line)},
                 {"textness", recognize::textness(recognize::traits_of(picture, line))}});
        }
    }
    return lines;
}

} // namespace

int main(int count, char** arguments) {
    for (int i = 1; i < count; ++i) {
        const Bytes bytes = read_file(arguments[i], Limits{}.input_size);
        const image::Info info = image::sniff(bytes);
        image::DecodeOptions options{.gray = true, .upright = true};
        while (options.reduce < 8 &&
               std::max(info.width, info.height) / (options.reduce * 2) >= 800) {
            options.reduce *= 2;
        }
        const auto raster = image::decode(bytes, options);
        std::cout << nlohmann::json{{"file", arguments[i]},
                                    {"lines", raster ? lines_of(*raster) : nlohmann::json::array()}}
                  << '\n';
    }
}
