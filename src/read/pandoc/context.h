// What the functions of this reader share while one document is read. Private to pandoc/.
#pragma once

#include "doc/look.h"
#include "read/output.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace engross::read::pandoc {

using Json = nlohmann::json;

// A node of the tree is {"t": its type, "c": its content}. These throw nlohmann's exceptions, as do
// all look-ups, when the JSON is not Pandoc's; read() turns them into Error(unreadable).
const std::string& type(const Json& node);
const Json& content(const Json& node);

// [identifier, [class, …], [[key, value], …]]
struct Attributes {
    explicit Attributes(const Json& node);
    [[nodiscard]] std::string value(std::string_view key) const; // "" when there is none
    [[nodiscard]] bool has_class(std::string_view name) const;

    std::string id;
    const Json* node;
};

struct Context {
    explicit Context(const Input& from) : input(from), out(from, "pandoc") {}

    const Input& input;
    Output out;
    std::set<std::string, std::less<>>
        targets; // identifiers that a link points to and that are there
    std::vector<std::string> pending_anchors; // for the next paragraph
    bool pending_page_break = false;
    std::size_t depth = 0;
    int lists = 0;
    int notes = 0;
    int places = 0;
};

// One level deeper into the tree. Throws Error(limit).
class Deeper {
public:
    explicit Deeper(Context& context);
    ~Deeper();
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

private:
    Context& context_;
};

// Where a paragraph of a list stands.
struct Item {
    std::string list;
    int level = 1;
    std::optional<AutoLabel> label; // until the item's first paragraph has taken it
};

// Where blocks are read to, and what those around them say.
struct Place {
    Flow flow;
    Item* item = nullptr; // null: not in a list
    bool is_quote = false;
    bool is_header = false; // in a header cell
    double indent = 0;      // pt
    std::string align{};    // "" or as ParagraphLook says
    std::string lang{};     // BCP 47
    std::string direction{};
};

void read_blocks(Context& context, const Json& blocks, const Place& place);
void read_block(Context& context, const Json& block, const Place& place);
void read_table(Context& context, const Json& parts, const Place& place);
// A paragraph of its own; `style` is the author's name for such ones in other formats.
xml::Node read_paragraph(Context& context,
                         const Json& inlines,
                         const Place& place,
                         std::string_view style = {});
// Raw parts of another language: what may be passed over in silence is, the rest is reported.
void read_raw(Context& context, const Json& raw, xml::Node at, std::string_view src);
void read_meta(Context& context, const Json& meta);
// "ast#p3"
std::string next_src(Context& context);

// A language as BCP 47; "" for none, or for what is none.
std::string language_of(std::string_view said);
// All words below, as they would be read.
std::string plain_words(const Json& inlines);

// --- looks of a plain report
doc::RunLook body_look(const Place& place);
doc::RunLook code_look(doc::RunLook look);
doc::ParagraphLook paragraph_look(const Place& place, std::string_view style);

} // namespace engross::read::pandoc
