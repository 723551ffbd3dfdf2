// What the functions of the ODT reader share while one document is read. Private to odt/.
#pragma once

#include "read/odt/lists.h"
#include "read/odt/styles.h"
#include "read/output.h"

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

private:
    std::string name_;
    std::unordered_map<const void*, std::string> places_;
};

// Text properties of a paragraph and the spans around a run, with the looks that they give.
struct TextStyle {
    Values values;
    doc::RunLook latin, east_asian;
};

// Where the paragraphs of a list stand.
struct ListPlace {
    List* list = nullptr;   // null: not in a list
    std::string style;
    std::size_t level = 0;  // from 0
    bool has_label = false; // the first paragraph of an item, not yet read
    std::optional<int> start;
};

struct Context {
    const Input& input;
    Output out;
    Styles styles;
    Part content, page_part;
    const Part* part = nullptr;
    xml::Node master_styles;
    // Bytes of a file of the package; nothing when it is not there.
    std::function<std::optional<Bytes>(const std::string&)> load;

    std::map<std::string, List, std::less<>> lists;    // by the id of their text:list, or l1, …
    std::map<std::string, std::string, std::less<>> list_keys; // xml:id of a text:list → key in `lists`
    std::map<std::string, std::string> last_of_style;  // list style → key in `lists`
    std::string last_list;
    std::size_t list_count = 0;                        // names given
    List outline;
    std::map<std::string, Levels, std::less<>> levels; // by list style

    std::unordered_map<std::string, TextStyle> text_styles; // by the names of paragraph and spans

    std::map<std::string, xml::Node, std::less<>> changes; // text:changed-region by id
    std::set<std::string, std::less<>> seen_changes;
    std::vector<std::string> masters;   // master page of each page setup, in order of use
    std::vector<int> master_starts;     // first number of each, -1: none
    std::string pending_page_setup, pending_break;
    bool counts_pages = false;
    int page = 1;
    bool in_note = false;

    explicit Context(const Input& from, std::string_view format) : input(from), out(from, format) {}
};

struct Place {
    Flow flow;
    ListPlace* list = nullptr; // null: not in a list
};

void read_blocks(Context& context, xml::Node container, const Place& place);
void read_paragraph(Context& context, xml::Node source, const Place& place);
void read_list(Context& context, xml::Node source, const Place& place);
void read_table(Context& context, xml::Node source, const Place& place);
// Definition of a list style, parsed once; null for an unknown one. "" is the outline.
const Levels* levels_of(Context& context, const std::string& style);
// A change mark: its region is counted once.
void record_change(Context& context, xml::Node mark, xml::Node block);

void read_tracked_changes(Context& context, xml::Node tracked);
void read_pages(Context& context);
void read_meta(Context& context, xml::Node meta);

} // namespace engross::read::odt
