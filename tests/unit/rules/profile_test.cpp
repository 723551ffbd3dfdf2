#include "rules_support.h"

namespace engross::rules::test {
namespace {

constexpr std::string_view head = "title: {zh: 題, en: T}\nnot-checked: {zh: 無, en: nothing}\n";

std::string name_of(const std::optional<Severity>& severity) {
    return severity ? std::string(name(*severity)) : "off";
}

TEST(Profile, LevelsByStageAndDay) {
    const Folder folder;
    folder.file("p/A.sch", schema(reporting("p")));
    folder.file("profiles/x.yml",
                std::string(head) + "packs: [p]\nstages:\n  draft: {warning: advice}\nrules:\n"
                                    "  A: {submit: error, archive: off, from: 2026-11-30}\n");
    const Pack pack = folder.pack();
    const auto level = [&](const std::string& stage, const std::string& date) {
        return name_of(pack.severity({"x", stage, date}, "A"));
    };
    EXPECT_EQ(level("submit", "2026-11-29"), "warning");
    EXPECT_EQ(level("submit", "2026-11-30"), "error");
    EXPECT_EQ(level("archive", "2026-11-30"), "off");
    EXPECT_EQ(level("archive", "2026-01-01"), "warning");
    EXPECT_EQ(level("draft", "2026-11-30"), "advice");
    const xml::Document document = xml::parse("<document><p/></document>", "t");
    EXPECT_EQ(check(document, pack, {"x", "submit", "2026-12-01"}).at(0).severity, Severity::error);
    EXPECT_EQ(check(document, pack, {"x", "archive", "2026-12-01"}).size(), 0U);
}

TEST(Profile, CascadesAndPacksHaveDays) {
    const Folder folder;
    folder.file("p/A.sch", schema(reporting("p")));
    folder.file("q/pack.yml", "title: {zh: 乙, en: Q}\nsubject: document\n");
    folder.file("q/B.yml", text_rule("extends: existence\ntokens: [甲]\n"));
    folder.file("profiles/base.yml",
                std::string(head) + "packs: [p]\nkind: k\nrules: {A: error}\n");
    folder.file(
        "profiles/x.yml",
        std::string(head) +
            "extends: base\npacks: [{name: q, until: 2026-11-29}]\nrules: {A: {draft: off}}\n");
    const Pack pack = folder.pack();
    EXPECT_EQ(name_of(pack.severity({"x", "submit", "2026-11-29"}, "A")), "error");
    EXPECT_EQ(name_of(pack.severity({"x", "draft", "2026-11-29"}, "A")), "off");
    EXPECT_EQ(name_of(pack.severity({"x", "draft", "2026-11-29"}, "B")), "warning");
    EXPECT_EQ(name_of(pack.severity({"x", "draft", "2026-11-30"}, "B")), "off");
    EXPECT_EQ(name_of(pack.severity({"base", "draft", "2026-11-29"}, "B")), "off");
    EXPECT_EQ(pack.profiles().back().kind, "k");
}

TEST(Profile, RefusesUnknownNames) {
    const auto refused = [](const std::string& text) {
        const Folder folder;
        folder.file("p/A.sch", schema(reporting("p")));
        folder.file("profiles/x.yml", std::string(head) + text);
        return folder.error();
    };
    EXPECT_EQ(refused("packs: [p]\n"), "");
    EXPECT_EQ(refused("packs: [z]\n"), "x.yml:1: no such pack: z");
    EXPECT_EQ(refused("rules: {Z: off}\n"), "x.yml:1: no such rule: Z");
    EXPECT_EQ(refused("rules: {A: never}\n"), "x.yml:3: no such level: never");
    EXPECT_TRUE(refused("rules: {A: {sumbit: off}}\n")
                    .starts_with("x.yml:3: unknown key: sumbit; known: "));
    EXPECT_EQ(refused("rules: {A: {level: off, from: soon}}\n"),
              "x.yml:3: a date must be YYYY-MM-DD");
    EXPECT_TRUE(refused("extends: x\n").starts_with("x.yml: extends a profile"));
}

TEST(Profile, SelectionIsChecked) {
    const Folder folder;
    const Pack pack = folder.pack();
    EXPECT_THROW((Checker(pack, {"no", "submit", "2026-11-23"})), Error);
    EXPECT_THROW((Checker(pack, {"all", "later", "2026-11-23"})), Error);
    EXPECT_THROW((Checker(pack, {"all", "submit", ""})), Error);
}

TEST(Pack, ListsRulesByIdAndRefusesStrangers) {
    const Folder folder;
    folder.file("p/B.sch", schema(reporting("p")));
    folder.file("p/A.yml", text_rule("extends: existence\ntokens: [甲]\n"));
    const auto rules = folder.pack().rules();
    ASSERT_EQ(rules.size(), 2U);
    EXPECT_EQ(rules[0].id, "A");
    EXPECT_EQ(rules[0].kind, "existence");
    EXPECT_EQ(rules[1].kind, "structure");
    EXPECT_EQ(rules[1].message.zh, "錯");
    EXPECT_EQ(rules[1].severity, Severity::warning);
    folder.file("p/notes.txt", "x");
    EXPECT_EQ(folder.error(), "notes.txt:1: not a file of a rule pack");
}

TEST(Recognition, IsReadStrictly) {
    const Folder folder;
    EXPECT_EQ(folder.pack().recognition().caption, 2); // nothing is made use of
    folder.file("recognition.yml", "alternative: 0.6\ncaption: 0.75\ntext: 0.5\n");
    EXPECT_EQ(folder.pack().recognition().alternative, 0.6);
    EXPECT_EQ(folder.pack().recognition().caption, 0.75);
    EXPECT_EQ(folder.pack().recognition().text, 0.5);
    folder.file("recognition.yml", "alternative: 0.6\ncaption: 75\ntext: 0.5\n");
    EXPECT_EQ(folder.error(), "recognition.yml:2: “75” must be a number from 0 to 1");
}

} // namespace
} // namespace engross::rules::test
