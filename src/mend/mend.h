// Copies of the author's own file, DOCX, ODT or flat ODT, with comments or with what is safe
// mended. Parts that need no change stay as they are, byte for byte.
#pragma once

#include "base/bytes.h"
#include "base/finding.h"
#include "base/limits.h"
#include "doc/document.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace engross::mend {

// The file with a comment at every finding, in one language, by the author "engross"
// (doc/comments.h); those of an earlier time are replaced. A finding without a place, or in a place
// that can carry no comment (page headers, styles), is told at the first paragraph. `format`: that
// of <source>. Throws Error(unreadable) for a format that cannot be changed.
Bytes annotate(BytesView file,
               std::string_view format,
               std::span<const Finding> findings,
               Language language,
               const Limits& limits);

// One thing that was mended, in words for a person.
struct Change {
    std::string kind;
    std::string src;    // place before the change; "" for the document
    Text before, after; // "" for nothing
};

// Words that a text rule speaks of, with what stands beside them in their block.
struct Spot {
    std::string block; // @id
    std::string before, words, after;
};

// What mending asks of others; what is not given is left alone.
struct Options {
    Bytes alt_table{}; // as alt_table() writes it, with what a person put in; or ""
    std::function<Bytes(BytesView)> strip{}; // a JPEG without metadata; "" when it is none
    std::function<std::vector<Spot>(const doc::Document&, std::span<const std::string_view> rules)>
        spots{};
    std::function<std::string(std::string_view id)> page_of{}; // page that a block begins on
};

struct Work;

// A kind of mending.
struct Kind {
    std::string_view name; // as --only takes it
    Text what;
    std::vector<std::string_view>
        rules; // whose findings it takes away, as far as a machine can be sure
    void (*mend)(Work&);
};

std::span<const Kind> kinds();

struct Fixed {
    Bytes bytes;
    std::vector<Change> changes;
};

// The file with one kind mended; the same bytes when nothing is to mend. `document` is what
// reading, normalizing and enriching make of `file`. Throws Error(unreadable) for a format that
// cannot be changed, Error(usage) for a broken table of alternative texts.
Fixed fix(const Kind& kind,
          BytesView file,
          const doc::Document& document,
          const Options& options,
          const Limits& limits);

// The pictures of a document and their alternative texts as CSV, for a person to correct: place,
// number, caption, current, proposal, corrected (empty).
Bytes alt_table(const doc::Document& document);

} // namespace engross::mend
