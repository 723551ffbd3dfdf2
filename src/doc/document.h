// The canonical document: one XML tree (schema: canonical.rng, every element explained there) and
// the files that it refers to. Made by a reader, improved by passes, asked by rules, walked by
// writers.
#pragma once

#include "base/spool.h"
#include "base/text.h"
#include "doc/style.h"
#include "xml/xml.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace engross::doc {

// A picture or object of the input, stored once by content.
struct Resource {
    std::string id;         // SHA-256 of the bytes, as image/@resource names it
    std::string media_type; // "image/jpeg"
    Blob bytes;             // exactly as in the input
};

struct Document {
    xml::Document tree;
    std::map<std::string, std::shared_ptr<const Resource>> resources; // by id
    LookIndex looks;        // of a reader's making; look.h
    Spool* spool = nullptr; // where large bytes are kept, owned by others; null: in memory

    [[nodiscard]] xml::Node root() const { return tree.root(); }

    // The parts of the tree; a reader's document has them all (create() makes them).
    [[nodiscard]] xml::Node meta() const { return root().child("meta"); }

    [[nodiscard]] xml::Node styles() const { return root().child("styles"); }

    [[nodiscard]] xml::Node pages() const { return root().child("pages"); }

    [[nodiscard]] xml::Node body() const { return root().child("body"); }

    [[nodiscard]] xml::Node notes() const { return root().child("notes"); }

    // Null when there are none.
    [[nodiscard]] xml::Node drawings() const { return root().child("drawings"); }

    [[nodiscard]] xml::Node repairs() const { return root().child("repairs"); }

    [[nodiscard]] xml::Node troubles() const { return root().child("troubles"); }

    [[nodiscard]] xml::Node facts() const { return root().child("facts"); }
};

// An empty document with all its parts, in the order of the schema.
Document create();

// Keeps bytes outside memory if the document has a spool; without one also what others own becomes
// its own.
Blob keep(const Document& document, Blob blob);
// Stores bytes under their hash and returns the id. The same content is stored once.
std::string add_resource(Document& document, Blob bytes, std::string media_type);

// Validates against canonical.rng. Throws Error(internal) naming `after` when it does not conform:
// that is a fault of engross.
void validate(const Document& document, std::string_view after);

// --- asking
// -----------------------------------------------------------------------------------------

// A block: p, heading, title, item, table, figure, toc, caption, … whatever may carry @id and @src.
bool is_block(xml::Node node);
// Words of a block as a reader sees them: label with its separator, text, line breaks as " ", tabs
// as
// "\t"; without notes, alternative texts, OCR and hidden records.
std::string plain_text(xml::Node block);
// The same without the label.
std::string words(xml::Node block);
// The alternative text of the first picture in a block, for one without words; "" when there is
// none.
std::string picture_words(xml::Node block);
// Nearest block (itself or ancestor) with @id.
xml::Node block_of(xml::Node node);
// "第二章 過程 › 一、…" for a node in body; "" outside sections.
std::string heading_path(xml::Node node);
// By @id, anywhere in the tree; null when there is none. Linear: BlockIndex is for many look-ups.
xml::Node find(const Document& document, std::string_view id);

class BlockIndex {
public:
    explicit BlockIndex(const Document& document);
    [[nodiscard]] xml::Node operator[](std::string_view id) const;

private:
    std::map<std::string, xml::Node, std::less<>> by_id_;
};

// What was read in an image: the lines of text, then the content of codes.
std::string read_in(xml::Node image, std::string_view separator);

// styles/style of a node's @style; null when it has none. Indexed once a call to StyleIndex.
class StyleIndex {
public:
    explicit StyleIndex(const Document& document);
    [[nodiscard]] xml::Node operator[](std::string_view id) const;
    // The style that holds for a node: its own @style, else that of the nearest ancestor.
    [[nodiscard]] xml::Node of(xml::Node node) const;

private:
    std::map<std::string, xml::Node, std::less<>> by_id_;
};

// --- recording
// --------------------------------------------------------------------------------------

// A mending, for rules to judge: <repair kind at src>quote</repair>. `at` is the @id of a block
// that is still there; `src` where the author's file has the fault (may list several places).
void add_repair(const Document& document,
                std::string_view kind,
                xml::Node at,
                std::string_view src,
                std::string_view quote);
// Something the reader, layout or a writer could not carry over: <trouble kind at
// src>detail</trouble>.
void add_trouble(const Document& document,
                 std::string_view kind,
                 std::string_view at,
                 std::string_view src,
                 std::string_view detail);
// A computed fact that is no attribute of one block: <fact kind at …>quote</fact>; returns it, so
// that the caller sets further attributes (schema: fact).
xml::Node
add_fact(const Document& document, std::string_view kind, xml::Node at, std::string_view quote);

// --- languages
// --------------------------------------------------------------------------------------

// "zh-TW", "zh_TW", ("zh", "TW") → "zh-Hant-TW"; "zh-CN" → "zh-Hans-CN"; others as BCP 47; "" for
// none.
std::string language_tag(std::string_view language, std::string_view country = {});

} // namespace engross::doc
