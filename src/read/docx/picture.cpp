#include "read/docx/picture.h"

#include <algorithm>

namespace engross::read::docx {

namespace {

void write_alt(xml::Node image, const Picture& picture) {
    if (!picture.drawn.empty()) {
        image.set("drawn", "yes");
    }
    if (picture.is_decorative) {
        image.set("decorative", "yes");
    } else if (!text::is_blank(picture.alt)) {
        xml::Node alt = image.append("alt");
        alt.set("by", "author");
        alt.append_text(text::trim(picture.alt));
    }
}

std::string load_resource(Context& context, const Picture& picture) {
    if (!picture.drawn.empty()) {
        return doc::add_resource(context.out.document, picture.drawn, "image/svg+xml");
    }
    const Relationship* relationship = context.part->relationship(picture.id);
    if (relationship == nullptr || relationship->is_external) {
        return {};
    }
    return context.out.resource(
        relationship->target, [&] { return context.package.find_in_place(relationship->target); });
}

void report_outside(Paragraph& paragraph, const Picture& picture, const std::string& src) {
    Context& context = paragraph.context();
    const Relationship* outside = context.part->relationship(picture.link);
    if (outside == nullptr) {
        outside = context.part->relationship(picture.id);
    }
    if (outside != nullptr && outside->is_external) {
        context.out.leftover("external-link", paragraph.block(), src, "", outside->target);
    }
}

} // namespace

std::vector<xml::Node> descendants(xml::Node root, std::string_view name) {
    std::vector<xml::Node> found;
    xml::Node node = root ? root.first_child() : root;
    while (node) {
        if (node.is(name)) {
            found.push_back(node);
        }
        const bool is_closed = node.is("txbxContent") || node.is("Fallback");
        node = is_closed ? node.following_skip(root) : node.following(root);
    }
    return found;
}

std::vector<xml::Node> text_boxes_in(xml::Node root) {
    std::vector<xml::Node> found = descendants(root, "txbxContent");
    std::erase_if(found, [](xml::Node box) {
        const bool has_drawing = !descendants(box, "drawing").empty() ||
                                 !descendants(box, "pict").empty() ||
                                 !descendants(box, "object").empty();
        return text::is_blank(box.text()) && !has_drawing;
    });
    return found;
}

void write_picture(Paragraph& paragraph, const Picture& picture, const doc::RunLook& look) {
    Context& context = paragraph.context();
    const std::string src =
        context.part->src(picture.drawn.empty() ? picture.blip : picture.blip.closest("p"));
    paragraph.mark_content();
    xml::Node image = paragraph.builder().element("image", look);
    context.out.identify_image(image, src);
    const std::string resource = load_resource(context, picture);
    set_optional(image, "resource", resource);
    image.set("width", text::number(std::max(0.0, picture.width)));
    image.set("height", text::number(std::max(0.0, picture.height)));
    image.set("anchor", picture.is_floating ? "floating" : "inline");
    set_optional(image, "text-wrap", picture.wrap);
    set_optional(image, "x", picture.x);
    set_optional(image, "crop", picture.crop);
    set_optional(image, "rotation", picture.rotation == 0 ? "" : text::number(picture.rotation));
    set_optional(image, "flip", picture.flip);
    set_optional(image, "name", picture.name);
    write_alt(image, picture);
    report_outside(paragraph, picture, src);
    if (resource.empty()) {
        context.out.trouble("image-lost", paragraph.block(), src, picture.name);
    }
}

bool hang_picture(Paragraph& paragraph, const Picture& picture, Overlay place) {
    const xml::Node block = paragraph.block();
    if (!block.closest("header") && !block.closest("footer")) {
        return false;
    }
    place.resource = load_resource(paragraph.context(), picture);
    if (!paragraph.context().out.is_plain(place.resource)) {
        return false;
    }
    place.drawn.drawing.width = std::max(0.0, picture.width);
    place.drawn.drawing.height = std::max(0.0, picture.height);
    place.crop = picture.crop;
    place.flip = picture.flip;
    place.rotation = picture.rotation;
    place.opacity = picture.opacity;
    place.is_behind = true;
    place.src = paragraph.context().part->src(picture.blip);
    place.words = picture.name;
    report_outside(paragraph, picture, place.src);
    paragraph.overlays.push_back(std::move(place));
    return true;
}

void write_shape(Paragraph& paragraph,
                 Picture picture,
                 Overlay overlay,
                 bool has_no_room,
                 const doc::RunLook& look) {
    picture.is_decorative = picture.is_decorative || text::is_blank(picture.alt);
    if (has_no_room && picture.is_decorative) {
        overlay.src = paragraph.context().part->src(picture.blip.closest("p"));
        paragraph.overlays.push_back(std::move(overlay));
        return;
    }
    picture.width = overlay.drawn.drawing.width;
    picture.height = overlay.drawn.drawing.height;
    picture.drawn = image::to_svg(overlay.drawn.drawing);
    write_picture(paragraph, picture, look);
}

} // namespace engross::read::docx
