// Frames: pictures, text boxes, objects, shapes (ODF 1.3 part 3, 10).
#include "read/odt/frames.h"

#include "base/base64.h"
#include "image/image.h"
#include "read/odt/shapes.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numbers>

namespace engross::read::odt {

namespace {

std::string alternative(xml::Node frame) {
    const std::string description = frame.child("desc").text();
    return text::is_blank(description) ? frame.child("title").text() : description;
}

std::string load_image(Context& context, xml::Node source, const std::string& place) {
    if (const xml::Node data = source.child("binary-data")) {
        return context.out.resource(place, [&] { return std::optional(from_base64(data.text())); });
    }
    const std::string path = path_of(source.attr("href"));
    if (path.empty() || is_outside(path)) {
        return {};
    }
    return context.out.resource(path, [&] { return context.load(path); });
}

constexpr double screen_dpi = 96; // of pictures that do not say how large they are

struct Size {
    double width = 0;
    double height = 0;
};

// Size that the picture's own header states, pt; the size as drawn when it states none.
Size natural_size(const Context& context, const std::string& resource, Size drawn) {
    const auto found = context.out.document.resources.find(resource);
    if (found == context.out.document.resources.end()) {
        return drawn;
    }
    const image::Info info = image::sniff(found->second->bytes);
    const double scale = 72 / (info.dpi > 0 ? info.dpi : screen_dpi);
    return info.width > 0 && info.height > 0 ? Size{info.width * scale, info.height * scale}
                                             : drawn;
}

// "rect(1cm, 0cm, 2cm, 0cm)": top, right, bottom, left in pt; nothing when it is not that.
std::optional<std::array<double, 4>> parse_clip(std::string_view clip) {
    const auto open = clip.find('(');
    const auto close = clip.find(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        return std::nullopt;
    }
    std::string list(clip.substr(open + 1, close - open - 1));
    std::ranges::replace(list, ',', ' ');
    std::array<double, 4> cut{};
    std::size_t side = 0;
    for (const std::string_view each : text::split(list, ' ')) {
        if (!text::trim(each).empty() && side < cut.size()) {
            cut.at(side++) = points(text::trim(each));
        }
    }
    const bool is_cut = std::ranges::any_of(cut, [](double part) { return part != 0; });
    return side == cut.size() && is_cut ? std::optional(cut) : std::nullopt;
}

// fo:clip is measured on the picture in its own size (ODF 1.3 part 3, 20.188); here left top right
// bottom in per cent of it.
std::string crop_of(std::string_view clip, Size natural) {
    const auto cut = parse_clip(clip);
    if (!cut || natural.width <= 0 || natural.height <= 0) {
        return {};
    }
    const auto share = [](double part, double whole) { return text::number(part / whole * 100); };
    return share((*cut)[3], natural.width) + " " + share((*cut)[0], natural.height) + " " +
           share((*cut)[1], natural.width) + " " + share((*cut)[2], natural.height);
}

void describe(xml::Node image, xml::Node frame) {
    image.set("anchor", frame.attr("anchor-type") == "as-char" ? "inline" : "floating");
    if (const double rotation = rotation_of(frame.attr("transform")); rotation != 0) {
        image.set("rotation", text::number(rotation));
    }
    if (const auto name = frame.attr("name"); !name.empty()) {
        image.set("name", name);
    }
    if (frame.attr("decorative") == "true") {
        image.set("decorative", "yes");
        return;
    }
    if (const std::string alt = alternative(frame); !text::is_blank(alt)) {
        xml::Node node = image.append("alt");
        node.set("by", "author");
        node.append_text(text::trim(alt));
    }
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

// Several draw:image are one picture in several formats, the best first (10.4.2); one that cannot
// be shown is kept among the resources, and the next stands for it.
std::vector<xml::Node> best_first(Context& context, xml::Node frame, xml::Node block) {
    std::vector<xml::Node> sources;
    std::ranges::copy_if(frame.children(), std::back_inserter(sources), [](xml::Node child) {
        return child.is("image");
    });
    const auto can_show = [&](xml::Node source) {
        const std::string resource = load_image(context, source, context.part->src(source));
        const auto held = context.out.document.resources.find(resource);
        return held != context.out.document.resources.end() &&
               image::state(held->second->bytes) != image::State::unreadable;
    };
    const auto shown =
        sources.size() > 1 ? std::ranges::find_if(sources, can_show) : sources.begin();
    if (shown != sources.end() && shown != sources.begin()) {
        context.out.trouble("image-replaced",
                            block,
                            context.part->src(sources.front()),
                            sources.front().attr("href"));
        std::ranges::rotate(sources, shown);
    }
    return sources;
}

} // namespace

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
    if (!source.attr("name").empty()) {
        image.set("name", source.attr("name"));
    }
    const Properties& graphic = context_.styles.properties("graphic", source.attr("style-name"));
    if (const std::string x = x_of(graphic.other, source); !x.empty()) {
        image.set("x", x);
    }
    if (is_decorative) {
        image.set("decorative", "yes");
    } else {
        xml::Node alt = image.append("alt");
        alt.set("by", "author");
        alt.append_text(text::trim(alternative(source)));
    }
}

void Paragraph::read_image(xml::Node frame) {
    for (const xml::Node child : frame.children()) {
        // Some programs write a blank text box beside each picture.
        if (child.is("text-box") && (child.first_child() || !frame.child("image"))) {
            text_boxes.push_back(child);
            if (frame.attr("anchor-type") != "as-char") {
                boxes.push_back(box_of(context_, frame));
            }
            return;
        }
        if ((child.is("object") || child.is("object-ole")) && read_object(child)) {
            return;
        }
    }
    const std::vector<xml::Node> sources = best_first(context_, frame, block_);
    for (const xml::Node source : sources) {
        if (write_image(frame, source)) {
            return;
        }
    }
    if (sources.empty()) {
        return;
    }
    const xml::Node first = sources.front();
    xml::Node image = builder_.element("image", look());
    context_.out.identify_image(image, context_.part->src(first));
    image.set("width", text::number(std::max(0.0, points(frame.attr("width")))));
    image.set("height", text::number(std::max(0.0, points(frame.attr("height")))));
    describe(image, frame);
    context_.out.trouble("image-lost", block_, image.attr("src"), first.attr("href"));
    if (is_outside(first.attr("href"))) {
        context_.out.leftover("external-link", block_, image.attr("src"), "", first.attr("href"));
    }
}

bool Paragraph::write_image(xml::Node frame, xml::Node source) {
    const std::string src = context_.part->src(source);
    const std::string resource = load_image(context_, source, src);
    if (resource.empty()) {
        return false;
    }
    flush_space();
    mark_content();
    xml::Node image = builder_.element("image", look());
    context_.out.identify_image(image, src);
    image.set("resource", resource);
    image.set("width", text::number(std::max(0.0, points(frame.attr("width")))));
    image.set("height", text::number(std::max(0.0, points(frame.attr("height")))));
    const Properties& graphic = context_.styles.properties("graphic", frame.attr("style-name"));
    const Size drawn{points(frame.attr("width")), points(frame.attr("height"))};
    const std::string crop =
        crop_of(value_of(graphic.other, "clip"), natural_size(context_, resource, drawn));
    if (!crop.empty()) {
        image.set("crop", crop);
    }
    const auto mirror = value_of(graphic.other, "mirror"); // style:mirror (20.381)
    const bool is_flipped = mirror.find("vertical") != std::string_view::npos;
    if (mirror.find("horizontal") != std::string_view::npos) {
        image.set("flip", is_flipped ? "both" : "horizontal");
    } else if (is_flipped) {
        image.set("flip", "vertical");
    }
    if (const std::string x = x_of(graphic.other, frame); !x.empty()) {
        image.set("x", x);
    }
    describe(image, frame);
    return true;
}

} // namespace engross::read::odt
