// The records of an EMF by what they do ([MS-EMF] 2.3). Private to the metafile folder.
#pragma once

#include "image/metafile/metafile.h"

namespace engross::image::emf {

inline Point point32(const Record& record, std::size_t at) {
    return {static_cast<double>(record.i32(at)), static_cast<double>(record.i32(at + 4))};
}

inline Point point16(const Record& record, std::size_t at) {
    return {static_cast<double>(record.i16(at)), static_cast<double>(record.i16(at + 2))};
}

inline Box box(const Record& record, std::size_t at) {
    return {point32(record, at), point32(record, at + 8)};
}

using Act = void (*)(Gdi&, const Record&);

// --- objects, text and bitmaps
void pen(Gdi& gdi, const Record& record);
void rich_pen(Gdi& gdi, const Record& record);
void brush(Gdi& gdi, const Record& record);
void pattern(Gdi& gdi, const Record& record);
void font(Gdi& gdi, const Record& record);
void small_text(Gdi& gdi, const Record& record);
void stretch_bits(Gdi& gdi, const Record& record);
void set_bits(Gdi& gdi, const Record& record);
void mask_blit(Gdi& gdi, const Record& record);
void gradient(Gdi& gdi, const Record& record);
template <bool is_wide> void text(Gdi& gdi, const Record& record);

// How BitBlt and its kin differ: where the source's size stands, and what the word at 40 means.
enum class Kind { bit, stretch, alpha, transparent };
template <Kind kind> void blit(Gdi& gdi, const Record& record);

} // namespace engross::image::emf
