// Numbering of a DOCX: number formats, restarts, overrides (ECMA-376-1, 17.9).
#include "docx_samples.h"

namespace engross::read {
namespace {

std::string
level(int index, const std::string& format, const std::string& text, const std::string& more = "") {
    return "<w:lvl w:ilvl=\"" + std::to_string(index) +
           "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/><w:lvlText w:val=\"" +
           text + "\"/><w:suff w:val=\"nothing\"/>" + more + "</w:lvl>";
}

std::string abstract(const std::string& levels, int id = 0) {
    return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + levels +
           "</w:abstractNum>";
}

std::string number(int id, const std::string& more = "", int abstract_id = 0) {
    return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" +
           std::to_string(abstract_id) + "\"/>" + more + "</w:num>";
}

std::string item(int level, int number = 1) {
    return para(said("x"),
                "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
                    std::to_string(number) + "\"/></w:numPr>");
}

std::string
labels(const std::string& body, const std::string& numbering, const std::string& styles = "") {
    const auto document = read_docx({.body = body, .styles = styles, .numbering = numbering});
    std::string out;
    for (const xml::Node label : xml::select(document.root(), "//body//label")) {
        out += (out.empty() ? "" : " ") + label.text();
    }
    return out;
}

std::string label_at(const std::string& format, int value) {
    const std::string start = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"" +
                              std::to_string(value) + "\"/></w:lvlOverride>";
    return labels(item(0), abstract(level(0, format, "%1")) + number(1, start));
}

TEST(DocxLists, EveryFormatCountsAsWordDoes) {
    struct Case {
        const char* format;
        int value;
        const char* label;
    };

    for (const Case& each : {Case{"decimal", 12, "12"},
                             {"decimalZero", 7, "07"},
                             {"decimalFullWidth", 12, "１２"},
                             {"decimalHalfWidth", 3, "3"},
                             {"decimalEnclosedCircle", 20, "⑳"},
                             {"decimalEnclosedParen", 11, "⑾"},
                             {"decimalEnclosedFullstop", 2, "⒉"},
                             {"numberInDash", 4, "- 4 -"},
                             {"hex", 26, "1A"},
                             {"ordinal", 22, "22nd"},
                             {"ordinal", 12, "12th"},
                             {"cardinalText", 21, "Twenty-one"},
                             {"ordinalText", 21, "Twenty-first"},
                             {"upperRoman", 9, "IX"},
                             {"lowerLetter", 28, "bb"},
                             {"chicago", 6, "††"},
                             {"taiwaneseCountingThousand", 110, "一百一十"},
                             {"taiwaneseCounting", 12, "十二"},
                             {"chineseCounting", 10, "十"},
                             {"ideographDigital", 21, "二一"},
                             {"taiwaneseDigital", 10, "一○"},
                             {"ideographLegalTraditional", 11, "壹拾壹"},
                             {"ideographLegalTraditional", 105, "壹佰零伍"},
                             {"chineseLegalSimplified", 23, "贰拾叁"},
                             {"ideographEnclosedCircle", 3, "㊂"},
                             {"ideographTraditional", 3, "丙"},
                             {"ideographTraditional", 11, "11"},
                             {"ideographZodiac", 12, "亥"},
                             {"ideographZodiacTraditional", 13, "丙子"},
                             {"japaneseCounting", 105, "百五"},
                             {"japaneseLegal", 12, "壱拾弐"},
                             {"aiueoFullWidth", 2, "イ"},
                             {"iroha", 2, "ロ"},
                             {"koreanCounting", 21, "이십일"},
                             {"koreanDigital", 10, "일영"},
                             {"ganada", 15, "가"},
                             {"russianUpper", 10, "К"},
                             {"arabicAlpha", 2, "ب"},
                             {"arabicAbjad", 3, "ج"},
                             {"hebrew2", 2, "ב"},
                             {"thaiLetters", 2, "ข"},
                             {"somethingNew", 5, "5"}}) {
        EXPECT_EQ(label_at(each.format, each.value), each.label) << each.format;
    }
}

TEST(DocxLists, LevelsRestartAsTheySay) {
    const std::string items = item(0) + item(1) + item(2) + item(1) + item(2) + item(0) + item(2);
    const auto with = [&](const std::string& restart) {
        return labels(items,
                      abstract(level(0, "decimal", "%1") + level(1, "decimal", "%1.%2") +
                               level(2, "lowerLetter", "%3", restart)) +
                          number(1));
    };
    EXPECT_EQ(with(""), "1 1.1 a 1.2 a 2 a");
    EXPECT_EQ(with("<w:lvlRestart w:val=\"0\"/>"), "1 1.1 a 1.2 b 2 c");
    EXPECT_EQ(with("<w:lvlRestart w:val=\"1\"/>"), "1 1.1 a 1.2 b 2 a");
}

TEST(DocxLists, OverridesChangeStartAndLevel) {
    const std::string restarted =
        "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
    const std::string other =
        "<w:lvlOverride w:ilvl=\"0\">" + level(0, "upperLetter", "(%1)") + "</w:lvlOverride>";
    const std::string numbering = abstract(level(0, "decimal", "%1.")) + number(1) + number(2) +
                                  number(3, restarted) + number(4, other);
    // Numbers of one definition count on together; a start override begins anew, once.
    EXPECT_EQ(labels(item(0) + item(0, 2) + item(0, 3) + item(0, 3) + item(0, 4), numbering),
              "1. 2. 1. 2. (C)");
}

TEST(DocxLists, LegalNumbersAreDecimal) {
    EXPECT_EQ(labels(item(0) + item(1),
                     abstract(level(0, "taiwaneseCountingThousand", "第%1章") +
                              level(1, "decimal", "%1.%2", "<w:isLgl/>")) +
                         number(1)),
              "第一章 1.1");
}

TEST(DocxLists, ANumberingStyleStandsForItsList) {
    const std::string numbering = abstract(level(0, "upperRoman", "%1"), 0) +
                                  abstract("<w:numStyleLink w:val=\"S\"/>", 1) + number(1) +
                                  number(2, "", 1);
    const std::string style =
        "<w:style w:type=\"numbering\" w:styleId=\"S\"><w:pPr><w:numPr><w:numId "
        "w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    EXPECT_EQ(labels(item(0, 2) + item(0, 2), numbering, style), "I II");
}

TEST(DocxLists, APictureBulletIsABullet) {
    EXPECT_EQ(
        labels(item(0),
               abstract(level(0, "bullet", "", "<w:lvlPicBulletId w:val=\"0\"/>")) + number(1)),
        "•");
}

TEST(DocxLists, NewerFormatsHideInAlternatives) {
    const std::string hidden =
        "<w:lvl w:ilvl=\"0\"><mc:AlternateContent><mc:Choice Requires=\"w14\"><w:numFmt w:val=\"custom\" "
        "w:format=\"001, 002, 003, ...\"/></mc:Choice><mc:Fallback><w:numFmt w:val=\"decimal\"/></mc:Fallback>"
        "</mc:AlternateContent><w:lvlText w:val=\"%1\"/></w:lvl>";
    EXPECT_EQ(labels(item(0), abstract(hidden) + number(1)), "01");
}

} // namespace
} // namespace engross::read
