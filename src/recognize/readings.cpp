// What was read, in the document and as bytes.
#include "recognize/images.h"
#include "recognize/recognize.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <set>

namespace engross::recognize {

namespace {

constexpr std::string_view head = "engross-reading 2\n";
constexpr std::size_t most_lines = 10'000;

std::string in_percent(const Place& box) {
    std::string out;
    for (const double part : {box.left, box.top, box.width, box.height}) {
        out += (out.empty() ? "" : " ") + text::number(std::round(part * 10'000) / 100);
    }
    return out;
}

bool is_address(std::string_view content) {
    std::string start(content.substr(0, 8));
    std::ranges::transform(start, start.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    return start.starts_with("http://") || start.starts_with("https://") ||
           start.starts_with("mailto:") || start.starts_with("tel:");
}

void write(xml::Node node, const std::vector<Code>& codes) {
    for (const Code& code : codes) {
        xml::Node element = node.append("code");
        element.set("kind", code.kind);
        element.set("box", in_percent(code.box));
        if (is_address(code.text)) {
            element.set("href", code.text);
        }
        element.append_text(code.text);
    }
}

void write(xml::Node node, const Reading& reading) {
    if (reading.lines.empty()) {
        return;
    }
    xml::Node ocr = node.append("ocr");
    ocr.set("confidence", text::number(reading.confidence()));
    for (const ReadLine& line : reading.lines) {
        xml::Node element = ocr.append("line");
        element.set("confidence", text::number(line.confidence));
        element.set("box", in_percent(line.box));
        if (line.column) {
            element.set("column", "yes");
        }
        element.append_text(line.text);
    }
}

// Shapes that a reader drew hold no words.
bool is_read(xml::Node image) { return image.attr("decorative") != "yes" && !image.has("drawn"); }

void place(const doc::Document& document,
           const std::vector<xml::Node>& nodes,
           const Reading& reading) {
    const auto first = std::ranges::find_if(nodes, is_read);
    if (!reading.trouble.empty()) {
        doc::add_trouble(document,
                         "ocr-" + reading.trouble,
                         doc::block_of(*first).attr("id"),
                         first->attr("src"),
                         {});
    }
    for (const xml::Node node : nodes) {
        if (is_read(node)) {
            write(node, reading);
            write(node, reading.codes);
        }
    }
}

bool is_character(char32_t c) {
    const bool control = c < U' ' || (c >= 0x7F && c < 0xA0);
    return !control && c != U'\uFFFE' && c != U'\uFFFF';
}

// UTF-8 without controls, as XML can hold it.
bool is_clean(std::string_view line) {
    const std::u32string points = text::decode(line);
    return std::ranges::all_of(points, is_character) && text::encode(points) == line;
}

// The next word of a line, which loses it.
std::string_view word(std::string_view& line) {
    const std::string_view first = line.substr(0, line.find(' '));
    line.remove_prefix(std::min(line.size(), first.size() + 1));
    return first;
}

double number(std::string_view& line, double most) {
    const double value = text::to_double(word(line), -1);
    return value >= 0 && value <= most ? value : -1; // -1 for what is no number, too
}

// One line of encode() into the reading; false when it is none.
bool take(std::string_view line, Reading& reading) {
    const std::string_view what = word(line);
    const bool is_code = what == "code";
    const std::string_view kind = is_code ? word(line) : "";
    const double confidence = is_code ? 1 : number(line, 1);
    std::array<double, 4> parts{};
    for (double& part : parts) {
        part = number(line, 100) / 100;
    }
    const Place box{parts[0], parts[1], parts[2], parts[3]};
    if (confidence < 0 || std::ranges::min(parts) < 0 || line.empty() ||
        !(is_code || what == "text" || what == "column") ||
        (is_code && std::ranges::find(code_kinds, kind) == code_kinds.end())) {
        return false;
    }
    if (is_code) {
        reading.codes.push_back({std::string(kind), std::string(line), box});
    } else {
        reading.lines.push_back({std::string(line), confidence, box, what == "column"});
    }
    return true;
}

bool is_known(const std::string& trouble) {
    static const std::set<std::string> known{"", "time", "crash", "memory", "size"};
    return known.contains(trouble);
}

} // namespace

std::string in_one_line(std::string_view words) {
    std::u32string points = text::decode(words);
    std::ranges::replace_if(points, std::not_fn(is_character), U' ');
    return std::string(text::trim(text::encode(points)));
}

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

// A line each: the trouble; "text" or "column", confidence, place and words; "code", kind, place
// and content.
Bytes encode(const Reading& reading) {
    Bytes bytes = std::string(head) + reading.trouble + '\n';
    const auto add = [&](const std::string& what, const Place& box, std::string_view words) {
        if (const std::string line = in_one_line(words); !line.empty()) {
            bytes += what + ' ' + in_percent(box) + ' ' + line + '\n';
        }
    };
    for (const ReadLine& line : reading.lines) {
        add((line.column ? "column " : "text ") + text::number(line.confidence),
            line.box,
            line.text);
    }
    for (const Code& code : reading.codes) {
        add("code " + code.kind, code.box, code.text);
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
        if (!is_clean(line) || !take(line, reading)) {
            return std::nullopt;
        }
    }
    return reading;
}

} // namespace engross::recognize
