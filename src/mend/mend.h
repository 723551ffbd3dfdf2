// Copies of the author's own file, DOCX, ODT or flat ODT, with comments or with what is safe mended. Parts that need
// no change stay as they are, byte for byte.
#pragma once

#include "base/bytes.h"
#include "base/finding.h"
#include "base/limits.h"

#include <span>
#include <string_view>

namespace engross::mend {

// The file with a comment at every finding, in one language, by the author "engross" (doc/comments.h); those of an
// earlier time are replaced. A finding without a place, or in a place that can carry no comment (page headers,
// styles), is told at the first paragraph. `format`: that of <source>. Throws Error(unreadable) for a format that
// cannot be changed.
Bytes annotate(BytesView file, std::string_view format, std::span<const Finding> findings, Language language,
               const Limits& limits);

} // namespace engross::mend
