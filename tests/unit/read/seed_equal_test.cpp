// The DOCX and the ODT of one real report give the same tree, but for what the two files hold
// differently.
#include "samples.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace engross::read {
namespace {

const std::filesystem::path seed =
    std::filesystem::path(ENGROSS_SOURCE_DIR) / ".." / "shared" / "seed";

// What the two files really hold differently, as "attribute" or "style name: attribute".
//  - image/@name: each program names its pictures itself.
//  - style/@name: "heading 1" and "Heading 1", "Normal" and "Standard": style names are the
//  program's.
//  - font-complex: only the DOCX states one.
const std::vector<std::string> everywhere{"name", "font-complex"};
//  - Title: 12 pt before and 3 pt after only in the DOCX.
//  - headings: one and a half lines only in the DOCX.
//  - blank paragraphs: 12 pt text in the DOCX, 14 pt in the ODT, and their first indents
//  accordingly.
//  - lengths that one file states in twips and the other in hundredths of a centimetre: within 0.6
//  pt.
const std::vector<std::string> by_style{"Title: space-before",
                                        "Title: space-after",
                                        "heading 1: line",
                                        "heading 2: line",
                                        "heading 3: line",
                                        "blank: size",
                                        "blank: indent-first"};

doc::Document read_seed(const std::string& name) {
    const Bytes bytes = read_file(seed / name, 1U << 30U);
    return read({name, bytes});
}

bool is_near(std::string_view one, std::string_view other) {
    const auto first = text::split(one, ' ');
    const auto second = text::split(other, ' ');
    if (first.size() != second.size()) {
        return false;
    }
    for (std::size_t at = 0; at < first.size(); ++at) {
        std::string_view a = first[at];
        std::string_view b = second[at];
        const bool is_list = a.ends_with(';') && b.ends_with(';');
        a = is_list ? a.substr(0, a.size() - 1) : a;
        b = is_list ? b.substr(0, b.size() - 1) : b;
        const double none = -1e9;
        if (a != b && !(text::to_double(a, none) != none &&
                        std::abs(text::to_double(a, none) - text::to_double(b, none)) < 0.6)) {
            return false;
        }
    }
    return true;
}

bool is_listed(xml::Node block, xml::Node style, const std::string& attribute) {
    const std::string name = text::is_blank(doc::plain_text(block)) && !block.child("image")
                                 ? "blank"
                                 : std::string(style.attr("name"));
    return std::ranges::find(everywhere, attribute) != everywhere.end() ||
           std::ranges::find(by_style, name + ": " + attribute) != by_style.end();
}

void compare_styles(xml::Node block, xml::Node docx, xml::Node odt) {
    std::vector<std::string> names;
    for (const xml::Node style : {docx, odt}) {
        for (const auto& [name, value] : style.attributes()) {
            names.emplace_back(name);
        }
    }
    for (const std::string& name : names) {
        if (name != "id" && !is_listed(block, docx, name)) {
            EXPECT_TRUE(is_near(docx.attr(name), odt.attr(name)))
                << block.attr("id") << " " << docx.attr("name") << " @" << name << ": "
                << docx.attr(name) << " | " << odt.attr(name);
        }
    }
}

std::string comparable(const doc::Document& document) {
    xml::Document copy = document.tree.copy();
    xml::Node body = copy.root().child("body");
    for (xml::Node node = body; node; node = node.following(body)) {
        for (const auto* name : {"src", "style"}) {
            if (node.is_element()) {
                node.unset(name);
            }
        }
        if (node.is("image")) {
            node.unset("name");
        }
    }
    return xml::serialize(body);
}

TEST(Seed, DocxAndOdtGiveOneTree) {
    if (!std::filesystem::exists(seed)) {
        GTEST_SKIP() << "../shared is absent";
    }
    const doc::Document docx = read_seed("trip-report.docx");
    const doc::Document odt = read_seed("trip-report.odt");
    doc::validate(docx, "read");
    doc::validate(odt, "read");
    EXPECT_EQ(comparable(docx), comparable(odt));
    EXPECT_EQ(docx.root().attr("lang"), odt.root().attr("lang"));
    EXPECT_EQ(docx.resources.size(), odt.resources.size());
    const doc::StyleIndex docx_styles(docx);
    const doc::StyleIndex odt_styles(odt);
    const auto blocks = xml::select(docx.root(), "/document/body/*");
    const auto others = xml::select(odt.root(), "/document/body/*");
    ASSERT_EQ(blocks.size(), others.size());
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        compare_styles(blocks[at],
                       docx_styles[blocks[at].attr("style")],
                       odt_styles[others[at].attr("style")]);
    }
}

} // namespace
} // namespace engross::read
