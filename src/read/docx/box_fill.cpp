#include "read/docx/box_fill.h"

#include "base/text.h"
#include "doc/colour.h"

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

std::string written(const Colour& colour) {
    std::uint32_t rgb = 0;
    for (const double part : colour) {
        rgb = rgb << 8U | static_cast<std::uint32_t>(std::lround(std::clamp(part, 0.0, 1.0) * 255));
    }
    return doc::written_colour(rgb);
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

Colour middle_of(const Colour& one, const Colour& other) {
    Colour result{};
    std::ranges::transform(
        one, other, result.begin(), [](double a, double b) { return (a + b) / 2; });
    return result;
}

// 20.1.8.33 gradFill: the colour between its first and its last stands for all of it.
std::optional<Colour> gradient_colour(xml::Node fill, const ThemeColours& theme) {
    const std::vector<xml::Node> stops = fill.child("gsLst").children().collect();
    if (stops.empty()) {
        return std::nullopt;
    }
    const auto first = drawing_colour(stops.front(), theme);
    const auto last = drawing_colour(stops.back(), theme);
    return first && last ? std::optional(middle_of(*first, *last)) : std::nullopt;
}

std::optional<Colour> shape_fill(xml::Node shape, const ThemeColours& theme) {
    const xml::Node properties = shape.child("spPr");
    for (const xml::Node each : properties.children()) {
        if (each.is("solidFill")) {
            return drawing_colour(each, theme);
        }
        if (each.is("gradFill")) {
            return gradient_colour(each, theme);
        }
        if (each.name().ends_with("Fill")) {
            return std::nullopt; // none, a pattern or a picture
        }
    }
    const xml::Node style = shape.child("style").child("fillRef"); // 20.1.4.2.10; 0 is no fill
    return style.attr("idx") == "0" ? std::nullopt : drawing_colour(style, theme);
}

std::optional<Colour> vml_fill(xml::Node shape) {
    const auto filled = shape.attr("filled");
    const auto named = [](std::string_view colour) {
        return parse(colour.substr(0, colour.find(' ')));
    };
    if (filled == "f" || filled == "false") {
        return std::nullopt;
    }
    const auto colour = named(shape.attr("fillcolor"));
    const xml::Node fill = shape.child("fill");
    const auto second =
        fill.attr("type").starts_with("gradient") ? named(fill.attr("color2")) : std::nullopt;
    return colour && second ? middle_of(*colour, *second) : colour;
}

} // namespace

std::optional<Ink> ink_of(xml::Node holder, const ThemeColours& theme) {
    const auto tone = tone_of(holder, theme);
    return tone ? std::optional(Ink{*doc::parse_colour(written(tone->colour)), tone->opacity})
                : std::nullopt;
}

std::optional<std::uint32_t> vml_colour(std::string_view value) {
    value = value.substr(0, value.find(' '));
    if (value.size() == 4 && value.front() == '#') { // #rgb
        const std::string twice{'#', value[1], value[1], value[2], value[2], value[3], value[3]};
        return doc::parse_colour(twice);
    }
    const auto colour = named(value);
    return colour ? doc::parse_colour(written(*colour)) : doc::parse_colour(value);
}

ThemeColours theme_colours(xml::Node theme) {
    ThemeColours colours;
    for (const xml::Node each : theme.child("themeElements").child("clrScheme").children()) {
        if (const auto colour = drawing_colour(each, {})) {
            colours[std::string(each.name())] = written(*colour);
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
    const xml::Node shape = around.parent();
    const auto colour = around.is("txbx") ? shape_fill(shape, theme) : vml_fill(shape);
    return colour ? written(*colour) : "";
}

std::string shape_ground(xml::Node shape, const ThemeColours& theme) {
    const auto stops = shape.child("spPr").child("gradFill").child("gsLst").children().collect();
    if (stops.size() < 2) {
        const auto colour = shape_fill(shape, theme);
        return colour ? written(*colour) : "";
    }
    const auto first = drawing_colour(stops.front(), theme);
    const auto last = drawing_colour(stops.back(), theme);
    return first && last ? written(*first) + " " + written(*last) : "";
}

std::string automatic_colour(std::string_view fill) {
    constexpr double dark = 0.3; // white has a contrast of 3 and more
    const auto colour = doc::parse_colour(fill);
    return colour && doc::luminance(*colour) < dark ? "#ffffff" : "";
}

} // namespace engross::read::docx
