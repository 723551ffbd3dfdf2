#include "codes.h"

#include "base/module.h"
#include "recognize/module/tesseract.h"
#include "recognize/recognize.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace engross::fuzz {

namespace {

constexpr std::size_t quiet = 4; // modules around a code
constexpr std::size_t most_rows = 200;

struct Gray {
    std::string pixels{};
    std::size_t width = 0;
    std::size_t height = 0;
};

// Of two bytes and bits: modules in a row, pixels of a module, modules (1: black), row by row.
Gray drawn(BytesView bytes) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    const std::size_t across = std::max<std::size_t>(byte(0), 1), size = 1 + byte(1) % 4;
    const std::size_t down = std::min((bytes.size() - 2) * 8 / across, most_rows);
    Gray gray{.width = (across + 2 * quiet) * size, .height = (down + 2 * quiet) * size};
    gray.pixels.assign(gray.width * gray.height, '\xFF');
    for (std::size_t y = 0; y < down * size; ++y) {
        for (std::size_t x = 0; x < across * size; ++x) {
            const std::size_t bit = (y / size) * across + x / size;
            if ((byte(2 + bit / 8) >> (7 - bit % 8) & 1) != 0) {
                gray.pixels[(y + quiet * size) * gray.width + x + quiet * size] = '\0';
            }
        }
    }
    return gray;
}

} // namespace

void codes(BytesView bytes) {
    if (bytes.size() < 3) {
        return;
    }
    const Gray gray = drawn(bytes);
    recognize::Reading reading;
    const auto read =
        module_function<decltype(engross_read_codes)>("engross-recognize.so", "engross_read_codes");
    read(gray.pixels.data(),
         static_cast<int>(gray.width),
         static_cast<int>(gray.height),
         800,
         reading.codes);
    if (!recognize::decode(recognize::encode(reading))) {
        throw std::logic_error("codes that do not go through bytes");
    }
}

} // namespace engross::fuzz
