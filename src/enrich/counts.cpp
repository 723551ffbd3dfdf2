// fact kind="count": a number said after a list, 「甲、乙、丙等 3 個城市」. @stated; @counted by
// 、; @most
//   when 及, 和, 與 inside the names are taken to join names, too. Only what differs is recorded.
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

} // namespace

void compare_counts(doc::Document& document) {
    static const Pattern total(
        u"等[ 　]?(?:共計|共|計)?[ 　]?([0-9０-９]{1,4}|[一二三四五六七八九十兩]{1,3})[ 　]?"
        u"(?:個|項|種|場|位|處|國|座|所|家|類|人|市|縣|區|點|大|件|名|間|條|案)");
    for (const Block& block : text_blocks(document)) {
        const icu::UnicodeString text = utf16(block.text);
        for (const Match& match : total.all(text)) {
            const int start = list_start(text, match.start);
            const Count names = count_names(part(text, start, match.start));
            const int stated = to_number(match.groups[1]);
            const int least = names.commas + 1;
            const int most = least + names.joiners;
            if (names.commas == 0 || stated < 0 || (stated >= least && stated <= most)) {
                continue;
            }
            xml::Node fact =
                doc::add_fact(document, "count", block.node, utf8(part(text, start, match.end)));
            fact.set("stated", std::to_string(stated));
            fact.set("counted", std::to_string(least));
            fact.set("most", std::to_string(most));
        }
    }
}

} // namespace engross::enrich
