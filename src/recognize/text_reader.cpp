// Reading the pictures' text. Tesseract and what it needs is half of all that a run would load at its
// start, so it is a module.
#include "recognize/images.h"
#include "recognize/module/tesseract.h"
#include "recognize/recognize.h"

#include "base/error.h"
#include "base/module.h"
#include "image/image.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace engross::recognize {

namespace {

constexpr const char* module = "engross-recognize.so";
constexpr int reading_size = 2'000; // pixels of the longer side that are enough to read
constexpr std::size_t longest_content = 1'000; // characters of a code
constexpr int smallest_size = 12;   // nothing can be read in less

bool is_kana(char32_t c) {
    return c > 0x3040 && c < 0x3100; // Hiragana and Katakana
}

// What Tesseract prints on texture: hardly sure, without letters, or the same few over and over. The fewer letters,
// the surer they must be.
bool is_noise(const Line& line) {
    std::u32string letters = text::decode(line.text);
    std::erase_if(letters, [](char32_t c) { return !text::is_han(c) && !text::is_latin(c) && !is_kana(c); });
    const auto count = letters.size();
    std::ranges::sort(letters);
    letters.erase(std::unique(letters.begin(), letters.end()), letters.end());
    const double least = count < 3 ? 0.85 : count < 5 ? 0.7 : 0.5;
    return line.confidence < least || letters.size() < 2 || letters.size() * 2 < std::min<std::size_t>(count, 10);
}

// Tesseract puts spaces between Han characters; only those next to Latin mean something.
std::string without_han_gaps(std::string_view words) {
    const std::u32string points = text::decode(words);
    std::u32string out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool gap = points[i] == U' ' && i > 0 && i + 1 < points.size() &&
                         !(text::is_latin(points[i - 1]) || text::is_latin(points[i + 1]));
        if (!gap) {
            out += points[i];
        }
    }
    return text::encode(out);
}

image::DecodeOptions options_for(const image::Info& info) {
    image::DecodeOptions options{.gray = true, .upright = true};
    while (options.reduce < 8 && std::max(info.width, info.height) / (options.reduce * 2) >= reading_size) {
        options.reduce *= 2;
    }
    return options;
}

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

// In one line that XML can hold.
std::string cleaned(std::string_view content) {
    std::u32string out;
    for (const char32_t c : text::decode(content)) {
        const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF;
        out += control ? U' ' : c;
    }
    out.resize(std::min(out.size(), longest_content));
    return std::string(text::trim(text::encode(out)));
}

std::vector<Code> codes_in(const image::Raster& raster) {
    std::vector<Code> codes;
    const auto read = module_function<decltype(engross_read_codes)>(module, "engross_read_codes");
    read(raster.pixels.data(), raster.width, raster.height, codes);
    for (Code& code : codes) {
        code.text = cleaned(code.text);
    }
    std::erase_if(codes, [](const Code& code) { return code.text.empty(); });
    return codes;
}

} // namespace

double Reading::confidence() const {
    double sum = 0;
    double weight = 0;
    for (const ReadLine& line : lines) {
        const auto length = static_cast<double>(text::length(line.text));
        sum += line.confidence * length;
        weight += length;
    }
    return weight > 0 ? sum / weight : 0;
}

struct TextReader::Impl {
    std::unique_ptr<Tesseract> engine;

    [[nodiscard]] Reading read(const image::Raster& raster) const {
        Reading reading;
        for (Line& line : engine->read(raster.pixels.data(), raster.width, raster.height)) {
            line.text = without_han_gaps(text::trim(line.text));
            if (!is_noise(line)) {
                reading.lines.push_back({std::move(line.text), line.confidence, line.box, line.column});
            }
        }
        return reading;
    }
};

TextReader::TextReader() : impl_(std::make_unique<Impl>()) {
    const auto make = module_function<decltype(engross_make_tesseract)>(module, "engross_make_tesseract");
    if (!make(impl_->engine)) {
        throw Error(ExitCode::internal, "tesseract",
                    Text("缺少文字辨識模型；請安裝 Debian 套件 tesseract-ocr-chi-tra 與 tesseract-ocr-eng，或加上 --ocr off。",
                         "The models for reading text are missing; install the Debian packages "
                         "tesseract-ocr-chi-tra and tesseract-ocr-eng, or use --ocr off."));
    }
}

TextReader::~TextReader() = default;

void TextReader::read(doc::Document& document) {
    for (const auto& [resource, nodes] : images_by_resource(document)) {
        if (std::ranges::none_of(nodes, is_read)) {
            continue;
        }
        const Reading reading = read(document.resources.at(resource)->bytes);
        for (const xml::Node node : nodes) {
            if (is_read(node)) {
                write(node, reading);
                write(node, reading.codes);
            }
        }
    }
}

Reading TextReader::read(BytesView picture) const {
    const auto raster = image::decode(picture, options_for(image::sniff(picture)));
    if (!raster || std::min(raster->width, raster->height) < smallest_size) {
        return {};
    }
    Reading reading = impl_->read(*raster);
    reading.codes = codes_in(*raster);
    return reading;
}

std::string library_versions() {
    std::string versions;
    module_function<decltype(engross_tesseract_versions)>(module, "engross_tesseract_versions")(versions);
    return versions;
}

} // namespace engross::recognize
