// Pictures in frames: where their bytes are, how they are cut and shown (ODF 1.3 part 3, 10.4.4).
#include "base/base64.h"
#include "image/image.h"
#include "read/odt/frames.h"
#include "read/odt/shapes.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace engross::read::odt {

namespace {

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
    const auto share = [](double part, double whole) { return part / whole * 100; };
    return four_numbers({share((*cut)[3], natural.width),
                         share((*cut)[0], natural.height),
                         share((*cut)[1], natural.width),
                         share((*cut)[2], natural.height)});
}

// style:mirror (20.381)
std::string flip_of(const Values& look) {
    const auto mirror = value_of(look, "mirror");
    const bool is_flipped = mirror.find("vertical") != std::string_view::npos;
    const bool is_mirrored = mirror.find("horizontal") != std::string_view::npos;
    return is_mirrored && is_flipped ? "both"
           : is_mirrored             ? "horizontal"
           : is_flipped              ? "vertical"
                                     : "";
}

double share(std::string_view value, double fallback) {
    return value.ends_with('%') ? text::to_double(value.substr(0, value.size() - 1)) / 100
                                : fallback;
}

// What draw:image-opacity, draw:luminance, draw:contrast and the colour mode of a watermark, which
// is 50 % lighter and has 70 % less contrast in LibreOffice, leave of black.
double opacity_of(const Values& look) {
    const bool is_watermark = value_of(look, "color-mode") == "watermark";
    const double light = share(value_of(look, "luminance"), 0) + (is_watermark ? 0.5 : 0);
    const double contrast = share(value_of(look, "contrast"), 0) - (is_watermark ? 0.7 : 0);
    return opacity_left(1 + std::min(contrast, 0.0), light) *
           std::clamp(share(value_of(look, "image-opacity"), 1), 0.0, 1.0);
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

// One that takes no room stands behind the text of every page that has the header or footer around
// it, no part of what is read.
bool Paragraph::hang_picture(xml::Node frame, const std::string& resource, const std::string& src) {
    const xml::Node page = block_.closest("page");
    if (!page || !takes_no_room(context_, frame) || !context_.out.is_plain(resource)) {
        return false;
    }
    const Values& look = context_.styles.properties("graphic", frame.attr("style-name")).other;
    const Size size{points(frame.attr("width")), points(frame.attr("height"))};
    Overlay overlay = picture_place_of(context_, frame, page);
    overlay.drawn.drawing.width = std::max(0.0, size.width);
    overlay.drawn.drawing.height = std::max(0.0, size.height);
    overlay.resource = resource;
    overlay.crop = crop_of(value_of(look, "clip"), natural_size(context_, resource, size));
    overlay.flip = flip_of(look);
    overlay.opacity = opacity_of(look);
    overlay.is_behind = true;
    overlay.src = src;
    overlay.words = frame.attr("name");
    overlays.push_back(std::move(overlay));
    return true;
}

bool Paragraph::write_image(xml::Node frame, xml::Node source) {
    const std::string src = context_.part->src(source);
    const std::string resource = load_image(context_, source, src);
    if (resource.empty()) {
        return false;
    }
    if (hang_picture(frame, resource, src)) {
        return true;
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
    const auto clip = value_of(graphic.other, "clip");
    set_optional(image, "crop", crop_of(clip, natural_size(context_, resource, drawn)));
    set_optional(image, "flip", flip_of(graphic.other));
    set_optional(image, "x", x_of(graphic.other, frame));
    describe(image, frame);
    return true;
}

} // namespace engross::read::odt
