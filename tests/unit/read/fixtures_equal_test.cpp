// The DOCX and the ODT of each fixture give the same blocks, words, lists, tables, pictures, links
// and notes. What the two files really hold differently is left out here and nowhere else:
//  - the lines of a list of contents: page numbers and bookmarks are the word processor's;
//  - anchors: LibreOffice writes those of captions apart;
//  - spans: which runs differ from the text around them depends on what the styles of the file say;
//  - cell/@border: the DOCX says it once, at the table;
//  - page breaks: typed into the paragraph in the DOCX, before the paragraph in the ODT, which has
//  no other;
//  - lengths: twips in one file, fractions of a centimetre in the other.
#include "samples.h"

#include <cmath>
#include <filesystem>

namespace engross::read {
namespace {

const std::filesystem::path fixtures = std::filesystem::path(ENGROSS_SOURCE_DIR) / "fixtures";
constexpr double rounding = 0.6; // pt

doc::Document read_fixture(const std::string& format, const std::string& name) {
    const Bytes bytes = read_file(fixtures / format / name / ("input." + format), 1U << 30U);
    return read({"input." + format, bytes});
}

bool is_length(std::string_view name) { return name == "width" || name == "height"; }

std::string line_of(xml::Node node) {
    std::string line(node.name());
    for (const auto* name : {"level",
                             "list",
                             "list-level",
                             "colspan",
                             "rowspan",
                             "header",
                             "scope",
                             "href",
                             "kind",
                             "anchor",
                             "decorative",
                             "type",
                             "align"}) {
        // Header columns are marked in ODT only; for DOCX normalize finds them.
        const bool is_row_label =
            node.attr("scope") == "row" &&
            (name == std::string_view("header") || name == std::string_view("scope"));
        if (node.has(name) && !is_row_label) {
            line += " " + std::string(name) + "=" + std::string(node.attr(name));
        }
    }
    const bool has_words = node.is("p") || node.is("heading") || node.is("label") || node.is("alt");
    return has_words ? line + " " + node.text() : line;
}

// One line for each element that must be alike; lengths follow apart.
struct Shape {
    std::vector<std::string> lines;
    std::vector<double> lengths;
};

Shape shape_of(const doc::Document& document) {
    Shape shape;
    for (const xml::Node root : {document.body(), document.notes()}) {
        xml::Node node = root;
        while (node) {
            const bool is_page_break = node.is("break") && node.attr("type") == "page";
            const bool is_left_out =
                node.is("typed") || node.is("anchor") || node.is("span") || is_page_break;
            if (node.is_element() && !is_left_out) {
                shape.lines.push_back(line_of(node));
                for (const auto& [name, value] : node.attributes()) {
                    if (node.is("image") && is_length(name)) {
                        shape.lengths.push_back(text::to_double(value));
                    }
                }
            }
            node = node.is("typed") ? node.following_skip(root) : node.following(root);
        }
    }
    return shape;
}

class FixturesEqual : public testing::TestWithParam<std::string> {};

TEST_P(FixturesEqual, DocxAndOdtGiveOneTree) {
    const Shape one = shape_of(read_fixture("docx", GetParam()));
    const Shape other = shape_of(read_fixture("odt", GetParam()));
    EXPECT_EQ(one.lines, other.lines);
    ASSERT_EQ(one.lengths.size(), other.lengths.size());
    for (std::size_t at = 0; at < one.lengths.size(); ++at) {
        EXPECT_NEAR(one.lengths[at], other.lengths[at], rounding);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Reports,
    FixturesEqual,
    testing::Values("trip-report", "faulty-report", "short-report", "vertical-report"));

} // namespace
} // namespace engross::read
