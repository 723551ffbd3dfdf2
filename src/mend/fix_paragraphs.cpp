// Paragraphs that were broken, and blank ones that stand for distance.
#include "base/text.h"
#include "mend/fix.h"
#include "mend/markup.h"
#include "mend/words.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace engross::mend {

namespace {

bool is_one_of(xml::Node node, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, node.name()) != names.end();
}

std::string words_of(const Work& work, xml::Node paragraph) {
    return work.is_docx() ? docx_words(paragraph).text : odt_words(paragraph).text;
}

constexpr std::size_t told_words = 15; // characters beside a break

std::string last_words(const std::string& words) {
    const std::u32string all = text::decode(words);
    return all.size() <= told_words
               ? words
               : "…" + text::encode(std::u32string_view(all).substr(all.size() - told_words));
}

// Whether a tracked change goes over an end of the paragraph (ODF 1.3 part 3, 5.5).
bool is_in_open_change(xml::Node paragraph) {
    int open = 0;
    for (xml::Node node = paragraph.first_child(); node; node = node.following(paragraph)) {
        open += node.is("change-start") ? 1 : node.is("change-end") ? -1 : 0;
    }
    return open != 0;
}

// A mark of a paragraph that is tracked, or a section that ends with it, is not ours to remove.
bool may_go(const Work& work, xml::Node paragraph) {
    if (!work.is_docx()) {
        return !is_in_open_change(paragraph);
    }
    const xml::Node properties = paragraph.child("pPr");
    const xml::Node mark = properties.child("rPr");
    return !properties.child("sectPr") && !mark.child("ins") && !mark.child("del") &&
           !mark.child("moveFrom") && !mark.child("moveTo");
}

void join(const std::vector<xml::Node>& paragraphs) {
    xml::Node first = paragraphs.front();
    for (std::size_t at = 1; at < paragraphs.size(); ++at) {
        xml::Node next = paragraphs[at];
        while (xml::Node child = next.first_child()) {
            if (child.is("pPr")) {
                child.remove();
            } else {
                child.move_into(first);
            }
        }
        next.remove();
    }
}

// --- blanks

// What a word processor counts: those after it would get other numbers.
bool is_counted(const Work& work, xml::Node paragraph) {
    return work.is_docx()
               ? is_numbered_docx(work.copy, paragraph)
               : paragraph.is("h") &&
                     outline_numbers(work.copy, text::to_int(paragraph.attr("outline-level"), 1));
}

// Nothing in it is seen or does anything, but where it may take marks along.
bool is_blank(const Work& work, xml::Node paragraph) {
    for (xml::Node node = paragraph.first_child(); node; node = node.following(paragraph)) {
        if (node.is_text()) {
            if (!text::is_blank(node.content())) {
                return false;
            }
            continue;
        }
        const bool is_known = work.is_docx() ? node.closest("pPr") || node.closest("rPr") ||
                                                   is_one_of(node,
                                                             {"r",
                                                              "t",
                                                              "tab",
                                                              "proofErr",
                                                              "lastRenderedPageBreak",
                                                              "bookmarkStart",
                                                              "bookmarkEnd"})
                                             : is_one_of(node,
                                                         {"span",
                                                          "s",
                                                          "tab",
                                                          "soft-page-break",
                                                          "bookmark",
                                                          "bookmark-start",
                                                          "bookmark-end"});
        if (!is_known) {
            return false;
        }
    }
    return !paragraph.child("pPr").child("sectPr");
}

bool is_paragraph(xml::Node node) { return node.is("p") || node.is("h"); }

// The next block in the same place.
xml::Node beside(xml::Node node, bool after) {
    do {
        node = after ? node.next_element() : node.previous_element();
    } while (node.name().ends_with("Start") || node.name().ends_with("End") ||
             node.is("proofErr") || node.is("soft-page-break"));
    return node;
}

// pt that one line of such a style takes, with the room around it.
double height_of(xml::Node style) {
    constexpr double line_height = 1.3; // of the size, for the fonts that reports use
    const std::string line(style.attr("line"));
    const double size = text::to_double(style.attr("size"), 12);
    const auto unit = line.find("pt");
    const double height = unit == std::string::npos
                              ? size * line_height * text::to_double(line, 1)
                              : text::to_double(std::string_view(line).substr(0, unit), size);
    return height + text::to_double(style.attr("space-before")) +
           text::to_double(style.attr("space-after"));
}

// How much room the paragraphs of the author's have now, by their places.
class Room {
public:
    explicit Room(const Work& work) : styles_(work.document) {
        for (xml::Node node = work.document.body(); node;
             node = node.following(work.document.body())) {
            if (!node.has("src") || !node.has("style")) {
                continue;
            }
            for (const xml::Node place : work.copy.at(node.attr("src"))) {
                blocks_.emplace(place.raw(), node);
            }
        }
    }

    // pt before (after) the paragraph, as its style has it; and what the blanks before it take.
    double around(xml::Node paragraph, bool before) const {
        return text::to_double(
            styles_[block(paragraph).attr("style")].attr(before ? "space-before" : "space-after"));
    }

    double blanks_before(xml::Node paragraph) const {
        double sum = 0;
        for (const std::string_view id : text::split(block(paragraph).attr("blanks-above"), ' ')) {
            sum += id.empty() ? 0 : height_of(styles_[id]);
        }
        return sum;
    }

private:
    xml::Node block(xml::Node paragraph) const {
        const auto found = blocks_.find(paragraph.raw());
        return found == blocks_.end() ? xml::Node() : found->second;
    }

    doc::StyleIndex styles_;
    std::map<const void*, xml::Node> blocks_;
};

void set_space(const Work& work, xml::Node paragraph, bool before, double points) {
    if (work.is_docx()) {
        const auto w = name_space(paragraph);
        xml::Node spacing = property(paragraph_properties(paragraph), "spacing");
        xml::unset(spacing, w, before ? "beforeAutospacing" : "afterAutospacing");
        xml::unset(spacing, w, before ? "beforeLines" : "afterLines");
        xml::set(spacing, w, before ? "before" : "after", std::to_string(std::lround(points * 20)));
        return;
    }
    xml::Node properties =
        style_properties(own_style(work.copy, paragraph, ""), "paragraph-properties");
    xml::set(properties,
             format_space,
             before ? "margin-top" : "margin-bottom",
             text::number(points) + "pt");
}

bool begins_page(const Work& work, xml::Node paragraph) {
    if (work.is_docx()) {
        return static_cast<bool>(paragraph.child("pPr").child("pageBreakBefore"));
    }
    for (const xml::Node style :
         work.copy.part(work.copy.main()).child("automatic-styles").children()) {
        if (style.attr("name") == paragraph.attr("style-name") &&
            style.attr("family") == "paragraph") {
            return !style.attr("master-page-name").empty() ||
                   style.child("paragraph-properties").has("break-before") ||
                   style.child("paragraph-properties").has("break-after");
        }
    }
    return false;
}

// The marks of bookmarks go on.
void remove(xml::Node blank, xml::Node heir) {
    for (xml::Node child : blank.children().collect()) {
        if (child.name().starts_with("bookmark")) {
            if (const xml::Node properties = heir.child("pPr")) {
                child.move_after(properties);
            } else {
                child.move_to_front_of(heir);
            }
        }
    }
    blank.remove();
}

// What stands beside a blank and can take its room: the paragraph after it, else the one before.
struct Heir {
    xml::Node node;
    bool is_after = true;
};

Heir heir_of(xml::Node blank) {
    const xml::Node next = beside(blank, true);
    const xml::Node before = beside(blank, false);
    if (is_paragraph(next)) {
        return {next, true};
    }
    // Two tables would become one without a paragraph between them, and a cell ends with one.
    return {is_paragraph(before) ? before : xml::Node(), false};
}

struct Blank {
    xml::Node node;
    std::string src;
};

// Those that may go, as they stand in the file.
std::vector<Blank> blanks_of(const Work& work) {
    std::vector<Blank> blanks;
    for (const std::string_view kind :
         {"blank-dropped", "space-paragraph-dropped", "blank-heading-dropped"}) {
        for (const xml::Node repair : repairs(work.document, kind)) {
            for (const xml::Node node : work.copy.at(repair.attr("src"))) {
                if (is_paragraph(node) && is_blank(work, node) && may_go(work, node) &&
                    !is_counted(work, node) && !begins_page(work, node)) {
                    blanks.push_back({node, std::string(repair.attr("src"))});
                }
            }
        }
    }
    const auto place = [](const Blank& blank) { // word/document.xml#p12
        const auto digits = blank.src.find_last_not_of("0123456789") + 1;
        return std::pair(blank.src.substr(0, digits),
                         text::to_int(std::string_view(blank.src).substr(digits)));
    };
    std::ranges::stable_sort(blanks, {}, place);
    return blanks;
}

} // namespace

void mend_joins(Work& work) {
    std::vector<std::vector<xml::Node>> found;
    std::vector<std::string> sources;
    const doc::BlockIndex blocks(work.document);
    for (const xml::Node repair : repairs(work.document, "paragraphs-joined")) {
        const std::string src(blocks[repair.attr("at")].attr("src"));
        std::vector<xml::Node> paragraphs = work.copy.at(src);
        const bool is_safe =
            paragraphs.size() > 1 && std::ranges::all_of(paragraphs, [&](xml::Node each) {
                return each.is("p") && may_go(work, each) &&
                       each.parent() == paragraphs.front().parent();
            });
        if (is_safe && std::ranges::find(sources, src) == sources.end()) {
            found.push_back(std::move(paragraphs));
            sources.push_back(src);
        }
    }
    for (std::size_t at = 0; at < found.size(); ++at) {
        for (std::size_t next = 1; next < found[at].size(); ++next) {
            const std::string before = last_words(words_of(work, found[at][next - 1]));
            const std::string after = text::shorten(words_of(work, found[at][next]), told_words);
            work.note(sources[at], Text::same(before + "¶" + after), Text::same(before + after));
        }
        join(found[at]);
    }
}

void mend_blanks(Work& work) {
    std::vector<Blank> blanks = blanks_of(work);
    const Room room(work);
    std::set<const void*> done;
    // From the end of each row of blanks: the paragraph after it takes the room of all of them.
    std::ranges::reverse(blanks);
    for (const auto& [blank, src] : blanks) {
        const Heir heir = heir_of(blank);
        if (!heir.node) {
            continue;
        }
        const double more = heir.is_after ? room.blanks_before(heir.node) : 0;
        if (more > 0 && done.insert(heir.node.raw()).second) {
            set_space(work, heir.node, true, room.around(heir.node, true) + more);
        }
        const std::string beside = text::shorten(words_of(work, heir.node), told_words);
        work.note(
            src,
            beside.empty() ? Text("空白段", "blank paragraph")
            : heir.is_after
                ? Text("「" + beside + "」之前的空白段", "blank paragraph before “" + beside + "”")
                : Text("「" + beside + "」之後的空白段", "blank paragraph after “" + beside + "”"),
            more > 0 ? Text("該段前面的間距", "spacing before that paragraph")
                     : Text("刪去", "taken away"));
        remove(blank, heir.node);
    }
    std::ranges::reverse(work.changes);
}

} // namespace engross::mend
