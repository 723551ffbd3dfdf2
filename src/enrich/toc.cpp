// A typed 目次 against the headings. Facts at the toc:
// fact kind="toc-line": a typed line. @words; @number as typed; @padded="yes" for 03;
// @heading="same",
//   "spaced" (the same but for blanks and tabs) or "none" (no heading says this).
// fact kind="toc-missing": a heading of a level that the lines list, which they leave out; at the
// heading.
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <map>
#include <set>

namespace engross::enrich {

namespace {

struct Headings {
    std::map<std::string, xml::Node> by_letters; // text without blanks
    std::vector<xml::Node> all;
};

Headings all_headings(const doc::Document& document) {
    Headings headings;
    const xml::Node body = document.body();
    for (xml::Node node = body; node;) {
        if (node.is("toc")) {
            node = node.following_skip(body);
            continue;
        }
        if (node.is("heading")) {
            headings.by_letters.emplace(without_blanks(doc::plain_text(node)), node);
            headings.all.push_back(node);
        }
        node = node.following(body);
    }
    return headings;
}

struct Line {
    std::string words;
    std::string number;
};

// Words, leader, number: 「第一章⇥目的.....⇥03」.
Line take_apart(const std::string& line) {
    static const Pattern shape(u"^(.{1,300}?)[\\s.．…·‧_—-]{0,300}[\\s.．…·‧—-]([0-9０-９]{1,4}|["
                               u"ivxlcIVXLC]{1,7})\\s{0,9}$");
    const std::vector<Match> found = shape.all(utf16(line));
    if (found.empty()) {
        return {std::string(text::trim(line)), ""};
    }
    return {std::string(text::trim(found.front().groups[1])), found.front().groups[2]};
}

std::string_view likeness(const Headings& headings, const std::string& words) {
    const auto found = headings.by_letters.find(without_blanks(words));
    if (found == headings.by_letters.end()) {
        return "none";
    }
    const std::string heading = doc::plain_text(found->second);
    return text::trim(heading) == text::trim(words) ? "same" : "spaced";
}

void compare(const doc::Document& document, xml::Node toc, const Headings& headings) {
    const xml::Node typed = toc.child("typed");
    std::set<std::string> listed;
    int depth = 0;
    for (xml::Node line : typed.children()) {
        const Line parts = take_apart(doc::plain_text(line));
        const std::string letters = without_blanks(parts.words);
        if (letters.empty()) {
            continue;
        }
        xml::Node fact = doc::add_fact(document, "toc-line", toc, doc::plain_text(line));
        fact.set("words", parts.words);
        fact.set("number", parts.number);
        fact.set("heading", likeness(headings, parts.words));
        if (parts.number.size() > 1 && parts.number.starts_with("0")) {
            fact.set("padded", "yes");
        }
        listed.insert(letters);
        if (const auto found = headings.by_letters.find(letters);
            found != headings.by_letters.end()) {
            depth = std::max(depth, text::to_int(found->second.attr("level")));
        }
    }
    for (xml::Node heading : headings.all) {
        const std::string words = doc::plain_text(heading);
        if (!listed.empty() && text::to_int(heading.attr("level")) <= depth &&
            !listed.contains(without_blanks(words))) {
            doc::add_fact(document, "toc-missing", heading, words)
                .set("level", heading.attr("level"));
        }
    }
}

} // namespace

void compare_toc(doc::Document& document) {
    const xml::Node body = document.body();
    Headings headings;
    bool collected = false;
    for (xml::Node node = body; node; node = node.following(body)) {
        if (!node.is("toc") || node.attr("kind") != "typed" || node.has("list")) {
            continue;
        }
        if (!collected) {
            headings = all_headings(document);
            collected = true;
        }
        compare(document, node, headings);
    }
}

} // namespace engross::enrich
