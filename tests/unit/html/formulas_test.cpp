// Formulas as MathML: what is kept, what is made safe, what is shown when there is none.
#include "helper.h"

#include "html/mathml.h"

namespace engross::html {
namespace {

std::string markup_of(const std::string& inside, bool block = false) {
    return clean_formula("<math>" + inside + "</math>", block).markup;
}

std::string math(const std::string& inside) {
    return R"(<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow>)" + inside + "</mrow></math>";
}

TEST(Formulas, PresentationIsKept) {
    const std::string inside =
        "<mfrac><mi mathvariant=\"normal\">a</mi><mn>2</mn></mfrac><mo stretchy=\"false\">(</mo>";
    EXPECT_EQ(markup_of(inside), math(inside));
    EXPECT_EQ(clean_formula("<math>" + inside + "</math>", false).symbols, 3U);
    EXPECT_NE(markup_of("<mi>x</mi>", true).find(" display=\"block\">"), std::string::npos);
}

TEST(Formulas, WhatIsNotPresentationGoes) {
    EXPECT_EQ(markup_of("<semantics><mi>x</mi><annotation>TeX</annotation></semantics>"),
              math("<mrow><mi>x</mi></mrow>"));
    EXPECT_EQ(
        markup_of("<mi href=\"https://example.org/\" onclick=\"f()\" mathcolor=\"red\">x</mi>"),
        math("<mi>x</mi>"));
    EXPECT_EQ(markup_of("<script>alert(1)</script><mi>&lt;b&gt;</mi>"),
              math("<mrow></mrow><mi>&lt;b&gt;</mi>"));
}

TEST(Formulas, WrongNumbersOfPartsBecomeRows) {
    EXPECT_EQ(markup_of("<mfrac><mi>a</mi></mfrac>"), math("<mrow><mi>a</mi></mrow>"));
    EXPECT_EQ(markup_of("<mtable><mi>a</mi></mtable>"), math("<mrow><mi>a</mi></mrow>"));
    EXPECT_EQ(markup_of("<mtr><mtd><mi>a</mi></mtd></mtr>"),
              math("<mrow><mrow><mi>a</mi></mrow></mrow>"));
    EXPECT_EQ(markup_of("<mtable><mtr><mtd><mi>a</mi></mtd></mtr></mtable>"),
              math("<mtable><mtr><mtd><mi>a</mi></mtd></mtr></mtable>"));
}

TEST(Formulas, FencesAreOperatorsOfTheirRow) {
    EXPECT_EQ(markup_of("<mfenced close=\"]\"><mi>a</mi><mi>b</mi></mfenced>"),
              math("<mrow><mo fence=\"true\">(</mo><mi>a</mi><mo separator=\"true\">,</mo>"
                   "<mi>b</mi><mo fence=\"true\">]</mo></mrow>"));
    EXPECT_EQ(markup_of("<mfenced open=\"\" close=\"\" separators=\"\"><mi>a</mi></mfenced>"),
              math("<mrow><mi>a</mi></mrow>"));
}

TEST(Formulas, NoneThatCanBeShown) {
    EXPECT_EQ(clean_formula("", false).markup, "");
    EXPECT_EQ(clean_formula("<math><mi>x</math>", false).markup, "");
    EXPECT_EQ(clean_formula("<math><mrow/></math>", false).markup, "");
    const Result page = page_of({.body = "<formula id='b1'>a²</formula>"});
    EXPECT_EQ(page.text("//div[@id='b1']"), "a²");
}

TEST(Formulas, OneThatStandsAloneInAParagraphHasALineOfItsOwn) {
    const std::string math = "mathml='&lt;math&gt;&lt;mi&gt;x&lt;/mi&gt;&lt;/math&gt;'>x</formula>";
    const Result page =
        page_of({.body = "<p><formula display='block' " + math + "<formula " + math + "</p>"});
    EXPECT_EQ(page.one("//p/span[1]").attr("class"), "engross-formula engross-display");
    EXPECT_EQ(page.one("//p/span[1]/*[local-name()='math']").attr("display"), "block");
    EXPECT_EQ(page.one("//p/span[2]").attr("class"), "engross-formula");
}

TEST(Formulas, LongOnesScrollInABoxOfTheirOwn) {
    std::string inside;
    for (int i = 0; i < 20; ++i) {
        inside += "&lt;mi&gt;x&lt;/mi&gt;";
    }
    const Result page = page_of(
        {.body = "<p><formula mathml='&lt;math&gt;" + inside + "&lt;/math&gt;'>x</formula></p>"});
    EXPECT_EQ(page.one("//p/span").attr("tabindex"), "0");
    EXPECT_EQ(page.one("//p/span").attr("aria-label"), "公式");
    EXPECT_EQ(page.count("//*[local-name()='mi']"), 20U);
}

} // namespace
} // namespace engross::html
