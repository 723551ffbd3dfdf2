#include "package/ole.h"

namespace engross::package {

using namespace std::string_view_literals;

bool looks_like_ole(BytesView bytes) {
    return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv);
}

bool is_encrypted_ole(BytesView bytes) {
    // Names of streams are UTF-16 in the directory of the compound file.
    constexpr auto stream = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
    return looks_like_ole(bytes) && bytes.find(stream) != BytesView::npos;
}

bool is_word_ole(BytesView bytes) {
    constexpr auto stream = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv;
    return looks_like_ole(bytes) && bytes.find(stream) != BytesView::npos;
}

bool is_encrypted_word_ole(BytesView bytes) {
    constexpr std::size_t sector = 512;
    constexpr std::size_t flags = 11; // of its second byte
    constexpr unsigned char encrypted = 1;
    if (!is_word_ole(bytes)) {
        return false;
    }
    for (std::size_t at = sector; at + flags < bytes.size(); at += sector) {
        // The information block begins the stream, and that a sector.
        if (bytes.substr(at).starts_with("\xEC\xA5\xC1\0"sv)) {
            return (static_cast<unsigned char>(bytes[at + flags]) & encrypted) != 0;
        }
    }
    return false;
}

} // namespace engross::package
