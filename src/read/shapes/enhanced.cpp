#include "read/shapes/enhanced.h"

#include "base/text.h"
#include "read/shapes/expression.h"
#include "read/shapes/numbers.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace engross::read::shapes {

namespace {

constexpr double degree = std::numbers::pi / 180;

class PathReader {
public:
    PathReader(Equations& equations, const Matrix& place) : values_(equations), place_(place) {}

    std::vector<Outline> run(std::string_view path) {
        words_ = words_of(path);
        while (next_ < words_.size()) {
            const std::string_view command = words_[next_++];
            draw(command.size() == 1 ? command.front() : ' ');
        }
        finish();
        return std::move(outlines_);
    }

private:
    [[nodiscard]] bool has_more() const {
        if (next_ >= words_.size()) {
            return false;
        }
        const std::string_view word = words_[next_];
        return !(word.size() == 1 && word.front() >= 'A' && word.front() <= 'Z');
    }

    double number() { return has_more() ? values_[words_[next_++]] : 0; }

    Point point() {
        const double x = number();
        return {x, number()};
    }

    template <class Draw> void each(Draw one) {
        while (has_more()) {
            one();
        }
    }

    void draw(char command) {
        bool is_across = command == 'X';
        switch (command) {
        case 'M':
            pen_.move(point());
            each([&] { pen_.line(point()); });
            break;
        case 'L':
            each([&] { pen_.line(point()); });
            break;
        case 'C':
            each([&] {
                const Point first = point();
                const Point second = point();
                pen_.curve(first, second, point());
            });
            break;
        case 'Q':
            each([&] {
                const Point control = point();
                pen_.quadratic(control, point());
            });
            break;
        case 'X':
        case 'Y':
            each([&] {
                pen_.quadrant(point(), is_across);
                is_across = !is_across;
            });
            break;
        case 'T':
        case 'U':
            each([&] { ellipse(command == 'U'); });
            break;
        case 'A':
        case 'B':
        case 'W':
        case 'V':
            each([&] {
                box_arc(command == 'W' || command == 'V', command == 'B' || command == 'V');
            });
            break;
        case 'G':
            each([&] { arc(); });
            break;
        case 'Z':
            pen_.close();
            break;
        default:
            mark(command);
        }
    }

    // What holds for the part of the outline that is being drawn.
    void mark(char command) {
        switch (command) {
        case 'N':
            finish();
            break;
        case 'F':
            outline_.filled = false;
            break;
        case 'S':
            outline_.stroked = false;
            break;
        case 'H': // of LibreOffice: lighter and darker
        case 'J':
            outline_.light = command == 'H' ? -0.2 : -0.4;
            break;
        case 'I':
        case 'K':
            outline_.light = command == 'I' ? 0.2 : 0.4;
            break;
        default:
            break;
        }
    }

    void ellipse(bool is_new) {
        const Point centre = point();
        const Point radii = point();
        const double start = number() * degree;
        const double end = number() * degree;
        lift_if(is_new);
        pen_.arc(centre, radii.x, radii.y, start, end - start);
    }

    void box_arc(bool is_clockwise, bool is_new) {
        const Point low = point();
        const Point high = point();
        const Point first = point();
        const Point last = point();
        lift_if(is_new);
        pen_.arc_in(low, high, first, last, is_clockwise);
    }

    void lift_if(bool is_new) {
        if (is_new) {
            pen_.lift();
        }
    }

    // DrawingML's arcTo, as LibreOffice writes it.
    void arc() {
        const double across = number();
        const double down = number();
        const double seen = number() * degree;
        const double sweep = number() * degree;
        const double start = parametric(seen, across, down);
        pen_.arc_on(across, down, start, parametric(seen + sweep, across, down) - start);
    }

    void finish() {
        if (!pen_.empty()) {
            outline_.steps = moved(pen_.take(), place_);
            outlines_.push_back(std::move(outline_));
        }
        outline_ = {};
    }

    Equations& values_;
    Matrix place_;
    std::vector<std::string_view> words_;
    std::size_t next_ = 0;
    Pen pen_;
    Outline outline_;
    std::vector<Outline> outlines_;
};

image::Box box_of(xml::Node geometry, double width, double height) {
    constexpr double hundredths = 2540.0 / 72; // of a millimetre
    const auto own = words_of(geometry.attr("sub-view-size"));
    if (own.size() >= 2 && text::to_double(own[0]) > 0 && text::to_double(own[1]) > 0) {
        return {{}, {text::to_double(own[0]), text::to_double(own[1])}};
    }
    return view_box(geometry.attr("viewBox"))
        .value_or(image::Box{{}, {width * hundredths, height * hundredths}});
}

bool is_set(xml::Node node, std::string_view name) { return node.attr(name) == "true"; }

} // namespace

std::optional<image::Box> view_box(std::string_view value) {
    const auto words = words_of(value);
    if (words.size() != 4) {
        return std::nullopt;
    }
    const Point from{text::to_double(words[0]), text::to_double(words[1])};
    const Point size{text::to_double(words[2]), text::to_double(words[3])};
    return size.x > 0 || size.y > 0
               ? std::optional(image::Box{from, {from.x + size.x, from.y + size.y}})
               : std::nullopt;
}

std::vector<Outline> enhanced_outlines(xml::Node geometry, double width, double height) {
    constexpr double hundredths = 2540.0 / 72;
    const image::Box box = box_of(geometry, width, height);
    const double across = box.to.x - box.from.x;
    const double down = box.to.y - box.from.y;
    std::vector<double> modifiers;
    for (const std::string_view word : words_of(geometry.attr("modifiers"))) {
        modifiers.push_back(text::to_double(word));
    }
    Equations equations({{"pi", std::numbers::pi},
                         {"left", box.from.x},
                         {"top", box.from.y},
                         {"right", box.to.x},
                         {"bottom", box.to.y},
                         {"width", across},
                         {"height", down},
                         {"logwidth", width * hundredths},
                         {"logheight", height * hundredths},
                         {"xstretch", 0},
                         {"ystretch", 0},
                         {"hasstroke", 1},
                         {"hasfill", 1}},
                        std::move(modifiers));
    for (const xml::Node equation : geometry.children()) {
        if (equation.is("equation")) {
            equations.define(equation.attr("name"), equation.attr("formula"));
        }
    }
    const double x = over(width, across) * (is_set(geometry, "mirror-horizontal") ? -1 : 1);
    const double y = over(height, down) * (is_set(geometry, "mirror-vertical") ? -1 : 1);
    const Matrix place{
        x, 0, 0, y, -(x < 0 ? box.to.x : box.from.x) * x, -(y < 0 ? box.to.y : box.from.y) * y};
    return PathReader(equations, place).run(geometry.attr("enhanced-path"));
}

} // namespace engross::read::shapes
