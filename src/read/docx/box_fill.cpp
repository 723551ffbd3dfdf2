#include "read/docx/box_fill.h"

#include "base/text.h"
#include "doc/gradient.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace engross::read::docx {

namespace {

using Colour = std::array<double, 3>; // red, green, blue: 0…1

// "#rrggbb" or "rrggbb"
std::optional<Colour> parse(std::string_view hex) {
    const auto rgb =
        doc::parse_colour(hex.starts_with('#') ? std::string(hex) : "#" + std::string(hex));
    return rgb ? std::optional(Colour{
                     (*rgb >> 16U) / 255.0, (*rgb >> 8U & 0xFFU) / 255.0, (*rgb & 0xFFU) / 255.0})
               : std::nullopt;
}

std::uint32_t rgb(const Colour& colour) {
    std::uint32_t all = 0;
    for (const double part : colour) {
        all = all << 8U | static_cast<std::uint32_t>(std::lround(std::clamp(part, 0.0, 1.0) * 255));
    }
    return all;
}

// A child's @val in hundred thousandths (20.1.10.41 ST_Percentage).
double share(xml::Node colour, std::string_view name, double fallback) {
    const xml::Node child = colour.child(name);
    return child ? text::to_double(child.attr("val")) / 100'000 : fallback;
}

// 20.1.2.3.19 lumMod and lumOff: of the lightness in HSL, hue and saturation kept.
Colour relit(const Colour& colour, double by, double more) {
    const auto [low, high] = std::ranges::minmax(colour);
    const double light = (low + high) / 2;
    const double wanted = std::clamp(light * by + more, 0.0, 1.0);
    const double reach = std::min(light, 1 - light);
    const double scale = reach > 0 ? std::min(wanted, 1 - wanted) / reach : 0;
    Colour result{};
    std::ranges::transform(
        colour, result.begin(), [&](double part) { return wanted + (part - light) * scale; });
    return result;
}

std::optional<Colour> drawing_colour(xml::Node holder, const ThemeColours& theme) {
    for (const xml::Node each : holder.children()) {
        std::optional<Colour> colour;
        if (each.is("srgbClr")) {
            colour = parse(each.attr("val"));
        } else if (each.is("sysClr")) {
            colour = parse(each.attr("lastClr"));
        } else if (const auto found = theme.find(each.attr("val"));
                   each.is("schemeClr") && found != theme.end()) {
            colour = parse(found->second);
        }
        constexpr double mostly_clear = 0.5;
        if (colour && share(each, "alpha", 1) >= mostly_clear) {
            return relit(*colour, share(each, "lumMod", 1), share(each, "lumOff", 0));
        }
    }
    return std::nullopt;
}

// 20.1.8.33 gradFill, with 20.1.8.41 lin (clockwise, 0 leads to the right) or 20.1.8.46 path (from
// the middle of its rectangle outwards).
std::string gradient_of(xml::Node fill, const ThemeColours& theme) {
    doc::Gradient gradient;
    for (const xml::Node stop : fill.child("gsLst").children()) {
        if (const auto colour = drawing_colour(stop, theme)) {
            gradient.stops.push_back({text::to_double(stop.attr("pos")) / 100'000, rgb(*colour)});
        }
    }
    if (const xml::Node line = fill.child("lin")) {
        gradient.angle = 90 + text::to_double(line.attr("ang")) / 60'000;
    }
    if (const xml::Node path = fill.child("path")) {
        const xml::Node middle = path.child("fillToRect");
        const auto between = [&](std::string_view before, std::string_view after) {
            return (text::to_double(middle.attr(before)) + 100'000 -
                    text::to_double(middle.attr(after))) /
                   200'000;
        };
        gradient.kind = path.attr("path") == "circle" ? doc::Gradient::Kind::circle
                                                      : doc::Gradient::Kind::ellipse;
        gradient.x = std::clamp(between("l", "r"), 0.0, 1.0);
        gradient.y = std::clamp(between("t", "b"), 0.0, 1.0);
    }
    return gradient.stops.size() == 1 ? doc::written_colour(gradient.stops.front().colour)
                                      : doc::written_gradient(gradient);
}

std::string written(const std::optional<Colour>& colour) {
    return colour ? doc::written_colour(rgb(*colour)) : "";
}

// Of a gradient the colour half-way along.
std::string vml_fill(xml::Node shape) {
    const auto filled = shape.attr("filled");
    const auto named = [](std::string_view colour) {
        return parse(colour.substr(0, colour.find(' ')));
    };
    if (filled == "f" || filled == "false") {
        return {};
    }
    const auto colour = named(shape.attr("fillcolor"));
    const xml::Node fill = shape.child("fill");
    const auto second =
        fill.attr("type").starts_with("gradient") ? named(fill.attr("color2")) : std::nullopt;
    return colour && second ? doc::written_colour(doc::mixed(rgb(*colour), rgb(*second), 0.5))
                            : written(colour);
}

} // namespace

ThemeColours theme_colours(xml::Node theme) {
    ThemeColours colours;
    for (const xml::Node each : theme.child("themeElements").child("clrScheme").children()) {
        if (const auto colour = drawing_colour(each, {})) {
            colours[std::string(each.name())] = written(colour);
        }
    }
    for (const auto& [name, other] :
         {std::pair{"tx1", "dk1"}, {"bg1", "lt1"}, {"tx2", "dk2"}, {"bg2", "lt2"}}) {
        if (const auto found = colours.find(other); found != colours.end()) {
            colours[name] = found->second;
        }
    }
    return colours;
}

std::string box_fill(xml::Node box, const ThemeColours& theme) {
    const xml::Node around = box.parent();
    return around.is("txbx") ? shape_ground(around.parent(), theme) : vml_fill(around.parent());
}

std::string shape_ground(xml::Node shape, const ThemeColours& theme) {
    for (const xml::Node each : shape.child("spPr").children()) {
        if (each.is("solidFill")) {
            return written(drawing_colour(each, theme));
        }
        if (each.is("gradFill")) {
            return gradient_of(each, theme);
        }
        if (each.name().ends_with("Fill")) {
            return {}; // none, a pattern or a picture
        }
    }
    const xml::Node style = shape.child("style").child("fillRef"); // 20.1.4.2.10; 0 is no fill
    return style.attr("idx") == "0" ? "" : written(drawing_colour(style, theme));
}

std::string automatic_colour(std::string_view fill) {
    constexpr double dark = 0.3; // white has a contrast of 3 and more
    const auto colour = doc::middle_colour(fill);
    return colour && doc::luminance(*colour) < dark ? "#ffffff" : "";
}

} // namespace engross::read::docx
