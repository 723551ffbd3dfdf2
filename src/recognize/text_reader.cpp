// Reading the pictures' text. Tesseract and what it needs is half of all that a run would load at its
// start, so it is a module.
#include "recognize/module/tesseract.h"
#include "recognize/recognize.h"

#include "base/error.h"
#include "base/module.h"
#include "image/image.h"

#include <algorithm>
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
            if (!is_noise(line)) { // confidence as it is written, so that a kept reading is the same
                reading.lines.push_back({std::move(line.text), text::to_double(text::number(line.confidence)), line.box, line.column});
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

void TextReader::read(doc::Document& document) const {
    read_text(document, [&](std::span<const BytesView> pictures) { return read(pictures); });
}

std::vector<Reading> TextReader::read(std::span<const BytesView> pictures) const {
    std::vector<Reading> readings;
    for (const BytesView picture : pictures) {
        readings.push_back(read(picture));
    }
    return readings;
}

Reading TextReader::read(BytesView picture) const {
    const image::Info info = image::sniff(picture);
    const image::DecodeOptions options = options_for(info);
    const auto reduced = static_cast<std::uintmax_t>(info.format == image::Format::jpeg ? options.reduce : 1);
    if (static_cast<std::uintmax_t>(info.width) * static_cast<std::uintmax_t>(info.height) > options.max_pixels * reduced * reduced) {
        return {.trouble = "size"};
    }
    const auto raster = image::decode(picture, options);
    if (!raster || std::min(raster->width, raster->height) < smallest_size) {
        return {};
    }
    Reading reading = impl_->read(*raster);
    reading.codes = codes_in(*raster);
    return reading;
}

unsigned TextReader::loaded() const {
    return impl_->engine->loaded();
}

void TextReader::load(unsigned sets) {
    impl_->engine->load(sets);
}

std::string library_versions() {
    std::string versions;
    module_function<decltype(engross_tesseract_versions)>(module, "engross_tesseract_versions")(versions);
    return versions;
}

} // namespace engross::recognize
