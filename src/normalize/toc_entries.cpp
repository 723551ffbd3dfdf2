// The lines of a table of contents, made anew from the headings and captions there are.
#include "base/text.h"
#include "normalize/pass_list.h"
#include "normalize/tools.h"

#include <algorithm>
#include <unordered_map>

namespace engross::normalize {

namespace {

constexpr int field_depth = 3; // what word processors list unless told otherwise
constexpr int typed_depth = 2; // when no typed line is a heading of this report

struct Target {
    Node block;
    int level;
    std::string key; // for comparing with typed lines
};

// Headings of sections and abstracts; for lists of figures and tables their captions.
std::vector<Target> targets_of(const doc::Document& document, std::string_view list) {
    std::vector<Target> targets;
    Node body = document.body();
    std::string_view kind = list == "tables" ? "table" : "figure";
    for (Node node = body.first_child(); node;) {
        if (node.is("toc") || node.is("cover") || node.is("p")) {
            node = node.following_skip(body);
            continue;
        }
        bool heading = list.empty() && node.is("heading");
        bool caption = !list.empty() && node.is("caption") && node.attr("kind") == kind;
        if ((heading || caption) && node.has("id")) {
            int level = caption ? 1 : text::to_int(node.attr("level"), 1);
            targets.push_back({node, level, squeeze(doc::plain_text(node))});
        }
        node = node.following(body);
    }
    return targets;
}

// A typed line without leaders and page number.
std::string line_key(Node line) {
    std::u32string text = text::decode(squeeze(doc::plain_text(line)));
    auto tail = [](char32_t c) {
        return (c >= U'0' && c <= U'9') ||
               std::u32string_view(U".…⋯·‧・．_-─").find(c) != std::u32string_view::npos;
    };
    while (!text.empty() && tail(text.back())) {
        text.pop_back();
    }
    return text::encode(text);
}

struct Lines {
    int depth = 0;
    std::map<int, std::string> style; // of the lines of a level
    std::string any_style;
};

Lines read_lines(Node typed, const std::vector<Target>& targets) {
    std::unordered_map<std::string, int> level_of;
    for (const Target& target : targets) {
        level_of.try_emplace(target.key, target.level);
    }
    Lines lines;
    for (Node line : typed.children()) {
        std::string style(line.attr("style"));
        lines.any_style = lines.any_style.empty() ? style : lines.any_style;
        if (auto found = level_of.find(line_key(line)); found != level_of.end()) {
            lines.depth = std::max(lines.depth, found->second);
            lines.style.try_emplace(found->second, style);
        }
    }
    return lines;
}

// Label, a gap where the label does not make one by itself, words.
std::string entry_text(Node target) {
    Node label = target.child("label");
    std::string words(text::trim(doc::words(target)));
    std::replace(words.begin(), words.end(), '\t', ' ');
    if (!label) {
        return words;
    }
    std::string text(text::trim(label.text()));
    std::string sep(label.attr("sep"));
    bool closed =
        text.ends_with("、") || text.ends_with("）") || text.ends_with("：") || text.ends_with(")");
    if (sep.empty() && !closed && label.attr("by") == "auto") {
        sep = " ";
    }
    return text + (sep.find('\t') == std::string::npos ? sep : " ") + words;
}

void add_entry(Node toc, Node before, const Target& target, int number, const Lines& lines) {
    Node entry = before ? before.insert_before("entry") : toc.append("entry");
    entry.set("id", "t" + std::to_string(number));
    entry.set("ref", std::string(target.block.attr("id")));
    entry.set("level", std::to_string(target.level));
    auto style = lines.style.find(target.level);
    const std::string& name = style == lines.style.end() ? lines.any_style : style->second;
    if (!name.empty()) {
        entry.set("style", name);
    }
    entry.append_text(entry_text(target.block));
}

void rebuild(Node toc, const std::vector<Target>& targets, int& number) {
    for (Node child : toc.children().collect()) {
        if (child.is("entry")) {
            child.remove();
        }
    }
    Node typed = toc.child("typed");
    Lines lines = read_lines(typed, targets);
    int depth = text::to_int(toc.attr("depth"));
    if (depth <= 0) {
        bool field = toc.attr("kind") == "field";
        depth = lines.depth > 0 && !field ? lines.depth : field ? field_depth : typed_depth;
        toc.set("depth", std::to_string(depth));
    }
    for (const Target& target : targets) {
        if (target.level <= depth) {
            add_entry(toc, typed, target, ++number, lines);
        }
    }
}

} // namespace

void toc_entries(doc::Document& document) {
    int number = 0;
    std::map<std::string, std::vector<Target>> targets; // by toc/@list, each gathered once
    for (Node block : document.body().children()) {
        if (!block.is("toc")) {
            continue;
        }
        std::string list(block.attr("list"));
        auto found = targets.find(list);
        if (found == targets.end()) {
            found = targets.emplace(list, targets_of(document, list)).first;
        }
        rebuild(block, found->second, number);
    }
}

} // namespace engross::normalize
