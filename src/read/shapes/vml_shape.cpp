#include "read/shapes/vml_shape.h"

#include "base/text.h"
#include "read/shapes/numbers.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace engross::read::shapes {

namespace {

constexpr double fixed_degree = std::numbers::pi / 180 / 65'536;
constexpr std::size_t most_formulas = 1'000;

double result(std::string_view operation, double a, double b, double c) {
    if (operation == "val") {
        return a;
    }
    if (operation == "sum") {
        return a + b - c;
    }
    if (operation == "prod" || operation == "product") {
        return over(a * b, c);
    }
    if (operation == "mid") {
        return (a + b) / 2;
    }
    if (operation == "abs") {
        return std::abs(a);
    }
    if (operation == "min" || operation == "max") {
        return operation == "min" ? std::min(a, b) : std::max(a, b);
    }
    if (operation == "if") {
        return a > 0 ? b : c;
    }
    if (operation == "mod") {
        return std::hypot(a, b, c);
    }
    if (operation == "sqrt") {
        return std::sqrt(std::max(a, 0.0));
    }
    if (operation == "atan2") {
        return std::atan2(b, a) / fixed_degree;
    }
    if (operation == "sin" || operation == "cos") {
        return a * (operation == "sin" ? std::sin(b * fixed_degree) : std::cos(b * fixed_degree));
    }
    if (operation == "tan") {
        return a * std::tan(b * fixed_degree);
    }
    if (operation == "cosatan2" || operation == "sinatan2") {
        const double angle = std::atan2(c, b);
        return a * (operation == "cosatan2" ? std::cos(angle) : std::sin(angle));
    }
    if (operation == "sumangle") {
        return a + (b - c) * 65'536;
    }
    if (operation == "ellipse") {
        return c * std::sqrt(std::max(0.0, 1 - std::pow(over(a, b), 2)));
    }
    return 0;
}

std::string_view said(xml::Node shape, xml::Node type, std::string_view name) {
    return shape.has(name) ? shape.attr(name) : type.attr(name);
}

// "21600,21600"
Point pair(std::string_view value, Point fallback) {
    const auto comma = value.find(',');
    return comma == std::string_view::npos
               ? fallback
               : Point{text::to_double(text::trim(value.substr(0, comma)), fallback.x),
                       text::to_double(text::trim(value.substr(comma + 1)), fallback.y)};
}

class Values {
public:
    Values(xml::Node shape, xml::Node type)
        : size_(pair(said(shape, type, "coordsize"), {1e3, 1e3})) {
        const auto own = text::split(shape.attr("adj"), ',');
        const auto usual = text::split(type.attr("adj"), ',');
        for (std::size_t i = 0; i < std::max(own.size(), usual.size()); ++i) {
            const double common = i < usual.size() ? text::to_double(text::trim(usual[i])) : 0;
            adjustments_.push_back(i < own.size() ? text::to_double(text::trim(own[i]), common)
                                                  : common);
        }
        const xml::Node list =
            shape.child("formulas") ? shape.child("formulas") : type.child("formulas");
        for (const xml::Node formula : list.children()) {
            if (results_.size() < most_formulas) {
                results_.push_back(evaluate(formula.attr("eqn")));
            }
        }
    }

    [[nodiscard]] Point size() const { return size_; }

    [[nodiscard]] double operator[](std::string_view word) const {
        if (word.starts_with('@') || word.starts_with('#')) {
            const auto& list = word.front() == '@' ? results_ : adjustments_;
            const int at = text::to_int(word.substr(1), -1);
            return at >= 0 && static_cast<std::size_t>(at) < list.size()
                       ? list[static_cast<std::size_t>(at)]
                       : 0;
        }
        const double whole = word == "width" ? size_.x : word == "height" ? size_.y : 0;
        const double middle = word == "xcenter" ? size_.x / 2 : word == "ycenter" ? size_.y / 2 : 0;
        return text::to_double(word, whole + middle);
    }

private:
    [[nodiscard]] double evaluate(std::string_view formula) const {
        std::vector<std::string_view> words = words_of(formula);
        words.resize(std::max<std::size_t>(words.size(), 4), "0");
        const double value =
            result(words[0], (*this)[words[1]], (*this)[words[2]], (*this)[words[3]]);
        return std::isfinite(value) ? value : 0;
    }

    Point size_;
    std::vector<double> adjustments_, results_;
};

class PathReader {
public:
    PathReader(const Values& values, const Matrix& place) : values_(values), place_(place) {}

    std::vector<Outline> run(std::string_view path) {
        while (!path.empty()) {
            const auto letters =
                std::min(path.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), path.size());
            const auto end =
                std::min(path.find_first_of("abcdefghijklmnopqrstuvwxyz", letters), path.size());
            read_numbers(path.substr(letters, end - letters));
            commands(path.substr(0, letters));
            path.remove_prefix(std::max<std::size_t>(end, 1));
        }
        finish();
        return std::move(outlines_);
    }

private:
    // Left out ones are 0; "@" and "-" begin a new one, also without a comma.
    void read_numbers(std::string_view list) {
        numbers_.clear();
        next_ = 0;
        std::string word;
        bool is_awaited = !list.empty(); // a comma now stands for one that is left out
        const auto end = [&] {
            numbers_.push_back(values_[word]);
            word.clear();
            is_awaited = false;
        };
        for (const char c : list) {
            const bool is_blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
            if (!word.empty() && (is_blank || c == ',' || c == '@' || c == '-')) {
                end();
            }
            if (c == ',') {
                if (is_awaited) {
                    numbers_.push_back(0);
                }
                is_awaited = true;
            } else if (!is_blank) {
                word += c;
            }
        }
        if (!word.empty()) {
            end();
        } else if (is_awaited) {
            numbers_.push_back(0);
        }
    }

    // Several letters are one command of two letters, or several commands of which the last has
    // the numbers.
    void commands(std::string_view letters) {
        while (!letters.empty()) {
            constexpr std::array<std::string_view, 14> pairs{
                "nf", "ns", "ae", "al", "at", "ar", "wa", "wr", "qx", "qy", "qb", "ha", "hb", "hc"};
            const bool is_pair = std::ranges::find(pairs, letters.substr(0, 2)) != pairs.end();
            const std::string_view command = letters.substr(0, is_pair ? 2 : 1);
            letters.remove_prefix(command.size());
            const std::vector<double> kept = numbers_;
            if (!letters.empty()) {
                numbers_.clear();
            }
            draw(command);
            numbers_ = kept;
            next_ = 0;
        }
    }

    double number() { return next_ < numbers_.size() ? numbers_[next_++] : (++next_, 0); }

    Point raw() {
        const double x = number();
        return {x, number()};
    }

    Point from(Point origin) {
        const Point by = raw();
        return {origin.x + by.x, origin.y + by.y};
    }

    [[nodiscard]] bool has_more() const { return next_ < numbers_.size(); }

    template <class Draw> void each(Draw one) {
        do {
            one();
        } while (has_more());
    }

    void draw(std::string_view command) {
        if (command == "m" || command == "t") {
            pen_.move(command == "m" ? raw() : from(pen_.at()));
            while (has_more()) {
                pen_.line(raw());
            }
        } else if (command == "l" || command == "r") {
            each([&] { pen_.line(command == "l" ? raw() : from(pen_.at())); });
        } else if (command == "c" || command == "v") {
            each([&] {
                const Point origin = command == "c" ? Point{} : pen_.at();
                const Point first = from(origin);
                const Point second = from(origin);
                pen_.curve(first, second, from(origin));
            });
        } else if (command == "x") {
            pen_.close();
        } else if (command == "e") {
            finish();
        } else if (command == "nf" || command == "ns") {
            (command == "nf" ? outline_.filled : outline_.stroked) = false;
        } else if (command == "qx" || command == "qy") {
            bool is_across = command == "qx";
            each([&] {
                pen_.quadrant(raw(), is_across);
                is_across = !is_across;
            });
        } else if (command == "qb") {
            quadratics();
        } else if (command == "ae" || command == "al") {
            each([&] { ellipse(command == "al"); });
        } else if (command.size() == 2 && command.front() != 'h') {
            each([&] { box_arc(command.front() == 'w', command.back() == 'r'); });
        }
    }

    // Control points, with ends half way between two, as TrueType has them.
    void quadratics() {
        Point control = raw();
        while (has_more()) {
            const Point next = raw();
            const Point end =
                has_more() ? Point{(control.x + next.x) / 2, (control.y + next.y) / 2} : next;
            pen_.quadratic(control, end);
            control = next;
        }
    }

    void ellipse(bool is_new) {
        const Point centre = raw();
        const Point radii = raw();
        const double start = number() * fixed_degree;
        const double sweep = number() * fixed_degree;
        lift_if(is_new);
        pen_.arc(centre, radii.x, radii.y, start, sweep);
    }

    void box_arc(bool is_clockwise, bool is_new) {
        const Point low = raw();
        const Point high = raw();
        const Point first = raw();
        const Point last = raw();
        lift_if(is_new);
        pen_.arc_in(low, high, first, last, is_clockwise);
    }

    void lift_if(bool is_new) {
        if (is_new) {
            pen_.lift();
        }
    }

    void finish() {
        if (!pen_.empty()) {
            outline_.steps = moved(pen_.take(), place_);
            outlines_.push_back(std::move(outline_));
        }
        outline_ = {};
    }

    const Values& values_;
    Matrix place_;
    std::vector<double> numbers_;
    std::size_t next_ = 0;
    Pen pen_;
    Outline outline_;
    std::vector<Outline> outlines_;
};

} // namespace

std::vector<Outline> vml_outlines(xml::Node shape, xml::Node type, double width, double height) {
    const Values values(shape, type);
    const auto own = shape.has("path") ? shape.attr("path") : shape.child("path").attr("v");
    const auto path = !own.empty() ? own : said(type, type.child("path"), "path");
    const Point origin = pair(said(shape, type, "coordorigin"), {});
    const double across = over(width, values.size().x);
    const double down = over(height, values.size().y);
    const Matrix place{across, 0, 0, down, -origin.x * across, -origin.y * down};
    return PathReader(values, place).run(path.empty() ? type.child("path").attr("v") : path);
}

} // namespace engross::read::shapes
