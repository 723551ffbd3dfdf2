#include "read/shapes/expression.h"

#include "base/text.h"
#include "read/shapes/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace engross::read::shapes {

namespace {

constexpr int deepest = 60;         // of formulas that ask for others
constexpr int deepest_bracket = 20; // in one
constexpr std::size_t most = 2'000;

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.';
}

double result(std::string_view function, const std::array<double, 3>& given) {
    const auto& [a, b, c] = given;
    if (function == "abs") {
        return std::abs(a);
    }
    if (function == "sqrt") {
        return std::sqrt(std::max(a, 0.0));
    }
    if (function == "sin") {
        return std::sin(a);
    }
    if (function == "cos") {
        return std::cos(a);
    }
    if (function == "tan") {
        return std::tan(a);
    }
    if (function == "atan") {
        return std::atan(a);
    }
    if (function == "atan2") {
        return std::atan2(a, b);
    }
    if (function == "min" || function == "max") {
        return function == "min" ? std::min(a, b) : std::max(a, b);
    }
    return function == "if" ? (a > 0 ? b : c) : 0;
}

class Parser {
public:
    Parser(std::string_view formula, Equations& equations) : rest_(formula), all_(equations) {}

    double sum() {
        if (++depth_ > deepest_bracket) {
            rest_ = {};
        }
        double value = product();
        for (;;) {
            if (take('+')) {
                value += product();
            } else if (take('-')) {
                value -= product();
            } else {
                --depth_;
                return value;
            }
        }
    }

private:
    void skip() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size())); }

    bool take(char c) {
        skip();
        const bool is_there = rest_.starts_with(c);
        rest_.remove_prefix(is_there ? 1 : 0);
        return is_there;
    }

    double product() {
        double value = factor();
        for (;;) {
            if (take('*')) {
                value *= factor();
            } else if (take('/')) {
                value = over(value, factor());
            } else {
                return value;
            }
        }
    }

    double factor() {
        bool is_negative = false;
        while (take('-')) {
            is_negative = !is_negative;
        }
        take('+');
        const double value = basic();
        return is_negative ? -value : value;
    }

    double basic() {
        if (take('(')) {
            const double value = sum();
            take(')');
            return value;
        }
        const std::string_view begin = rest_;
        rest_.remove_prefix(rest_.starts_with('?') || rest_.starts_with('$') ? 1 : 0);
        while (!rest_.empty() && (is_name(rest_.front()) || is_exponent(begin))) {
            rest_.remove_prefix(1);
        }
        const std::string_view word = begin.substr(0, begin.size() - rest_.size());
        if (word.empty()) { // nothing that is known: over with it
            rest_ = {};
            return 0;
        }
        return take('(') ? call(word) : all_[word];
    }

    // The sign within "1.5e-3".
    [[nodiscard]] bool is_exponent(std::string_view begin) const {
        const std::size_t length = begin.size() - rest_.size();
        return length > 1 && (rest_.front() == '-' || rest_.front() == '+') &&
               (begin[length - 1] == 'e' || begin[length - 1] == 'E') && begin[0] >= '0' &&
               begin[0] <= '9';
    }

    double call(std::string_view function) {
        std::array<double, 3> given{};
        std::size_t count = 0;
        do {
            const double value = sum();
            if (count < given.size()) {
                given.at(count++) = value;
            }
        } while (take(','));
        take(')');
        return result(function, given);
    }

    std::string_view rest_;
    Equations& all_;
    int depth_ = 0;
};

} // namespace

void Equations::define(std::string_view name, std::string_view formula) {
    if (equations_.size() < most) {
        equations_.insert_or_assign(std::string(name), Equation{std::string(formula)});
    }
}

double Equations::operator[](std::string_view word) {
    if (word.starts_with('?')) {
        return equation(word.substr(1));
    }
    if (word.starts_with('$')) {
        const int at = text::to_int(word.substr(1), -1);
        return at >= 0 && static_cast<std::size_t>(at) < modifiers_.size()
                   ? modifiers_[static_cast<std::size_t>(at)]
                   : 0;
    }
    const auto found = names_.find(word);
    return found != names_.end() ? found->second : text::to_double(word);
}

double Equations::equation(std::string_view name) {
    const auto found = equations_.find(name);
    if (found == equations_.end() || found->second.state == State::at_work || depth_ >= deepest) {
        return 0;
    }
    Equation& equation = found->second;
    if (equation.state == State::waiting) {
        equation.state = State::at_work;
        ++depth_;
        equation.value = evaluate(equation.formula);
        --depth_;
        equation.state = State::done;
    }
    return equation.value;
}

double Equations::evaluate(std::string_view formula) {
    const double value = Parser(formula, *this).sum();
    return std::isfinite(value) ? std::clamp(value, -1e15, 1e15) : 0;
}

} // namespace engross::read::shapes
