// How labels (一、, (一), 1.) run and look.
// fact kind="label": one that does not follow from the one before it under the same parent.
// @problem gap, duplicate, back or restart; @number, @previous (0 at the beginning), @form.
// fact kind="label-form": a label that is written as fewer of its kind are. @problem bracket
// (@width half or full) or spacing (@sep: blank, none); @count of its way and @others of the other
//   way. When both ways are equally many, the half-width and the spaced ones are named.
// fact kind="label-level": a heading's label is of a shape that does not follow its parent's in the
//   official order 一、（一）1、（1）甲、（甲）, nor is 2.1 under 2. @rank and @parent-rank (1 to
//   6).
// fact kind="label-role": a label of a shape that elsewhere begins headings begins a paragraph of
//   text here. @label, @others (how many headings); at the first such paragraph under each heading.
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <map>

namespace engross::enrich {

namespace {

// Last number of each shape of label under one parent.
using Counters = std::map<std::string, int, std::less<>>;

// A new list may begin at 1 again; a heading may not.
void follow(const doc::Document& document,
            xml::Node block,
            xml::Node label,
            Counters& counters,
            bool may_restart) {
    const int number = text::to_int(label.attr("number"), -1);
    if (number < 0 || label.attr("digits") == "bullet") {
        return;
    }
    const std::string form = text::nfkc(label.attr("form")); // (N) and （N） count together
    const auto found = counters.find(form);
    const int previous = found == counters.end() ? 0 : found->second;
    counters[form] = number;
    const bool begins =
        number == 1 || (number == 0 && found == counters.end()); // some lists count from 0
    if (number == previous + 1 || (begins && may_restart)) {
        return;
    }
    const std::string_view problem = number == previous  ? "duplicate"
                                     : number > previous ? "gap"
                                     : number == 1       ? "restart"
                                                         : "back";
    xml::Node fact = doc::add_fact(document, "label", block, doc::plain_text(block));
    fact.set("problem", problem);
    fact.set("label", label.text());
    fact.set("number", std::to_string(number));
    fact.set("previous", std::to_string(previous));
    fact.set("form", form);
}

xml::Node labelled_block(xml::Node child) {
    return child.is("section") ? child.child("heading") : child;
}

void follow_children(const doc::Document& document, xml::Node parent) {
    Counters counters;
    for (xml::Node child : parent.children()) {
        if (child.is("list")) {
            bool first = true;
            for (xml::Node item : child.children()) {
                follow(document, item, item.child("label"), counters, first);
                first = false;
            }
            continue;
        }
        const xml::Node block = labelled_block(child);
        const bool own_heading = child.is("heading") && parent.is("section");
        if (!own_heading && (block.is("heading") || block.is("p"))) {
            follow(document, block, block.child("label"), counters, block.is("p"));
        }
    }
}

struct Labelled {
    xml::Node block;
    xml::Node label;
};

std::vector<Labelled> all_labels(const doc::Document& document) {
    std::vector<Labelled> found;
    const xml::Node body = document.body();
    for (xml::Node node = body; node;) {
        if (node.is("toc") || node.is("caption")) {
            node = node.following_skip(body);
            continue;
        }
        if (node.is("label") && node.attr("by") == "author") {
            found.push_back({node.parent(), node});
        }
        node = node.following(body);
    }
    return found;
}

using Way = std::string (*)(xml::Node label);

std::string bracket_width(xml::Node label) {
    const std::string text = label.text();
    if (text.find('(') != std::string::npos) {
        return "half";
    }
    return text.find("（") != std::string::npos ? "full" : "";
}

std::string spacing(xml::Node label) {
    const std::string_view sep = label.attr("sep");
    if (text::trim(label.text()).empty() || label.text().starts_with("第")) {
        return ""; // 第一章 needs its blank
    }
    return sep.empty() ? "none" : "blank";
}

// Counts two ways of writing among labels of one group and names those of the rarer way.
void vote(const doc::Document& document,
          const std::vector<Labelled>& labels,
          std::string_view problem,
          Way way,
          std::string_view loser_of_tie) {
    std::map<std::string, int, std::less<>> counts;
    for (const Labelled& entry : labels) {
        counts[way(entry.label)] += 1;
    }
    counts.erase("");
    if (counts.size() != 2) {
        return;
    }
    auto rare = counts.begin();
    auto common = std::next(rare);
    if (rare->second > common->second ||
        (rare->second == common->second && rare->first != loser_of_tie)) {
        std::swap(rare, common);
    }
    for (const Labelled& entry : labels) {
        if (way(entry.label) == rare->first) {
            xml::Node fact =
                doc::add_fact(document, "label-form", entry.block, doc::plain_text(entry.block));
            fact.set("problem", problem);
            fact.set("label", entry.label.text());
            fact.set("way", rare->first);
            fact.set("count", std::to_string(rare->second));
            fact.set("others", std::to_string(common->second));
        }
    }
}

int rank(xml::Node label) {
    const std::string_view form = label.attr("form");
    const std::string_view digits = label.attr("digits");
    const bool bracket =
        form.find("(") != std::string_view::npos || form.find("（") != std::string_view::npos;
    if (digits == "han" && form.find("第") == std::string_view::npos) {
        return bracket ? 2 : 1;
    }
    if (digits == "arabic" || digits == "fullwidth") {
        return bracket ? 4 : 3;
    }
    return digits == "stem" ? (bracket ? 6 : 5) : 0;
}

// 2.1 under 2: an order of its own, in which each label says whose child it is.
bool continues(xml::Node own, xml::Node above) {
    const std::string parent = above.text();
    const std::string_view stem = text::trim(parent);
    return own.text().starts_with(std::string(stem.substr(0, stem.find_last_not_of('.') + 1)) +
                                  ".");
}

void compare_ranks(const doc::Document& document) {
    const xml::Node body = document.body();
    for (xml::Node node = body; node; node = node.following(body)) {
        if (!node.is("section") || !node.parent().is("section")) {
            continue;
        }
        const xml::Node heading = node.child("heading");
        const xml::Node parent = node.parent().child("heading").child("label");
        const int own = rank(heading.child("label"));
        const int above = rank(parent);
        if (own > 0 && above > 0 && own != above + 1 &&
            !continues(heading.child("label"), parent)) {
            xml::Node fact =
                doc::add_fact(document, "label-level", heading, doc::plain_text(heading));
            fact.set("label", heading.child("label").text());
            fact.set("rank", std::to_string(own));
            fact.set("parent-rank", std::to_string(above));
        }
    }
}

// （一） as a heading here, and run together with its text there, both written by hand.
void compare_roles(const doc::Document& document, const std::vector<Labelled>& labels) {
    std::map<std::string, int> headings;
    const auto shape = [](const Labelled& entry) { return text::nfkc(entry.label.attr("form")); };
    for (const Labelled& entry : labels) {
        headings[shape(entry)] += entry.block.is("heading") ? 1 : 0;
    }
    xml::Node section;
    for (const Labelled& entry : labels) {
        const int others = headings[shape(entry)];
        const bool item = entry.block.is("item") || entry.block.is("p");
        const xml::Node parent =
            entry.block.is("item") ? entry.block.parent().parent() : entry.block.parent();
        if (!item || others == 0 || (rank(entry.label) != 2 && rank(entry.label) < 4) ||
            parent == section || text::length(doc::plain_text(entry.block)) < 40) {
            continue;
        }
        section = parent;
        xml::Node fact = doc::add_fact(
            document, "label-role", entry.block, text::shorten(doc::plain_text(entry.block), 30));
        fact.set("label", entry.label.text());
        fact.set("others", std::to_string(others));
    }
}

} // namespace

void compare_labels(doc::Document& document) {
    const xml::Node body = document.body();
    for (xml::Node node = body; node;) {
        if (node.is("toc") || node.is("cover")) {
            node = node.following_skip(body);
            continue;
        }
        if (!node.is_text()) {
            follow_children(document, node);
        }
        node = node.following(body);
    }
    const std::vector<Labelled> labels = all_labels(document);
    vote(document, labels, "bracket", bracket_width, "half");
    std::map<std::string, std::vector<Labelled>> by_shape;
    for (const Labelled& entry : labels) {
        by_shape[std::to_string(rank(entry.label))].push_back(entry);
    }
    for (const auto& [shape, group] : by_shape) {
        vote(document, group, "spacing", spacing, "blank");
    }
    compare_ranks(document);
    compare_roles(document, labels);
}

} // namespace engross::enrich
