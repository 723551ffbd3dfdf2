// Compound files of OLE ([MS-CFB]), which Office wrote before it wrote packages and still wraps
// encrypted ones in: as much as tells which it is.
#pragma once

#include "base/bytes.h"

namespace engross::package {

bool looks_like_ole(BytesView bytes); // .doc, .xls, or an encrypted OOXML package
// An OLE file that wraps an encrypted OOXML package ([MS-OFFCRYPTO] 2.3.4.4).
bool is_encrypted_ole(BytesView bytes);
// An OLE file that holds a document of Word 97 to 2003 ([MS-DOC] 2.1.1), and one protected by a
// password (2.5.1, fEncrypted).
bool is_word_ole(BytesView bytes);
bool is_encrypted_word_ole(BytesView bytes);

} // namespace engross::package
