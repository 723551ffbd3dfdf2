// Pictures, shapes and objects: DrawingML (w:drawing); VML (w:pict, w:object) is in vml.cpp.
#include "read/docx/box_fill.h"
#include "read/docx/picture.h"
#include "read/docx/shapes.h"

#include <array>

namespace engross::read::docx {

double emu(std::string_view value) {
    constexpr double emu_per_point = 12'700;
    return text::to_double(value) / emu_per_point;
}

bool is_behind_text(xml::Node anchor) {
    const auto behind = anchor.attr("behindDoc");
    return behind == "1" || behind == "true";
}

namespace {

bool is_decorative(xml::Node properties) {
    for (const xml::Node mark : descendants(properties.child("extLst"), "decorative")) {
        if (is_on(mark)) {
            return true;
        }
    }
    return false;
}

// a:srcRect: thousandths of a per cent (20.1.8.55), in strict documents "12.5%".
double crop_part(std::string_view value) {
    return value.ends_with('%') ? text::to_double(value.substr(0, value.size() - 1))
                                : text::to_double(value) / 1000;
}

double share(std::string_view value) { return crop_part(value) / 100; }

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

Picture describe(xml::Node frame, double page_margin) {
    Picture picture;
    const xml::Node extent = frame.child("extent");
    const xml::Node properties = frame.child("docPr");
    picture.width = emu(extent.attr("cx"));
    picture.height = emu(extent.attr("cy"));
    picture.name = properties.attr("name");
    picture.alt =
        properties.attr("descr").empty() ? properties.attr("title") : properties.attr("descr");
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
    link.set(is_inside ? "ref" : "href",
             is_inside ? address.substr(address.rfind('#') + 1) : address);
    set_optional(link, "title", std::string(click.attr("tooltip")));
    write_picture(paragraph, picture, look);
    paragraph.builder().close();
}

// How much the groups around a shape enlarge it: their size in their own parent by that inside
// (20.1.7.5).
double group_scale(xml::Node shape, std::string_view side) {
    double scale = 1;
    for (xml::Node group = shape.parent(); group && !group.is("graphicData");
         group = group.parent()) {
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

// 20.1.8.4 alphaModFix; 20.1.8.42 lum, where half the brightness is what VML has (blacklevel).
double opacity_of(xml::Node blip) {
    const xml::Node light = blip.child("lum");
    const xml::Node alpha = blip.child("alphaModFix");
    const double contrast = share(light.attr("contrast"));
    const double left = opacity_left(contrast > 0 && contrast < 1 ? 1 / (1 - contrast)
                                                                  : std::max(0.0, 1 + contrast),
                                     share(light.attr("bright")) / 2);
    return left * (alpha.has("amt") ? std::clamp(share(alpha.attr("amt")), 0.0, 1.0) : 1);
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
    picture.crop = four_if_any({crop_part(rectangle.attr("l")),
                                crop_part(rectangle.attr("t")),
                                crop_part(rectangle.attr("r")),
                                crop_part(rectangle.attr("b"))});
    picture.rotation = text::to_double(transform.attr("rot")) / 60'000;
    picture.flip = flip_of(transform);
    picture.opacity = opacity_of(picture.blip);
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

// What draws without picture, words or data: lines, arrows, plain shapes. Beside words that are set
// in the text instead, lines alone would point to nothing, as all would beside pictures.
void read_shapes(Paragraph& paragraph,
                 xml::Node frame,
                 Picture picture,
                 const doc::RunLook& look,
                 bool has_pictures,
                 bool has_words) {
    shapes::Drawing drawing = draw_frame(paragraph.context(), frame);
    if (has_pictures || (has_words && !drawing.has_figure)) {
        drawing.lose();
    }
    if (drawing.drawn) {
        Overlay overlay = place_of(paragraph.context(), frame);
        overlay.drawn = std::move(*drawing.drawn);
        overlay.words = picture.alt.empty() ? picture.name : picture.alt;
        picture.blip = frame;
        write_shape(paragraph, std::move(picture), std::move(overlay), takes_no_room(frame), look);
    } else if (drawing.is_lost && !picture.is_decorative) {
        paragraph.context().out.trouble(
            "shape-lost", paragraph.block(), "", picture.alt.empty() ? picture.name : picture.alt);
    }
}

bool is_as_large_as(xml::Node frame, xml::Node page_size) {
    constexpr double nearly = 0.8;
    const auto reaches = [&](std::string_view extent, std::string_view side) {
        const double whole = points(page_size.attr(side));
        return whole > 0 && emu(frame.child("extent").attr(extent)) >= whole * nearly;
    };
    return reaches("cx", "w") && reaches("cy", "h");
}

// As far as the file tells it: by marks of pages, forced breaks, or more words than a page holds.
bool is_on_first_page(const Context& context) {
    constexpr std::size_t most_before = 2'000; // bytes
    const xml::Node body = context.out.document.body();
    if (context.part != &context.main || context.page > 1 || body.text().size() > most_before) {
        return false;
    }
    for (xml::Node node = body; node; node = node.following(body)) {
        if (node.attr("type") == "page" || node.has("break-before")) {
            return false;
        }
    }
    return true;
}

// A filled shape without words behind all of the first page, as Word's cover pages have it.
bool read_cover_ground(Context& context, xml::Node frame) {
    const auto shapes = descendants(frame.child("graphic"), "wsp");
    if (shapes.size() != 1 || context.sections.empty() || !is_behind_text(frame) ||
        !is_as_large_as(frame, context.sections.front().child("pgSz")) ||
        !text::is_blank(shapes.front().text()) || !is_on_first_page(context)) {
        return false;
    }
    context.cover_ground = shape_ground(shapes.front(), context.theme_colours);
    return !context.cover_ground.empty();
}

// Charts and diagrams: what they say is read from their data, after the paragraph.
void find_objects(Paragraph& paragraph, xml::Node frame) {
    const xml::Node graphic = frame.child("graphic");
    for (const auto& [element, attribute] : {std::pair{"chart", "id"}, std::pair{"relIds", "dm"}}) {
        for (const xml::Node object : descendants(graphic, element)) {
            const Relationship* data =
                paragraph.context().part->relationship(object.attr(attribute));
            if (data != nullptr && !data->is_external) {
                paragraph.mark_content();
                const xml::Node about = frame.child("docPr");
                const auto alt = about.has("descr") ? about.attr("descr") : about.attr("title");
                paragraph.objects.push_back(
                    {object.is("chart"), data->target, std::string(text::trim(alt))});
            }
        }
    }
}

void read_frame(Paragraph& paragraph, xml::Node frame, const doc::RunLook& look) {
    if (frame.is("anchor") && read_drawing_watermark(paragraph, frame)) {
        return;
    }
    const auto shapes = pictures_of(frame.child("graphic"));
    const auto& sections = paragraph.context().sections;
    const double margin =
        sections.empty() ? 0 : points(sections.front().child("pgMar").attr("left"));
    for (const xml::Node shape : shapes) {
        Picture picture = describe(frame, margin);
        const bool is_alone = shapes.size() == 1 && shape.parent().is("graphicData");
        fill_from_shape(picture, shape, is_alone);
        if (is_alone && takes_no_room(frame) &&
            hang_picture(paragraph, picture, place_of(paragraph.context(), frame))) {
            continue;
        }
        const xml::Node own = shape.child("nvPicPr").child("cNvPr").child("hlinkClick");
        write_linked(
            paragraph, picture, look, own ? own : frame.child("docPr").child("hlinkClick"));
    }
    const auto boxes = text_boxes_in(frame);
    paragraph.text_boxes.insert(paragraph.text_boxes.end(), boxes.begin(), boxes.end());
    const bool is_ground = shapes.empty() && read_cover_ground(paragraph.context(), frame);
    if (!boxes.empty() && frame.is("anchor")) {
        paragraph.boxes.push_back(box_of(paragraph.context(), frame));
    }
    if (!is_ground) {
        read_shapes(
            paragraph, frame, describe(frame, margin), look, !shapes.empty(), !boxes.empty());
    }
    find_objects(paragraph, frame);
}

} // namespace

void read_drawing(Paragraph& paragraph, xml::Node drawing, const doc::RunLook& look) {
    if (!drawing.is("drawing")) {
        if (const xml::Node object = drawing.child("OLEObject")) {
            paragraph.context().out.leftover(
                "object", paragraph.block(), "", "", object.attr("ProgID"));
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
