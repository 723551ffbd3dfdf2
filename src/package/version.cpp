#include "package/package.h"

#include <zip.h>

namespace engross::package {

std::string library_versions() { return std::string("libzip ") + zip_libzip_version(); }

} // namespace engross::package
