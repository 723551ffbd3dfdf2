#include "paper.h"

#include "doc/formula_speech.h"

#include <gtest/gtest.h>

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

} // namespace
} // namespace engross::pdf
