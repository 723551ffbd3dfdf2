// VML, the older drawings of w:pict and w:object (ECMA-376-4, 14).
#include "read/docx/picture.h"
#include "read/docx/shapes.h"

namespace engross::read::docx {

namespace {

// VML's cropleft: 65536ths ("6554f") or a fraction ("0.1").
double vml_crop_part(std::string_view value) {
    return value.ends_with('f') ? text::to_double(value.substr(0, value.size() - 1)) / 655.36
                                : text::to_double(value) * 100;
}

std::string_view first_of(std::string_view one, std::string_view other) {
    return one.empty() ? other : one;
}

// What draws without words or picture; of a group what is not lost without them, as in DrawingML.
void read_shape(Paragraph& paragraph, xml::Node shape, const doc::RunLook& look) {
    shapes::Drawing drawing = draw_vml(paragraph.context(), shape);
    const bool has_words = !text_boxes_in(shape).empty() || !descendants(shape, "textpath").empty();
    if (!descendants(shape, "imagedata").empty() || (has_words && !drawing.has_figure)) {
        drawing.lose();
    }
    Picture picture;
    picture.blip = shape;
    picture.name = shape.attr("id");
    picture.alt = first_of(shape.attr("alt"), shape.attr("title"));
    picture.is_floating = style_value(shape.attr("style"), "position") == "absolute";
    if (drawing.drawn) {
        Overlay overlay = vml_place_of(paragraph.context(), shape);
        overlay.drawn = std::move(*drawing.drawn);
        overlay.words = picture.alt.empty() ? picture.name : picture.alt;
        write_shape(
            paragraph, std::move(picture), std::move(overlay), vml_takes_no_room(shape), look);
    } else if (drawing.is_lost) {
        paragraph.context().out.trouble(
            "shape-lost", paragraph.block(), "", picture.alt.empty() ? picture.name : picture.alt);
    }
}

image::Box box_around(const Context& context, xml::Node shape) {
    const Overlay place = vml_place_of(context, shape);
    const auto style = shape.attr("style");
    return {{place.x, place.y},
            {place.x + style_length(style, "width"), place.y + style_length(style, "height")}};
}

} // namespace

std::string_view style_value(std::string_view style, std::string_view name) {
    for (const std::string_view each : text::split(style, ';')) {
        const auto colon = each.find(':');
        if (colon != std::string_view::npos && text::trim(each.substr(0, colon)) == name) {
            return text::trim(each.substr(colon + 1));
        }
    }
    return {};
}

double style_length(std::string_view style, std::string_view name) {
    const auto value = style_value(style, name);
    const bool has_unit = value.ends_with("pt") || value.ends_with("in") || value.ends_with("cm") ||
                          value.ends_with("mm");
    return has_unit ? points(value) : text::to_double(value) * 0.75; // pixels
}

double style_rotation(std::string_view style) {
    const auto value = style_value(style, "rotation");
    return value.ends_with("fd") ? text::to_double(value.substr(0, value.size() - 2)) / 65'536
                                 : text::to_double(value);
}

double vml_share(std::string_view value, double fallback) {
    const std::string_view number = value.substr(0, value.empty() ? 0 : value.size() - 1);
    return value.empty()          ? fallback
           : value.ends_with('f') ? text::to_double(number) / 65'536
           : value.ends_with('%') ? text::to_double(number) / 100
                                  : text::to_double(value);
}

void read_vml(Paragraph& paragraph, xml::Node root, const doc::RunLook& look) {
    for (const xml::Node data : descendants(root, "imagedata")) {
        const xml::Node shape = data.parent();
        const auto style = shape.attr("style");
        Picture picture;
        picture.blip = data;
        picture.id = first_of(data.attr("id"), data.attr("pict"));
        picture.width = style_length(style, "width");
        picture.height = style_length(style, "height");
        picture.name = shape.attr("id");
        picture.alt = first_of(shape.attr("alt"), data.attr("title"));
        picture.is_floating = style_value(style, "position") == "absolute";
        picture.rotation = style_rotation(style);
        picture.crop = four_if_any({vml_crop_part(data.attr("cropleft")),
                                    vml_crop_part(data.attr("croptop")),
                                    vml_crop_part(data.attr("cropright")),
                                    vml_crop_part(data.attr("cropbottom"))});
        picture.opacity =
            opacity_left(vml_share(data.attr("gain"), 1), vml_share(data.attr("blacklevel"), 0));
        if (!vml_takes_no_room(shape) ||
            !hang_picture(paragraph, picture, vml_place_of(paragraph.context(), shape))) {
            write_picture(paragraph, picture, look);
        }
    }
    const auto boxes = text_boxes_in(root);
    paragraph.text_boxes.insert(paragraph.text_boxes.end(), boxes.begin(), boxes.end());
    for (const xml::Node shape : root.children()) {
        if (root.is("pict") && (shape.is("group") || is_vml_shape(shape))) {
            read_shape(paragraph, shape, look);
        }
        if (!text_boxes_in(shape).empty()) {
            paragraph.boxes.push_back(box_around(paragraph.context(), shape));
        }
    }
    for (const xml::Node words : descendants(root, "textpath")) { // WordArt
        if (!text::is_blank(words.attr("string")) && !read_vml_watermark(paragraph, words)) {
            paragraph.word_art.emplace_back(words.attr("string"));
        }
    }
}

} // namespace engross::read::docx
