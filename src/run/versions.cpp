#include "run/versions.h"

#include "recognize/recognize.h"

namespace engross::run {

std::string version() {
    return ENGROSS_VERSION;
}

std::string versions() {
    return std::string("engross ") + ENGROSS_VERSION + "\n" + recognize::library_versions() + "\n";
}

} // namespace engross::run
