// fact kind="name", @why="referent": 這個淨水廠 below the heading 某某水再生中心, which no word
// before it has called so. At that paragraph; the text is what it says, @other the place that the
// heading names. One a section. Words for any such place (這座園區, 這個場館) say nothing new and
// are left alone.
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <algorithm>
#include <array>
#include <optional>

namespace engross::enrich {

namespace {

const Pattern& named() {
    static const Pattern pattern(
        u"[\\p{Han}\\p{Latin}]{2,14}(?:廠|館|院|所|站|場|園|中心)(?=[：:。（(]?\\s*$)");
    return pattern;
}

const Pattern& pointed_at() {
    static const Pattern pattern(
        u"(?:這個|這座|這間|這所|這家|該座|該所|該間)([\\p{Han}&&[^的是在與和及有為之]]{2,5}?(?:廠|館|院|所|站|場|園|中心))");
    return pattern;
}

bool is_general(const std::string& noun) {
    static constexpr std::array<std::string_view, 9> words{"展覽場",
                                                           "展示館",
                                                           "展示場",
                                                           "展覽館",
                                                           "文化園",
                                                           "示範場",
                                                           "活動中心",
                                                           "公共場所",
                                                           "研究場所"};
    return std::ranges::find(words, noun) != words.end();
}

struct Referent {
    xml::Node block;
    std::string words; // 這個淨水廠
};

// The first such words of a section's own paragraphs.
std::optional<Referent> strange_referent(xml::Node section, std::string before) {
    for (xml::Node node = section.first_child(); node;) {
        const bool inside = !node.is("section") && !node.is("figure") && !node.is("table");
        if (node.is("p")) {
            const std::string text = doc::plain_text(node);
            for (const Match& match : pointed_at().all(utf16(text))) {
                const std::string said = before + text.substr(0, text.find(match.text));
                if (said.find(match.groups.at(1)) == std::string::npos &&
                    !is_general(match.groups.at(1))) {
                    return Referent{node, match.text};
                }
            }
            before += text + '\n';
        }
        node = inside ? node.following(section) : node.following_skip(section);
    }
    return std::nullopt;
}

} // namespace

void follow_referents(doc::Document& document) {
    const xml::Node body = document.body();
    for (xml::Node node = body; node; node = node.following(body)) {
        const std::string heading =
            node.is("section") ? doc::plain_text(node.child("heading")) : std::string();
        const std::vector<Match> names = named().all(utf16(heading));
        if (names.empty()) {
            continue;
        }
        if (const auto found = strange_referent(node, heading)) {
            xml::Node fact = doc::add_fact(document, "name", found->block, found->words);
            fact.set("why", "referent");
            fact.set("other", names.back().text);
        }
    }
}

} // namespace engross::enrich
