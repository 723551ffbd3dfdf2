#include "doc/mathml.h"

#include "xml/xml.h"

#include <gtest/gtest.h>

namespace engross::doc {
namespace {

std::string linear_of(const std::string& inside) {
    return linear(xml::parse("<math>" + inside + "</math>", "formula").root());
}

TEST(Linear, SaysWhatBelongsTogether) {
    const std::string sum = "<mrow><mi>a</mi><mo>+</mo><mi> b </mi></mrow>";
    EXPECT_EQ(linear_of("<mfrac>" + sum + "<mn>2</mn></mfrac>"), "(a+b)/(2)");
    EXPECT_EQ(linear_of("<msqrt>" + sum + "<mn>1</mn></msqrt>"), "√(a+b1)");
    EXPECT_EQ(linear_of("<mroot>" + sum + "<mn>3</mn></mroot>"), "3√(a+b)");
    EXPECT_EQ(linear_of("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"), "x_(i)^(2)");
    EXPECT_EQ(linear_of("<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mi>i</mi>"),
              "∑_(i)^(n) i");
    EXPECT_EQ(linear_of("<mfenced><mi>a</mi><mi>b</mi></mfenced>"), "(a, b)");
    EXPECT_EQ(linear_of("<mo>(</mo><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>"
                        "<mtr><mtd><mi>c</mi></mtd><mtd/></mtr></mtable><mo>)</mo>"),
              "(a, b; c)");
}

TEST(Linear, LeavesOutWhatIsNotSeen) {
    EXPECT_EQ(linear_of("<semantics><mi>x</mi><annotation>x over</annotation></semantics>"), "x");
    EXPECT_EQ(linear_of("<msup><mi>x</mi><mrow/></msup><mphantom><mi>y</mi></mphantom>"), "x");
    EXPECT_EQ(linear_of("<mi>x</mi><mtext> 若 </mtext><mi>y</mi>"), "x 若 y");
}

} // namespace
} // namespace engross::doc
