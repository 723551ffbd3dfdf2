// What the module engross-recognize.so does: reading text with Tesseract.
#pragma once

#include "recognize/reading.h"

#include <memory>
#include <string>
#include <vector>

namespace engross::recognize {

struct Line {
    std::string text;
    double confidence; // 0 to 1
    Place box{};
    bool column = false;
};

class Tesseract {
public:
    virtual ~Tesseract() = default;
    // Whether a gray picture, 8 bits a pixel, has what looks like text. It may be a small copy of
    // the one to be read.
    virtual bool find(const char* pixels, int width, int height) = 0;
    // The lines that were found, in reading order, as Tesseract gives them and as far as they are
    // text.
    virtual std::vector<Line>
    read(const char* pixels, int width, int height, bool (*is_text)(const Line&)) = 0;
    // The sets of models that are loaded, a bit each; loads sets, as far as their files are there.
    [[nodiscard]] virtual unsigned loaded() const = 0;
    virtual void load(unsigned sets) = 0;
};

} // namespace engross::recognize

extern "C" {

// One thread. False when the models of chi_tra+eng are missing; without the others, columns or
// Japanese stay unread.
bool engross_make_tesseract(std::unique_ptr<engross::recognize::Tesseract>& made);

// QR codes and barcodes of a gray picture, 8 bits a pixel, from top to bottom; their content as it
// is. Looked at are `size` pixels of the longer side, up to twice as many.
void engross_read_codes(const char* pixels,
                        int width,
                        int height,
                        int size,
                        std::vector<engross::recognize::Code>& codes);

// "Tesseract 5.3.0, Leptonica 1.82.0, ZXing-C++ 1.4.0"
void engross_tesseract_versions(std::string& versions);
}
