// The document that a reader writes: gives out ids in document order, stores pictures once, and
// keeps what must be said of the whole file (properties, leftovers, language) until the end. Shared
// by all readers, so that DOCX and ODT of one report come out alike.
#pragma once

#include "base/numerals.h"
#include "read/reader.h"
#include "read/shapes/canvas.h"

#include <array>
#include <deque>
#include <future>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engross::read {

// A label that numbering computes. `form` is the text with N for the number.
struct AutoLabel {
    std::string text;
    std::string separator; // "\t", " " or ""
    std::string form;
    int number = 0;
    Numeral numeral = Numeral::decimal;
};

// Where blocks go and how they are counted: the body counts b1, b2; a note n1.1, n1.2; headers h1,
// h2.
struct Flow {
    xml::Node parent;
    std::string prefix = "b";
    int* counter = nullptr;
};

// A shape, or a picture of a header or footer, that takes no room in the text: where it stands.
struct Overlay {
    shapes::Drawn drawn;              // its places count from (x, y)
    std::string resource{};           // a picture of that size in its place
    std::string crop{}, flip{};       // as of a canonical image
    double rotation = 0, opacity = 1; // likewise; what the author's program leaves of its strength
    double x = 0, y = 0; // pt from the left edge of the block's text and its top, or the page's
    bool is_from_page = false;
    bool is_behind = false;
    std::string src, words; // its place, and what to call it where it is not drawn
};

class Output {
public:
    Output(const Input& input, std::string_view format);

    doc::Document document;

    // A new block with its @id and @src at the end of flow.parent. Throws Error(limit) when there
    // are too many.
    xml::Node block(const Flow& flow, std::string_view name, std::string_view src);
    [[nodiscard]] Flow body();
    Flow note(std::string_view kind, std::string_view mark, std::string& id);
    Flow page_part(xml::Node page, std::string_view name, std::string_view on);
    // Whether that picture can be drawn as its bytes are: whole, and no camera held it sideways.
    [[nodiscard]] bool is_plain(const std::string& resource) const;
    // Sets @id and @src of an image element.
    void identify_image(xml::Node image, std::string_view src);
    // Stores the bytes of the part `name`, which it calls `load` for only the first time.
    template <typename Load> std::string resource(const std::string& name, Load load);

    // Draws what hangs from `at`. What touches one of its text boxes, whose words are set in the
    // text instead, would point to nothing there: a trouble says that it is lost.
    void
    overlays(xml::Node at, std::vector<Overlay> overlays, const std::vector<image::Box>& boxes);

    // --- meta
    void meta(std::string_view name, std::string_view value); // by the author; empty: not written
    void property(std::string_view name, std::string_view value);
    void producer(std::string_view program);
    // What else <source> says: version, package, protection (canonical.rng); empty: not written.
    void source(std::string_view name, std::string_view value);
    // One thing that should not leave the house. Counted under its kind.
    void leftover(std::string_view kind,
                  xml::Node at,
                  std::string_view src,
                  std::string_view author,
                  std::string_view words);
    void count(std::string_view kind, std::size_t more = 1); // without a place
    void
    trouble(std::string_view kind, xml::Node at, std::string_view src, std::string_view detail);
    // Languages that the file states for its Han and for its Latin text, as BCP 47; may be empty.
    void languages(std::string_view east_asian, std::string_view latin);

    // Completes meta and @lang.
    doc::Document finish();

private:
    struct Leftover {
        std::string kind, at, src, author, words;
    };

    [[nodiscard]] std::string
    place(std::string_view src) const; // @src, that says when it is no place of the author's
    void overlay(xml::Node at, const Overlay& overlay);
    void write_source();
    void write_leftovers();
    void write_language();

    const Input& input_;
    std::future<std::string> hash_; // of the whole file
    std::string format_;
    std::string producer_;
    std::vector<std::pair<std::string, std::string>> properties_;
    std::vector<std::pair<std::string, std::string>> source_;
    std::vector<Leftover> leftovers_;
    std::map<std::string, std::size_t, std::less<>> counts_;
    std::map<std::string, std::string> resources_; // part name → resource id
    std::string east_asian_;
    std::string latin_;
    int blocks_ = 0;
    int header_blocks_ = 0;
    std::deque<int> note_blocks_; // of each note; a note may stand inside another
    int images_ = 0;
    int notes_ = 0;
    std::size_t total_ = 0;
};

// An attribute that is not written where it would be empty.
void set_optional(xml::Node node, std::string_view name, const std::string& value);
// "1 4 1 4": an attribute of four parts.
std::string four_numbers(const std::array<double, 4>& parts);
// "" where all are 0.
std::string four_if_any(const std::array<double, 4>& parts);
// What contrast (1 leaves it) and brightness (0 leaves it, 0.5 makes all white) leave of black.
double opacity_left(double contrast, double brightness);

// Writes <label by="auto"> as first child of a block.
void write_label(xml::Node block, const AutoLabel& label);

std::string media_type_of(std::string_view name, BytesView bytes);

template <typename Load> std::string Output::resource(const std::string& name, Load load) {
    if (const auto known = resources_.find(name); known != resources_.end()) {
        return known->second;
    }
    std::string id;
    if (std::optional<Blob> bytes = load(); bytes && !bytes->view().empty()) {
        std::string type = media_type_of(name, *bytes);
        id = doc::add_resource(document, std::move(*bytes), std::move(type));
    }
    resources_.emplace(name, id);
    return id;
}

} // namespace engross::read
