#include "base/base64.h"

#include <cstdint>

namespace engross {

Bytes from_base64(std::string_view encoded) {
    Bytes bytes;
    std::uint32_t bits = 0;
    int count = 0;
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (const char c : encoded) {
        const auto value = alphabet.find(c);
        if (value == std::string_view::npos) {
            continue;
        }
        bits = (bits << 6U) | static_cast<std::uint32_t>(value);
        if (++count % 4 != 1) {
            const auto shift = static_cast<unsigned>(3 - (count - 1) % 4) * 2;
            bytes += static_cast<char>((bits >> shift) & 0xFFU);
        }
    }
    return bytes;
}

} // namespace engross
