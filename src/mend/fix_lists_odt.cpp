// Lists of an ODT (ODF 1.3 part 3, 5.3 and 16.30).
#include "base/text.h"
#include "mend/fix_lists.h"
#include "mend/markup.h"

#include <algorithm>
#include <set>

namespace engross::mend {

namespace {

xml::Node outermost_list(xml::Node paragraph) {
    xml::Node found;
    for (xml::Node node = paragraph.parent(); node.is("list") || node.is("list-item");
         node = node.parent()) {
        found = node.is("list") ? node : found;
    }
    return found;
}

// All paragraphs in a list.
std::vector<xml::Node> paragraphs_in(xml::Node list) {
    std::vector<xml::Node> found;
    for (xml::Node node = list.first_child(); node; node = node.following(list)) {
        if (node.is("p") || node.is("h") || node.is("list-header") || node.is("number")) {
            found.push_back(node);
        }
    }
    return found;
}

// What stands at the level of the text: the paragraph, or the list around it.
xml::Node standing(xml::Node paragraph) {
    const xml::Node list = outermost_list(paragraph);
    return list ? list : paragraph;
}

// From the first to the last item nothing but paragraphs, and lists that hold only items.
bool is_row(const Lists& lists) {
    std::set<const void*> items;
    for (const TypedItem& item : lists.items) {
        items.insert(item.paragraph.raw());
    }
    const xml::Node last = standing(lists.items.back().paragraph);
    for (xml::Node node = standing(lists.items.front().paragraph); node;
         node = node.next_element()) {
        const std::vector<xml::Node> inside = paragraphs_in(node);
        const bool is_ours = node.is("list") && std::ranges::all_of(inside, [&](xml::Node each) {
                                 return items.contains(each.raw());
                             });
        if (!is_ours && !node.is("p") && !node.is("soft-page-break")) {
            return false;
        }
        if (node == last) {
            return true;
        }
    }
    return false;
}

void flatten(const TypedItem& item) {
    xml::Node list = outermost_list(item.paragraph);
    if (!list) {
        return;
    }
    for (xml::Node paragraph : paragraphs_in(list)) {
        paragraph.move_before(list);
    }
    list.remove();
}

std::string length(std::string_view points) {
    return (points.empty() ? "0" : std::string(points)) + "pt";
}

void define_position(xml::Node level, const TypedList& list, const TypedItem& first) {
    xml::Node properties = add(level, style_space, "list-level-properties");
    xml::set(properties, text_space, "list-level-position-and-space-mode", "label-alignment");
    xml::Node alignment = add(properties, style_space, "list-level-label-alignment");
    xml::set(alignment,
             text_space,
             "label-followed-by",
             list.separator.empty()  ? "nothing"
             : list.separator == " " ? "space"
                                     : "listtab");
    xml::set(alignment, format_space, "text-indent", length(first_indent(first)));
    xml::set(alignment, format_space, "margin-left", length(first.look.attr("indent-start")));
}

// The look of the letters of a label: that of the span they are in.
void define_look(xml::Node level, xml::Node styles, xml::Node letter) {
    const xml::Node span = letter.closest("span");
    for (const xml::Node style : styles.children()) {
        if (span && style.attr("family") == "text" &&
            style.attr("name") == span.attr("style-name") && style.child("text-properties")) {
            xml::copy_into(style.child("text-properties"), level);
            return;
        }
    }
}

std::string define(Work& work, const TypedList& list, const TypedItem& first) {
    xml::Node styles = automatic_styles(work.copy);
    const std::string name = work.copy.unused_name(styles, "EngrossL");
    xml::Node style = add(styles, text_space, "list-style");
    xml::set(style, style_space, "name", name);
    const bool is_bullet = list.format == nullptr;
    xml::Node level =
        add(style, text_space, is_bullet ? "list-level-style-bullet" : "list-level-style-number");
    xml::set(level, text_space, "level", std::to_string(list.depth));
    if (is_bullet) {
        xml::set(level, text_space, "bullet-char", list.before);
        xml::set(level, style_space, "num-suffix", list.after);
    } else {
        xml::set(level, style_space, "num-prefix", list.before);
        xml::set(level, style_space, "num-suffix", list.after);
        xml::set(level, style_space, "num-format", list.format->odf);
        xml::set(level, text_space, "start-value", std::to_string(list.start));
    }
    define_position(level, list, first);
    define_look(level, styles, first.label.front().node);
    return name;
}

// Indents of its own, as it had them: a list has others.
void keep_indents(Work& work, const TypedItem& item) {
    xml::Node properties =
        style_properties(own_style(work.copy, item.paragraph, ""), "paragraph-properties");
    xml::set(properties, format_space, "margin-left", length(item.look.attr("indent-start")));
    xml::set(properties, format_space, "text-indent", length(first_indent(item)));
}

class Builder {
public:
    Builder(Work& work, const Lists& lists)
        : work_(work), lists_(lists), names_(lists.lists.size()) {}

    void add_item(const TypedItem& item) {
        const TypedList& list = lists_.lists[item.list];
        while (!open_.empty() &&
               (open_.size() > list.depth ||
                (open_.size() == list.depth && open_.back().list_number != item.list))) {
            open_.pop_back();
        }
        if (names_[item.list].empty()) {
            names_[item.list] = define(work_, list, item);
        }
        xml::Node paragraph = item.paragraph;
        if (open_.size() < list.depth) {
            xml::Node made = xml::qualify(open_.empty() ? paragraph.insert_before("list")
                                                        : open_.back().item.append("list"),
                                          text_space);
            xml::set(made, text_space, "style-name", names_[item.list]);
            open_.push_back({item.list, made, {}});
        }
        open_.back().item = add(open_.back().list, text_space, "list-item");
        paragraph.move_into(open_.back().item);
        keep_indents(work_, item);
        take_away(item.label);
    }

    // A paragraph that explains the item before it.
    void add_to_item(xml::Node node) { node.move_into(open_.back().item); }

private:
    struct Open {
        std::size_t list_number;
        xml::Node list, item;
    };

    Work& work_;
    const Lists& lists_;
    std::vector<std::string> names_;
    std::vector<Open> open_;
};

} // namespace

bool make_lists_odt(Work& work, const Lists& lists) {
    if (!is_row(lists)) {
        return false;
    }
    std::map<const void*, const TypedItem*> items;
    for (const TypedItem& item : lists.items) {
        flatten(item);
        items.emplace(item.paragraph.raw(), &item);
    }
    Builder builder(work, lists);
    const xml::Node last = lists.items.back().paragraph;
    for (xml::Node node = lists.items.front().paragraph; node;) {
        const xml::Node next = node.next_element();
        const bool is_last = node == last;
        if (const auto item = items.find(node.raw()); item != items.end()) {
            builder.add_item(*item->second);
        } else {
            builder.add_to_item(node);
        }
        node = is_last ? xml::Node() : next;
    }
    return true;
}

} // namespace engross::mend
