#include "fonts/library.h"

#include <fontconfig/fontconfig.h>
#include <hb.h>

namespace engross::fonts {

std::string library_versions() {
    constexpr int major = 10'000;
    constexpr int minor = 100;
    const int fontconfig = FcGetVersion();
    return std::string("HarfBuzz ") + hb_version_string() + ", fontconfig " +
           std::to_string(fontconfig / major) + "." + std::to_string(fontconfig / minor % minor) +
           "." + std::to_string(fontconfig % minor);
}

} // namespace engross::fonts
