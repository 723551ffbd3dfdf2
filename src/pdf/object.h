// Short names for making PDF objects with qpdf.
#pragma once

#include "base/spool.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

#define POINTERHOLDER_TRANSITION 4 // qpdf 11: std::shared_ptr only
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace engross::pdf {

using Object = QPDFObjectHandle;
using Entries = std::map<std::string, Object>; // keys with their slash

inline Object name(std::string_view word) { return Object::newName("/" + std::string(word)); }

inline Object number(long long value) { return Object::newInteger(value); }

inline Object real(double value) { return Object::newReal(value, 3); }

// A text string: UTF-16BE where needed (ISO 32000-1, 7.9.2.2).
inline Object words(std::string_view utf8) { return Object::newUnicodeString(std::string(utf8)); }

// Does a structure element belong to the MathML namespace (ISO 32000-2, 14.8.6.3)?
bool is_math(Object element);

inline Object bytes(std::string_view raw) { return Object::newString(std::string(raw)); }

inline Object dictionary(const Entries& entries) { return Object::newDictionary(entries); }

inline Object array(const std::vector<Object>& items) { return Object::newArray(items); }

// zlib format by libdeflate. Level 6 has the size of zlib's 6 in a quarter of its time.
Bytes deflate(BytesView bytes, int level = 6);

// A stream of bytes that are written out as they are; `entries` say how they are encoded.
Object stream(QPDF& pdf, Blob data, const Entries& entries);
// The same, of bytes that others own until the file is written, perhaps in `spool`: nothing is
// copied.
Object
stream_of(QPDF& pdf, std::vector<BytesView> slices, const Spool* spool, const Entries& entries);
// Deflates first.
Object deflated_stream(QPDF& pdf, BytesView data, Entries entries);

} // namespace engross::pdf
