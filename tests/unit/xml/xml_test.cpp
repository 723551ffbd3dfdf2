#include "xml/xml.h"

#include "base/error.h"

#include <gtest/gtest.h>

namespace engross::xml {

namespace {

std::string rewritten(std::string_view source) { return serialize(parse(source, "t").root()); }

ExitCode code_of(std::string_view source, const Limits& limits = {}) {
    try {
        parse(source, "t", limits);
    } catch (const Error& error) {
        return error.code;
    }
    return ExitCode::passes;
}

} // namespace

TEST(Xml, ReadsTextAttributesAndTheFiveEntities) {
    const Document document =
        parse("<a b='&lt;&#x81FA;&amp;'>x<![CDATA[<y>]]><c/><!-- no -->z</a>", "t");
    EXPECT_EQ(document.root().attr("b"), "<臺&");
    EXPECT_EQ(document.root().text(), "x<y>z");
    EXPECT_EQ(document.root().child("c").name(), "c");
}

TEST(Xml, NullNodesAnswerEmpty) {
    const Node none;
    EXPECT_FALSE(none.child("x").first_child().attr("y").size());
    EXPECT_TRUE(none.text().empty());
    EXPECT_EQ(none.children().begin(), none.children().end());
}

TEST(Xml, Moves) {
    Document document = parse("<a><b>1</b><c>2</c></a>", "t");
    Node root = document.root();
    Node b = root.child("b");
    Node c = root.child("c");
    c.move_before(b);
    EXPECT_EQ(serialize(root), "<a><c>2</c><b>1</b></a>");
    b.move_to_front_of(c);
    EXPECT_EQ(serialize(root), "<a><c><b>1</b>2</c></a>");
    b.unwrap();
    EXPECT_EQ(serialize(root), "<a><c>12</c></a>");
    c.insert_after("d").set("e", "<&\">");
    EXPECT_EQ(serialize(root), "<a><c>12</c><d e=\"&lt;&amp;&quot;&gt;\"/></a>");
    c.remove();
    root.prepend("f").append_text("g&h");
    EXPECT_EQ(serialize(root), "<a><f>g&amp;h</f><d e=\"&lt;&amp;&quot;&gt;\"/></a>");
}

TEST(Xml, TextsAreNotMergedUnderALivingNode) {
    Document document = parse("<a>x<b/>y</a>", "t");
    Node b = document.root().child("b");
    const Node y = b.next();
    b.remove();
    EXPECT_EQ(y.content(), "y");
    document.root().append_text("z");
    EXPECT_EQ(y.content(), "y");
    EXPECT_EQ(document.root().text(), "xyz");
}

TEST(Xml, WalksInDocumentOrder) {
    const Document document = parse("<a><b><c/></b>t<d/></a>", "t");
    std::string seen;
    for (Node node = document.root(); node; node = node.following(document.root())) {
        seen += node.is_text() ? "t" : std::string(node.name());
    }
    EXPECT_EQ(seen, "abctd");
}

TEST(Xml, KeepsNamespacesApart) {
    const Document document = parse("<w:a xmlns:w='urn:w' xmlns:x='urn:x' w:v='1' x:v='2'/>", "t");
    EXPECT_EQ(document.root().ns(), "urn:w");
    EXPECT_EQ(document.root().attr("urn:x", "v"), "2");
    EXPECT_EQ(document.root().attr("v"), "1");
}

TEST(Xml, RefusesWhatIsBrokenOrHostile) {
    EXPECT_EQ(code_of("<a>"), ExitCode::unreadable);
    EXPECT_EQ(code_of(""), ExitCode::unreadable);
    EXPECT_EQ(code_of("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"), ExitCode::unreadable);
    EXPECT_EQ(code_of("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), ExitCode::unreadable);
    Limits limits;
    limits.xml_depth = 3;
    EXPECT_EQ(code_of("<a><a><a/></a></a>", limits), ExitCode::passes);
    EXPECT_EQ(code_of("<a><a><a><a/></a></a></a>", limits), ExitCode::limit);
    limits.xml_nodes = 2;
    EXPECT_EQ(code_of("<a><b/><b/></a>", limits), ExitCode::limit);
}

TEST(Xml, SerializesWhatItRead) {
    EXPECT_EQ(rewritten("<a><b c='d'>臺&#13;</b> <e/></a>"), "<a><b c=\"d\">臺&#13;</b> <e/></a>");
}

TEST(Xml, ValidatesAgainstRelaxNg) {
    const Schema schema(
        "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0'><text/></element>");
    EXPECT_EQ(schema.validate(parse("<a>x</a>", "t")), "");
    EXPECT_NE(schema.validate(parse("<a><b/></a>", "t")), "");
    EXPECT_THROW(Schema("<nonsense/>"), Error);
}

TEST(Xml, SelectsInDocumentOrder) {
    const Document document = parse("<a><b i='1'/><c><b i='2'/></c></a>", "t");
    const auto found = select(document.root(), "//c/b | /a/b");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].attr("i"), "1");
    EXPECT_THROW(select(document.root(), "//["), Error);
}

} // namespace engross::xml
