#include "read/docx/properties.h"

#include "doc/colour.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace engross::read::docx {

bool is_on(xml::Node element) {
    const auto value = element.attr("val");
    return element && value != "0" && value != "false" && value != "off";
}

std::optional<bool> flag(xml::Node parent, std::string_view name) {
    const xml::Node element = parent.child(name);
    return element ? std::optional(is_on(element)) : std::nullopt;
}

double points(std::string_view value) {
    const auto unit = [&](std::string_view suffix, double factor) -> std::optional<double> {
        return value.ends_with(suffix)
                   ? std::optional(text::to_double(value.substr(0, value.size() - 2)) * factor)
                   : std::nullopt;
    };
    // Strict documents may give lengths with units (22.9.2.14).
    if (const auto pt = unit("pt", 1)) {
        return *pt;
    }
    if (const auto cm = unit("cm", 72 / 2.54)) {
        return *cm;
    }
    if (const auto mm = unit("mm", 72 / 25.4)) {
        return *mm;
    }
    if (const auto in = unit("in", 72)) {
        return *in;
    }
    return text::to_double(value) / 20;
}

std::string colour(std::string_view value) {
    const bool is_hex = value.size() == 6 && std::ranges::all_of(value, [](unsigned char byte) {
                            return std::isxdigit(byte) != 0;
                        });
    if (!is_hex) {
        return {};
    }
    std::string out = "#";
    for (const char c : value) {
        out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return out;
}

namespace {

// How much of the ground the pattern's colour covers (ECMA-376-1, 17.18.78); stripes and checks
// about so much.
double covered_part(std::string_view pattern) {
    if (pattern == "solid" || pattern.starts_with("pct")) {
        return pattern == "solid" ? 1 : text::to_double(pattern.substr(3), 0) / 100;
    }
    const double stripe = pattern.starts_with("thin") ? 0.25 : 0.375;
    return pattern.ends_with("Stripe")  ? stripe
           : pattern.ends_with("Cross") ? 1 - (1 - stripe) * (1 - stripe)
                                        : 0;
}

} // namespace

std::string shading(xml::Node shade) {
    const double part = covered_part(shade.attr("val"));
    const std::string back = colour(shade.attr("fill"));
    if (part <= 0 || part > 1) {
        return back;
    }
    const auto fore = doc::parse_colour(colour(shade.attr("color")));
    return doc::written_colour(
        doc::mixed(fore.value_or(0x000000), doc::parse_colour(back).value_or(0xFFFFFF), part));
}

namespace {

// 17.18.2: how the line is drawn, and how thick it is then; w:sz is that of one of several lines.
std::pair<std::string_view, double> style_of(std::string_view kind, double width) {
    constexpr double thin = 0.75; // pt: the other line and the gap of thinThickSmallGap and its kin
    if (kind == "double" || kind == "triple") {
        return {" double", 3 * width};
    }
    if (kind.starts_with("thinThick") || kind.starts_with("thickThin")) {
        return {" double", width + 2 * thin};
    }
    if (kind.starts_with("dash") || kind.starts_with("dotD")) { // dashed, dashSmallGap, dotDash, …
        return {" dashed", width};
    }
    return {kind == "dotted" ? " dotted" : "", width};
}

} // namespace

std::string border_line(xml::Node side) {
    const auto kind = side.attr("val");
    if (kind.empty() || kind == "nil" || kind == "none") {
        return "none";
    }
    const std::string line = colour(side.attr("color"));
    const double width = std::max(0.25, text::to_double(side.attr("sz"), 4) / 8);
    const auto [style, thickness] = style_of(kind, width);
    return text::number(thickness) + " " + (line.empty() ? "#000000" : line) + std::string(style);
}

std::string joined_lines(const std::array<std::string, 4>& lines) {
    if (std::ranges::all_of(lines,
                            [&](const std::string& line) { return line == lines.front(); })) {
        return lines.front();
    }
    return lines[0] + "; " + lines[1] + "; " + lines[2] + "; " + lines[3];
}

std::string border_lines(xml::Node borders) {
    return joined_lines({border_line(borders.child("top")),
                         border_line(borders.child("right")),
                         border_line(borders.child("bottom")),
                         border_line(borders.child("left"))});
}

std::string border(xml::Node borders) {
    for (const xml::Node side : borders.children()) {
        if (std::string line = border_line(side); line != "none") {
            return line;
        }
    }
    return {};
}

} // namespace engross::read::docx
