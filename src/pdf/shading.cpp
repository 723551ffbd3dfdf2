#include "shading.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace engross::pdf {
namespace {

Object colour_of(std::uint32_t rgb) {
    std::vector<Object> parts;
    for (const unsigned shift : {16U, 8U, 0U}) {
        parts.push_back(real((rgb >> shift & 0xFFU) / 255.0));
    }
    return array(parts);
}

// Stops from 0 to 1, each after the one before: the bounds of a stitching function must grow.
std::vector<doc::Stop> spread(const doc::Gradient& gradient) {
    constexpr double least = 0.001;
    std::vector<doc::Stop> stops = gradient.stops;
    stops.insert(stops.begin(), {0, stops.front().colour});
    stops.push_back({1, stops.back().colour});
    for (std::size_t i = 1; i < stops.size(); ++i) {
        stops[i].at = std::max(stops[i].at, stops[i - 1].at + least);
    }
    const double whole = stops.back().at; // a little more than 1
    std::ranges::for_each(stops, [whole](doc::Stop& each) { each.at /= whole; });
    return stops;
}

// ISO 32000-1, 7.10.4.
Object function_of(const doc::Gradient& gradient) {
    if (gradient.stops.size() == 2 && gradient.stops[0].at == 0 && gradient.stops[1].at == 1) {
        return blend(gradient.stops[0].colour, gradient.stops[1].colour);
    }
    const std::vector<doc::Stop> stops = spread(gradient);
    std::vector<Object> functions;
    std::vector<Object> bounds;
    std::vector<Object> encode;
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        functions.push_back(blend(stops[i].colour, stops[i + 1].colour));
        if (i > 0) {
            bounds.push_back(Object::newReal(stops[i].at, 5));
        }
        encode.insert(encode.end(), {number(0), number(1)});
    }
    return dictionary({{"/FunctionType", number(3)},
                       {"/Domain", array({number(0), number(1)})},
                       {"/Functions", array(functions)},
                       {"/Bounds", array(bounds)},
                       {"/Encode", array(encode)}});
}

} // namespace

// ISO 32000-1, 7.10.3.
Object blend(std::uint32_t first, std::uint32_t last) {
    return dictionary({{"/FunctionType", number(2)},
                       {"/Domain", array({number(0), number(1)})},
                       {"/C0", colour_of(first)},
                       {"/C1", colour_of(last)},
                       {"/N", number(1)}});
}

Object shading_of(const std::vector<Object>& coords, const Object& function) {
    constexpr std::size_t of_axial = 4;
    const Object on = Object::newBool(true);
    return dictionary({{"/ShadingType", number(coords.size() == of_axial ? 2 : 3)},
                       {"/ColorSpace", name("DeviceRGB")},
                       {"/Coords", array(coords)},
                       {"/Function", function},
                       {"/Extend", array({on, on})}});
}

const std::string& ShadingSet::use(const doc::Gradient& gradient) {
    const auto [found, is_new] = names_.try_emplace(doc::written_gradient(gradient));
    if (!is_new) {
        return found->second;
    }
    found->second = "S" + std::to_string(names_.size());
    const bool is_linear = gradient.kind == doc::Gradient::Kind::linear;
    const Object zero = number(0);
    const Object one = number(1);
    const std::vector<Object> coords = is_linear ? std::vector{zero, zero, one, zero}
                                                 : std::vector{zero, zero, zero, zero, zero, one};
    objects_[found->second] = pdf_.makeIndirectObject(shading_of(coords, function_of(gradient)));
    return found->second;
}

std::array<double, 6> shading_matrix(const doc::Gradient& gradient, const Box& box) {
    const double width = box.right - box.left;
    const double height = box.top - box.bottom;
    if (gradient.kind == doc::Gradient::Kind::linear) {
        const double angle = gradient.angle * std::numbers::pi / 180;
        const double length =
            std::abs(width * std::sin(angle)) + std::abs(height * std::cos(angle));
        const double right = std::sin(angle) * length;
        const double up = std::cos(angle) * length;
        return {right,
                up,
                -up,
                right,
                (box.left + box.right - right) / 2,
                (box.bottom + box.top - up) / 2};
    }
    const double across = std::max(gradient.x, 1 - gradient.x) * width;
    const double down = std::max(gradient.y, 1 - gradient.y) * height;
    const bool is_circle = gradient.kind == doc::Gradient::Kind::circle;
    const double corner = std::hypot(across, down);
    return {is_circle ? corner : across * std::numbers::sqrt2,
            0,
            0,
            is_circle ? corner : down * std::numbers::sqrt2,
            box.left + gradient.x * width,
            box.top - gradient.y * height};
}

} // namespace engross::pdf
