// What the functions of the ODT reader share while one document is read. Private to odt/.
#pragma once

#include "read/odt/lists.h"
#include "read/odt/styles.h"
#include "read/output.h"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace engross::read::odt {

// One XML part with the places of its paragraphs (p), tables (t) and pictures (i).
class Part {
public:
    Part() = default;
    Part(std::string name, xml::Node root);
    [[nodiscard]] std::string src(xml::Node node) const;
    // A text:note-ref or text:sequence-ref names it.
    [[nodiscard]] bool is_referred_to(std::string_view name) const;

    [[nodiscard]] bool has_hidden_paragraphs() const { return has_hidden_paragraphs_; }

    [[nodiscard]] bool has_repeats() const { return has_repeats_; } // of rows or cells

private:
    void note(xml::Node node); // what the reading depends on

    std::string name_;
    std::set<std::string, std::less<>> referred_;
    bool has_hidden_paragraphs_ = false;
    bool has_repeats_ = false;
    std::unordered_map<const void*, std::string> places_;
};

// Text properties of a paragraph and the spans around a run, with the looks that they give.
struct TextStyle {
    Values values;
    std::array<doc::RunLook, 3> looks; // by Script
};

// Where the paragraphs of a list stand.
struct ListPlace {
    List* list = nullptr; // null: not in a list
    std::string style;
    std::size_t level = 0;  // from 0
    bool has_label = false; // the first paragraph of an item, not yet read
    std::optional<int> start;
};

// One page setup: a master page, or a text section with columns on it.
struct PageUse {
    std::string master;
    int start = -1;             // first number, -1: none
    bool is_continuous = false; // a section begins or has ended; it goes on on the same page
    xml::Node columns{};        // of the section, null: those of the page
};

struct Context {
    const Input& input;
    Output out;
    Styles styles;
    Part content, page_part;
    const Part* part = nullptr;
    xml::Node master_styles;
    // Bytes of a file of the package; nothing when it is not there.
    std::function<std::optional<Blob>(const std::string&)> load;

    std::map<std::string, List, std::less<>> lists; // by the id of their text:list, or l1, …
    std::map<std::string, std::string, std::less<>>
        list_keys;                                    // xml:id of a text:list → key in `lists`
    std::map<std::string, std::string> last_of_style; // list style → key in `lists`
    std::string last_list;
    std::size_t list_count = 0; // names given
    List outline;
    std::map<std::string, Levels, std::less<>> levels; // by list style

    std::unordered_map<std::string, TextStyle> text_styles; // by the names of paragraph and spans

    std::map<std::string, xml::Node, std::less<>> changes; // text:changed-region by id
    std::set<std::string, std::less<>> seen_changes;
    std::vector<PageUse> pages_used; // page setups, in order of use
    xml::Node columns;               // style:columns of the text section around, null: none
    std::string pending_page_setup, pending_break;
    bool counts_pages = false;
    int page = 1;
    bool is_fresh_page = true;  // nothing stands on it yet
    bool is_aside = false;      // in a note or text box: it tells nothing of pages
    std::string box_background; // colour of the text box whose blocks are read, "": none
    std::size_t table_depth = 0;
    std::uint64_t cells = 0;                       // of all tables, repeats written out
    std::size_t spaces = 0;                        // of text:s
    std::map<std::string, int, std::less<>> notes; // by class
    std::map<std::string, xml::Document> objects;  // by the path of their part
    std::optional<std::map<std::string, xml::Node, std::less<>>>
        controls; // of forms, by id; empty: not yet sought
    bool has_outline_links = false;

    explicit Context(const Input& from, std::string_view format) : input(from), out(from, format) {
        outline.counts_missing = false;
    }
};

struct Place {
    Flow flow;
    ListPlace* list = nullptr; // null: not in a list
};

// The style of a paragraph or table, where pages are asked for.
struct BlockStyle {
    std::string_view family, name;
    const Values& values;
};

void read_blocks(Context& context, xml::Node container, const Place& place);
void read_paragraph(Context& context, xml::Node source, const Place& place);
void read_list(Context& context, xml::Node source, const Place& place);
void read_table(Context& context, xml::Node source, const Place& place);
// Throws Error(limit) when the tables under `root` have too many rows and cells, repeats written
// out.
void check_repeats(Context& context, xml::Node root);
// False when the element is no index.
bool read_index(Context& context, xml::Node node, const Place& place);

// --- pages of the author's
void new_page(Context& context); // if something stands on this one
void soft_page_break(Context& context);
// Blocks of the body's own flow, not in tables, notes or boxes: only they begin pages.
bool is_body_flow(const Context& context, const Place& place);
void begin_pages(Context& context, const BlockStyle& style);
// What comes next stands in such columns, null: in those of the page.
void begin_columns(Context& context, xml::Node columns);
void write_breaks(Context& context, xml::Node block, const BlockStyle& style);

// The paragraph style that holds, conditions considered.
std::string applied_style(const Context& context, xml::Node source, const Place& place);
// Links to "1.2.Words of a heading|outline" get the heading's id.
void resolve_outline_links(const Context& context);

// Definition of a list style, parsed once; null for an unknown one. "" is the outline.
const Levels* levels_of(Context& context, const std::string& style);
// A change mark: its region is counted once; those that no mark names at the end.
void record_change(Context& context, xml::Node mark, xml::Node block);
void record_other_changes(Context& context);

void read_tracked_changes(Context& context, xml::Node tracked);
void read_pages(Context& context);
void read_meta(Context& context, xml::Node meta);

} // namespace engross::read::odt
