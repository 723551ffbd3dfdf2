#include "metadata.h"

// Debian's icc-profiles-free (public domain), taken into the program when it is built, so that a
// sandboxed run opens no file for it.
__asm__(".section .rodata\n"
        ".balign 16\n"
        "engross_srgb_begin:\n"
        ".incbin \"/usr/share/color/icc/sRGB.icc\"\n"
        "engross_srgb_end:\n"
        ".byte 0\n"
        ".previous\n");

extern const char engross_srgb_begin[] __attribute__((visibility("hidden")));
extern const char engross_srgb_end[] __attribute__((visibility("hidden")));

namespace engross::pdf {

Object output_intent(QPDF& pdf) {
    const BytesView profile(engross_srgb_begin,
                            static_cast<std::size_t>(engross_srgb_end - engross_srgb_begin));
    return dictionary({{"/Type", name("OutputIntent")},
                       {"/S", name("GTS_PDFA1")},
                       {"/OutputConditionIdentifier", bytes("sRGB IEC61966-2.1")},
                       {"/Info", bytes("sRGB IEC61966-2.1")},
                       {"/DestOutputProfile", deflated_stream(pdf, profile, {{"/N", number(3)}})}});
}

} // namespace engross::pdf
