// Pictures, shapes and objects: DrawingML (w:drawing) and VML (w:pict, w:object).
#include "read/docx/inline.h"

#include <algorithm>

namespace engross::read::docx {

namespace {

constexpr double emu_per_point = 12'700;

struct Picture {
    xml::Node blip;          // a:blip or v:imagedata: its place
    std::string_view id;     // relationship of the bytes
    std::string_view link;   // relationship of a file outside
    double width = 0, height = 0;
    std::string name, alt, crop, wrap;
    double rotation = 0;
    bool is_decorative = false;
    bool is_floating = false;
};

double emu(std::string_view value) {
    return text::to_double(value) / emu_per_point;
}

// All elements of that name below `root`; text boxes and fallbacks are not entered.
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

bool is_decorative(xml::Node properties) {
    for (const xml::Node mark : descendants(properties.child("extLst"), "decorative")) {
        if (is_on(mark)) {
            return true;
        }
    }
    return false;
}

// a:srcRect in thousandths of a per cent (20.1.8.55).
std::string crop_of(xml::Node rectangle) {
    std::string crop;
    bool is_cropped = false;
    for (const std::string_view side : {"l", "t", "r", "b"}) {
        const double part = text::to_double(rectangle.attr(side)) / 1000;
        is_cropped = is_cropped || part != 0;
        crop += (crop.empty() ? "" : " ") + text::number(part);
    }
    return is_cropped ? crop : "";
}

std::string wrap_of(xml::Node anchor) {
    for (const xml::Node child : anchor.children()) {
        if (child.name().starts_with("wrap")) {
            return std::string(child.name().substr(4));
        }
    }
    return {};
}

void write_alt(xml::Node image, const Picture& picture) {
    if (picture.is_decorative) {
        image.set("decorative", "yes");
    } else if (!text::is_blank(picture.alt)) {
        xml::Node alt = image.append("alt");
        alt.set("by", "author");
        alt.append_text(text::trim(picture.alt));
    }
}

void set_optional(xml::Node node, std::string_view name, const std::string& value) {
    if (!value.empty()) {
        node.set(name, value);
    }
}

std::string load_resource(Context& context, const Picture& picture) {
    const Relationship* relationship = context.part->relationship(picture.id);
    if (relationship == nullptr || relationship->is_external) {
        return {};
    }
    return context.out.resource(relationship->target,
                                [&] { return context.package.find(relationship->target); });
}

void write_picture(Paragraph& paragraph, const Picture& picture, const doc::RunLook& look) {
    Context& context = paragraph.context();
    const std::string src = context.part->src(picture.blip);
    paragraph.mark_content();
    xml::Node image = paragraph.builder().element("image", look);
    context.out.identify_image(image, src);
    const std::string resource = load_resource(context, picture);
    set_optional(image, "resource", resource);
    image.set("width", text::number(std::max(0.0, picture.width)));
    image.set("height", text::number(std::max(0.0, picture.height)));
    image.set("anchor", picture.is_floating ? "floating" : "inline");
    set_optional(image, "text-wrap", picture.wrap);
    set_optional(image, "crop", picture.crop);
    set_optional(image, "rotation", picture.rotation == 0 ? "" : text::number(picture.rotation));
    set_optional(image, "name", picture.name);
    write_alt(image, picture);
    const Relationship* outside = context.part->relationship(picture.link);
    if (outside == nullptr) {
        outside = context.part->relationship(picture.id);
    }
    if (outside != nullptr && outside->is_external) {
        context.out.leftover("external-link", paragraph.block(), src, "", outside->target);
    }
    if (resource.empty()) {
        context.out.trouble("image-lost", paragraph.block(), src, picture.name);
    }
}

Picture describe(xml::Node frame) {
    Picture picture;
    const xml::Node extent = frame.child("extent");
    const xml::Node properties = frame.child("docPr");
    picture.width = emu(extent.attr("cx"));
    picture.height = emu(extent.attr("cy"));
    picture.name = properties.attr("name");
    picture.alt = properties.attr("descr").empty() ? properties.attr("title") : properties.attr("descr");
    picture.is_decorative = is_decorative(properties);
    picture.is_floating = frame.is("anchor");
    picture.wrap = picture.is_floating ? wrap_of(frame) : "";
    return picture;
}

void fill_from_pic(Picture& picture, xml::Node pic, bool is_alone) {
    const xml::Node fill = pic.child("blipFill");
    const xml::Node transform = pic.child("spPr").child("xfrm");
    picture.blip = fill.child("blip");
    picture.id = picture.blip.attr("embed");
    picture.link = picture.blip.attr("link");
    picture.crop = crop_of(fill.child("srcRect"));
    picture.rotation = text::to_double(transform.attr("rot")) / 60'000;
    if (!is_alone) {
        const xml::Node own = pic.child("nvPicPr").child("cNvPr");
        picture.width = emu(transform.child("ext").attr("cx"));
        picture.height = emu(transform.child("ext").attr("cy"));
        picture.alt = own.attr("descr").empty() ? picture.alt : std::string(own.attr("descr"));
    }
}

// Charts and diagrams: what they say is read from their data, after the paragraph.
void find_objects(Paragraph& paragraph, xml::Node frame) {
    const xml::Node graphic = frame.child("graphic");
    for (const auto& [element, attribute] : {std::pair{"chart", "id"}, std::pair{"relIds", "dm"}}) {
        for (const xml::Node object : descendants(graphic, element)) {
            const Relationship* data = paragraph.context().part->relationship(object.attr(attribute));
            if (data != nullptr && !data->is_external) {
                paragraph.mark_content();
                paragraph.objects.push_back({object.is("chart"), data->target});
            }
        }
    }
}

void read_frame(Paragraph& paragraph, xml::Node frame, const doc::RunLook& look) {
    const auto pics = descendants(frame.child("graphic"), "pic");
    for (const xml::Node pic : pics) {
        Picture picture = describe(frame);
        fill_from_pic(picture, pic, pics.size() == 1 && pic.parent().is("graphicData"));
        write_picture(paragraph, picture, look);
    }
    for (const xml::Node box : descendants(frame, "txbxContent")) {
        paragraph.text_boxes.push_back(box);
    }
    find_objects(paragraph, frame);
}

// "width:415.3pt;height:12cm" of a VML shape.
double style_length(std::string_view style, std::string_view name) {
    for (const std::string_view each : text::split(style, ';')) {
        const auto colon = each.find(':');
        if (colon != std::string_view::npos && text::trim(each.substr(0, colon)) == name) {
            const auto value = text::trim(each.substr(colon + 1));
            return value.ends_with("pt") || value.ends_with("in") || value.ends_with("cm") || value.ends_with("mm")
                       ? points(value)
                       : text::to_double(value) * 0.75; // pixels
        }
    }
    return 0;
}

void read_vml(Paragraph& paragraph, xml::Node root, const doc::RunLook& look) {
    for (const xml::Node data : descendants(root, "imagedata")) {
        const xml::Node shape = data.parent();
        Picture picture;
        picture.blip = data;
        picture.id = data.has("id") ? data.attr("id") : data.attr("pict");
        picture.width = style_length(shape.attr("style"), "width");
        picture.height = style_length(shape.attr("style"), "height");
        picture.name = shape.attr("id");
        picture.alt = shape.attr("alt");
        picture.is_floating = shape.attr("style").find("position:absolute") != std::string_view::npos;
        write_picture(paragraph, picture, look);
    }
    for (const xml::Node box : descendants(root, "txbxContent")) {
        paragraph.text_boxes.push_back(box);
    }
}

} // namespace

void read_drawing(Paragraph& paragraph, xml::Node drawing, const doc::RunLook& look) {
    if (!drawing.is("drawing")) {
        if (const xml::Node object = drawing.child("OLEObject")) {
            paragraph.context().out.leftover("object", paragraph.block(), "", "", object.attr("ProgID"));
        }
        read_vml(paragraph, drawing, look);
        return;
    }
    for (const xml::Node frame : drawing.children()) {
        if (frame.is("inline") || frame.is("anchor")) {
            read_frame(paragraph, frame, look);
        }
    }
}

} // namespace engross::read::docx
