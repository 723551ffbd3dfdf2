// Pictures, shapes and objects: DrawingML (w:drawing) and VML (w:pict, w:object).
#include "read/docx/inline.h"

#include <algorithm>
#include <array>

namespace engross::read::docx {

namespace {

constexpr double emu_per_point = 12'700;

struct Picture {
    xml::Node blip;          // a:blip or v:imagedata: its place
    std::string_view id;     // relationship of the bytes
    std::string_view link;   // relationship of a file outside
    double width = 0, height = 0;
    std::string name, alt, crop, wrap, flip, x;
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

// Parts cut away at left, top, right and bottom, in per cent.
std::string crop_of(const std::array<double, 4>& parts) {
    std::string crop;
    for (const double part : parts) {
        crop += (crop.empty() ? "" : " ") + text::number(part);
    }
    return std::ranges::all_of(parts, [](double part) { return part == 0; }) ? "" : crop;
}

// a:srcRect: thousandths of a per cent (20.1.8.55), in strict documents "12.5%".
double crop_part(std::string_view value) {
    return value.ends_with('%') ? text::to_double(value.substr(0, value.size() - 1))
                                : text::to_double(value) / 1000;
}

// VML's cropleft: 65536ths ("6554f") or a fraction ("0.1").
double vml_crop_part(std::string_view value) {
    return value.ends_with('f') ? text::to_double(value.substr(0, value.size() - 1)) / 655.36
                                : text::to_double(value) * 100;
}

std::string wrap_of(xml::Node anchor) {
    for (const xml::Node child : anchor.children()) {
        if (child.name().starts_with("wrap")) {
            return std::string(child.name().substr(4));
        }
    }
    return {};
}

// 20.4.2.10 positionH, when text runs beside the picture.
std::string x_of(xml::Node anchor, std::string_view wrap, double page_margin) {
    const xml::Node position = anchor.child("positionH");
    const auto from = position.attr("relativeFrom");
    const bool has_text_beside = wrap == "Square" || wrap == "Tight" || wrap == "Through";
    if (!has_text_beside || (from != "column" && from != "margin" && from != "page")) {
        return {};
    }
    const std::string align = position.child("align").text();
    if (align == "left" || align == "center" || align == "right") {
        return align;
    }
    const xml::Node offset = position.child("posOffset");
    return offset ? text::number(emu(offset.text()) - (from == "page" ? page_margin : 0)) : "";
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
    set_optional(image, "x", picture.x);
    set_optional(image, "crop", picture.crop);
    set_optional(image, "rotation", picture.rotation == 0 ? "" : text::number(picture.rotation));
    set_optional(image, "flip", picture.flip);
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

Picture describe(xml::Node frame, double page_margin) {
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
    picture.x = x_of(frame, picture.wrap, page_margin);
    return picture;
}

// A picture that is a link stands in one.
void write_linked(Paragraph& paragraph,
                  const Picture& picture,
                  const doc::RunLook& look,
                  xml::Node click) {
    const Relationship* target = paragraph.context().part->relationship(click.attr("id"));
    if (target == nullptr || target->target.empty()) {
        write_picture(paragraph, picture, look);
        return;
    }
    const bool is_inside = !target->is_external || target->target.starts_with('#');
    const std::string_view address = target->target;
    xml::Node link = paragraph.builder().open("link");
    link.set(is_inside ? "ref" : "href", is_inside ? address.substr(address.rfind('#') + 1) : address);
    set_optional(link, "title", std::string(click.attr("tooltip")));
    write_picture(paragraph, picture, look);
    paragraph.builder().close();
}

// How much the groups around a shape enlarge it: their size in their own parent by that inside (20.1.7.5).
double group_scale(xml::Node shape, std::string_view side) {
    double scale = 1;
    for (xml::Node group = shape.parent(); group && !group.is("graphicData"); group = group.parent()) {
        const xml::Node transform = group.child("grpSpPr").child("xfrm");
        const double inside = text::to_double(transform.child("chExt").attr(side));
        const double outside = text::to_double(transform.child("ext").attr(side));
        scale *= inside > 0 && outside > 0 ? outside / inside : 1;
    }
    return scale;
}

std::string flip_of(xml::Node transform) {
    const auto is_set = [&](std::string_view name) {
        return transform.attr(name) == "1" || transform.attr(name) == "true";
    };
    const bool mirrored = is_set("flipH");
    const bool flipped = is_set("flipV");
    return mirrored && flipped ? "both" : mirrored ? "horizontal" : flipped ? "vertical" : "";
}

// `shape`: pic:pic, or a shape that is filled with a picture.
void fill_from_shape(Picture& picture, xml::Node shape, bool is_alone) {
    const bool is_pic = shape.is("pic");
    const xml::Node properties = shape.child("spPr");
    const xml::Node fill = is_pic ? shape.child("blipFill") : properties.child("blipFill");
    const xml::Node transform = properties.child("xfrm");
    const xml::Node rectangle = fill.child("srcRect");
    picture.blip = fill.child("blip");
    picture.id = picture.blip.attr("embed");
    picture.link = picture.blip.attr("link");
    picture.crop = crop_of({crop_part(rectangle.attr("l")),
                            crop_part(rectangle.attr("t")),
                            crop_part(rectangle.attr("r")),
                            crop_part(rectangle.attr("b"))});
    picture.rotation = text::to_double(transform.attr("rot")) / 60'000;
    picture.flip = flip_of(transform);
    if (!is_alone) {
        const xml::Node own = is_pic ? shape.child("nvPicPr").child("cNvPr") : shape.child("cNvPr");
        picture.width = emu(transform.child("ext").attr("cx")) * group_scale(shape, "cx");
        picture.height = emu(transform.child("ext").attr("cy")) * group_scale(shape, "cy");
        picture.alt = own.attr("descr").empty() ? picture.alt : std::string(own.attr("descr"));
        picture.is_decorative = picture.is_decorative || is_decorative(own);
    }
}

// Pictures, and shapes that a picture fills, in their order.
std::vector<xml::Node> pictures_of(xml::Node graphic) {
    std::vector<xml::Node> found;
    for (const xml::Node blip : descendants(graphic, "blip")) {
        const xml::Node fill = blip.parent();
        const xml::Node shape = fill.parent().is("spPr") ? fill.parent().parent() : fill.parent();
        if (fill.is("blipFill") && (shape.is("pic") || shape.is("wsp"))) {
            found.push_back(shape);
        }
    }
    return found;
}

// What draws without picture, words or data (lines, arrows, plain shapes) is not carried over.
void report_lost_shapes(Paragraph& paragraph, xml::Node frame) {
    const xml::Node graphic = frame.child("graphic");
    const xml::Node properties = frame.child("docPr");
    if (!descendants(graphic, "wsp").empty() && !is_decorative(properties)) {
        const auto words =
            properties.attr("descr").empty() ? properties.attr("name") : properties.attr("descr");
        paragraph.context().out.trouble("shape-lost", paragraph.block(), "", words);
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
                const xml::Node about = frame.child("docPr");
                const auto alt = about.has("descr") ? about.attr("descr") : about.attr("title");
                paragraph.objects.push_back({object.is("chart"), data->target, std::string(text::trim(alt))});
            }
        }
    }
}

void read_frame(Paragraph& paragraph, xml::Node frame, const doc::RunLook& look) {
    const auto shapes = pictures_of(frame.child("graphic"));
    const auto& sections = paragraph.context().sections;
    const double margin = sections.empty() ? 0 : points(sections.front().child("pgMar").attr("left"));
    for (const xml::Node shape : shapes) {
        Picture picture = describe(frame, margin);
        fill_from_shape(picture, shape, shapes.size() == 1 && shape.parent().is("graphicData"));
        const xml::Node own = shape.child("nvPicPr").child("cNvPr").child("hlinkClick");
        write_linked(
            paragraph, picture, look, own ? own : frame.child("docPr").child("hlinkClick"));
    }
    const auto boxes = descendants(frame, "txbxContent");
    paragraph.text_boxes.insert(paragraph.text_boxes.end(), boxes.begin(), boxes.end());
    if (shapes.empty() && boxes.empty()) {
        report_lost_shapes(paragraph, frame);
    }
    find_objects(paragraph, frame);
}

// "width:415.3pt;height:12cm" of a VML shape.
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

// Degrees, or 65536ths of one ("5898240fd").
double style_rotation(std::string_view style) {
    const auto value = style_value(style, "rotation");
    return value.ends_with("fd") ? text::to_double(value.substr(0, value.size() - 2)) / 65'536
                                 : text::to_double(value);
}

std::string_view first_of(std::string_view one, std::string_view other) {
    return one.empty() ? other : one;
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
        if (!text::is_blank(words.attr("string")) && !words.closest("hdr")) {
            paragraph.word_art.emplace_back(words.attr("string"));
        }
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
