// bytes → document as its author wrote it. One table of formats: name, extensions, sniff, function.
#pragma once

#include "base/bytes.h"
#include "base/limits.h"
#include "doc/document.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace engross::read {

// A program that turns a format into one that we read: Pandoc into its JSON, LibreOffice into DOCX.
// run/ runs it, shut in, before the reader.
enum class Program { none, pandoc, office };

// What a program made of the input.
struct Converted {
    Bytes bytes;
    // A picture that the program took out of the input, by the name that the bytes give it; nothing
    // when there is none of that name.
    std::function<std::optional<Bytes>(const std::string&)> picture;
};

struct Input {
    std::string name; // base name of the file, for messages and the sniffer's second look
    BytesView bytes;
    Limits limits{};
    const Converted* converted = nullptr; // for a format that needs a program
    std::string_view author_format{};     // for @format; empty: the reader's own
    BytesView author{};                   // the author's file, when `bytes` were made of it
    std::string_view sha256{};            // of the author's file; empty: not known
    // For the document; `bytes` may be in it. With a spool, pictures may remain part of `bytes`,
    // which must then outlive the document.
    Spool* spool = nullptr;
};

struct Format {
    std::string_view name;                        // "DOCX"
    std::span<const std::string_view> extensions; // without dot
    bool (*is)(const Input&);            // looks at the bytes; null: known by its extension alone
    doc::Document (*read)(const Input&); // for a format of a program: reads what that made
    Program program = Program::none;
    std::string_view program_format{}; // the program's name of the format
};

std::span<const Format> formats();

// The format for which a program must be run first; null when the input is of another kind. It
// looks at the first 4 KiB alone, of an OLE file at all bytes, parses nothing and never throws.
const Format* format_of_program(const Input& input);

// Finds the format by its bytes, else by its extension, and reads. The result is flat (p, heading,
// table, image in p): nothing is nested, joined or recognized yet. Throws Error(unreadable) for
// what is empty, cut off, encrypted, of an unknown kind or broken, Error(limit) over a limit.
doc::Document read(const Input& input);

} // namespace engross::read
