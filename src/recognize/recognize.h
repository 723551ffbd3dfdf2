// Picture facts and OCR text into the document, before normalizing. The only place with Tesseract.
#pragma once

#include "doc/document.h"
#include "recognize/reading.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace engross::recognize {

// Sets image/@format @px-width @px-height @dpi @orientation @colour-space @gps for every image.
void picture_facts(doc::Document& document);

// A reading as bytes, and back; nothing when they are not what encode() gives.
Bytes encode(const Reading& reading);
std::optional<Reading> decode(BytesView bytes);

// What reads pictures: the reading of each, in their order.
using Reader = std::function<std::vector<Reading>(std::span<const BytesView>)>;

// Fills image/ocr(@confidence)/line(@confidence @box) and image/code of every picture that is not
// marked decorative; a picture that is used twice is read once. A picture without text gets no ocr
// element; one that could not be read leaves trouble[@kind='ocr-time' | 'ocr-crash' | 'ocr-memory'
// | 'ocr-size'] (schema: trouble).
void read_text(doc::Document& document, const Reader& reader);

// Reads text in pictures: lines found by their strokes, straightened, read one by one with
// chi_tra+eng; columns with chi_tra_vert, and jpn or jpn_vert where a clear line is doubtful
// otherwise. One thread. Costly to make (each set of models is loaded once, the others than the
// first when needed); one for each worker.
class TextReader {
public:
    // Throws Error(internal) naming the Debian packages when the models are missing.
    TextReader();
    ~TextReader();
    TextReader(const TextReader&) = delete;
    TextReader& operator=(const TextReader&) = delete;

    // read_text() with this reader.
    void read(doc::Document& document) const;
    // One picture; no lines when there is no text, or it cannot be decoded.
    [[nodiscard]] Reading read(BytesView picture) const;
    [[nodiscard]] std::vector<Reading> read(std::span<const BytesView> pictures) const;

    // The sets of models that are loaded, a bit each; and loading them, so that processes forked
    // later share them.
    [[nodiscard]] unsigned loaded() const;
    void load(unsigned sets);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// "Tesseract 5.3.0, Leptonica 1.82.0, ZXing-C++ 1.4.0"
std::string library_versions();

} // namespace engross::recognize
