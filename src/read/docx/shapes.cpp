// DrawingML: wps:wsp, alone, in groups (wpg) and on canvases (wpc).
#include "read/docx/shapes.h"

#include "read/docx/picture.h"
#include "read/docx/shape_look.h"
#include "read/shapes/preset.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace engross::read::docx {

namespace {

using image::Matrix;

using Transform = shapes::Standing;

bool is_set(xml::Node node, std::string_view name) {
    return node.attr(name) == "1" || node.attr(name) == "true";
}

// a:xfrm (20.1.7.6)
Transform transform_of(xml::Node node) {
    const xml::Node at = node.child("off");
    const xml::Node size = node.child("ext");
    return {emu(at.attr("x")),
            emu(at.attr("y")),
            emu(size.attr("cx")),
            emu(size.attr("cy")),
            is_set(node, "flipH"),
            is_set(node, "flipV"),
            text::to_double(node.attr("rot")) / 60'000 * std::numbers::pi / 180};
}

class FrameReader {
public:
    explicit FrameReader(const Context& context) : context_(context) {}

    shapes::Drawing run(xml::Node frame) {
        const xml::Node extent = frame.child("extent");
        const Transform whole{0, 0, emu(extent.attr("cx")), emu(extent.attr("cy"))};
        for (const xml::Node each : frame.child("graphic").child("graphicData").children()) {
            top(each, whole);
        }
        return canvas_.finish();
    }

private:
    // The outermost stands where its frame does, as large as that.
    void top(xml::Node node, const Transform& whole) {
        if (node.is("wpc")) {
            for (const xml::Node child : node.children()) {
                element(child, {}, {}, 0);
            }
        } else if (node.is("wsp")) {
            Transform own = transform_of(node.child("spPr").child("xfrm"));
            own.x = own.y = 0;
            own.width = own.width > 0 || own.height > 0 ? own.width : whole.width;
            own.height = own.width > 0 || own.height > 0 ? own.height : whole.height;
            shape(node, own, {}, {});
        } else {
            Transform own = transform_of(node.child("grpSpPr").child("xfrm"));
            own.x = own.y = 0;
            own.width = whole.width;
            own.height = whole.height;
            group(node, own, {}, 0);
        }
    }

    void element(xml::Node node, const Matrix& outer, xml::Node around, int depth) {
        if (node.is("AlternateContent")) {
            for (const xml::Node child : chosen_branch(node).children()) {
                element(child, outer, around, depth + 1);
            }
        } else if (node.is("wsp") || node.is("sp") || node.is("cxnSp")) {
            shape(node, transform_of(node.child("spPr").child("xfrm")), outer, around);
        } else if (node.is("grpSp") || node.is("wgp")) {
            group(node, transform_of(node.child("grpSpPr").child("xfrm")), outer, depth);
        }
    }

    // 20.1.7.5: the children have units of the group's own.
    void group(xml::Node node, const Transform& own, const Matrix& outer, int depth) {
        if (depth >= shapes::deepest) {
            canvas_.lose();
            return;
        }
        const xml::Node properties = node.child("grpSpPr");
        const xml::Node transform = properties.child("xfrm");
        const auto inside = [&](std::string_view name, std::string_view side) {
            return emu(transform.child(name).attr(side));
        };
        const double width = inside("chExt", "cx");
        const double height = inside("chExt", "cy");
        const double across = width > 0 && own.width > 0 ? own.width / width : 1;
        const double down = height > 0 && own.height > 0 ? own.height / height : 1;
        const Matrix scale{
            across, 0, 0, down, -inside("chOff", "x") * across, -inside("chOff", "y") * down};
        const Matrix inner = scale.then(placed(own)).then(outer);
        for (const xml::Node child : node.children()) {
            element(child, inner, properties, depth + 1);
        }
    }

    void shape(xml::Node node, const Transform& own, const Matrix& outer, xml::Node around) {
        const xml::Node properties = node.child("spPr");
        if (properties.child("blipFill") || node.child("linkedTxbx") ||
            !text_boxes_in(node).empty()) {
            return;
        }
        const shapes::Look look = look_of_shape(context_, node, around);
        if (!look.draws()) {
            return;
        }
        const xml::Node own_geometry = properties.child("custGeom");
        const auto outlines = shapes::drawing_outlines(
            own_geometry ? own_geometry : properties.child("prstGeom"), own.width, own.height);
        if (!outlines) {
            canvas_.lose();
            return;
        }
        const auto name = own_geometry ? "" : properties.child("prstGeom").attr("prst");
        const bool is_connector =
            name == "line" || name.find("Connector") != std::string_view::npos;
        canvas_.add(*outlines, placed(own).then(outer), look, is_connector);
    }

    const Context& context_;
    shapes::Canvas canvas_;
};

xml::Node position(xml::Node anchor, std::string_view name) {
    if (const xml::Node own = anchor.child(name)) {
        return own;
    }
    for (const xml::Node each : anchor.children()) { // per cent, and what they come to
        if (each.is("AlternateContent") && each.child("Fallback").child(name)) {
            return each.child("Fallback").child(name);
        }
    }
    return {};
}

double offset_of(xml::Node position, double extent, const Along& along) {
    return offset_of(along,
                     {.from = position.attr("relativeFrom"),
                      .align = position.child("align").text(),
                      .offset = emu(position.child("posOffset").text())},
                     extent);
}

xml::Node section_of(const Context& context) {
    if (context.sections.empty()) {
        return {};
    }
    return context.sections[std::min(context.section, context.sections.size() - 1)];
}

} // namespace

shapes::Drawing draw_frame(Context& context, xml::Node frame) {
    return FrameReader(context).run(frame);
}

bool takes_no_room(xml::Node anchor) { return anchor.is("anchor") && anchor.child("wrapNone"); }

Sides sides_of(const Context& context) {
    const xml::Node section = section_of(context);
    const xml::Node size = section.child("pgSz");
    const xml::Node margin = section.child("pgMar");
    return {{points(size.attr("w")), points(margin.attr("left")), points(margin.attr("right"))},
            {points(size.attr("h")), points(margin.attr("top")), points(margin.attr("bottom"))}};
}

bool counts_from_page(std::string_view from) {
    return !(from.empty() || from == "paragraph" || from == "line" || from == "text");
}

double offset_of(const Along& along, const Position& position, double extent) {
    const auto is_one_of = [&](std::initializer_list<std::string_view> begins) {
        return std::ranges::any_of(
            begins, [&](std::string_view begin) { return position.from.starts_with(begin); });
    };
    const bool is_page = position.from == "page";
    const bool is_before = is_one_of({"left", "top", "in"});
    const bool is_after = is_one_of({"right", "bottom", "out"});
    const double begin = is_page || is_before ? 0
                         : is_after           ? along.page - along.after
                                              : along.before;
    const double room = is_page     ? along.page
                        : is_before ? along.before
                        : is_after  ? along.after
                                    : std::max(0.0, along.page - along.before - along.after);
    if (position.align == "center") {
        return begin + (room - extent) / 2;
    }
    if (position.align == "right" || position.align == "bottom" || position.align == "outside") {
        return begin + room - extent;
    }
    return begin + (position.align.empty() ? position.offset : 0);
}

Overlay place_of(const Context& context, xml::Node anchor) {
    const auto [across, down] = sides_of(context);
    const xml::Node extent = anchor.child("extent");
    const xml::Node upright = position(anchor, "positionV");
    Overlay overlay;
    overlay.is_from_page = counts_from_page(upright.attr("relativeFrom"));
    overlay.x =
        offset_of(position(anchor, "positionH"), emu(extent.attr("cx")), across) - across.before;
    overlay.y = offset_of(upright, emu(extent.attr("cy")), overlay.is_from_page ? down : Along{});
    overlay.is_behind = is_behind_text(anchor);
    return overlay;
}

image::Box box_of(const Context& context, xml::Node anchor) {
    const Overlay place = place_of(context, anchor);
    const xml::Node extent = anchor.child("extent");
    return {{place.x, place.y},
            {place.x + emu(extent.attr("cx")), place.y + emu(extent.attr("cy"))}};
}

std::vector<double> theme_lines(xml::Node theme) {
    std::vector<double> widths;
    for (const xml::Node line :
         theme.child("themeElements").child("fmtScheme").child("lnStyleLst").children()) {
        widths.push_back(line.has("w") ? emu(line.attr("w")) : 0.75);
    }
    return widths.empty() ? std::vector{0.75, 2.0, 3.0} : widths; // Office's own
}

} // namespace engross::read::docx
