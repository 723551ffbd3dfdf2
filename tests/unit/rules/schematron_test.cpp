#include "rules_support.h"

#include <random>

namespace engross::rules::test {
namespace {

// Ids of the nodes that a context matches.
std::string matched(const std::string& context, const std::string& body, bool fast = true) {
    const Folder folder;
    folder.file("p/A.sch", schema(reporting(context)));
    return places(folder.check(document(body), fast));
}

const std::string small =
    "<p id='b1' a='1'/><section id='x1'><heading id='b2'>甲</heading><p id='b3'/>"
    "<p id='b4' a='2'/></section><list id='x2'><p id='b5'/></list>";

TEST(Context, NameParentAndPredicate) {
    EXPECT_EQ(matched("p", small), "b1 b3 b4 b5");
    EXPECT_EQ(matched("section/p", small), "b3 b4");
    EXPECT_EQ(matched("p[@a]", small), "b1 b4");
    EXPECT_EQ(matched("p[@a='2' or not(@a)]", small), "b3 b4 b5");
    EXPECT_EQ(matched("*/p[@a][@a = 2]", small), "b4");
    EXPECT_EQ(matched("//p[not(preceding-sibling::p)]", small), "b1 b3 b5");
    EXPECT_EQ(matched("/document/body/p", small), "b1");
    EXPECT_EQ(matched("section//p", small), "b3 b4");
    EXPECT_EQ(matched("document/body/section[heading]/p[@a]", small), "b4");
    EXPECT_EQ(matched("/body/p", small), "");
    EXPECT_EQ(matched("body[section]/*/p", small), "b3 b4 b5");
}

TEST(Context, PositionCountsAmongSiblings) {
    EXPECT_EQ(matched("p[1]", small), "b1 b3 b5");
    EXPECT_EQ(matched("section/p[2]", small), "b4");
    EXPECT_EQ(matched("p[last()]", small), "b1 b4 b5");
    EXPECT_EQ(matched("p[position() > 1]", small), "b4");
    EXPECT_EQ(matched("p[count(../heading)]", small), "b3");
    EXPECT_EQ(matched("p[@a][1]", small), "b1 b4");
}

TEST(Context, UnionAttributeAndText) {
    EXPECT_EQ(matched("heading | p[@a='1'] | section/p", small), "b1 b2 b3 b4");
    EXPECT_EQ(matched("p | section/p", small), "b1 b3 b4 b5");
    EXPECT_EQ(matched("p/@a", small), "b1 b4");
    EXPECT_EQ(matched("heading/text()", small), "b2");
    EXPECT_EQ(matched("p[contains('a|b]', '|')]", small), "b1 b3 b4 b5");
}

TEST(Context, OwnNamespace) {
    const Folder folder;
    folder.file("p/A.sch", schema("<ns prefix='h' uri='urn:h'/>" + reporting("h:p | section/h:p")));
    EXPECT_EQ(
        places(folder.check("<document xmlns:h='urn:h'><h:p id='b1'/><p id='b2'/></document>")),
        "b1");
    folder.file("p/A.sch", schema(reporting("p")));
    EXPECT_EQ(
        places(folder.check("<document xmlns:h='urn:h'><h:p id='b1'/><p id='b2'/></document>")),
        "b2");
}

TEST(Rule, FirstMatchWinsWithinAPatternOnly) {
    const std::string say = "<report test='true()' role='error' diagnostics='en'>";
    const std::string two = "<pattern><rule context='p[@a]'>" + say +
                            "甲</report></rule>"
                            "<rule context='p|heading'>" +
                            say +
                            "乙</report></rule>"
                            "<rule context='*[@id]'>" +
                            say + "丙</report></rule></pattern>";
    const Folder folder;
    folder.file("p/A.sch", schema(two));
    const std::string body = "<p id='b1' a='1'/><p id='b2'/><q id='b3'/>";
    EXPECT_EQ(messages(folder.check(document(body))), "甲|乙|丙");
    folder.file("p/A.sch",
                schema(two + "<pattern><rule context='p'>" + say + "丁</report></rule></pattern>"));
    EXPECT_EQ(messages(folder.check(document(body))), "甲|丁|乙|丁|丙");
}

TEST(Rule, LetsOfAllScopesAndCurrent) {
    const Folder folder;
    folder.file(
        "p/A.sch",
        schema(
            "<let name='all' value='//p'/><pattern><let name='n' value='count($all)'/>"
            "<rule context='p[@a]'><let name='me' value='@a'/><let name='same' value='$all[@a = current()/@a]'/>"
            "<assert test='count($same) = 1' role='error' diagnostics='d'>"
            "<value-of select='$me'/>：<value-of select='count($same)'/> / <value-of select='$n'/>"
            "，<name/>、<name path='..'/></assert></rule></pattern><diagnostics><diagnostic id='d' "
            "xml:lang='en'>Twice <emph>here</emph>: <value-of select='$me'/></diagnostic></diagnostics>"));
    const auto findings =
        folder.check(document("<p id='b1' a='k'/><p id='b2'/><p id='b3' a='k'/><p a='z'/>"));
    EXPECT_EQ(places(findings), "b1 b3");
    EXPECT_EQ(findings.at(0).message.zh, "k：2 / 4，p、body");
    EXPECT_EQ(findings.at(0).message.en, "Twice here: k");
    EXPECT_EQ(findings.at(0).severity, Severity::error);
}

TEST(Rule, AbstractPatternsAndRules) {
    const Folder folder;
    folder.file(
        "p/A.sch",
        schema(
            "<pattern abstract='true' id='at-most'><rule context='$what'><assert test='count($part) &lt;= $max' "
            "role='warning' diagnostics='en'><value-of select='count($part)'/></assert></rule></pattern>"
            "<pattern is-a='at-most'><param name='what' value='section'/><param name='part' value='p'/>"
            "<param name='max' value='1'/></pattern>"
            "<pattern is-a='at-most'><param name='what' value='list'/><param name='part' value='item'/>"
            "<param name='max' value='2'/></pattern>"
            "<pattern><rule abstract='true' id='named'><assert test='@id' role='error' diagnostics='en'>名"
            "</assert></rule><rule context='section'><extends rule='named'/></rule></pattern>"));
    const auto findings =
        folder.check(document("<section id='x1'><p/><p/></section><list><item/></list><section/>"));
    EXPECT_EQ(messages(findings), "2|名");
}

TEST(Rule, PhaseNamedLikeTheStage) {
    const std::string phases =
        "<phase id='submit'><let name='max' value='0'/><active pattern='a'/></phase>"
        "<phase id='draft'><let name='max' value='9'/><active pattern='a'/></phase>";
    const std::string pattern =
        "<pattern id='a'><rule context='p'><assert test='@n &lt;= $max' role='error' "
        "diagnostics='en'>多</assert></rule></pattern>";
    const Folder folder;
    folder.file("p/A.sch",
                schema(phases + pattern +
                       "<pattern id='b'><rule context='p'><assert test='false()' "
                       "role='error' diagnostics='en'>乙</assert></rule></pattern>"));
    const xml::Document document = xml::parse("<document><p n='3'/></document>", "t");
    const Pack pack = folder.pack();
    EXPECT_EQ(messages(check(document, pack, {"all", "submit", "2026-11-23"})), "多");
    EXPECT_EQ(messages(check(document, pack, {"all", "draft", "2026-11-23"})), "");
    // No phase of that name and no default: all patterns, and then $max is not there.
    EXPECT_THROW((void)check(document, pack, {"all", "archive", "2026-11-23"}), Error);
}

TEST(Rule, PropertiesSayThePlace) {
    const Folder folder;
    folder.file(
        "p/A.sch",
        schema("<pattern><rule context='link'><report test='true()' role='advice' "
               "diagnostics='en' properties='at quote'>連</report></rule></pattern><properties>"
               "<property id='at'><value-of select='@ref'/></property>"
               "<property id='quote'>→ <value-of select='.'/></property></properties>"));
    const auto findings = folder.check(document("<p id='b1' src='d#p1'><link ref='b2'>去</link></p>"
                                                "<p id='b2' src='d#p2' page='4'/>"));
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].where.id, "b2");
    EXPECT_EQ(findings[0].where.src, "d#p2");
    EXPECT_EQ(findings[0].where.page, 4);
    EXPECT_EQ(findings[0].where.quote, "→ 去");
}

TEST(Place, BlockHeadingQuoteAndRecords) {
    const Folder folder;
    folder.file("p/A.sch", schema(reporting("span | repair | figure | body")));
    const auto findings = folder.check(
        "<document><body><section id='x1' level='1'><heading id='b1'><label sep=' '>第一章</label>目的</heading>"
        "<section id='x2' level='2'><heading id='b2'>一、甲</heading><p id='b3' src='d#p3' page='2'>前<span>文</span>"
        "<note-ref ref='n1'>1</note-ref>後</p><figure id='x3'><image id='i1' src='d#i1'/><caption>圖說</caption>"
        "</figure></section></section></body><repairs><repair kind='k' at='b3' src='d#p9'>原文</repair></repairs>"
        "</document>");
    ASSERT_EQ(findings.size(), 4U);
    EXPECT_EQ(places(findings), " b3 b3 x3");
    EXPECT_EQ(quotes(findings), "|前文後|原文|圖說");
    EXPECT_EQ(findings[1].where.heading, "第一章 目的 › 一、甲");
    EXPECT_EQ(findings[1].where.src, "d#p3");
    EXPECT_EQ(findings[2].where.src, "d#p9");
    EXPECT_EQ(findings[2].where.page, 2);
    EXPECT_EQ(findings[3].where.src, "d#i1");
}

// What a bad rule says: file, line, words.
std::string refused(const std::string& content) {
    const Folder folder;
    folder.file("p/A.sch", schema(content));
    return folder.error();
}

TEST(Strict, NamesFileAndLine) {
    const auto rule = [](const std::string& inside) {
        return "<pattern>\n<rule context='p'>" + inside + "</rule></pattern>";
    };
    const std::string good = "<assert test='1' role='error' diagnostics='en'>錯</assert>";
    EXPECT_EQ(refused(rule(good)), "");
    EXPECT_EQ(refused("<phaze id='x'/>" + rule(good)), "A.sch:4: unknown element here: phaze");
    EXPECT_EQ(refused(rule("<assert test='1' rol='error' diagnostics='en'>錯</assert>")),
              "A.sch:5: unknown attribute: rol");
    EXPECT_EQ(refused(rule("<assert test='1' diagnostics='en'>錯</assert>")),
              "A.sch:5: missing attribute role");
    EXPECT_EQ(refused(rule("<assert test='1' role='fatal' diagnostics='en'>錯</assert>")),
              "A.sch:5: role must be error, warning, advice or review");
    EXPECT_EQ(refused(rule("<assert test='1' role='error'>錯</assert>")),
              "A.sch:5: the message needs both languages (English by diagnostics)");
    EXPECT_EQ(refused(rule("<assert test='1' role='error' diagnostics='no'>錯</assert>")),
              "A.sch:5: there is no diagnostic no");
    EXPECT_EQ(refused(rule("<extends rule='x'/>")), "A.sch:5: no abstract rule x");
    EXPECT_EQ(refused("<pattern is-a='x'/>"), "A.sch:4: no abstract pattern x");
    EXPECT_EQ(refused(rule("")), "A.sch:5: a rule without assert or report");
    EXPECT_TRUE(refused("<pattern><rule context='p'>").starts_with("A.sch"));
}

TEST(Strict, ChecksExpressionsBeforeTheyRun) {
    const auto test = [](const std::string& expression) {
        return refused("<pattern>\n<rule context='p'><assert test=\"" + expression +
                       "\" role='error' diagnostics='en'>錯</assert></rule></pattern>");
    };
    EXPECT_TRUE(test("count(p").starts_with("A.sch:5: cannot read the XPath count(p"));
    EXPECT_EQ(test("document('x')/p"), "A.sch:5: no function document() in rules");
    EXPECT_EQ(test("key('x', 1)"), "A.sch:5: no function key() in rules");
    EXPECT_EQ(test("matches(., 'x')"), "A.sch:5: no function matches() in rules");
    EXPECT_EQ(test("$x = 1"), "A.sch:5: there is no variable $x");
    EXPECT_EQ(test("h:p"), "A.sch:5: undeclared prefix h");
    EXPECT_EQ(test("not(text()) and (1 or (2)) and 'document(1) $x h:p' != comment()"), "");
    EXPECT_EQ(test("ancestor::section/child::node()[self::p]"), "");
    EXPECT_EQ(refused(reporting("p[current()]")), "A.sch:4: no current() in a context");
    EXPECT_EQ(refused("<let name='a' value='1'/><let name='a' value='2'/>" + reporting("p")),
              "A.sch:4: variable defined twice: $a");
}

TEST(Strict, WantsEverythingInBothLanguages) {
    const Folder folder;
    std::string text = schema(reporting("p"));
    text.replace(text.find("<p class='reason' xml:lang='en'>R</p>"), 37, "");
    folder.file("p/A.sch", text);
    EXPECT_EQ(folder.error(), "A.sch:1: missing (or in one language only): reason");
    folder.file("p/A.sch", schema(reporting("p"), "queryBinding='xslt2'"));
    EXPECT_EQ(folder.error(), "A.sch:1: queryBinding must be xslt or xpath");
}

TEST(Strict, AnExpensiveExpressionIsStopped) {
    const Folder folder;
    folder.file(
        "p/A.sch",
        schema("<pattern><rule context='body'><report test='count(//*[count(//*[count(//*) "
               "= 0]) = 0]) = 0' role='error' diagnostics='en'>慢</report></rule></pattern>"));
    std::string body;
    for (int i = 0; i < 2000; ++i) {
        body += "<p/>";
    }
    try {
        (void)folder.check(document(body));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code, ExitCode::limit);
        EXPECT_NE(error.where.find("A.sch:4"), std::string::npos) << error.where;
    }
}

// A random tree of few names, so that contexts match often.
void grow(xml::Node parent, std::mt19937& random, int depth, int& count) {
    const int children = static_cast<int>(random() % 4) + (depth == 0 ? 6 : 0);
    for (int i = 0; i < children && depth < 6; ++i) {
        static constexpr std::string_view names[] = {"p", "section", "list", "item"};
        xml::Node node = parent.append(names[random() % 4]);
        node.set("id", "b" + std::to_string(++count));
        if (random() % 3 == 0) {
            node.set("a", std::to_string(random() % 3));
        }
        grow(node, random, depth + 1, count);
    }
}

std::string random_context(std::mt19937& random) {
    static const std::vector<std::string> steps = {
        "p", "section", "*", "item", "list", "//p", "@a", "text()"};
    static const std::vector<std::string> predicates = {"",
                                                        "[@a]",
                                                        "[1]",
                                                        "[@a='1']",
                                                        "[p]",
                                                        "[count(p)]",
                                                        "[count(p) > 1]",
                                                        "[last()]",
                                                        "[not(@a)][2]",
                                                        "[2][@a]",
                                                        "[../p]",
                                                        "[@a + 1]",
                                                        "[@a = '2']",
                                                        "[@a='1' or p]",
                                                        "[@a='0'][p]",
                                                        "[p[1]/@a]",
                                                        "[position() mod 2 = 1]",
                                                        "[string-length(@a)]",
                                                        "[boolean(@a)]",
                                                        "[.//item]"};
    std::string context;
    for (unsigned part = 0; part <= random() % 3; ++part) {
        context += part == 0 ? "" : " | ";
        context += random() % 8 == 0 ? "/document/" : random() % 6 == 0 ? "section[p]/" : "";
        if (random() % 2 == 0) {
            context += steps[random() % 5] +
                       (random() % 3 == 0 ? predicates[random() % predicates.size()] : "") +
                       (random() % 4 == 0 ? "//" : "/");
        }
        context += steps[random() % (context.ends_with('/') ? 5 : steps.size())];
        if (!context.ends_with("@a") && !context.ends_with(')')) {
            context += predicates[random() % predicates.size()];
        }
    }
    return context;
}

TEST(FastPath, EqualsTheSlowOneOnRandomDocuments) {
    std::mt19937 random(20261123);
    int matches = 0;
    for (int round = 0; round < 60; ++round) {
        const Folder folder;
        std::string rules;
        for (int i = 0; i < 12; ++i) {
            const std::string context = random_context(random);
            rules += "<pattern><rule context=\"" + context +
                     "\"><report test='true()' role='advice' "
                     "diagnostics='en'>" +
                     context + "</report></rule></pattern>\n";
        }
        folder.file("p/A.sch", schema(rules));
        xml::Document document = xml::Document::with_root("document");
        int count = 0;
        grow(document.root(), random, 0, count);
        const Pack pack = folder.pack();
        const Checker checker(pack, "A");
        const auto fast = checker.check(document, true);
        const auto slow = checker.check(document, false);
        ASSERT_EQ(places(fast), places(slow)) << rules;
        ASSERT_EQ(messages(fast), messages(slow)) << rules;
        matches += static_cast<int>(fast.size());
    }
    EXPECT_GT(matches, 5000);
}

// The work of a rule that asks for one kind of many is in proportion to that kind, and all of it
// grows with the document.
TEST(FastPath, WorkGrowsWithWhatIsLookedUp) {
    const Folder folder;
    folder.file("p/A.sch", schema(reporting("fact[@kind = 'rare']")));
    folder.file("p/B.sch",
                schema(reporting("fact[@kind='common'][not(@at)]") + reporting("fact/@kind")));
    const Pack pack = folder.pack();
    const auto steps = [&pack](std::string_view rule, int common) {
        xml::Document document = xml::Document::with_root("facts");
        document.root().append("fact").set("kind", "rare");
        for (int i = 0; i < common; ++i) {
            document.root().append("fact").set("kind", "common");
        }
        Work work;
        EXPECT_FALSE(Checker(pack, rule).check(document, true, &work).empty());
        return work.steps;
    };
    EXPECT_GT(steps("A", 100), 0U);
    EXPECT_EQ(steps("A", 100), steps("A", 4000));
    EXPECT_GT(steps("B", 4000), 39 * steps("B", 100));
    EXPECT_LT(steps("B", 4000), 41 * steps("B", 100));
}

// What passed and what never applied are not the same.
TEST(Rule, TellsAtHowManyPlacesItWasAsked) {
    const Folder folder;
    folder.file(
        "p/A.sch",
        schema("<pattern><rule context='p'><assert test='@a' role='error' diagnostics='en'>錯"
               "</assert></rule></pattern>"));
    folder.file("p/B.sch", schema(reporting("table")));
    folder.file("p/C.yml", text_rule("extends: existence\nscope: heading\ntokens: [甲]\n"));
    const xml::Document tree = xml::parse(document(small), "test.xml");
    const Pack pack = folder.pack();
    Work work;
    static_cast<void>(Checker(pack, {.profile = "all", .stage = "submit", .date = "2026-11-23"})
                          .check(tree, true, &work));
    std::string told;
    for (const Asked& asked : work.asked) {
        told += asked.rule + std::to_string(asked.places) + " ";
    }
    EXPECT_EQ(told, "A4 B0 C1 ");
    EXPECT_GT(work.steps, 0U);
}

} // namespace
} // namespace engross::rules::test
