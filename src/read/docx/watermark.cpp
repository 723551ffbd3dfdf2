// Watermarks: WordArt in a header (VML, as Word writes it), and turned text boxes behind the text.
#include "read/watermark.h"

#include "base/text.h"
#include "doc/colour.h"
#include "read/docx/picture.h"

namespace engross::read::docx {

namespace {

xml::Node header_of(const Paragraph& paragraph) { return paragraph.block().closest("header"); }

Watermark::Place vml_place(std::string_view style, std::string_view side, std::string_view offset) {
    const std::string key = "mso-position-" + std::string(side);
    return {.is_centred = style_value(style, key) == "center",
            .is_from_page = style_value(style, key + "-relative") == "page",
            .offset = style_length(style, offset)};
}

Watermark::Place drawing_place(xml::Node position) {
    return {.is_centred = position.child("align").text() == "center",
            .is_from_page = position.attr("relativeFrom") == "page",
            .offset = emu(position.child("posOffset").text())};
}

} // namespace

bool read_vml_watermark(const Paragraph& paragraph, xml::Node words) {
    const xml::Node header = header_of(paragraph);
    if (!header) {
        return false;
    }
    const xml::Node shape = words.parent();
    const auto style = shape.attr("style");
    std::string font(style_value(words.attr("style"), "font-family"));
    std::erase(font, '"');
    Watermark mark{.words = std::string(words.attr("string")),
                   .font = font,
                   .opacity = vml_share(shape.child("fill").attr("opacity"), 1),
                   .width = style_length(style, "width"),
                   .height = style_length(style, "height"),
                   .rotation = style_rotation(style),
                   .x = vml_place(style, "horizontal", "margin-left"),
                   .y = vml_place(style, "vertical", "margin-top")};
    if (shape.has("fillcolor")) {
        mark.colour = doc::written_colour(vml_colour(shape.attr("fillcolor")).value_or(0xC0C0C0));
    }
    write_watermark(header, mark);
    return true;
}

bool read_drawing_watermark(const Paragraph& paragraph, xml::Node anchor) {
    const xml::Node header = header_of(paragraph);
    const auto shapes = descendants(anchor.child("graphic"), "wsp");
    if (!header || shapes.size() != 1 || !is_behind_text(anchor)) {
        return false;
    }
    const xml::Node shape = shapes.front();
    const double rotation = text::to_double(shape.child("spPr").child("xfrm").attr("rot")) / 60'000;
    const auto warp = shape.child("bodyPr").child("prstTxWarp").attr("prst");
    const bool fills = !warp.empty() && warp != "textNoShape";
    const xml::Node content = shape.child("txbx").child("txbxContent");
    if (text::is_blank(content.text()) || (rotation == 0 && !fills)) {
        return false;
    }
    const xml::Node extent = anchor.child("extent");
    Watermark mark{.words = content.text(),
                   .width = emu(extent.attr("cx")),
                   .height = emu(extent.attr("cy")),
                   .rotation = rotation,
                   .x = drawing_place(anchor.child("positionH")),
                   .y = drawing_place(anchor.child("positionV"))};
    for (xml::Node node = content; node; node = node.following(content)) {
        if (node.is("rPr") && node.parent().is("r")) {
            mark.font = node.child("rFonts").attr("eastAsia");
            mark.size = fills ? 0 : text::to_double(node.child("sz").attr("val"), 21) / 2;
            const auto colour = node.child("color").attr("val");
            mark.colour =
                colour.empty() || colour == "auto" ? "#000000" : "#" + std::string(colour);
            break;
        }
    }
    write_watermark(header, mark);
    return true;
}

} // namespace engross::read::docx
