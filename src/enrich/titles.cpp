// fact kind="name", @why="title": one person with two titles, 張美玲局長 and 張美玲副局長. At the
// first block with the rarer; the text is person and title, @other the same with the commoner
// title, @count and @others how often. A person is a surname and two characters directly before or
// after a title; what stands around them must be a border, so that 局長高度重視 names nobody.
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <map>

namespace engross::enrich {

namespace {

struct Use {
    xml::Node first;
    std::string words;
    int order = 0;
    int count = 0;
};

using Titles = std::map<std::string, Use>; // of one person

const std::u16string person =
    u"([王李張劉陳楊黃趙吳周徐孫馬朱胡郭何高林羅鄭梁謝宋唐許韓馮鄧曹彭曾蕭田董袁潘蔡蔣余杜葉程蘇魏呂丁沈任姚盧"
    u"傅鍾姜崔譚廖范汪陸金石戴賈韋夏邱侯鄒熊孟秦白江閻薛尹段雷黎史龍陶賀顧毛郝龔邵萬錢嚴洪武莫孔湯游詹施柯簡溫"
    u"翁藍童康顏古歐卓涂連]\\p{Han}{2})";
const std::u16string title =
    u"((?:副|助理|代理|正|幫)?(?:秘書長|執行長|董事長|理事長|大隊長|局長|處長|科長|院長|校長|館長|縣長|市長|議長|會長|部長|"
    u"組長|課長|所長|司長|署長|廠長|站長|隊長|區長|鄉長|鎮長|總經理|經理|主任|秘書|議員|教授|專門委員|委員|專員|技正|技士|"
    u"科員|課員|工程司|工程員|研究員|館員|參事))";

void note(std::map<std::string, Titles>& people,
          const Block& block,
          const std::string& name,
          const std::string& as,
          const std::string& words,
          int order) {
    Use& use = people[name][as];
    if (use.count++ == 0) {
        use.first = block.node;
        use.words = words;
        use.order = order;
    }
}

void add(const doc::Document& document, const Titles& titles) {
    const Use* common = nullptr;
    for (const auto& [as, use] : titles) {
        const bool better = common == nullptr || use.count > common->count ||
                            (use.count == common->count && use.order < common->order);
        common = better ? &use : common;
    }
    for (const auto& [as, use] : titles) {
        if (&use != common) {
            xml::Node fact = doc::add_fact(document, "name", use.first, use.words);
            fact.set("why", "title");
            fact.set("other", common->words);
            fact.set("count", std::to_string(use.count));
            fact.set("others", std::to_string(common->count));
        }
    }
}

} // namespace

void compare_titles(doc::Document& document) {
    static const Pattern before(
        (u"(?<![\\p{Han}&&[^由與和及向請對隨邀偕同]])" + person + title + u"(?!室)").c_str());
    static const Pattern after(
        (title + person + u"(?![\\p{Han}&&[^等與和及率說表致於在主介接親並亦也為]])").c_str());
    std::map<std::string, Titles> people;
    int order = 0;
    for (const Block& block : text_blocks(document)) {
        const icu::UnicodeString text = utf16(block.text);
        for (const Match& match : before.all(text)) {
            note(people, block, match.groups[1], match.groups[2], match.text, ++order);
        }
        for (const Match& match : after.all(text)) {
            note(people, block, match.groups[2], match.groups[1], match.text, ++order);
        }
    }
    for (const auto& [name, titles] : people) {
        add(document, titles);
    }
}

} // namespace engross::enrich
