// Controls of forms: what they show (ODF 1.3 part 3, 13.5).
#include "read/odt/inline.h"

namespace engross::read::odt {

namespace {

// All elements of office:forms that have an id.
std::map<std::string, xml::Node, std::less<>> find_controls(xml::Node root) {
    std::map<std::string, xml::Node, std::less<>> found;
    for (xml::Node node = root; node; node = node.following(root)) {
        if (node.ns().find(":form:") != std::string_view::npos && node.has("id")) {
            found.emplace(std::string(node.attr("id")), node);
        }
    }
    return found;
}

xml::Node root_of(xml::Node node) {
    while (node.parent()) {
        node = node.parent();
    }
    return node;
}

bool is_chosen(xml::Node node, std::string_view now, std::string_view at_first) {
    const auto state = node.has(now) ? node.attr(now) : node.attr(at_first);
    return state == "checked" || state == "true";
}

std::string chosen_options(xml::Node list) {
    std::string words;
    for (const xml::Node option : list.children()) {
        if (option.is("option") && is_chosen(option, "current-selected", "selected")) {
            words += (words.empty() ? "" : "、") + std::string(option.attr("label"));
        }
    }
    return words;
}

std::string value_of_control(xml::Node control) {
    if (control.has("current-value") || control.has("value")) {
        return std::string(control.has("current-value") ? control.attr("current-value")
                                                        : control.attr("value"));
    }
    std::string words;
    for (const xml::Node line : control.children()) { // of a text area
        words += line.is("p") ? (words.empty() ? "" : " ") + line.text() : "";
    }
    return words;
}

std::string shown(xml::Node control) {
    const auto name = control.name();
    const std::string label(control.attr("label"));
    if (name == "checkbox") {
        return (is_chosen(control, "current-state", "state") ? "☒" : "☐") + label;
    }
    if (name == "radio") {
        return (is_chosen(control, "current-selected", "selected") ? "◉" : "○") + label;
    }
    if (name == "listbox") {
        return chosen_options(control);
    }
    const bool has_label = name == "button" || name == "fixed-text" || name == "frame";
    const bool is_silent =
        name == "password" || name == "hidden" || name == "image" || name == "generic-control";
    return has_label ? label : is_silent ? "" : value_of_control(control);
}

} // namespace

void Paragraph::read_control(xml::Node drawn) {
    if (!context_.controls) {
        context_.controls = find_controls(root_of(drawn));
    }
    const auto found = context_.controls->find(drawn.attr("control"));
    const std::string words = found == context_.controls->end() ? "" : shown(found->second);
    if (!text::is_blank(words)) {
        flush_space();
        put(words);
    }
}

} // namespace engross::read::odt
