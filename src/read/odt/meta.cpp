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
    const doc::RunLook look =
        run_look(context.styles.properties("paragraph", "Standard").text, Script::latin);
    context.out.languages(look.lang_east_asian, look.lang);
}

// What was typed between text:change-start and its text:change-end.
std::string inserted_words(xml::Node start) {
    constexpr std::size_t enough = 400;
    int steps = 2'000; // a change may hold no words for long
    xml::Node root = start;
    while (root.parent() && !root.is("text")) {
        root = root.parent();
    }
    std::string words;
    for (xml::Node node = start.following(root); node && words.size() < enough && --steps > 0;
         node = node.following(root)) {
        if (node.is("change-end") && node.attr("change-id") == start.attr("change-id")) {
            break;
        }
        words += node.is_text() ? std::string(node.content()) : std::string();
    }
    return words;
}

// Insertion, deletion or change of format; an insertion that was deleted again is both.
void record_region(Context& context,
                   xml::Node region,
                   xml::Node block,
                   const std::string& inserted) {
    for (const xml::Node change : region.children()) {
        std::string words = inserted;
        for (const xml::Node child : change.children()) {
            words += child.is("change-info") ? "" : child.text();
        }
        const std::string kind(change.is("format-change") ? "format" : change.name());
        if (kind == "insertion" || kind == "deletion" || kind == "format") {
            const std::string author = change.child("change-info").child("creator").text();
            context.out.leftover(kind, block, "", author, words);
        }
    }
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
    const std::string words = mark.is("change-start") ? inserted_words(mark) : std::string();
    record_region(context, region->second, block, words);
}

void record_other_changes(Context& context) {
    for (const auto& [id, region] : context.changes) {
        if (!context.seen_changes.contains(id)) {
            record_region(context, region, {}, "");
        }
    }
}

} // namespace engross::read::odt
