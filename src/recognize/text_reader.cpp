// Reading the pictures' text. Tesseract and what it needs is half of all that a run would load at
// its start, so it is a module.
#include "base/error.h"
#include "base/module.h"
#include "image/image.h"
#include "recognize/module/tesseract.h"
#include "recognize/recognize.h"

#include <algorithm>
#include <string>
#include <vector>

namespace engross::recognize {

namespace {

constexpr const char* module = "engross-recognize.so";
constexpr int reading_size = 2'000;            // pixels of the longer side that are enough to read
constexpr std::size_t longest_content = 1'000; // characters of a code
constexpr int finding_size = 800;              // to find where there is text, or a code alone
constexpr int page_size = 1'200;               // and a code among text, up to twice
constexpr int smallest_size = 12;              // nothing can be read in less

bool is_kana(char32_t c) {
    return c > 0x3040 && c < 0x3100; // Hiragana and Katakana
}

// The letter that stands there most, in a sorted text: how often.
std::size_t most_of_one(const std::u32string& sorted) {
    std::size_t most = 0;
    for (auto at = sorted.begin(); at != sorted.end();) {
        const auto end = std::upper_bound(at, sorted.end(), *at);
        most = std::max(most, static_cast<std::size_t>(end - at));
        at = end;
    }
    return most;
}

// Not what Tesseract prints on texture: hardly sure, without letters, or the same few over and
// over. The fewer letters, the surer they must be, and the more so when none is Chinese or
// Japanese.
bool is_text(const Line& line) {
    std::u32string letters = text::decode(line.text);
    std::erase_if(letters,
                  [](char32_t c) { return !text::is_han(c) && !text::is_latin(c) && !is_kana(c); });
    std::ranges::sort(letters);
    std::u32string wide = letters;
    std::erase_if(wide, text::is_latin);
    const std::size_t count = letters.size(), most = most_of_one(wide);
    letters.erase(std::unique(letters.begin(), letters.end()), letters.end());
    const double least = count < 3                   ? 0.85
                         : count < 8 && wide.empty() ? 0.8
                         : count < 5                 ? 0.7
                         : count < 8                 ? 0.6
                                                     : 0.5;
    const bool repeats = letters.size() < 2 ||
                         letters.size() * 2 < std::min<std::size_t>(count, 10) ||
                         (most > 2 && most * 5 > wide.size() * 2);
    return line.confidence >= least && !repeats;
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

image::DecodeOptions options_for(const image::Info& info, int size) {
    image::DecodeOptions options{.gray = true, .upright = true};
    while (options.reduce < 8 && std::max(info.width, info.height) / (options.reduce * 2) >= size) {
        options.reduce *= 2;
    }
    return options;
}

std::string shortened(const std::string& content) {
    const std::u32string points = text::decode(content);
    return text::encode(points.substr(0, longest_content));
}

std::vector<Code> codes_in(const image::Raster& raster, int size) {
    std::vector<Code> codes;
    const auto read = module_function<decltype(engross_read_codes)>(module, "engross_read_codes");
    read(raster.pixels.data(), raster.width, raster.height, size, codes);
    for (Code& code : codes) {
        code.text = in_one_line(shortened(code.text));
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

    [[nodiscard]] bool find(const std::optional<image::Raster>& raster) const {
        return raster && std::min(raster->width, raster->height) >= smallest_size &&
               engine->find(raster->pixels.data(), raster->width, raster->height);
    }

    [[nodiscard]] Reading read(const image::Raster& raster) const {
        Reading reading;
        for (Line& line :
             engine->read(raster.pixels.data(), raster.width, raster.height, is_text)) {
            line.text = without_han_gaps(in_one_line(line.text));
            // Confidence as it is written, so that a kept reading is the same.
            reading.lines.push_back({std::move(line.text),
                                     text::to_double(text::number(line.confidence)),
                                     line.box,
                                     line.column});
        }
        return reading;
    }
};

TextReader::TextReader() : impl_(std::make_unique<Impl>()) {
    const auto make =
        module_function<decltype(engross_make_tesseract)>(module, "engross_make_tesseract");
    if (!make(impl_->engine)) {
        throw Error(
            ExitCode::internal,
            "tesseract",
            Text(
                "缺少文字辨識模型；請安裝 Debian 套件 tesseract-ocr-chi-tra 與 tesseract-ocr-eng，或加上 --ocr off。",
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
    const image::DecodeOptions options = options_for(info, reading_size),
                               small = options_for(info, finding_size);
    std::optional<image::Raster> raster = image::decode(picture, small);
    if (!raster &&
        static_cast<std::uintmax_t>(info.width) * static_cast<std::uintmax_t>(info.height) >
            options.max_pixels) {
        return {.trouble = "size"};
    }
    const bool has_text = impl_->find(raster);
    std::vector<Code> codes =
        raster ? codes_in(*raster, has_text ? page_size : finding_size) : std::vector<Code>();
    if (!has_text) {
        return {.codes = std::move(codes)};
    }
    if (info.format == image::Format::jpeg && small.reduce != options.reduce) {
        raster = image::decode(picture, options);
    }
    Reading reading = raster ? impl_->read(*raster) : Reading();
    reading.codes = std::move(codes);
    return reading;
}

unsigned TextReader::loaded() const { return impl_->engine->loaded(); }

void TextReader::load(unsigned sets) { impl_->engine->load(sets); }

std::string library_versions() {
    std::string versions;
    module_function<decltype(engross_tesseract_versions)>(module,
                                                          "engross_tesseract_versions")(versions);
    return versions;
}

} // namespace engross::recognize
