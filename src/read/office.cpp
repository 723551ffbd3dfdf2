#include "read/office.h"

#include "read/docx/docx.h"

namespace engross::read::office {

doc::Document read(const Input& input) {
    return docx::read({.name = input.name,
                       .bytes = input.converted->bytes,
                       .limits = input.limits,
                       .author_format = input.author_format,
                       .author = input.bytes,
                       .sha256 = input.sha256,
                       .spool = input.spool});
}

} // namespace engross::read::office
