#include "xml/xml.h"

#include <libxml/xmlversion.h>

namespace engross::xml {

std::string library_versions() { return "libxml2 " LIBXML_DOTTED_VERSION; }

} // namespace engross::xml
