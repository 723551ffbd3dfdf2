// What the headers of each picture say.
#include "image/image.h"
#include "recognize/images.h"
#include "recognize/recognize.h"

namespace engross::recognize {

namespace {

std::string_view name(image::Colour colour) {
    switch (colour) {
    case image::Colour::gray:
        return "gray";
    case image::Colour::rgb:
        return "rgb";
    case image::Colour::cmyk:
        return "cmyk";
    case image::Colour::indexed:
        return "indexed";
    case image::Colour::unknown:
        break;
    }
    return {};
}

void set_number(xml::Node node, std::string_view attribute, double value) {
    if (value > 0) {
        node.set(attribute, text::number(value));
    }
}

void set_facts(xml::Node node, const image::Info& info) {
    const auto format = image::name(info.format);
    node.set("format", format.empty() ? "unknown" : format);
    set_number(node, "px-width", info.width);
    set_number(node, "px-height", info.height);
    set_number(node, "dpi", info.dpi);
    if (info.orientation != 1) {
        set_number(node, "orientation", info.orientation);
    }
    if (const auto colour = name(info.colour); !colour.empty()) {
        node.set("colour-space", colour);
    }
    if (info.gps) {
        node.set("gps", "yes");
    }
}

// What cannot be shown is kept, and said.
void report(const doc::Document& document,
            xml::Node node,
            const image::Info& info,
            BytesView bytes) {
    const image::State state = image::state(bytes);
    if (state == image::State::whole) {
        return;
    }
    const std::string_view kind = info.format == image::Format::unknown ? "image-unsupported"
                                  : state == image::State::damaged      ? "image-damaged"
                                                                        : "image-undecodable";
    const xml::Node block = doc::block_of(node);
    doc::add_trouble(
        document, kind, block.attr("id"), node.attr("src"), std::string(image::name(info.format)));
}

} // namespace

void picture_facts(doc::Document& document) {
    for (const auto& [resource, nodes] : images_by_resource(document)) {
        const image::Info info = image::sniff(document.resources.at(resource)->bytes);
        for (const xml::Node node : nodes) {
            set_facts(node, info);
        }
        report(document, nodes.front(), info, document.resources.at(resource)->bytes);
    }
}

} // namespace engross::recognize
