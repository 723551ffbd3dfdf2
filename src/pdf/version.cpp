#include "pdf/object.h"
#include "pdf/pdf.h"

#include <libdeflate.h>
#include <qpdf/QPDF.hh>

namespace engross::pdf {

std::string library_versions() {
    return "qpdf " + QPDF::QPDFVersion() + ", libdeflate " LIBDEFLATE_VERSION_STRING;
}

} // namespace engross::pdf
