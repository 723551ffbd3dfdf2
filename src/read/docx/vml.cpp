// VML, the older drawings of w:pict and w:object (ECMA-376-4, 14).
#include "read/docx/picture.h"

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
        picture.crop = crop_of({vml_crop_part(data.attr("cropleft")),
                                vml_crop_part(data.attr("croptop")),
                                vml_crop_part(data.attr("cropright")),
                                vml_crop_part(data.attr("cropbottom"))});
        write_picture(paragraph, picture, look);
    }
    const auto boxes = descendants(root, "txbxContent");
    paragraph.text_boxes.insert(paragraph.text_boxes.end(), boxes.begin(), boxes.end());
    for (const xml::Node words : descendants(root, "textpath")) { // WordArt
        if (!text::is_blank(words.attr("string")) && !read_vml_watermark(paragraph, words)) {
            paragraph.word_art.emplace_back(words.attr("string"));
        }
    }
}

} // namespace engross::read::docx
