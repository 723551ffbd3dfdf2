#include "paper.h"

#include "doc/formula_speech.h"
#include "doc/mathml.h"
#include "pdf/verify.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace engross::pdf {
namespace {

// What is read for a formula in a paragraph of that language, "" for the document's.
std::string
alt(const std::string& mathml, const std::string& linear, const std::string& language = "") {
    doc::Document document = report();
    Paper paper;
    xml::Node p = add(document.body(), "p", "b1");
    if (!language.empty()) {
        p.set("lang", language);
    }
    xml::Node formula = p.append("formula");
    formula.set("mathml", mathml);
    formula.append_text(linear);
    paper.layout.formulas[formula.raw()] = doc::parse_mathml(mathml);
    paper.line(formula, "公式");
    const auto pdf = open(written(document, paper.layout, Profile::ua1));
    return find(*pdf, "Formula").getKey("/Alt").getUTF8Value();
}

constexpr const char* half = "<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>";

TEST(Formulas, are_said_in_the_language_around_them) {
    EXPECT_EQ(alt(half, "(a)/(b)"), "b 分之 a");
    EXPECT_EQ(alt(half, "(a)/(b)", "en"), "a over b");
}

TEST(Formulas, without_mathml_have_their_linear_reading) {
    EXPECT_EQ(alt("", "(a)/(b)"), "(a)/(b)");
    EXPECT_EQ(alt("<math>", "(a)/(b)"), "(a)/(b)");
    EXPECT_EQ(text::length(alt("", std::string(5000, 'x'))), doc::longest_reading);
}

// A formula of which each token is drawn as its own words, and one rule of no token.
struct Drawn {
    doc::Document document = report();
    Paper paper;

    explicit Drawn(const std::string& mathml, const std::string& shown = "") {
        xml::Node formula = add(document.body(), "p", "b1").append("formula");
        formula.set("mathml", mathml);
        formula.append_text("讀法");
        xml::Document& math = paper.layout.formulas[formula.raw()];
        math = doc::parse_mathml(mathml);
        paper.line(formula, "x");
        layout::FormulaItem item;
        item.x = 50;
        item.y = 90;
        item.text = "讀法";
        const xml::Node root = math.root();
        for (xml::Node node = root; node; node = node.following(root)) {
            if (!doc::token_words(node).empty()) {
                paper.line(formula, shown.empty() ? node.text() : shown);
                auto& items = paper.layout.pages.back().items;
                item.parts.push_back(std::get<layout::TextItem>(items.back().content));
                item.parts.back().part_of = node;
                items.pop_back();
            }
        }
        std::ranges::reverse(item.parts); // as if the last stood to the left
        item.bars.push_back(
            {.x = 0, .y = 0, .width = 9, .height = 1, .colour = 0, .part_of = root});
        paper.layout.pages.back().items.back().content.emplace<layout::FormulaItem>(
            std::move(item));
    }

    [[nodiscard]] std::unique_ptr<QPDF> pdf(Profile profile) const {
        return open(written(document, paper.layout, profile));
    }
};

TEST(Formulas, have_their_MathML_in_the_tag_tree_of_PDF_2_0) {
    const Drawn drawn(
        "<math><mfrac><mi mathvariant='bold'>a</mi><mrow><mn>2</mn><mspace/></mrow></mfrac></math>");
    const auto pdf = drawn.pdf(Profile::ua2);
    EXPECT_EQ(tags(find(*pdf, "Formula")), "Formula(math(mfrac(mi(#) mrow(mn(#) mspace))))");
    EXPECT_TRUE(is_math(find(*pdf, "math")));
    Object variant = find(*pdf, "mi").getKey("/A");
    EXPECT_EQ(variant.getKey("/O").getName(), "/NSO");
    EXPECT_EQ(variant.getKey("/mathvariant").getUTF8Value(), "bold");
    EXPECT_TRUE(is_math(variant)); // its NS is that namespace, too
    EXPECT_EQ(verify(written(drawn.document, drawn.paper.layout, Profile::ua2)),
              std::vector<std::string>());
    EXPECT_EQ(tags(find(*drawn.pdf(Profile::ua1), "Formula")), "Formula(#)");
}

TEST(Formulas, keep_words_that_no_glyph_shows) {
    const Drawn drawn("<math><mi>a</mi><mo>&#x2062;</mo><mi>b</mi></math>");
    const auto pdf = drawn.pdf(Profile::ua2);
    EXPECT_FALSE(find(*pdf, "mi").hasKey("/ActualText"));
    EXPECT_EQ(find(*pdf, "mo").getKey("/ActualText").getUTF8Value(), "\u2062");
    const Drawn other("<math><mo>-</mo></math>", "−");
    const auto file = other.pdf(Profile::ua2);
    EXPECT_EQ(tags(find(*file, "mo")), "mo(#)");
    EXPECT_NE(content(*file, 0).find("/ActualText <FEFF002D>"), std::string::npos);
}

} // namespace
} // namespace engross::pdf
