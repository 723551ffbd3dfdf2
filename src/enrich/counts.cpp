// fact kind="count": a number said after a list, 「甲、乙、丙等 3 個城市」, or before one, 「下列 3
//   項：」. @stated; @counted by 、 or by items; @most when 及, 和, 與 inside the names are taken
//   to join names, too. Only what differs is recorded. 「甲、乙共 5 場」 may be what both have
//   together, so that without 等 only a number that is too small counts.
#include "enrich/facts.h"
#include "enrich/scan.h"

namespace engross::enrich {

namespace {

// Where the list begins: after the last mark that ends a clause, or an opening quote around it all.
int list_start(const icu::UnicodeString& text, int end) {
    static constexpr std::u16string_view stops = u"，。；：！？";
    int depth = 0;
    for (int i = end - 1; i >= 0 && end - i < 400; --i) {
        const char16_t c = text.charAt(i);
        depth += (c == u'」' || c == u'』' || c == u'）' || c == u'》' || c == u')') ? 1 : 0;
        const bool opens = c == u'「' || c == u'『' || c == u'（' || c == u'《' || c == u'(';
        if (opens && --depth < 0) {
            return i + 1;
        }
        if (depth <= 0 && stops.find(c) != std::u16string_view::npos) {
            return i + 1;
        }
    }
    return 0;
}

struct Count {
    int commas = 0;
    int joiners = 0;
};

Count count_names(const icu::UnicodeString& list) {
    Count count;
    int depth = 0;
    bool after_comma = false;
    for (int i = 0; i < list.length(); ++i) {
        const char16_t c = list.charAt(i);
        depth += (c == u'「' || c == u'『' || c == u'（' || c == u'《' || c == u'(') ? 1 : 0;
        depth -= (c == u'」' || c == u'』' || c == u'）' || c == u'》' || c == u')') ? 1 : 0;
        if (depth == 0 && c == u'、') {
            count.commas += 1;
            after_comma = true;
        } else if (depth == 0 && after_comma &&
                   (c == u'及' || c == u'和' || c == u'與' || c == u'暨')) {
            count.joiners += 1;
        }
    }
    return count;
}

// A number and what is counted.
const std::u16string counted_things =
    u"([0-9０-９]{1,4}|[一二三四五六七八九十兩]{1,3})[ 　]?"
    u"(?:個|項|種|場|位|處|國|座|所|家|類|人|市|縣|區|點|大|件|名|間|條|案|館|站|校|棟|組|隊|部|艘|套|步|階段|方面)";

void add_count(const doc::Document& document,
               xml::Node block,
               const icu::UnicodeString& words,
               int stated,
               Count counted) {
    xml::Node fact = doc::add_fact(document, "count", block, utf8(words));
    fact.set("stated", std::to_string(stated));
    fact.set("counted", std::to_string(counted.commas + 1));
    fact.set("most", std::to_string(counted.commas + 1 + counted.joiners));
}

void compare_names_before(const doc::Document& document, const Block& block) {
    static const Pattern total((u"(等[ 　]?(?:共計|共|計)?|共計?)[ 　]?" + counted_things).c_str());
    const icu::UnicodeString text = utf16(block.text);
    for (const Match& match : total.all(text)) {
        const int start = list_start(text, match.start);
        const Count names = count_names(part(text, start, match.start));
        const int stated = to_number(match.groups[2]);
        const int least = names.commas + 1;
        const bool together = !match.groups[1].starts_with("等") && stated >= least;
        if (names.commas > 0 && stated >= 0 && !together &&
            (stated < least || stated > least + names.joiners)) {
            add_count(document, block.node, part(text, start, match.end), stated, names);
        }
    }
}

// The only list between here and the end of the section: one that is cut in two says nothing.
xml::Node only_list_after(xml::Node block) {
    xml::Node found;
    for (xml::Node next = block.next_element(); next && !next.is("section");
         next = next.next_element()) {
        if (next.is("list") && found) {
            return {};
        }
        found = next.is("list") ? next : found;
    }
    return block.next_element() == found ? found : xml::Node();
}

void compare_items_after(const doc::Document& document, const Block& block) {
    static const Pattern announced((u"(?:(?:下列|以下|下述)[^。；，：]{0,6}?" + counted_things +
                                    u"|" + counted_things +
                                    u"[^。；，：]{0,8}(?:如下|如次))[^。；：]{0,20}[：:]$")
                                       .c_str());
    const xml::Node list = block.node.is("p") ? only_list_after(block.node) : xml::Node();
    if (!list) {
        return;
    }
    const icu::UnicodeString text = utf16(block.text);
    for (const Match& match : announced.all(text)) {
        const int stated = to_number(match.groups[match.groups[1].empty() ? 2 : 1]);
        const auto items = static_cast<int>(list.children().collect().size());
        if (stated >= 2 && stated != items) {
            add_count(
                document, block.node, part(text, match.start, match.end), stated, {items - 1, 0});
        }
    }
}

} // namespace

void compare_counts(doc::Document& document) {
    for (const Block& block : text_blocks(document)) {
        compare_names_before(document, block);
        compare_items_after(document, block);
    }
}

} // namespace engross::enrich
