// Watermarks: Fontwork and turned shapes with words in a header.
#include "read/watermark.h"

#include "base/text.h"
#include "doc/colour.h"
#include "read/odt/frames.h"

namespace engross::read::odt {

namespace {

// style:horizontal-pos, style:vertical-pos and what they count from (20.300, 20.394).
Watermark::Place place_of(const Values& look, xml::Node shape, std::string_view side) {
    const std::string name(side);
    const auto at = value_of(look, name + "-pos");
    const auto from = value_of(look, name + "-rel");
    const bool is_centred = at == "center" || at == "middle" || at.empty();
    return {.is_centred = is_centred,
            .is_from_page = from == "page",
            .offset = points(shape.attr(side == "horizontal" ? "x" : "y"))};
}

double opacity_of(std::string_view value) {
    return value.ends_with('%') ? text::to_double(value.substr(0, value.size() - 1)) / 100 : 1;
}

} // namespace

bool Paragraph::read_watermark(xml::Node shape) {
    const xml::Node header = block_.closest("header");
    const bool fills = shape.child("enhanced-geometry").attr("text-path") == "true";
    const double rotation = rotation_of(shape.attr("transform"));
    if (!header || !(fills || rotation != 0)) {
        return false;
    }
    const Values& look = context_.styles.properties("graphic", shape.attr("style-name")).other;
    const xml::Node words = shape.child("p");
    const Values& letters = context_.styles.properties("paragraph", words.attr("style-name")).text;
    const auto colour = fills ? value_of(look, "fill-color") : value_of(letters, "color");
    Watermark mark{.words = words.text(),
                   .font = std::string(value_of(letters, "font-asian")),
                   .opacity = fills ? opacity_of(value_of(look, "opacity")) : 1,
                   .width = points(shape.attr("width")),
                   .height = points(shape.attr("height")),
                   .size = fills ? 0 : points(value_of(letters, "font-size")),
                   .rotation = rotation,
                   .x = place_of(look, shape, "horizontal"),
                   .y = place_of(look, shape, "vertical")};
    if (doc::parse_colour(colour)) {
        mark.colour = colour;
    }
    write_watermark(header, mark);
    return true;
}

} // namespace engross::read::odt
