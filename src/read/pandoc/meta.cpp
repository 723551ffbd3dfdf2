// Title, authors, date and language: {"title": {"t": "MetaInlines", "c": …}, …}.
#include "read/pandoc/inline.h"

#include <algorithm>
#include <array>

namespace engross::read::pandoc {

namespace {

void append_words(std::string& out, const Json& value, std::size_t depth);

void append_children(std::string& out, const Json& node, std::size_t depth) {
    for (const Json& child : node) {
        append_words(out, child, depth + 1);
    }
}

// Text of any part of the tree. Attributes, addresses, notes and raw parts are no words.
void append_words(std::string& out, const Json& node, std::size_t depth) {
    constexpr std::size_t deepest = 200;
    if (depth > deepest) {
        return;
    }
    if (node.is_array()) {
        append_children(out, node, depth);
        return;
    }
    if (!node.is_object() || !node.contains("t")) {
        return;
    }
    const std::string& name = type(node);
    if (name == "Str" || name == "MetaString") {
        out += content(node).get_ref<const std::string&>();
    } else if (name == "Code" || name == "Math") {
        out += content(node).at(1).get_ref<const std::string&>();
    } else if (name == "Space" || name == "SoftBreak" || name == "LineBreak") {
        out += ' ';
    } else if (name != "Note" && name != "RawInline" && name != "RawBlock" && node.contains("c")) {
        append_words(out, content(node), depth + 1);
    }
}

const Json* find(const Json& meta, std::string_view name) {
    const auto found = meta.find(std::string(name));
    return found == meta.end() ? nullptr : &*found;
}

std::string words_of(const Json& meta, std::string_view name) {
    const Json* value = find(meta, name);
    return value == nullptr ? std::string() : plain_words(*value);
}

// Entries of a list, or the one value there is.
std::vector<const Json*> entries_of(const Json& meta, std::string_view name) {
    std::vector<const Json*> entries;
    const Json* value = find(meta, name);
    if (value != nullptr && type(*value) == "MetaList") {
        for (const Json& entry : content(*value)) {
            entries.push_back(&entry);
        }
    } else if (value != nullptr) {
        entries.push_back(value);
    }
    return entries;
}

std::string joined(const Json& meta, std::string_view name) {
    std::string all;
    for (const Json* entry : entries_of(meta, name)) {
        all += (all.empty() ? "" : ", ") + plain_words(*entry);
    }
    return all;
}

// Where the head of the file is part of what a reader sees, not data about it.
bool shows_title(std::string_view format) {
    constexpr std::array<std::string_view, 5> silent{"html", "epub", "fb2", "ipynb", "opml"};
    return std::ranges::find(silent, format) == silent.end();
}

void write_line(Context& context, const Json& value, std::string_view style, double size) {
    if (type(value) != "MetaInlines" && type(value) != "MetaString") {
        return;
    }
    const Place place{.flow = context.out.body(), .align = "center"};
    xml::Node block = context.out.block(place.flow, "p", next_src(context));
    doc::RunLook run = body_look(place);
    run.size = size;
    run.weight = style == "Title" ? 700 : 400;
    Paragraph paragraph(context, block, place);
    if (type(value) == "MetaString") {
        paragraph.put(content(value).get_ref<const std::string&>(), run);
    } else {
        paragraph.read(content(value), run);
    }
    paragraph.finish(paragraph_look(place, style), run);
}

void write_title_block(Context& context, const Json& meta) {
    struct Line {
        std::string_view name, style;
        double size;
    };

    constexpr std::array lines{Line{"title", "Title", 20},
                               Line{"subtitle", "Subtitle", 16},
                               Line{"author", "Author", 12},
                               Line{"date", "Date", 12}};
    for (const Line& line : lines) {
        for (const Json* entry : entries_of(meta, line.name)) {
            write_line(context, *entry, line.style, line.size);
        }
    }
    const Json* abstract = find(meta, "abstract");
    if (abstract != nullptr && type(*abstract) == "MetaBlocks") {
        read_blocks(context, content(*abstract), {.flow = context.out.body()});
    } else if (abstract != nullptr && type(*abstract) == "MetaInlines") {
        read_paragraph(context, content(*abstract), {.flow = context.out.body()});
    }
}

} // namespace

std::string plain_words(const Json& inlines) {
    std::string words;
    append_words(words, inlines, 0);
    return std::string(text::trim(words));
}

void read_meta(Context& context, const Json& meta) {
    context.out.meta("title", words_of(meta, "title"));
    context.out.meta("subject", words_of(meta, "subject"));
    context.out.meta("keywords", joined(meta, "keywords"));
    context.out.property("author", joined(meta, "author"));
    context.out.property("author", joined(meta, "creator"));
    const std::string lang = language_of(words_of(meta, "lang"));
    context.out.languages(lang, lang);
    if (shows_title(context.input.author_format)) {
        write_title_block(context, meta);
    }
}

} // namespace engross::read::pandoc
