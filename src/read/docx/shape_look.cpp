#include "read/docx/shape_look.h"

#include "doc/colour.h"
#include "read/docx/picture.h"

#include <algorithm>
#include <array>

namespace engross::read::docx {

namespace {

using shapes::Look;

void fill_gradient(Look& look, xml::Node fill, const ThemeColours& theme) {
    std::vector<xml::Node> stops = fill.child("gsLst").children().collect();
    std::ranges::stable_sort(
        stops, {}, [](xml::Node stop) { return text::to_double(stop.attr("pos")); });
    const auto first = stops.empty() ? std::nullopt : ink_of(stops.front(), theme);
    const auto last = stops.empty() ? std::nullopt : ink_of(stops.back(), theme);
    if (first && last) {
        look.gradient = {first->colour, last->colour};
        look.gradient_angle = text::to_double(fill.child("lin").attr("ang")) / 60'000;
        look.fill_opacity = (first->opacity + last->opacity) / 2;
    }
}

void fill_with(Look& look, const std::optional<Ink>& ink) {
    if (ink) {
        look.fill = ink->colour;
        look.fill_opacity = ink->opacity;
    }
}

// Half of each colour stands for a pattern (20.1.8.47).
void fill_pattern(Look& look, xml::Node fill, const ThemeColours& theme) {
    const auto front = ink_of(fill.child("fgClr"), theme);
    const auto ground = ink_of(fill.child("bgClr"), theme);
    fill_with(look, front ? front : ground);
    if (front && ground) {
        look.fill = doc::mixed(front->colour, ground->colour, 0.5);
    }
}

// False when `properties` says nothing of a filling.
bool fill_from(Look& look, xml::Node properties, const ThemeColours& theme) {
    for (const xml::Node each : properties.children()) {
        if (each.is("solidFill")) {
            fill_with(look, ink_of(each, theme));
        } else if (each.is("gradFill")) {
            fill_gradient(look, each, theme);
        } else if (each.is("pattFill")) {
            fill_pattern(look, each, theme);
        }
        if (each.name().ends_with("Fill")) {
            return true;
        }
    }
    return false;
}

int size_of(std::string_view word) { return word == "sm" ? 0 : word == "lg" ? 2 : 1; }

void line_ends(Look& look, xml::Node line) {
    for (const bool at_start : {true, false}) {
        const xml::Node end = line.child(at_start ? "headEnd" : "tailEnd");
        (at_start ? look.start : look.end) =
            head_of(end.attr("type"), size_of(end.attr("w")), size_of(end.attr("len")), look.width);
    }
}

void line_form(Look& look, xml::Node line) {
    const auto cap = line.attr("cap");
    look.cap = cap == "rnd" ? 1 : cap == "sq" ? 2 : 0;
    look.join = line.child("miter") ? 0 : line.child("bevel") ? 2 : 1;
    look.dash = dash_of(line.child("prstDash").attr("val"), look.width);
    for (const xml::Node part : line.child("custDash").children()) {
        for (const std::string_view side : {"d", "sp"}) {
            look.dash.push_back(text::to_double(part.attr(side)) / 100'000 * look.width);
        }
    }
    line_ends(look, line);
}

void line_from(Look& look, xml::Node line, xml::Node style, const Context& context) {
    const int index = text::to_int(style.attr("idx"));
    const auto& widths = context.theme_lines;
    if (index > 0) {
        if (const auto ink = ink_of(style, context.theme_colours)) {
            look.stroke = ink->colour;
            look.stroke_opacity = ink->opacity;
        }
        const auto place = std::min(static_cast<std::size_t>(index), widths.size());
        look.width = place > 0 ? widths[place - 1] : look.width;
    }
    if (line.has("w")) {
        look.width = emu(line.attr("w"));
    }
    for (const xml::Node each : line.children()) {
        if (each.is("noFill")) {
            look.stroke.reset();
        } else if (each.is("solidFill") || each.is("gradFill") || each.is("pattFill")) {
            const xml::Node holder = each.is("gradFill")   ? each.child("gsLst").child("gs")
                                     : each.is("pattFill") ? each.child("fgClr")
                                                           : each;
            if (const auto ink = ink_of(holder, context.theme_colours)) {
                look.stroke = ink->colour;
                look.stroke_opacity = ink->opacity;
            }
        }
    }
    line_form(look, line);
}

} // namespace

shapes::Head head_of(std::string_view type, int across, int along, double width) {
    using Kind = shapes::Head::Kind;
    constexpr std::array<std::pair<std::string_view, Kind>, 8> kinds{{{"triangle", Kind::triangle},
                                                                      {"block", Kind::triangle},
                                                                      {"stealth", Kind::stealth},
                                                                      {"classic", Kind::stealth},
                                                                      {"diamond", Kind::diamond},
                                                                      {"oval", Kind::oval},
                                                                      {"arrow", Kind::open},
                                                                      {"open", Kind::open}}};
    constexpr std::array<double, 3> sizes{2, 3, 5}; // of the line's width
    const auto* found = std::ranges::find(kinds, type, &std::pair<std::string_view, Kind>::first);
    constexpr double least = 2; // pt: thin lines have heads that can be seen
    const double unit = std::max(width, least);
    const auto times = [&](int size) {
        return sizes.at(static_cast<std::size_t>(std::clamp(size, 0, 2))) * unit;
    };
    return {.kind = found == kinds.end() ? Kind::none : found->second,
            .across = times(across),
            .along = times(along)};
}

std::vector<double> dash_of(std::string_view name, double width) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 18> dashes{
        {{"dot", "1 3"},
         {"dash", "4 3"},
         {"lgDash", "8 3"},
         {"longdash", "8 3"},
         {"dashDot", "4 3 1 3"},
         {"dashdot", "4 3 1 3"},
         {"lgDashDot", "8 3 1 3"},
         {"longdashdot", "8 3 1 3"},
         {"lgDashDotDot", "8 3 1 3 1 3"},
         {"longdashdotdot", "8 3 1 3 1 3"},
         {"sysDash", "3 1"},
         {"shortdash", "3 1"},
         {"sysDot", "1 1"},
         {"shortdot", "1 1"},
         {"sysDashDot", "3 1 1 1"},
         {"shortdashdot", "3 1 1 1"},
         {"sysDashDotDot", "3 1 1 1 1 1"},
         {"shortdashdotdot", "3 1 1 1 1 1"}}};
    const auto* found =
        std::ranges::find(dashes, name, &std::pair<std::string_view, std::string_view>::first);
    const bool is_list = !name.empty() && name.front() >= '0' && name.front() <= '9';
    std::vector<double> parts;
    for (const std::string_view part : text::split(is_list                 ? name
                                                   : found == dashes.end() ? ""
                                                                           : found->second,
                                                   ' ')) {
        if (const double length = text::to_double(part); length > 0) {
            parts.push_back(length * width);
        }
    }
    return parts;
}

shapes::Look look_of_shape(const Context& context, xml::Node shape, xml::Node group) {
    Look look;
    const xml::Node properties = shape.child("spPr");
    const xml::Node style = shape.child("style");
    const ThemeColours& theme = context.theme_colours;
    if (properties.child("grpFill")) {
        fill_from(look, group, theme);
    } else if (!fill_from(look, properties, theme)) {
        const xml::Node fill = style.child("fillRef"); // 0 is none
        fill_with(look, text::to_int(fill.attr("idx")) > 0 ? ink_of(fill, theme) : std::nullopt);
    }
    line_from(look, properties.child("ln"), style.child("lnRef"), context);
    return look;
}

} // namespace engross::read::docx
