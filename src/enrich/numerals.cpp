// fact kind="numeral": numbers of one class that are written in the rarer of two ways. @class:
//   ordinal (第三項 beside 第 3 項 or 第 3 次; always the Han one), fraction (四分之一, 1/4), count
//   (三項, 3 項: 2 to 9 only), minute (5 時 05 分, 5 時 5 分); @way han, arabic, padded or plain;
//   @count, @others. At each place; of counts only at the first, each classifier (項, 場) for
//   itself. When both ways are equally many, Han is named (for fractions: 1/4).
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <array>
#include <map>

namespace engross::enrich {

namespace {

struct Class {
    const char* name;
    std::array<const char*, 2> ways; // the first is named when both are equally many
    std::array<Pattern, 2> patterns;
    bool once;
    bool always_first;
};

const std::vector<Class>& classes() {
    static const std::vector<Class> list = [] {
        std::vector<Class> made;
        made.push_back(
            {"ordinal",
             {"han", "arabic"},
             {Pattern(u"第[一二三四五六七八九十]{1,3}(?:位|個(?!人)|大(?!道|街)|項|階段)"),
              Pattern(
                  u"第[ 　]?[0-9]{1,3}[ 　]?(?:次|屆|場|批|期|季|名|位|個(?!人)|大(?!道|街)|項|階段)")},
             false,
             true});
        made.push_back({"fraction",
                        {"arabic", "han"},
                        {Pattern(u"(?<=[的約近達為占之]) ?[1-9]/(?:[2-9]|10|100)(?![0-9/日（(])"),
                         Pattern(u"[一二三四五六七八九]分之[一二三四五六七八九]")},
                        false,
                        false});
        made.push_back(
            {"count",
             {"han", "arabic"},
             {Pattern(
                  u"(?<![第十百千一二三四五六七八九每])[兩二三四五六七八九](?:個(?!月|人)|項|場|種|座|家)"),
              Pattern(u"(?<![第0-9.,/ -])(?<!第 )[2-9] ?(?:個(?!月|人)|項|場|種|座|家)")},
             true,
             false});
        made.push_back(
            {"minute",
             {"padded", "plain"},
             {Pattern(u"(?<![0-9])[1-9] ?時 ?0[1-9] ?分"),
              Pattern(
                  u"(?<![0-9])[0-9]{1,2} ?時(?! ?[0-9]{1,2} ?分)|(?<![0-9])[0-9]{1,2} ?時 ?[1-9][0-9]? ?分")},
             false,
             true});
        return made;
    }();
    return list;
}

struct Place {
    xml::Node block;
    std::string text;
};

using Ways = std::array<std::vector<Place>, 2>;

void vote(const doc::Document& document, const Class& kind, const Ways& found) {
    if (found[0].empty() || found[1].empty()) {
        return;
    }
    const bool first = kind.always_first || found[0].size() <= found[1].size();
    const std::size_t rare = first ? 0 : 1;
    for (const Place& place : found[rare]) {
        xml::Node fact = doc::add_fact(document, "numeral", place.block, place.text);
        fact.set("class", kind.name);
        fact.set("way", kind.ways[rare]);
        fact.set("count", std::to_string(found[rare].size()));
        fact.set("others", std::to_string(found[1 - rare].size()));
        fact.set("other", found[1 - rare].front().text);
        if (kind.once) {
            return;
        }
    }
}

// 三項 and 3 項 are compared, 三座 and 3 項 are not: counts vote by their last character.
std::string group_of(const Class& kind, const std::string& text) {
    return kind.once ? text.substr(text.size() - std::string("項").size()) : std::string();
}

bool is_counted(xml::Node node) {
    return (node.is("p") || node.is("caption")) && !node.parent().is("cell");
}

} // namespace

void compare_numerals(doc::Document& document) {
    std::vector<std::map<std::string, Ways>> found(classes().size());
    for (const Block& block : text_blocks(document)) {
        if (!is_counted(block.node)) {
            continue;
        }
        const icu::UnicodeString text = utf16(block.text);
        for (std::size_t i = 0; i < classes().size(); ++i) {
            for (std::size_t way = 0; way < 2; ++way) {
                for (const Match& match : classes()[i].patterns[way].all(text)) {
                    found[i][group_of(classes()[i], match.text)][way].push_back(
                        {block.node, match.text});
                }
            }
        }
    }
    for (std::size_t i = 0; i < classes().size(); ++i) {
        for (const auto& [group, ways] : found[i]) {
            vote(document, classes()[i], ways);
        }
    }
}

} // namespace engross::enrich
