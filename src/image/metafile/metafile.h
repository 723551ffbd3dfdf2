// Metafiles of Windows and of OpenOffice (StarView) as SVG, which is then drawn like any other.
// What they hold is bounded by the size of the file and by Sketch's limit.
#pragma once

#include "image/image.h"
#include "image/metafile/gdi.h"
#include "image/parts.h"

namespace engross::image {

// Size in CSS pixels; nothing when it is no such file.
struct MetafileSize {
    double width = 0;
    double height = 0;
};

std::optional<MetafileSize> emf_size(BytesView bytes);
std::optional<MetafileSize> wmf_size(BytesView bytes);
std::optional<MetafileSize> svm_size(BytesView bytes);

// "" when there is nothing to be seen in it.
Bytes emf_to_svg(BytesView bytes);
Bytes wmf_to_svg(BytesView bytes);
Bytes svm_to_svg(BytesView bytes);

// A device-independent bitmap (BITMAPINFO and pixels, [MS-WMF] 2.2.2.9). `with_alpha`: the fourth
// byte of 32-bit pixels, premultiplied, is the alpha.
std::optional<Raster> decode_dib(BytesView info, BytesView pixels, bool with_alpha = false);
// The same in one piece, as WMF has it.
std::optional<Raster> decode_packed_dib(BytesView dib);
// Text in the code page of a Windows character set, a character each (empty for the second byte of
// two).
std::vector<std::string> characters_of(BytesView bytes, unsigned charset);

// Numbers of a record; 0 where it is too short.
class Record {
public:
    explicit Record(BytesView bytes) : bytes_(bytes) {}

    [[nodiscard]] std::uint32_t u32(std::size_t at) const { return little(bytes_, at, 4); }

    [[nodiscard]] std::int32_t i32(std::size_t at) const {
        return static_cast<std::int32_t>(u32(at));
    }

    [[nodiscard]] std::uint16_t u16(std::size_t at) const {
        return static_cast<std::uint16_t>(little(bytes_, at, 2));
    }

    [[nodiscard]] std::int16_t i16(std::size_t at) const {
        return static_cast<std::int16_t>(u16(at));
    }

    [[nodiscard]] std::uint8_t u8(std::size_t at) const { return byte_at(bytes_, at); }

    [[nodiscard]] double real(std::size_t at) const;

    [[nodiscard]] BytesView from(std::size_t at, std::size_t size = BytesView::npos) const {
        return slice(bytes_, at, size);
    }

    [[nodiscard]] std::size_t size() const { return bytes_.size(); }

private:
    BytesView bytes_;
};

// One record of an EMF.
void play_emf(Gdi& gdi, std::uint32_t type, const Record& record);

} // namespace engross::image
