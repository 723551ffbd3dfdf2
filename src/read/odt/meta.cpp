// meta.xml, tracked changes, languages.
#include "read/odt/context.h"

namespace engross::read::odt {

namespace {

std::string keywords(xml::Node meta) {
    std::string list;
    for (const xml::Node node : meta.children()) {
        if (node.is("keyword")) {
            list += (list.empty() ? "" : ", ") + node.text();
        }
    }
    return list;
}

void read_languages(Context& context) {
    const Values& text = context.styles.properties("paragraph", "Standard").text;
    context.out.languages(doc::language_tag(value_of(text, "language-asian"), value_of(text, "country-asian")),
                          doc::language_tag(value_of(text, "language"), value_of(text, "country")));
}

// What was typed between text:change-start and its text:change-end.
std::string inserted_words(xml::Node start) {
    constexpr std::size_t enough = 400;
    xml::Node root = start;
    while (root.parent() && !root.is("text")) {
        root = root.parent();
    }
    std::string words;
    for (xml::Node node = start.following(root); node && words.size() < enough; node = node.following(root)) {
        if (node.is("change-end") && node.attr("change-id") == start.attr("change-id")) {
            break;
        }
        words += node.is_text() ? std::string(node.content()) : std::string();
    }
    return words;
}

} // namespace

void read_meta(Context& context, xml::Node meta) {
    const auto value = [&](std::string_view name) { return meta.child(name).text(); };
    context.out.meta("title", value("title"));
    context.out.meta("subject", value("subject"));
    context.out.meta("keywords", keywords(meta));
    context.out.meta("created", value("creation-date"));
    context.out.meta("modified", value("date"));
    context.out.producer(value("generator"));
    context.out.property("author", value("initial-creator"));
    context.out.property("last-modified-by", value("creator"));
    context.out.property("printed-by", value("printed-by"));
    context.out.property("description", value("description"));
    context.out.property("template", meta.child("template").attr("href"));
    for (const xml::Node node : meta.children()) {
        if (node.is("user-defined")) {
            context.out.property("custom:" + std::string(node.attr("name")), node.text());
        }
    }
    context.styles.use(Scope::content);
    read_languages(context);
}

void read_tracked_changes(Context& context, xml::Node tracked) {
    for (const xml::Node region : tracked.children()) {
        if (const auto id = region.attr("id"); !id.empty()) {
            context.changes.emplace(id, region);
        }
    }
}

void record_change(Context& context, xml::Node mark, xml::Node block) {
    const auto region = context.changes.find(mark.attr("change-id"));
    if (region == context.changes.end() || !context.seen_changes.emplace(region->first).second) {
        return;
    }
    for (const xml::Node change : region->second.children()) {
        if (!change.is("insertion") && !change.is("deletion")) {
            continue; // of format
        }
        std::string words = mark.is("change-start") ? inserted_words(mark) : std::string();
        for (const xml::Node child : change.children()) {
            words += child.is("change-info") ? "" : child.text();
        }
        context.out.leftover(change.name(), block, "", change.child("change-info").child("creator").text(), words);
    }
}

} // namespace engross::read::odt
