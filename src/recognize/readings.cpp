// What was read, in the document and as bytes.
#include "recognize/images.h"
#include "recognize/recognize.h"

#include <algorithm>
#include <set>

namespace engross::recognize {

namespace {

constexpr std::string_view head = "engross-reading 1\n";
constexpr std::size_t most_lines = 10'000;

void write(xml::Node node, const Reading& reading) {
    xml::Node ocr = node.append("ocr");
    ocr.set("confidence", text::number(reading.confidence()));
    for (const ReadLine& line : reading.lines) {
        xml::Node element = ocr.append("line");
        element.set("confidence", text::number(line.confidence));
        element.append_text(line.text);
    }
}

bool is_read(xml::Node image) {
    return image.attr("decorative") != "yes";
}

void place(const doc::Document& document, const std::vector<xml::Node>& nodes, const Reading& reading) {
    const auto first = std::ranges::find_if(nodes, is_read);
    if (!reading.trouble.empty()) {
        doc::add_trouble(document, "ocr-" + reading.trouble, doc::block_of(*first).attr("id"), first->attr("src"), {});
    }
    for (const xml::Node node : nodes) {
        if (!reading.lines.empty() && is_read(node)) {
            write(node, reading);
        }
    }
}

// UTF-8 without controls, as XML can hold it.
bool is_clean(std::string_view line) {
    const std::u32string points = text::decode(line);
    return std::ranges::none_of(points, [](char32_t c) { return c < U' ' || c == U'\uFFFE' || c == U'\uFFFF'; }) && text::encode(points) == line;
}

bool is_known(const std::string& trouble) {
    static const std::set<std::string> known{"", "time", "crash", "memory", "size"};
    return known.contains(trouble);
}

} // namespace

void read_text(doc::Document& document, const Reader& reader) {
    std::vector<BytesView> pictures;
    std::vector<std::vector<xml::Node>> places;
    for (auto& [resource, nodes] : images_by_resource(document)) {
        if (std::ranges::any_of(nodes, is_read)) {
            pictures.emplace_back(document.resources.at(resource)->bytes);
            places.push_back(std::move(nodes));
        }
    }
    if (pictures.empty()) {
        return;
    }
    const std::vector<Reading> readings = reader(pictures);
    for (std::size_t i = 0; i < readings.size(); ++i) {
        place(document, places.at(i), readings[i]);
    }
}

// A line each: the trouble, then confidence, a blank and text.
Bytes encode(const Reading& reading) {
    Bytes bytes = std::string(head) + reading.trouble + '\n';
    for (const ReadLine& line : reading.lines) {
        std::string words = line.text;
        std::ranges::replace(words, '\n', ' ');
        bytes += text::number(line.confidence) + ' ' + words + '\n';
    }
    return bytes;
}

std::optional<Reading> decode(BytesView bytes) {
    if (!bytes.starts_with(head) || !bytes.ends_with('\n')) {
        return std::nullopt;
    }
    const auto lines = text::split(bytes.substr(head.size(), bytes.size() - head.size() - 1), '\n');
    Reading reading{.trouble = std::string(lines.front())};
    if (!is_known(reading.trouble) || lines.size() > most_lines) {
        return std::nullopt;
    }
    for (const auto& line : std::span(lines).subspan(1)) {
        const std::size_t blank = line.find(' ');
        const double confidence = text::to_double(line.substr(0, blank), -1);
        if (blank == std::string::npos || !(confidence >= 0 && confidence <= 1) || !is_clean(line)) {
            return std::nullopt;
        }
        reading.lines.push_back({std::string(line.substr(blank + 1)), confidence});
    }
    return reading;
}

} // namespace engross::recognize
