// bytes → document as its author wrote it. One table of formats: name, extensions, sniff, function.
#pragma once

#include "base/bytes.h"
#include "base/limits.h"
#include "doc/document.h"

#include <span>
#include <string>
#include <string_view>

namespace engross::read {

struct Input {
    std::string name; // base name of the file, for messages and the sniffer's second look
    BytesView bytes;
    Limits limits{};
};

struct Format {
    std::string_view name;                       // "DOCX"
    std::span<const std::string_view> extensions; // without dot
    bool (*is)(const Input&);                    // looks at the bytes
    doc::Document (*read)(const Input&);
};

std::span<const Format> formats();

// Finds the format by its bytes and reads. The result is flat (p, heading, table, image in p): nothing is
// nested, joined or recognized yet. Throws Error(unreadable) for what is empty, cut off, encrypted,
// of an unknown kind or broken, Error(limit) over a limit.
doc::Document read(const Input& input);

} // namespace engross::read
