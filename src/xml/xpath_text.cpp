// Reading an expression's text: what it uses, and where a union splits.
#include "base/text.h"
#include "xml/xpath.h"

#include <algorithm>
#include <array>

namespace engross::xml {

namespace {

bool begins_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool in_name(char c) { return begins_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

void add(std::vector<std::string>& names, std::string_view name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.emplace_back(name);
    }
}

class Scanner {
public:
    explicit Scanner(std::string_view expression) : text_(expression) {}

    XPathUse scan() {
        while (at_ < text_.size()) {
            step();
        }
        return std::move(use_);
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }

    std::string_view name() {
        const std::size_t from = at_;
        while (in_name(peek())) {
            ++at_;
        }
        return text_.substr(from, at_ - from);
    }

    void step() {
        const char c = peek();
        if (c == '"' || c == '\'') {
            const std::size_t end = text_.find(c, at_ + 1);
            at_ = end == std::string_view::npos ? text_.size() : end + 1;
        } else if (c == '$') {
            ++at_;
            variable();
        } else if (begins_name(c)) {
            name_or_call();
        } else if (c >= '0' && c <= '9') {
            name();
        } else {
            ++at_;
        }
    }

    void variable() {
        const std::size_t from = at_;
        while (in_name(peek()) || (peek() == ':' && peek(1) != ':')) {
            ++at_;
        }
        add(use_.variables, text_.substr(from, at_ - from));
    }

    void name_or_call() {
        std::string_view word = name();
        if (peek() == ':' && peek(1) != ':') {
            add(use_.prefixes, word);
            ++at_;
            const std::size_t from = at_ - 1 - word.size();
            name();
            word = text_.substr(from, at_ - from);
        }
        std::size_t next = at_;
        while (next < text_.size() && text_[next] <= ' ') {
            ++next;
        }
        static constexpr std::array<std::string_view, 8> not_calls = {
            "and", "or", "div", "mod", "node", "text", "comment", "processing-instruction"};
        if (next < text_.size() && text_[next] == '(' &&
            std::find(not_calls.begin(), not_calls.end(), word) == not_calls.end()) {
            add(use_.functions, word);
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    XPathUse use_;
};

} // namespace

XPathUse uses(std::string_view expression) { return Scanner(expression).scan(); }

std::vector<std::string> alternatives(std::string_view expression) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    int depth = 0;
    char quote = '\0';
    for (std::size_t i = 0; i < expression.size(); ++i) {
        const char c = expression[i];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[' || c == '(') {
            ++depth;
        } else if (c == ']' || c == ')') {
            --depth;
        } else if (c == '|' && depth == 0) {
            parts.emplace_back(text::trim(expression.substr(from, i - from)));
            from = i + 1;
        }
    }
    parts.emplace_back(text::trim(expression.substr(from)));
    return parts;
}

} // namespace engross::xml
