#include "read/shapes/guides.h"

#include "base/text.h"
#include "read/shapes/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace engross::read::shapes {

namespace {

constexpr double unit = std::numbers::pi / (180 * 60'000); // of angles
constexpr std::size_t most = 1'000;

using Operands = std::array<double, 3>;

struct Operation {
    std::string_view name;
    double (*result)(const Operands&);
};

constexpr std::array<Operation, 17> operations{{
    {"val", [](const Operands& o) { return o[0]; }},
    {"*/", [](const Operands& o) { return over(o[0] * o[1], o[2]); }},
    {"+-", [](const Operands& o) { return o[0] + o[1] - o[2]; }},
    {"+/", [](const Operands& o) { return over(o[0] + o[1], o[2]); }},
    {"?:", [](const Operands& o) { return o[0] > 0 ? o[1] : o[2]; }},
    {"abs", [](const Operands& o) { return std::abs(o[0]); }},
    {"at2", [](const Operands& o) { return std::atan2(o[1], o[0]) / unit; }},
    {"cat2", [](const Operands& o) { return o[0] * std::cos(std::atan2(o[2], o[1])); }},
    {"sat2", [](const Operands& o) { return o[0] * std::sin(std::atan2(o[2], o[1])); }},
    {"cos", [](const Operands& o) { return o[0] * std::cos(o[1] * unit); }},
    {"sin", [](const Operands& o) { return o[0] * std::sin(o[1] * unit); }},
    {"tan", [](const Operands& o) { return o[0] * std::tan(o[1] * unit); }},
    {"max", [](const Operands& o) { return std::max(o[0], o[1]); }},
    {"min", [](const Operands& o) { return std::min(o[0], o[1]); }},
    {"mod", [](const Operands& o) { return std::hypot(o[0], o[1], o[2]); }},
    {"pin", [](const Operands& o) { return o[1] < o[0] ? o[0] : std::min(o[1], o[2]); }},
    {"sqrt", [](const Operands& o) { return std::sqrt(std::max(o[0], 0.0)); }},
}};

double sane(double value) { return std::isfinite(value) ? std::clamp(value, -1e60, 1e60) : 0; }

} // namespace

void Guides::define(std::string_view name, std::string_view formula) {
    if (values_.size() < most) {
        values_.insert_or_assign(std::string(name), sane(result(formula)));
    }
}

double Guides::result(std::string_view formula) const {
    const std::vector<std::string_view> words = words_of(formula);
    const auto found = words.empty()
                           ? operations.end()
                           : std::ranges::find(operations, words.front(), &Operation::name);
    Operands operands{};
    for (std::size_t i = 1; i < words.size() && i <= operands.size(); ++i) {
        operands.at(i - 1) = (*this)[words[i]];
    }
    return found == operations.end() ? 0 : found->result(operands);
}

double Guides::operator[](std::string_view word) const {
    const auto found = values_.find(word);
    return found != values_.end() ? found->second : text::to_double(word, built_in(word));
}

// 20.1.9.11: t, hc, ss, cd4, 3cd8, wd2, ssd16, …
double Guides::built_in(std::string_view word) const {
    constexpr double round = 21'600'000;
    const double shorter = std::min(width_, height_);
    const std::array<std::pair<std::string_view, double>, 10> names{
        {{"w", width_},
         {"h", height_},
         {"l", 0},
         {"t", 0},
         {"r", width_},
         {"b", height_},
         {"hc", width_ / 2},
         {"vc", height_ / 2},
         {"ss", shorter},
         {"ls", std::max(width_, height_)}}};
    for (const auto& [name, value] : names) {
        if (word == name) {
            return value;
        }
    }
    const auto d = word.find('d');
    const double by = d == std::string_view::npos ? 0 : text::to_double(word.substr(d + 1));
    const std::string_view whole = by == 0 ? std::string_view() : word.substr(0, d);
    if (whole == "w" || whole == "h" || whole == "ss") {
        return (whole == "w" ? width_ : whole == "h" ? height_ : shorter) / by;
    }
    if (whole.ends_with('c')) {
        return text::to_double(whole.substr(0, whole.size() - 1), 1) * round / by;
    }
    return 0;
}

} // namespace engross::read::shapes
