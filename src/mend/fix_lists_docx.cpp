// Lists of a DOCX (ECMA-376-1, 17.9).
#include "base/text.h"
#include "mend/docx_parts.h"
#include "mend/fix_lists.h"
#include "mend/markup.h"

#include <algorithm>
#include <cmath>

namespace engross::mend {

namespace {

int next_id(xml::Node numbering, std::string_view element, std::string_view attribute) {
    int next = 1;
    for (const xml::Node each : numbering.children()) {
        next = each.is(element) ? after(each.attr(attribute), next) : next;
    }
    return next;
}

// Definitions stand before their uses in the part.
xml::Node new_definition(xml::Node numbering) {
    for (xml::Node each : numbering.children()) {
        if (each.is("num") || each.is("numIdMacAtCleanup")) {
            return xml::qualify(each.insert_before("abstractNum"), name_space(numbering));
        }
    }
    return add(numbering, "abstractNum");
}

xml::Node new_use(xml::Node numbering) {
    const xml::Node last = numbering.child("numIdMacAtCleanup");
    return last ? xml::qualify(xml::Node(last).insert_before("num"), name_space(numbering))
                : add(numbering, "num");
}

void define_level(xml::Node definition, const TypedList& list, xml::Node run_look) {
    const auto w = name_space(definition);
    xml::Node level = add(definition, "lvl");
    xml::set(level, w, "ilvl", std::to_string(list.depth - 1));
    add(level, "start", std::to_string(list.start));
    add(level, "numFmt", list.format == nullptr ? "bullet" : list.format->docx);
    add(level,
        "suff",
        list.separator.empty()  ? "nothing"
        : list.separator == " " ? "space"
                                : "tab");
    const std::string number = list.format == nullptr ? "" : "%" + std::to_string(list.depth);
    add(level, "lvlText", list.before + number + list.after);
    add(level, "lvlJc", "left");
    if (run_look) {
        xml::copy_into(run_look, level);
    }
}

// The numId of a new list whose labels look like the run of the first.
std::string define(Copy& copy, const TypedList& list, xml::Node run_look) {
    xml::Node numbering = docx_part(copy, "numbering", "numbering");
    const auto w = name_space(numbering);
    const std::string definition_id =
        std::to_string(next_id(numbering, "abstractNum", "abstractNumId"));
    xml::Node definition = new_definition(numbering);
    xml::set(definition, w, "abstractNumId", definition_id);
    add(definition, "multiLevelType", "multilevel");
    define_level(definition, list, run_look);
    const std::string id = std::to_string(next_id(numbering, "num", "numId"));
    xml::Node use = new_use(numbering);
    xml::set(use, w, "numId", id);
    add(use, "abstractNumId", definition_id);
    return id;
}

std::string twips(std::string_view points) {
    return std::to_string(std::lround(std::abs(text::to_double(points)) * 20));
}

// The indents that the paragraph had of another list.
void keep_indents(xml::Node properties, const TypedItem& item) {
    if (properties.child("ind") && !item.had_bullet) {
        return;
    }
    const auto w = name_space(properties);
    xml::Node indents = property(properties, "ind");
    for (const char* const other : {"start",
                                    "startChars",
                                    "leftChars",
                                    "hanging",
                                    "hangingChars",
                                    "firstLine",
                                    "firstLineChars"}) {
        xml::unset(indents, w, other);
    }
    const std::string_view first = first_indent(item);
    xml::set(indents, w, "left", twips(item.look.attr("indent-start")));
    xml::set(indents, w, first.starts_with("-") ? "hanging" : "firstLine", twips(first));
}

void make_item(const TypedItem& item, const TypedList& list, const std::string& id) {
    take_away(item.label);
    xml::Node properties = paragraph_properties(item.paragraph);
    const bool was_in_list = static_cast<bool>(properties.child("numPr"));
    xml::Node number = property(properties, "numPr");
    for (xml::Node child : number.children().collect()) {
        child.remove();
    }
    add(number, "ilvl", std::to_string(list.depth - 1));
    add(number, "numId", id);
    if (was_in_list || item.had_bullet) {
        keep_indents(properties, item);
    }
}

} // namespace

void make_lists_docx(Work& work, const Lists& lists) {
    std::vector<std::string> ids(lists.lists.size());
    for (const TypedItem& item : lists.items) {
        std::string& id = ids[item.list];
        if (id.empty()) {
            id = define(work.copy,
                        lists.lists[item.list],
                        item.label.front().node.closest("r").child("rPr"));
        }
        make_item(item, lists.lists[item.list], id);
    }
}

} // namespace engross::mend
