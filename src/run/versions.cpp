#include "run/versions.h"

#include "base/text.h"
#include "fonts/library.h"
#include "image/image.h"
#include "package/package.h"
#include "pdf/pdf.h"
#include "recognize/recognize.h"
#include "run/sandbox.h"
#include "xml/xml.h"

namespace engross::run {

std::string version() { return ENGROSS_VERSION; }

std::string versions_for(bool ocr) {
    std::string out = "engross " + version();
    for (const std::string& libraries : {library_versions(),
                                         xml::library_versions(),
                                         package::library_versions(),
                                         image::library_versions(),
                                         ocr ? recognize::library_versions() : "no OCR",
                                         fonts::library_versions(),
                                         pdf::library_versions()}) {
        out += "\n" + libraries;
    }
    return out + "\nsandbox: " + sandbox_level();
}

std::string versions() { return versions_for(true); }

} // namespace engross::run
