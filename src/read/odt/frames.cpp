// Frames: pictures, text boxes, objects, shapes (ODF 1.3 part 3, 10).
#include "read/odt/frames.h"

#include "read/odt/shapes.h"

#include <algorithm>
#include <numbers>

namespace engross::read::odt {

std::string alternative(xml::Node frame) {
    const std::string description = frame.child("desc").text();
    return text::is_blank(description) ? frame.child("title").text() : description;
}

// style:wrap and style:horizontal-pos (20.404, 20.300), when text runs beside the picture.
std::string x_of(const Values& look, xml::Node frame) {
    const auto wrap = value_of(look, "wrap");
    const auto at = value_of(look, "horizontal-pos");
    const auto from = value_of(look, "horizontal-rel");
    const bool has_text_beside = wrap == "left" || wrap == "right" || wrap == "parallel" ||
                                 wrap == "dynamic" || wrap == "biggest";
    if (frame.attr("anchor-type") == "as-char" || !has_text_beside) {
        return {};
    }
    if (at == "left" || at == "center" || at == "right") {
        return std::string(at);
    }
    return at == "from-left" && from != "page" ? text::number(points(frame.attr("x"))) : "";
}

double rotation_of(std::string_view transform) {
    const auto at = transform.find("rotate");
    const auto open = at == std::string_view::npos ? at : transform.find('(', at);
    const auto close = open == std::string_view::npos ? open : transform.find(')', open);
    if (close == std::string_view::npos) {
        return 0;
    }
    const double radians =
        text::to_double(text::trim(transform.substr(open + 1, close - open - 1)));
    return -radians * 180 / std::numbers::pi;
}

std::string path_of(std::string_view address) {
    if (address.ends_with('/')) { // an object's folder, as Pandoc writes it
        address.remove_suffix(1);
    }
    return std::string(address.starts_with("./") ? address.substr(2) : address);
}

bool is_outside(std::string_view address) {
    return address.find("://") != std::string_view::npos || address.starts_with("../") ||
           address.starts_with('/');
}

// `node` is any drawing element: a frame, a group, a link around a frame, or a shape.
void Paragraph::read_frame(xml::Node node) {
    if (node.is("frame")) {
        read_image(node);
    } else if (node.is("control")) {
        read_control(node);
    } else if (node.is("a")) {
        xml::Node link = builder_.open("link");
        link.set("href", node.attr("href"));
        for (const xml::Node child : node.children()) {
            read_frame(child);
        }
        builder_.close();
    } else if (node.is("g")) {
        if (!node.parent().is("g")) {
            read_shapes(node);
        }
        for (const xml::Node child : node.children()) {
            read_frame(child);
        }
    } else if (has_words(node) && !read_watermark(node)) {
        text_boxes.push_back(node);
        boxes.push_back(box_of(context_, node));
    } else if ((is_shape(node) || node.is("scene")) && !node.parent().is("g")) {
        read_shapes(node);
    }
}

// What only draws. One that no description calls more is decoration, so that nobody is asked for
// the alternative text of a line or an arrow, and no screen reader stops at it.
void Paragraph::read_shapes(xml::Node shapes) {
    const shapes::Drawing drawing = draw_shapes(context_, shapes);
    const std::string words = alternative(shapes);
    const bool is_decorative = shapes.attr("decorative") == "true" || text::is_blank(words);
    const std::string called = text::is_blank(words) ? std::string(shapes.attr("name")) : words;
    const bool is_of_later_page = text::to_int(shapes.attr("anchor-page-number"), 1) > 1;
    if (drawing.is_lost || (drawing.drawn && is_of_later_page)) {
        if (shapes.attr("decorative") != "true") {
            context_.out.trouble("shape-lost", block_, "", called);
        }
    } else if (drawing.drawn && is_decorative && takes_no_room(context_, shapes)) {
        Overlay overlay = place_of(context_, shapes);
        overlay.drawn = *drawing.drawn;
        overlay.words = called;
        overlays.push_back(std::move(overlay));
    } else if (drawing.drawn) {
        write_shape(shapes, *drawing.drawn, is_decorative);
    }
}

void Paragraph::write_shape(xml::Node source, const shapes::Drawn& drawn, bool is_decorative) {
    flush_space();
    mark_content();
    xml::Node image = builder_.element("image", look());
    const xml::Node paragraph = source.closest(source.closest("p") ? "p" : "h");
    context_.out.identify_image(image, context_.part->src(paragraph ? paragraph : source));
    image.set(
        "resource",
        doc::add_resource(context_.out.document, image::to_svg(drawn.drawing), "image/svg+xml"));
    image.set("width", text::number(drawn.drawing.width));
    image.set("height", text::number(drawn.drawing.height));
    image.set("drawn", "yes");
    image.set("anchor", source.attr("anchor-type") == "as-char" ? "inline" : "floating");
    set_optional(image, "name", std::string(source.attr("name")));
    const Properties& graphic = context_.styles.properties("graphic", source.attr("style-name"));
    set_optional(image, "x", x_of(graphic.other, source));
    if (is_decorative) {
        image.set("decorative", "yes");
    } else {
        xml::Node alt = image.append("alt");
        alt.set("by", "author");
        alt.append_text(text::trim(alternative(source)));
    }
}

} // namespace engross::read::odt
