// What was read, in the document and as bytes.
#include "recognize/images.h"
#include "recognize/recognize.h"

#include <algorithm>
#include <cmath>
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
    std::ranges::transform(start, start.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return start.starts_with("http://") || start.starts_with("https://") || start.starts_with("mailto:") || start.starts_with("tel:");
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

bool is_read(xml::Node image) {
    return image.attr("decorative") != "yes";
}

void place(const doc::Document& document, const std::vector<xml::Node>& nodes, const Reading& reading) {
    const auto first = std::ranges::find_if(nodes, is_read);
    if (!reading.trouble.empty()) {
        doc::add_trouble(document, "ocr-" + reading.trouble, doc::block_of(*first).attr("id"), first->attr("src"), {});
    }
    for (const xml::Node node : nodes) {
        if (is_read(node)) {
            write(node, reading);
            write(node, reading.codes);
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

// The next word of `rest`, which goes on after the blank behind it.
std::string_view next_word(std::string_view& rest) {
    const std::size_t blank = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, blank);
    rest.remove_prefix(std::min(blank + 1, rest.size()));
    return word;
}

// A number from 0 to `most`; -1 when it is none.
double next_number(std::string_view& rest, double most) {
    const double number = text::to_double(next_word(rest), -1);
    return number >= 0 && number <= most ? number : -1;
}

// "line 0.9 10 20 30 5.5 text", "column …", "code qr-code 10 20 30 30 content"; false for all else.
bool add(Reading& reading, std::string_view line) {
    const std::string_view what = next_word(line);
    const bool is_code = what == "code";
    const std::string kind(is_code ? next_word(line) : "");
    const double confidence = is_code ? 1 : next_number(line, 1);
    Place box;
    bool is_whole = (is_code ? !kind.empty() : what == "line" || what == "column") && confidence >= 0;
    for (double* const part : {&box.left, &box.top, &box.width, &box.height}) {
        *part = next_number(line, 100) / 100;
        is_whole = is_whole && *part >= 0;
    }
    if (is_code) {
        reading.codes.push_back({kind, std::string(line), box});
    } else {
        reading.lines.push_back({std::string(line), confidence, box, what == "column"});
    }
    return is_whole;
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

// A line each: the trouble, then the lines of text and the codes.
Bytes encode(const Reading& reading) {
    Bytes bytes = std::string(head) + reading.trouble + '\n';
    for (const ReadLine& line : reading.lines) {
        bytes += (line.column ? "column " : "line ") + text::number(line.confidence) + ' ' + in_percent(line.box) + ' ' + line.text + '\n';
    }
    for (const Code& code : reading.codes) {
        bytes += "code " + code.kind + ' ' + in_percent(code.box) + ' ' + code.text + '\n';
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
        if (!is_clean(line) || !add(reading, line)) {
            return std::nullopt;
        }
    }
    return reading;
}

} // namespace engross::recognize
