#include "normalize/labels.h"

#include "normalize/label_shapes.h"

#include <algorithm>

namespace engross::normalize {

using namespace shapes;

namespace {

constexpr View bullets = U"•‧・·●○◎◆◇■□▪▫▲△►▶➢➤✓✔★☆–-—*﹣－⚫\uf06c\uf0b7\uf06e\uf0d8\uf075\uf0fc";
// A bullet that is also a common sign of text counts only before a blank.
constexpr View cautious_bullets = U"–-—*﹣－○□☆★·";

std::optional<Shape> bullet(View text) {
    char32_t sign = at(text, 0);
    if (!in(bullets, sign) || sign == U'\0') {
        return std::nullopt;
    }
    bool repeated = text.substr(1).find(sign) != View::npos; // □是 □否, ○○局, ——
    char32_t next = at(text, 1);
    if (repeated || next == U'\0' || (in(cautious_bullets, sign) && !text::is_blank(next))) {
        return std::nullopt;
    }
    return Shape{1, utf8(sign), Digits::bullet, std::nullopt, ""};
}

} // namespace

Label shapes::label_of(View text, const Shape& found, std::size_t start) {
    std::size_t end = start + found.end;
    std::size_t words = skip_blanks(text, end);
    return Label{.text = text::encode(text.substr(0, end)),
                 .sep = text::encode(text.substr(end, words - end)),
                 .form = found.form,
                 .digits = found.digits,
                 .number = found.number,
                 .number_text = found.number_text,
                 .length = words};
}

std::optional<Label> parse_label(View text, Where where) {
    std::size_t start = skip_blanks(text, 0);
    View words = text.substr(start);
    if (auto found = numbered(words, where)) {
        return label_of(text, *found, start);
    }
    auto sign = bullet(words);
    if (!sign) {
        return std::nullopt;
    }
    std::size_t after = skip_blanks(text, start + 1);
    if (auto found = numbered(text.substr(after), Where::prose)) {
        Label label = label_of(text, *found, after);
        label.bullet_before = true;
        return label;
    }
    return label_of(text, *sign, start);
}

int form_rank(std::string_view form, std::string_view digits) {
    if (form.empty() || digits == "bullet") {
        return 0;
    }
    if (form.starts_with("第N") || form.starts_with("附") ||
        form.find(" N") != std::string_view::npos) {
        bool section = form.starts_with("第N節") || form.starts_with("Section");
        bool above =
            form.starts_with("第N編") || form.starts_with("第N篇") || form.starts_with("第N部");
        return above ? 1 : section ? 3 : 2;
    }
    bool open = !form.starts_with("N");
    if (digits == "formal") {
        return open ? 5 : 4;
    }
    if (digits == "han") {
        return open ? 7 : 6;
    }
    std::size_t dots = static_cast<std::size_t>(std::ranges::count(form, 'N'));
    if (dots > 1) {
        return 8 + static_cast<int>(dots);
    }
    if (digits == "arabic" || digits == "fullwidth") {
        return form.starts_with("①") || form.starts_with("❶") ? 16 : open ? 9 : 8;
    }
    if (digits == "stem") {
        return open ? 11 : 10;
    }
    return open ? 15 : 14; // letters, Roman
}

} // namespace engross::normalize
