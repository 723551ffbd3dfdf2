#include "doc/formula_words.h"

#include <algorithm>
#include <array>

namespace engross::doc {
namespace {

struct Name {
    std::string_view sign;
    Phrase name;
};

constexpr auto names = std::to_array<Name>({
    // operators
    {"+", {"加", "plus"}},
    {"-", {"減", "minus"}},
    {"−", {"減", "minus"}},
    {"±", {"加減", "plus or minus"}},
    {"∓", {"減加", "minus or plus"}},
    {"×", {"乘以", "times"}},
    {"*", {"乘以", "times"}},
    {"∗", {"乘以", "times"}},
    {"·", {"乘", "dot"}},
    {"⋅", {"乘", "dot"}},
    {"∙", {"乘", "dot"}},
    {"÷", {"除以", "divided by"}},
    {"/", {"除以", "divided by"}},
    {"∕", {"除以", "divided by"}},
    {"∖", {"差集", "set minus"}},
    {"∘", {"合成", "composed with"}},
    {"⊕", {"直和", "direct sum"}},
    {"⊗", {"張量積", "tensor product"}},
    {"!", {"階乘", "factorial"}},
    {"°", {"度", "degrees"}},
    {"∂", {"偏微分", "partial"}},
    {"∇", {"nabla", "nabla"}},
    {"′", {"撇", "prime"}},
    {"″", {"兩撇", "double prime"}},
    // relations
    {"=", {"等於", "equals"}},
    {"≠", {"不等於", "is not equal to"}},
    {"≈", {"約等於", "is approximately equal to"}},
    {"≡", {"恆等於", "is identical to"}},
    {"≅", {"全等於", "is congruent to"}},
    {"≃", {"漸近等於", "is asymptotically equal to"}},
    {"∼", {"波浪號", "tilde"}},
    {"~", {"波浪號", "tilde"}},
    {"≜", {"定義為", "is defined as"}},
    {"≔", {"定義為", "is defined as"}},
    {":=", {"定義為", "is defined as"}},
    {"<", {"小於", "is less than"}},
    {">", {"大於", "is greater than"}},
    {"≤", {"小於等於", "is less than or equal to"}},
    {"≦", {"小於等於", "is less than or equal to"}},
    {"⩽", {"小於等於", "is less than or equal to"}},
    {"≥", {"大於等於", "is greater than or equal to"}},
    {"≧", {"大於等於", "is greater than or equal to"}},
    {"⩾", {"大於等於", "is greater than or equal to"}},
    {"≪", {"遠小於", "is much less than"}},
    {"≫", {"遠大於", "is much greater than"}},
    {"∝", {"正比於", "is proportional to"}},
    {"∣", {"直線", "vertical bar"}},
    {"∥", {"平行於", "is parallel to"}},
    {"⊥", {"垂直於", "is perpendicular to"}},
    // sets and logic
    {"∈", {"屬於", "in"}},
    {"∉", {"不屬於", "not in"}},
    {"∋", {"包含元素", "contains the element"}},
    {"⊂", {"包含於", "is a subset of"}},
    {"⊆", {"包含於或等於", "is a subset of or equal to"}},
    {"⊃", {"包含", "is a superset of"}},
    {"⊇", {"包含或等於", "is a superset of or equal to"}},
    {"∪", {"聯集", "union"}},
    {"∩", {"交集", "intersection"}},
    {"∅", {"空集合", "empty set"}},
    {"∀", {"對所有", "for all"}},
    {"∃", {"存在", "there exists"}},
    {"∄", {"不存在", "there does not exist"}},
    {"¬", {"非", "not"}},
    {"∧", {"且", "and"}},
    {"∨", {"或", "or"}},
    {"∴", {"所以", "therefore"}},
    {"∵", {"因為", "because"}},
    {"ℝ", {"實數集", "the real numbers"}},
    {"ℕ", {"自然數集", "the natural numbers"}},
    {"ℤ", {"整數集", "the integers"}},
    {"ℚ", {"有理數集", "the rational numbers"}},
    {"ℂ", {"複數集", "the complex numbers"}},
    {"∞", {"無限大", "infinity"}},
    {"∠", {"角", "angle"}},
    {"△", {"三角形", "triangle"}},
    {"ℓ", {"l", "l"}},
    {"ℏ", {"h bar", "h bar"}},
    // arrows
    {"→", {"右箭號", "right arrow"}},
    {"←", {"左箭號", "left arrow"}},
    {"↔", {"雙向箭號", "left right arrow"}},
    {"↑", {"上箭號", "up arrow"}},
    {"↓", {"下箭號", "down arrow"}},
    {"⇒", {"推得", "implies"}},
    {"⇐", {"由右推得", "is implied by"}},
    {"⇔", {"若且唯若", "if and only if"}},
    {"↦", {"對應到", "maps to"}},
    {"⇌", {"可逆反應", "reacts reversibly with"}},
    // brackets and dots
    {"(", {"左括號", "open parenthesis"}},
    {")", {"右括號", "close parenthesis"}},
    {"[", {"左中括號", "open bracket"}},
    {"]", {"右中括號", "close bracket"}},
    {"{", {"左大括號", "open brace"}},
    {"}", {"右大括號", "close brace"}},
    {"⟨", {"左角括號", "open angle bracket"}},
    {"⟩", {"右角括號", "close angle bracket"}},
    {"⌈", {"左上取整", "open ceiling"}},
    {"⌉", {"右上取整", "close ceiling"}},
    {"⌊", {"左下取整", "open floor"}},
    {"⌋", {"右下取整", "close floor"}},
    {"|", {"直線", "vertical bar"}},
    {"‖", {"雙直線", "double vertical bar"}},
    {":", {"冒號", "colon"}},
    {",", {"，", ","}},
    {";", {"；", ";"}},
    {"…", {"刪節號", "ellipsis"}},
    {"⋯", {"刪節號", "ellipsis"}},
    {"⋮", {"直刪節號", "vertical ellipsis"}},
    {"⋱", {"斜刪節號", "diagonal ellipsis"}},
    // Greek
    {"α", {"alpha", "alpha"}},
    {"β", {"beta", "beta"}},
    {"γ", {"gamma", "gamma"}},
    {"δ", {"delta", "delta"}},
    {"ε", {"epsilon", "epsilon"}},
    {"ϵ", {"epsilon", "epsilon"}},
    {"ζ", {"zeta", "zeta"}},
    {"η", {"eta", "eta"}},
    {"θ", {"theta", "theta"}},
    {"ϑ", {"theta", "theta"}},
    {"ι", {"iota", "iota"}},
    {"κ", {"kappa", "kappa"}},
    {"λ", {"lambda", "lambda"}},
    {"μ", {"mu", "mu"}},
    {"µ", {"mu", "mu"}},
    {"ν", {"nu", "nu"}},
    {"ξ", {"xi", "xi"}},
    {"π", {"pi", "pi"}},
    {"ρ", {"rho", "rho"}},
    {"σ", {"sigma", "sigma"}},
    {"ς", {"sigma", "sigma"}},
    {"τ", {"tau", "tau"}},
    {"υ", {"upsilon", "upsilon"}},
    {"φ", {"phi", "phi"}},
    {"ϕ", {"phi", "phi"}},
    {"χ", {"chi", "chi"}},
    {"ψ", {"psi", "psi"}},
    {"ω", {"omega", "omega"}},
    {"Γ", {"大寫 gamma", "capital gamma"}},
    {"Δ", {"大寫 delta", "capital delta"}},
    {"∆", {"大寫 delta", "capital delta"}},
    {"Θ", {"大寫 theta", "capital theta"}},
    {"Λ", {"大寫 lambda", "capital lambda"}},
    {"Ξ", {"大寫 xi", "capital xi"}},
    {"Π", {"大寫 pi", "capital pi"}},
    {"Σ", {"大寫 sigma", "capital sigma"}},
    {"Φ", {"大寫 phi", "capital phi"}},
    {"Ψ", {"大寫 psi", "capital psi"}},
    {"Ω", {"大寫 omega", "capital omega"}},
    // functions
    {"sin", {"正弦", "sine"}},
    {"cos", {"餘弦", "cosine"}},
    {"tan", {"正切", "tangent"}},
    {"cot", {"餘切", "cotangent"}},
    {"sec", {"正割", "secant"}},
    {"csc", {"餘割", "cosecant"}},
    {"arcsin", {"反正弦", "arc sine"}},
    {"arccos", {"反餘弦", "arc cosine"}},
    {"arctan", {"反正切", "arc tangent"}},
    {"sinh", {"雙曲正弦", "hyperbolic sine"}},
    {"cosh", {"雙曲餘弦", "hyperbolic cosine"}},
    {"tanh", {"雙曲正切", "hyperbolic tangent"}},
    {"log", {"對數", "log"}},
    {"ln", {"自然對數", "natural log"}},
    {"exp", {"指數函數", "exponential"}},
    {"det", {"行列式", "determinant"}},
    {"gcd", {"最大公因數", "greatest common divisor"}},
    {"mod", {"模", "modulo"}},
});

constexpr auto prefixes = std::to_array<Name>({
    {"+", {"正", "positive"}},
    {"-", {"負", "negative"}},
    {"−", {"負", "negative"}},
    {"±", {"正負", "plus or minus"}},
    {"∓", {"負正", "minus or plus"}},
});

constexpr Phrase hat{"帽號", "hat"}, tilde{"波浪號", "tilde"}, over_bar{"上橫線", "bar"},
    under_bar{"下橫線", "under bar"}, vector{"向量", "vector"}, dot{"上一點", "dot"},
    dots{"上兩點", "double dot"};

constexpr auto over = std::to_array<Name>({
    {"\u0302", hat},
    {"^", hat},
    {"ˆ", hat},
    {"\u0303", tilde},
    {"~", tilde},
    {"˜", tilde},
    {"\u0305", over_bar},
    {"\u0304", over_bar},
    {"¯", over_bar},
    {"‾", over_bar},
    {"ˉ", over_bar},
    {"―", over_bar},
    {"_", over_bar},
    {"\u20D7", vector},
    {"→", vector},
    {"\u0307", dot},
    {"˙", dot},
    {"\u0308", dots},
    {"¨", dots},
    {"\u030C", {"勾號", "check"}},
    {"ˇ", {"勾號", "check"}},
    {"⏞", {"上大括號", "over brace"}},
    {"⏜", {"上括號", "over parenthesis"}},
});

constexpr auto under = std::to_array<Name>({
    {"\u0332", under_bar},
    {"_", under_bar},
    {"¯", under_bar},
    {"‾", under_bar},
    {"⏟", {"下大括號", "under brace"}},
    {"⏝", {"下括號", "under parenthesis"}},
});

constexpr auto raised = std::to_array<Name>({
    {"′", {"撇", "prime"}},
    {"'", {"撇", "prime"}},
    {"″", {"兩撇", "double prime"}},
    {"′′", {"兩撇", "double prime"}},
    {"''", {"兩撇", "double prime"}},
    {"‴", {"三撇", "triple prime"}},
    {"*", {"星號", "star"}},
    {"∗", {"星號", "star"}},
    {"†", {"劍號", "dagger"}},
    {"°", {"度", "degrees"}},
    {"∘", {"度", "degrees"}},
    {"⊤", {"轉置", "transpose"}},
});

constexpr auto large = std::to_array<Name>({
    {"∑", {"總和", "sum"}},
    {"∏", {"連乘積", "product"}},
    {"∐", {"餘積", "coproduct"}},
    {"∫", {"積分", "integral"}},
    {"∬", {"二重積分", "double integral"}},
    {"∭", {"三重積分", "triple integral"}},
    {"∮", {"封閉曲線積分", "contour integral"}},
    {"⋃", {"聯集", "union"}},
    {"⋂", {"交集", "intersection"}},
    {"⨁", {"直和", "direct sum"}},
    {"⨂", {"張量積", "tensor product"}},
    {"⋀", {"連續的且", "conjunction"}},
    {"⋁", {"連續的或", "disjunction"}},
    {"lim", {"極限", "limit"}},
    {"max", {"最大值", "maximum"}},
    {"min", {"最小值", "minimum"}},
    {"sup", {"最小上界", "supremum"}},
    {"inf", {"最大下界", "infimum"}},
});

template <std::size_t N> Phrase find(const std::array<Name, N>& table, std::string_view sign) {
    const auto found = std::ranges::find(table, sign, &Name::sign);
    return found == table.end() ? Phrase{} : found->name;
}

} // namespace

Phrase name_of(std::string_view sign) {
    const Phrase own = find(names, sign);
    return own ? own : find(large, sign);
}

Phrase prefix_name_of(std::string_view sign) { return find(prefixes, sign); }

Phrase mark_over(std::string_view sign) { return find(over, sign); }

Phrase mark_under(std::string_view sign) { return find(under, sign); }

Phrase mark_raised(std::string_view sign) { return find(raised, sign); }

Phrase large_name_of(std::string_view sign) { return find(large, sign); }

} // namespace engross::doc
