#include "xml/xpath.h"

#include "base/error.h"

#include <gtest/gtest.h>

namespace engross::xml {
namespace {

using Names = std::vector<std::string>;

TEST(XPathUse, TellsCallsVariablesAndPrefixes) {
    const XPathUse use =
        uses("count($a/h:p[text() and not( $b )]) div 2 + string-length('$c f(x) i:q')");
    EXPECT_EQ(use.functions, (Names{"count", "not", "string-length"}));
    EXPECT_EQ(use.variables, (Names{"a", "b"}));
    EXPECT_EQ(use.prefixes, (Names{"h"}));
    EXPECT_EQ(uses("ancestor::node()/self::p or (1)").functions, Names{});
    EXPECT_EQ(uses("ancestor::p").prefixes, Names{});
    EXPECT_EQ(uses("re:test(., 'a')").functions, (Names{"re:test"}));
}

TEST(XPathUse, SplitsUnionsAtTheTop) {
    EXPECT_EQ(alternatives("a | b[c|d] |e['|']|f(\"]|\")"),
              (Names{"a", "b[c|d]", "e['|']", "f(\"]|\")"}));
    EXPECT_EQ(alternatives("a"), (Names{"a"}));
}

TEST(XPath, KnowsVariablesNamespacesAndCurrent) {
    const Document document = parse("<d xmlns:h='urn:h'><p n='1'/><h:p n='2'/><p n='2'/></d>", "t");
    XPathContext context(document);
    context.set_namespaces({{"k", "urn:h"}});
    context.set_variable("n", context.evaluate(XPath("//k:p/@n"), document.root()));
    EXPECT_EQ(context.evaluate(XPath("//p[@n = $n]"), document.root()).nodes().size(), 1U);
    const Node last = document.root().last_child();
    context.set_current(last);
    EXPECT_TRUE(context.test(XPath("count(//*[@n = current()/@n]) = 2"), document.root()));
    EXPECT_TRUE(context.test(XPath("current()/@n = 2"), document.root()));
    EXPECT_EQ(context.order(document.root()), 1);
    EXPECT_EQ(context.order(last), 4);
    EXPECT_EQ(context.order(context.evaluate(XPath("@n"), last).nodes().at(0)), 4);
    context.unset_variable("n");
    EXPECT_THROW((void)context.evaluate(XPath("$n"), document.root()), Error);
    EXPECT_THROW((void)context.test(XPath("document('x')"), document.root()), Error);
    // An error leaves the context usable.
    EXPECT_TRUE(context.test(XPath("1"), document.root()));
}

TEST(XPath, TranslatesCharactersOfAnyLength) {
    const Document document =
        parse("<d>a\xE8\x87\xBA\xF0\x9F\x98\x80-b</d>", "t"); // a, a Han character, a smiley
    XPathContext context(document);
    const auto is = [&](const char* expression) {
        return context.evaluate(XPath(expression), document.root()).string();
    };
    EXPECT_EQ(is("translate(., 'ab', 'AB')"), "A\xE8\x87\xBA\xF0\x9F\x98\x80-B");
    EXPECT_EQ(is("translate(., '\xF0\x9F\x98\x80-', '\xE5\x8F\xB0')"),
              "a\xE8\x87\xBA\xE5\x8F\xB0"
              "b");
    EXPECT_EQ(is("translate(., '\xE8\x87\xBA\xF0\x9F\x98\x80-', '')"), "ab");
    EXPECT_EQ(is("translate('aab', 'aa', 'xy')"), "xxb"); // the first one counts
    EXPECT_EQ(is("translate(., '', 'x')"), is("string()"));
    EXPECT_EQ(is("translate(12, 2, 3)"), "13");
    EXPECT_THROW(static_cast<void>(is("translate('a', 'b')")), Error);
}

TEST(XPath, RefusesWhatDoesNotCompile) {
    for (const char* wrong : {"", "a[", "//", "'", "a b", "count(", "@", "1 +"}) {
        EXPECT_THROW(XPath{wrong}, Error) << wrong;
    }
}

TEST(XPath, StopsAtTheLimit) {
    Document document = Document::with_root("d");
    for (int i = 0; i < 300; ++i) {
        document.root().append("p");
    }
    XPathContext context(document, 10'000);
    EXPECT_TRUE(context.test(XPath("count(//p) = 300"), document.root()));
    try {
        (void)context.test(XPath("//p[count(//p[count(//p) = 1]) = 1]"), document.root());
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code, ExitCode::limit);
    }
}

TEST(XPath, LeavesTheTreeAsItWas) {
    Document document = parse("<d><a/><b/></d>", "t");
    {
        const XPathContext context(document);
        EXPECT_EQ(context.order(document.root().child("b")), 3);
    }
    // A stamp that stayed would keep the old order.
    document.root().child("b").move_to_front_of(document.root());
    EXPECT_EQ(select(document.root(), "a | b").at(0).name(), "b");
    EXPECT_EQ(serialize(document.root()), "<d><b/><a/></d>");
}

} // namespace
} // namespace engross::xml
