// Pictures: from data: addresses and what Pandoc took out of the file; never from elsewhere.
#include "base/base64.h"
#include "image/image.h"
#include "read/pandoc/inline.h"

#include <algorithm>
#include <array>

namespace engross::read::pandoc {

namespace {

constexpr double screen_dpi = 96; // of pictures that do not say how large they are
constexpr double text_width = 453.5;
constexpr double text_height = 600;

// A length of HTML, LaTeX or Pandoc: "50%", "3cm", "300px", "300"; 0 for none. pt.
double points(std::string_view length, double whole) {
    constexpr std::array units{std::pair{"%", 0.0},
                               std::pair{"cm", 72 / 2.54},
                               std::pair{"mm", 72 / 25.4},
                               std::pair{"in", 72.0},
                               std::pair{"inch", 72.0},
                               std::pair{"pt", 1.0},
                               std::pair{"px", 72 / 96.0},
                               std::pair{"em", 12.0},
                               std::pair{"", 72 / 96.0}};
    const auto end = std::min(length.find_first_not_of("0123456789."), length.size());
    const double value = text::to_double(length.substr(0, end));
    for (const auto& [unit, factor] : units) {
        if (text::trim(length.substr(end)) == unit) {
            return factor == 0 ? value / 100 * whole : value * factor;
        }
    }
    return 0;
}

// The value of a property in style="width: 50%; …".
std::string style_value(std::string_view style, std::string_view name) {
    for (const std::string_view each : text::split(style, ';')) {
        const auto colon = each.find(':');
        if (colon != std::string_view::npos && text::trim(each.substr(0, colon)) == name) {
            return std::string(text::trim(each.substr(colon + 1)));
        }
    }
    return {};
}

double stated(const Attributes& attributes, std::string_view name, double whole) {
    const std::string own = attributes.value(name);
    return points(own.empty() ? style_value(attributes.value("style"), name) : own, whole);
}

struct Size {
    double width = 0;
    double height = 0;
};

// In pt, as stated or as the picture's own header says; no larger than a page's text.
Size size_of(const Attributes& attributes, BytesView bytes) {
    const image::Info info = image::sniff(bytes);
    const double scale = 72 / (info.dpi > 0 ? info.dpi : screen_dpi);
    const double ratio = info.width > 0 && info.height > 0 ? 1.0 * info.height / info.width : 0;
    Size size{stated(attributes, "width", text_width), stated(attributes, "height", text_height)};
    if (size.width <= 0 && size.height <= 0) {
        size = {info.width * scale, info.height * scale};
    } else if (ratio > 0 && size.height <= 0) {
        size.height = size.width * ratio;
    } else if (ratio > 0 && size.width <= 0) {
        size.width = size.height / ratio;
    }
    const double fit = std::min(
        {1.0, text_width / std::max(size.width, 1.0), text_height / std::max(size.height, 1.0)});
    return {size.width * fit, size.height * fit};
}

std::optional<Bytes> load(const Context& context, const std::string& target) {
    if (std::optional<Bytes> bytes = data_of(target)) {
        return bytes;
    }
    return context.input.converted->picture ? context.input.converted->picture(target)
                                            : std::nullopt;
}

constexpr std::size_t quote_length = 80;

} // namespace

bool is_outside(std::string_view address) {
    return address.find(':') != std::string_view::npos || address.starts_with('/') ||
           address.starts_with('\\');
}

std::optional<Bytes> data_of(std::string_view address) {
    constexpr std::string_view mark = ";base64,";
    const auto at = address.find(mark);
    if (!address.starts_with("data:") || at == std::string_view::npos) {
        return std::nullopt;
    }
    return from_base64(address.substr(at + mark.size()));
}

void Paragraph::write_alt(xml::Node image, const Json& parts) {
    // A caption follows as a paragraph.
    const bool is_caption = parts.at(2).at(1).get_ref<const std::string&>().starts_with("fig:");
    const std::string own = Attributes(parts.at(0)).value("alt"); // Pandoc 3
    const std::string words = !own.empty() || is_caption ? own : plain_words(parts.at(1));
    if (text::is_blank(words)) {
        return;
    }
    xml::Node alt = image.append("alt");
    alt.set("by", "author");
    alt.append_text(text::trim(words));
}

void Paragraph::read_image(const Json& parts, const doc::RunLook& look) {
    const std::string& target = parts.at(2).at(0).get_ref<const std::string&>();
    const Attributes attributes(parts.at(0));
    before_content(0);
    last_ = U'x';
    anchor(attributes.id);
    xml::Node image = builder_.element("image", look);
    context_.out.identify_image(image, block_.attr("src"));
    const std::optional<Bytes> bytes = load(context_, target);
    if (bytes && !bytes->empty()) {
        const std::string type = media_type_of(target.starts_with("data:") ? "" : target, *bytes);
        image.set("resource", doc::add_resource(context_.out.document, *bytes, type));
    }
    const Size size = size_of(attributes, bytes ? BytesView(*bytes) : BytesView());
    image.set("width", text::number(size.width));
    image.set("height", text::number(size.height));
    image.set("anchor", "inline");
    write_alt(image, parts);
    if (!bytes || bytes->empty()) {
        context_.out.trouble(
            "image-lost", block_, image.attr("src"), text::shorten(target, quote_length));
        if (is_outside(target) && !target.starts_with("data:")) {
            context_.out.leftover("external-link", block_, image.attr("src"), "", target);
        }
    }
}

} // namespace engross::read::pandoc
