// Pandoc's tree, written by hand: no Pandoc is needed here.
#include "samples.h"

#include "base/error.h"

namespace engross::read {
namespace {

constexpr std::string_view red_dot =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";

std::string node(std::string_view type, const std::string& content) {
    return R"({"t":")" + std::string(type) + R"(","c":)" + content + "}";
}

std::string str(std::string_view words) { return node("Str", "\"" + std::string(words) + "\""); }

std::string para(const std::string& inlines) { return node("Para", "[" + inlines + "]"); }

const std::string soft = R"({"t":"SoftBreak"})";
const std::string space = R"({"t":"Space"})";
const std::string none = R"(["",[],[]])";

doc::Document read_json(const std::string& json, const Limits& limits = {}) {
    const Converted converted{json, [](const std::string& name) {
                                  return name == "media/a.png"
                                             ? std::optional<Bytes>("\x89PNG\r\n\x1A\n")
                                             : std::nullopt;
                              }};
    doc::Document document =
        read({.name = "x.md", .bytes = "x", .limits = limits, .converted = &converted});
    doc::validate(document, "read");
    return document;
}

doc::Document
read_tree(const std::string& blocks, const std::string& meta = "", const Limits& limits = {}) {
    return read_json(R"({"pandoc-api-version":[1,22],"meta":{)" + meta + R"(},"blocks":[)" +
                         blocks + "]}",
                     limits);
}

std::string words_of(const doc::Document& document) { return document.body().text(); }

TEST(Pandoc, LineEndsBetweenHanAreNone) {
    EXPECT_EQ(words_of(read_tree(para(str("漢字") + "," + soft + "," + str("換行")))), "漢字換行");
    EXPECT_EQ(words_of(read_tree(para(str("漢，") + "," + soft + "," + str("（換")))), "漢，（換");
    EXPECT_EQ(words_of(read_tree(para(str("two") + "," + soft + "," + str("words")))), "two words");
    EXPECT_EQ(words_of(read_tree(para(str("漢") + "," + soft + "," + str("word")))), "漢 word");
    EXPECT_EQ(words_of(read_tree(para(str("a") + "," + space + "," + str("b")))), "a b");
}

TEST(Pandoc, HeadingsListsAndLabels) {
    const auto document = read_tree(
        node("Header", "[2,[\"\",[],[]],[" + str("題") + "]]") + "," +
        node("OrderedList",
             R"([[3,{"t":"LowerRoman"},{"t":"TwoParens"}],[[)" + para(str("x")) + "],[" +
                 para(str("y")) + "," +
                 node("BulletList", "[[" + para(str("z")) + "," + para(str("zz")) + "]]") + "]]]"));
    EXPECT_EQ(document.body().child("heading").attr("level"), "2");
    std::string labels;
    for (const xml::Node block : document.body().children()) {
        labels += std::string(block.attr("list-level")) + block.child("label").text() + ";";
    }
    EXPECT_EQ(labels, ";1(iii);1(iv);2•;2;");
}

TEST(Pandoc, TablesWithSpansAndHeads) {
    const auto cell = [](const std::string& words, int rows, int columns) {
        return "[" + none + R"(,{"t":"AlignDefault"},)" + std::to_string(rows) + "," +
               std::to_string(columns) + ",[" + node("Plain", "[" + str(words) + "]") + "]]";
    };
    const auto row = [](const std::string& cells) { return "[" + none + ",[" + cells + "]]"; };
    const std::string column = R"([{"t":"AlignRight"},{"t":"ColWidth","c":0.5}])";
    const auto document = read_tree(
        node("Table",
             "[" + none + ",[null,[" + node("Plain", "[" + str("表1") + "]") + "]],[" + column +
                 "," + column + "],[" + none + ",[" + row(cell("甲", 1, 2)) + "]],[[" + none +
                 ",1,[],[" + row(cell("a", 2, 1) + "," + cell("b", 1, 1)) + "," +
                 row(cell("c", -5, 99'999)) + "]]],[" + none + ",[]]]"));
    const xml::Node table = document.body().child("table");
    EXPECT_EQ(document.body().child("p").text(), "表1");
    EXPECT_EQ(table.attr("header"), "author");
    EXPECT_EQ(table.attr("columns"), "226.75 226.75");
    const xml::Node head = table.child("head").child("row").child("cell");
    EXPECT_EQ(head.attr("scope"), "column");
    EXPECT_EQ(head.attr("colspan"), "2");
    const xml::Node first = table.child("body").child("row");
    EXPECT_EQ(first.child("cell").attr("scope"), "row");
    EXPECT_EQ(first.child("cell").attr("rowspan"), "2");
    const xml::Node last =
        first.next_element().child("cell"); // beside the cell that spans two rows
    EXPECT_FALSE(last.has("header"));
    EXPECT_FALSE(last.has("rowspan"));
    EXPECT_EQ(last.attr("colspan"), "1000");
}

TEST(Pandoc, PicturesOnlyFromTheFileItself) {
    const auto image = [](const std::string& target) {
        return node("Image", "[" + none + ",[" + str("alt") + R"(],[")" + target + R"(",""]])");
    };
    const auto document = read_tree(para(image("data:image/png;base64," + std::string(red_dot)) +
                                         "," + image("media/a.png") + "," + image("/etc/passwd") +
                                         "," + image("http://127.0.0.1/x") + "," + image("b.png")));
    int known = 0;
    for (const xml::Node each : document.body().child("p").children()) {
        known += each.has("resource") ? 1 : 0;
        EXPECT_EQ(each.child("alt").text(), "alt");
    }
    EXPECT_EQ(known, 2);
    int lost = 0;
    for (const xml::Node trouble : document.troubles().children()) {
        lost += trouble.attr("kind") == "image-lost" ? 1 : 0;
    }
    EXPECT_EQ(lost, 3);
    EXPECT_EQ(document.meta().child("leftovers").attr("external-links"), "2");
}

TEST(Pandoc, FormulasCarryMathMl) {
    const std::string math = node("Math", R"([{"t":"DisplayMath"},"\\frac{a}{b}"])");
    const auto both = read_tree(para(node(
        "Span",
        "[" + none + ",[" + math + "," +
            node(
                "RawInline",
                R"(["mathml","<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><semantics><mi>a</mi><annotation encoding=\"x\">\\frac</annotation></semantics></math>"])") +
            "]]")));
    const xml::Node formula = both.body().child("p").child("formula");
    EXPECT_EQ(formula.text(), "\\frac{a}{b}");
    EXPECT_EQ(formula.attr("display"), "block");
    EXPECT_NE(formula.attr("mathml").find("<mi>a</mi></math>"), std::string_view::npos);
    EXPECT_EQ(formula.attr("mathml").find("frac"), std::string_view::npos);
    EXPECT_EQ(read_tree(para(math)).troubles().child("trouble").attr("kind"),
              "formula-kept-as-tex");
}

TEST(Pandoc, RubyFromRawHtml) {
    const auto raw = [](std::string_view tag) {
        return node("RawInline", "[\"html\",\"" + std::string(tag) + "\"]");
    };
    const auto document = read_tree(para(
        raw("<ruby>") + "," + str("漢") + "," + raw("<rp>") + "," + str("(") + "," + raw("</rp>") +
        "," + raw("<rt>") + "," + str("han") + "," + raw("</rt>") + "," + raw("<rp>") + "," +
        str(")") + "," + raw("</rp>") + "," + raw("</ruby>") + "," + str("後")));
    EXPECT_EQ(document.body().child("p").child("ruby").child("base").text(), "漢");
    EXPECT_EQ(document.body().child("p").child("ruby").child("reading").text(), "han");
    EXPECT_EQ(words_of(document), "漢han後");
    EXPECT_EQ(words_of(read_tree(para(raw("<ruby>") + "," + str("漢")))), "漢"); // never closed
}

TEST(Pandoc, RawPartsAreReportedNotPassedOn) {
    const auto document =
        read_tree(node("RawBlock", R"(["html","<iframe src=\"file:///etc/passwd\">"])") + "," +
                  node("RawBlock", R"(["html","<!-- x -->"])") + "," +
                  node("RawBlock", R"(["tex","\\newpage"])") + "," +
                  node("RawBlock", R"(["tex","\\mycommand"])") + "," + para(str("x")));
    std::string kinds;
    for (const xml::Node trouble : document.troubles().children()) {
        kinds += std::string(trouble.attr("kind")) + ";";
    }
    EXPECT_EQ(kinds, "object-lost;raw-dropped;");
    EXPECT_EQ(words_of(document), "x");
    EXPECT_EQ(document.body().child("p").attr("break-before"), "page");
}

TEST(Pandoc, NotesLinksAndAnchors) {
    const auto document =
        read_tree(para(str("x") + "," + node("Note", "[" + para(str("note")) + "]") + "," +
                       node("Link", "[" + none + ",[" + str("to") + R"(],["#a",""]])") + "," +
                       node("Link", "[" + none + ",[" + str("nowhere") + R"(],["#b",""]])")) +
                  "," + node("Header", R"([1,["a",[],[]],[)" + str("A") + "]]"));
    EXPECT_EQ(document.notes().child("note").child("p").text(), "note");
    const xml::Node p = document.body().child("p");
    EXPECT_EQ(p.child("note-ref").attr("ref"), document.notes().child("note").attr("id"));
    EXPECT_EQ(p.child("link").attr("ref"), "a");
    EXPECT_EQ(p.child("link").text(), "to"); // the other one points to nothing
    EXPECT_EQ(document.body().child("heading").child("anchor").attr("name"), "a");
}

TEST(Pandoc, MetaAndTitleBlock) {
    const auto document =
        read_tree("",
                  R"("title":{"t":"MetaInlines","c":[)" + str("T") +
                      R"(]},"lang":{"t":"MetaString","c":"en-GB"},)" +
                      R"("author":{"t":"MetaList","c":[{"t":"MetaInlines","c":[)" + str("A") +
                      R"(]},{"t":"MetaInlines","c":[)" + str("B") + "]}]}");
    EXPECT_EQ(document.meta().child("title").text(), "T");
    EXPECT_EQ(document.meta().child("leftovers").child("property").text(), "A, B");
    EXPECT_EQ(words_of(document), "TAB");
    EXPECT_EQ(document.root().attr("lang"), "en-GB");
    EXPECT_EQ(document.meta().child("source").attr("format"), "markdown");
}

ExitCode code_of(const std::string& json, const Limits& limits = {}) {
    try {
        read_json(json, limits);
    } catch (const Error& error) {
        return error.code;
    }
    return ExitCode::passes;
}

TEST(Pandoc, WhatIsNotItsJsonIsAnError) {
    for (const char* json : {"",
                             "{",
                             "[]",
                             "null",
                             R"({"meta":{},"blocks":7})",
                             R"({"meta":{},"blocks":[{"t":"Para","c":3}]})",
                             R"({"meta":{},"blocks":[{"t":"Para","c":[{"t":"Link","c":[]}]}]})",
                             R"({"meta":{},"blocks":[{"t":"Table","c":[1,2,3]}]})"}) {
        EXPECT_EQ(code_of(json), ExitCode::unreadable) << json;
    }
}

TEST(Pandoc, DepthIsALimit) {
    constexpr int deep = 100'000;
    std::string quotes;
    for (int level = 0; level < deep; ++level) {
        quotes += R"({"t":"BlockQuote","c":[)";
    }
    EXPECT_EQ(code_of(R"({"meta":{},"blocks":[)" + quotes), ExitCode::limit);
    EXPECT_EQ(code_of(std::string(deep, '[')), ExitCode::limit);
    Limits few;
    few.blocks = 10;
    std::string many = para(str("x"));
    for (int block = 0; block < 20; ++block) {
        many += "," + para(str("x"));
    }
    EXPECT_EQ(code_of(R"({"meta":{},"blocks":[)" + many + "]}", few), ExitCode::limit);
}

TEST(Formats, AreKnownByBytesThenByName) {
    using namespace std::string_view_literals;
    const auto format = [](std::string_view name, BytesView bytes) {
        const Format* found = format_of_program({.name = std::string(name), .bytes = bytes});
        return found == nullptr ? std::string_view() : found->name;
    };
    EXPECT_EQ(format("a.MD", "# x"), "Markdown");
    EXPECT_EQ(format("a.doc", "{\\rtf1 x}"), "RTF");
    EXPECT_EQ(format("a.doc", "<html><body>"), "HTML");
    EXPECT_EQ(
        format("a.xml", "<?xml version=\"1.0\"?><article xmlns=\"http://docbook.org/ns/docbook\">"),
        "DocBook");
    EXPECT_EQ(format("a.doc", "plain"), "Word 97–2003");
    EXPECT_EQ(format("a.txt", "plain"), "");
    EXPECT_EQ(format("a.md", ""), "");
    EXPECT_EQ(format("a.md", zipped({{"a", "x"}})), ""); // a package is what its bytes say
    EXPECT_EQ(format("a.doc", docx_bytes({.body = "<w:p/>"})), "");
    EXPECT_EQ(
        format(
            "a.zip",
            "PK\3\4\n\0\0\0\0\0\0\0!\0oa\xab,\x14\0\0\0\x14\0\0\0\x8\0\0\0mimetypeapplication/epub+zip"sv),
        "EPUB");
    const Bytes ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    const Bytes word(("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv));
    EXPECT_EQ(format("a.docx", ole + word), "Word 97–2003");
    EXPECT_EQ(format("a.wps", ole), "WPS");
    EXPECT_EQ(format("a.md", ole), "");
    EXPECT_EQ(format("a.doc", ole + Bytes("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv)),
              "");
}

} // namespace
} // namespace engross::read
