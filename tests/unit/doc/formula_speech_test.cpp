#include "doc/formula_speech.h"

#include "doc/mathml.h"

#include <gtest/gtest.h>

namespace engross::doc {
namespace {

struct Case {
    std::string_view mathml;
    std::string_view zh;
    std::string_view en;
};

std::string said(std::string_view mathml, Language language) {
    const xml::Document math = parse_mathml("<math>" + std::string(mathml) + "</math>");
    return spoken_formula(math.root(), language);
}

class Speech : public testing::TestWithParam<Case> {};

TEST_P(Speech, IsSaidInBothLanguages) {
    EXPECT_EQ(said(GetParam().mathml, Language::zh_tw), GetParam().zh);
    EXPECT_EQ(said(GetParam().mathml, Language::en), GetParam().en);
}

constexpr Case tokens[] = {
    {"<mi>x</mi>", "x", "x"},
    {"<mi>x</mi><mo>≥</mo><mn>3</mn>", "x 大於等於 3", "x is greater than or equal to 3"},
    {"<mo>-</mo><mi>a</mi><mo>−</mo><mi>b</mi>", "負 a 減 b", "negative a minus b"},
    {"<mo>(</mo><mo>+</mo><mn>1</mn><mo>)</mo><mo>-</mo><mn>2</mn>",
     "左括號 正 1 右括號 減 2",
     "open parenthesis positive 1 close parenthesis minus 2"},
    {"<mo>∞</mo><mo>-</mo><mn>1</mn>", "無限大 減 1", "infinity minus 1"},
    {"<mi>α</mi><mo>∈</mo><mi>ℝ</mi>", "alpha 屬於 實數集", "alpha in the real numbers"},
    {"<mi>A</mi><mo>→</mo><mi>B</mi>", "A 右箭號 B", "A right arrow B"},
    {"<mi>a</mi><mo>⟡</mo><mi>b</mi>", "a ⟡ b", "a ⟡ b"}, // has no name
    {"<mi>𝑥</mi><mo>＝</mo><mn>１</mn>", "x 等於 1", "x equals 1"},
    {"<mtext>若 x，則</mtext><mi>y</mi>", "若 x，則 y", "若 x，則 y"},
    {"<mi>f</mi><mo>(</mo><mi>x</mi><mo>,</mo><mi>y</mi><mo>)</mo>",
     "f 左括號 x，y 右括號",
     "f open parenthesis x, y close parenthesis"},
    {"<mi>a</mi><mphantom><mi>b</mi></mphantom><mspace/><mi>c</mi>", "a c", "a c"},
    {"<semantics><mrow><mi>a</mi><mo>=</mo><mi>b</mi></mrow>"
     "<annotation>a=b</annotation></semantics>",
     "a 等於 b",
     "a equals b"},
};
INSTANTIATE_TEST_SUITE_P(Tokens, Speech, testing::ValuesIn(tokens));

constexpr Case fractions[] = {
    {"<mfrac><mi>a</mi><mi>b</mi></mfrac>", "b 分之 a", "a over b"},
    {"<mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mi>b</mi></mfrac>",
     "分數，分子 a 加 1，分母 b，分數結束",
     "start fraction a plus 1 over b end fraction"},
    {"<mi>a</mi><mo>+</mo><mfrac><mn>1</mn><mi>b</mi></mfrac>", "a 加 b 分之 1", "a plus 1 over b"},
    // beside another factor
    {"<mn>3</mn><mfrac><mn>1</mn><mn>2</mn></mfrac>",
     "3 分數，分子 1，分母 2，分數結束",
     "3 start fraction 1 over 2 end fraction"},
    {"<mrow><mfrac><mi>a</mi><mi>b</mi></mfrac></mrow><mo>(</mo><mi>x</mi><mo>)</mo>",
     "分數，分子 a，分母 b，分數結束 左括號 x 右括號",
     "start fraction a over b end fraction open parenthesis x close parenthesis"},
    {"<mfrac><mfrac><mi>a</mi><mi>b</mi></mfrac><mi>c</mi></mfrac>",
     "分數，分子 b 分之 a，分母 c，分數結束",
     "start fraction a over b over c end fraction"},
    // words typed sign by sign
    {"<mfrac><mrow><mi>合</mi><mi>格</mi></mrow><mrow><mi>總</mi><mi>數</mi></mrow></mfrac>",
     "總數 分之 合格",
     "合格 over 總數"},
    {"<mo>(</mo><mfrac linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo>",
     "n 取 k",
     "n choose k"},
    {"<mrow><mo>(</mo><mfrac linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo></mrow>"
     "<mi>x</mi>",
     "組合數，n 取 k，組合數結束 x",
     "start binomial n choose k end binomial x"},
    {"<mo>(</mo><mfrac linethickness=\"0pt\"><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow><mi>k</mi>"
     "</mfrac><mo>)</mo>",
     "組合數，n 加 1 取 k，組合數結束",
     "start binomial n plus 1 choose k end binomial"},
    {"<mfrac linethickness=\"0\"><mi>a</mi><mi>b</mi></mfrac>",
     "堆疊，上方 a，下方 b，堆疊結束",
     "start stack a above b end stack"},
};
INSTANTIATE_TEST_SUITE_P(Fractions, Speech, testing::ValuesIn(fractions));

constexpr Case roots[] = {
    {"<msqrt><mi>x</mi></msqrt>", "根號 x", "square root of x"},
    {"<msqrt><mi>x</mi></msqrt><mi>y</mi>", "根號，x，根號結束 y", "square root of x end root y"},
    {"<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>",
     "根號，x 加 1，根號結束",
     "square root of x plus 1 end root"},
    {"<mroot><mi>x</mi><mn>3</mn></mroot>", "3 次根號 x", "cube root of x"},
    {"<mroot><mi>x</mi><mi>n</mi></mroot>", "n 次根號 x", "root of degree n of x"},
    {"<mroot><mrow><mi>x</mi><mi>y</mi></mrow><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></mroot>",
     "次數為 n 加 1 的根號，x y，根號結束",
     "root of degree n plus 1 of x y end root"},
};
INSTANTIATE_TEST_SUITE_P(Roots, Speech, testing::ValuesIn(roots));

constexpr Case scripts[] = {
    {"<msup><mi>x</mi><mn>2</mn></msup>", "x 的平方", "x squared"},
    {"<msup><mi>x</mi><mn>3</mn></msup>", "x 的立方", "x cubed"},
    {"<msup><mi>x</mi><mi>n</mi></msup>", "x 的 n 次方", "x to the n"},
    {"<msup><mi>x</mi><mi>n</mi></msup><mi>y</mi>", "x 的 n 次方 y", "x to the n power y"},
    {"<msup><mi>x</mi><mrow><mo>-</mo><mn>1</mn></mrow></msup>",
     "x 的 負 1 次方",
     "x to the negative 1"},
    {"<msup><mi>x</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msup>",
     "x 的次方，n 加 1，次方結束",
     "x to the power of n plus 1 end power"},
    {"<msup><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></msup>",
     "群組，a 加 b，群組結束 的平方",
     "start group a plus b end group squared"},
    {"<msup><mrow><mo>(</mo><mi>a</mi><mo>+</mo><mi>b</mi><mo>)</mo></mrow><mn>2</mn></msup>",
     "左括號 a 加 b 右括號 的平方",
     "open parenthesis a plus b close parenthesis squared"},
    {"<msup><mfrac><mi>a</mi><mi>b</mi></mfrac><mn>2</mn></msup>",
     "分數，分子 a，分母 b，分數結束 的平方",
     "start fraction a over b end fraction squared"},
    {"<msub><mi>x</mi><mi>i</mi></msub>", "x 下標 i", "x sub i"},
    {"<msub><mi>x</mi><mrow><mi>i</mi><mo>+</mo><mn>1</mn></mrow></msub>",
     "x 下標，i 加 1，下標結束",
     "x start sub i plus 1 end sub"},
    {"<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x 下標 i 的平方", "x sub i squared"},
    {"<msup><mi>f</mi><mo>′</mo></msup>", "f 撇", "f prime"},
    {"<msup><mi>A</mi><mi>T</mi></msup>", "A 上標 T", "A superscript T"},
    {"<msup><mn>30</mn><mo>∘</mo></msup>", "30 度", "30 degrees"},
    {"<msub><mi>log</mi><mn>2</mn></msub><mo>&#x2061;</mo><mi>x</mi>",
     "以 2 為底的對數，x",
     "log base 2 of x"},
    {"<mi>sin</mi><mo>&#x2061;</mo><mrow><mi>x</mi><mo>+</mo><mi>y</mi></mrow>",
     "正弦 群組，x 加 y，群組結束",
     "sine start group x plus y end group"},
    {"<mmultiscripts><mi>C</mi><mn>2</mn><none/><mprescripts/><mn>6</mn><mn>14</mn>"
     "</mmultiscripts>",
     "前上標 14，前下標 6，C 下標 2",
     "superscript 14 before sub 6 before C sub 2"},
};
INSTANTIATE_TEST_SUITE_P(Scripts, Speech, testing::ValuesIn(scripts));

constexpr Case limits[] = {
    {"<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>"
     "<msub><mi>x</mi><mi>i</mi></msub>",
     "從 i 等於 1 到 n 的總和，x 下標 i",
     "sum from i equals 1 to n of x sub i"},
    {"<mrow><munderover><mo>∑</mo><mn>1</mn><mi>n</mi></munderover>"
     "<mrow><mi>x</mi><mo>+</mo><mi>y</mi></mrow></mrow><mo>+</mo><mi>z</mi>",
     "從 1 到 n 的總和，群組，x 加 y，群組結束 加 z",
     "sum from 1 to n of start group x plus y end group plus z"},
    {"<msubsup><mo>∫</mo><mn>0</mn><mo>∞</mo></msubsup><mi>f</mi><mi>d</mi><mi>x</mi>",
     "從 0 到 無限大 的積分，f d x",
     "integral from 0 to infinity of f d x"},
    {"<mo>∫</mo><mi>f</mi>", "積分，f", "integral of f"},
    {"<munder><mo>⋃</mo><mi>i</mi></munder><msub><mi>A</mi><mi>i</mi></msub>",
     "在 i 的聯集，A 下標 i",
     "union over i of A sub i"},
    {"<munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder><mi>f</mi>",
     "當 x 趨近於 0 的極限，f",
     "limit as x approaches 0 of f"},
    {"<mover><mi>x</mi><mo>&#x302;</mo></mover>", "x 帽號", "x hat"},
    {"<mover><mrow><mi>A</mi><mi>B</mi></mrow><mo>¯</mo></mover>",
     "群組，A B，群組結束 上橫線",
     "start group A B end group bar"},
    {"<mover><mi>v</mi><mo>→</mo></mover>", "v 向量", "v vector"},
    {"<munder><munder><mi>n</mi><mo>⏟</mo></munder><mi>k</mi></munder>",
     "n 下大括號 下方，k，下方結束",
     "n under brace with k below"},
    {"<mover><mo>=</mo><mi>d</mi></mover>", "等於 上方，d，上方結束", "equals with d above"},
};
INSTANTIATE_TEST_SUITE_P(Limits, Speech, testing::ValuesIn(limits));

constexpr Case brackets[] = {
    {"<mrow><mo>|</mo><mrow><mo>-</mo><mi>x</mi></mrow><mo>|</mo></mrow>",
     "絕對值，負 x，絕對值結束",
     "absolute value of negative x end absolute value"},
    {"<mo>‖</mo><mi>x</mi><mo>‖</mo>", "範數，x，範數結束", "norm of x end norm"},
    {"<mfenced><mi>x</mi><mi>y</mi></mfenced>",
     "左括號 x，y 右括號",
     "open parenthesis x, y close parenthesis"},
    {"<mfenced open=\"[\" close=\")\"><mi>x</mi></mfenced>",
     "左中括號 x 右括號",
     "open bracket x close parenthesis"},
    {"<mo>[</mo><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>"
     "<mtr><mtd><mi>c</mi></mtd><mtd/></mtr></mtable><mo>]</mo>",
     "矩陣，2 列 2 行，第一列 a，b，第二列 c，空白，矩陣結束",
     "2 by 2 matrix, row 1 a, b, row 2 c, blank, end matrix"},
    {"<mo>|</mo><mtable><mtr><mtd><mi>a</mi></mtd></mtr></mtable><mo>|</mo>",
     "行列式，1 列 1 行，第一列 a，行列式結束",
     "1 by 1 determinant, row 1 a, end determinant"},
    {"<mo>{</mo><mtable><mtr><mtd><mi>a</mi></mtd></mtr><mtr><mtd><mi>b</mi></mtd></mtr></mtable>",
     "大括號，共 2 列，第一列 a，第二列 b，大括號結束",
     "brace, lines, 2 in all, line 1 a, line 2 b, end brace"},
    {"<mtable><mtr><mtd><mi>a</mi></mtd></mtr></mtable>",
     "算式，共 1 列，第一列 a，算式結束",
     "lines, 1 in all, line 1 a, end lines"},
    {"<menclose notation=\"box\"><mi>a</mi></menclose>",
     "加框，a，加框結束",
     "start box a end box"},
    {"<menclose notation=\"updiagonalstrike\"><mi>a</mi></menclose>",
     "劃掉，a，劃掉結束",
     "start crossed out a end crossed out"},
};
INSTANTIATE_TEST_SUITE_P(Brackets, Speech, testing::ValuesIn(brackets));

std::string nested(int depth, const std::string& inside) {
    std::string mathml = inside;
    for (int i = 0; i < depth; ++i) {
        mathml = "<msqrt>" + mathml + "</msqrt>";
    }
    return mathml;
}

std::string repeated(std::string_view piece, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += piece;
    }
    return all;
}

TEST(Speech, EndsAtSixtyElementsOfDepth) {
    EXPECT_NE(said(nested(57, "<mi>x</mi>"), Language::en), "");
    EXPECT_EQ(said(nested(60, "<mi>x</mi>"), Language::en), "");
}

TEST(Speech, IsNoLongerThanItsBound) {
    const std::string words = said(repeated("<mi>x</mi>", 3000), Language::zh_tw);
    EXPECT_EQ(text::length(words), longest_reading);
    EXPECT_TRUE(words.ends_with("…"));
}

TEST(Speech, IsBoundedInEveryPart) {
    const std::string many = repeated("<mi>x</mi>", 100000);
    const std::string cells = "<mtd>" + many + "</mtd><mtd/>";
    for (const std::string& mathml : {"<mmultiscripts>" + many + "</mmultiscripts>",
                                      "<mfenced>" + many + "</mfenced>",
                                      "<mfrac><mrow>" + many + "</mrow><mi>b</mi></mfrac>",
                                      "<mtable><mtr>" + cells + "</mtr></mtable>",
                                      "<mtable>" + repeated("<mtr/>", 100000) + "</mtable>"}) {
        const std::string words = said(mathml, Language::en);
        EXPECT_FALSE(words.empty());
        EXPECT_LE(text::length(words), longest_reading);
    }
}

TEST(Speech, IsSilentAboutWhatIsNoFormula) {
    for (const std::string_view mathml :
         {"", "<math>", "<p>x</p>", "<math/>", "<math><mo/></math>"}) {
        const xml::Document math = parse_mathml(mathml);
        EXPECT_EQ(spoken_formula(math ? math.root() : xml::Node(), Language::en), "") << mathml;
    }
}

TEST(Speech, TakesElementsThatLackTheirParts) {
    for (const std::string_view name : {"mfrac",
                                        "mroot",
                                        "msqrt",
                                        "msub",
                                        "msup",
                                        "msubsup",
                                        "munder",
                                        "mover",
                                        "munderover",
                                        "mmultiscripts",
                                        "mtable",
                                        "mfenced",
                                        "menclose",
                                        "semantics"}) {
        const std::string empty = "<" + std::string(name) + "/>";
        EXPECT_NE(said("<mi>a</mi>" + empty + "<mi>b</mi>", Language::en).find('b'),
                  std::string::npos)
            << name;
    }
}

} // namespace
} // namespace engross::doc
