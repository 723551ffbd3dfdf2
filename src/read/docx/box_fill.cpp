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

// The 16 colours that VML and DrawingML both know by name.
std::optional<Colour> named(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 17> names{
        {{"black", "#000000"},
         {"white", "#ffffff"},
         {"red", "#ff0000"},
         {"lime", "#00ff00"},
         {"green", "#008000"},
         {"blue", "#0000ff"},
         {"yellow", "#ffff00"},
         {"gray", "#808080"},
         {"silver", "#c0c0c0"},
         {"maroon", "#800000"},
         {"navy", "#000080"},
         {"olive", "#808000"},
         {"purple", "#800080"},
         {"teal", "#008080"},
         {"aqua", "#00ffff"},
         {"fuchsia", "#ff00ff"},
         {"orange", "#ffa500"}}};
    const auto* found =
        std::ranges::find(names, name, &std::pair<std::string_view, std::string_view>::first);
    return found == names.end() ? std::nullopt : parse(found->second);
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

// 20.1.2.3.31 shade and .34 tint: so much of the light itself, mixed with black or white.
Colour toned(const Colour& colour, double shade, double tint) {
    const auto to_light = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    const auto from_light = [](double light) {
        return light <= 0.0031308 ? light * 12.92 : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
    };
    Colour result{};
    std::ranges::transform(colour, result.begin(), [&](double part) {
        return from_light(1 - (1 - to_light(part) * shade) * tint);
    });
    return result;
}

struct Tone {
    Colour colour;
    double opacity;
};

std::optional<Tone> tone_of(xml::Node holder, const ThemeColours& theme) {
    for (const xml::Node each : holder.children()) {
        std::optional<Colour> colour;
        if (each.is("srgbClr")) {
            colour = parse(each.attr("val"));
        } else if (each.is("sysClr")) {
            colour = parse(each.attr("lastClr"));
        } else if (each.is("prstClr")) {
            colour = named(each.attr("val"));
        } else if (const auto found = theme.find(each.attr("val"));
                   each.is("schemeClr") && found != theme.end()) {
            colour = parse(found->second);
        }
        if (colour) {
            const Colour lit = relit(*colour, share(each, "lumMod", 1), share(each, "lumOff", 0));
            const double shade = std::clamp(share(each, "shade", 1), 0.0, 1.0);
            const double tint = std::clamp(share(each, "tint", 1), 0.0, 1.0);
            return Tone{shade < 1 || tint < 1 ? toned(lit, shade, tint) : lit,
                        std::clamp(share(each, "alpha", 1), 0.0, 1.0)};
        }
    }
    return std::nullopt;
}

std::optional<Colour> drawing_colour(xml::Node holder, const ThemeColours& theme) {
    constexpr double mostly_clear = 0.5;
    const auto tone = tone_of(holder, theme);
    return tone && tone->opacity >= mostly_clear ? std::optional(tone->colour) : std::nullopt;
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

// What Word takes where a document has no theme: those of Office 2007 and 2010.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> office_colours{
    {{"dk1", "#000000"},
     {"lt1", "#ffffff"},
     {"dk2", "#1f497d"},
     {"lt2", "#eeece1"},
     {"accent1", "#4f81bd"},
     {"accent2", "#c0504d"},
     {"accent3", "#9bbb59"},
     {"accent4", "#8064a2"},
     {"accent5", "#4bacc6"},
     {"accent6", "#f79646"},
     {"hlink", "#0000ff"},
     {"folHlink", "#800080"}}};

// Of a gradient the colour half-way along.
std::string vml_fill(xml::Node shape) {
    const auto filled = shape.attr("filled");
    const auto colour = vml_colour(shape.attr("fillcolor"));
    if (filled == "f" || filled == "false" || !colour) {
        return {};
    }
    const xml::Node fill = shape.child("fill");
    const auto second =
        fill.attr("type").starts_with("gradient") ? vml_colour(fill.attr("color2")) : std::nullopt;
    return doc::written_colour(second ? doc::mixed(*colour, *second, 0.5) : *colour);
}

} // namespace

std::optional<Ink> ink_of(xml::Node holder, const ThemeColours& theme) {
    const auto tone = tone_of(holder, theme);
    return tone ? std::optional(Ink{rgb(tone->colour), tone->opacity}) : std::nullopt;
}

std::optional<std::uint32_t> vml_colour(std::string_view value) {
    value = value.substr(0, value.find(' '));
    if (value.size() == 4 && value.front() == '#') { // #rgb
        const std::string twice{'#', value[1], value[1], value[2], value[2], value[3], value[3]};
        return doc::parse_colour(twice);
    }
    const auto colour = named(value);
    return colour ? std::optional(rgb(*colour)) : doc::parse_colour(value);
}

ThemeColours theme_colours(xml::Node theme) {
    ThemeColours colours;
    for (const xml::Node each : theme.child("themeElements").child("clrScheme").children()) {
        if (const auto colour = drawing_colour(each, {})) {
            colours[std::string(each.name())] = written(colour);
        }
    }
    if (colours.empty()) {
        colours.insert(office_colours.begin(), office_colours.end());
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
