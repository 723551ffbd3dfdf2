// SVG 1.1, 8.3: path data.
#include "read/shapes/enhanced.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace engross::read::shapes {

namespace {

class DataReader {
public:
    explicit DataReader(std::string_view data) : rest_(data) {}

    std::optional<Steps> run() {
        skip();
        while (!rest_.empty() && !is_broken_) {
            const char letter = rest_.front();
            rest_.remove_prefix(1);
            is_relative_ = letter >= 'a';
            const char command = static_cast<char>(is_relative_ ? letter - 'a' + 'A' : letter);
            bool is_first = true;
            do {
                skip();
                draw(is_first || command != 'M' ? command : 'L');
                is_first = false;
                skip();
            } while (command != 'Z' && !is_broken_ && begins_number());
        }
        Steps steps = pen_.take();
        return is_broken_ || steps.empty() ? std::nullopt : std::optional(std::move(steps));
    }

private:
    void skip() {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(" ,\t\r\n"), rest_.size()));
    }

    [[nodiscard]] bool begins_number() const {
        return !rest_.empty() &&
               (std::string_view("+-.0123456789").find(rest_.front()) != std::string_view::npos);
    }

    double number() {
        skip();
        double value = 0;
        rest_.remove_prefix(rest_.starts_with('+') ? 1 : 0);
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        is_broken_ = is_broken_ || error != std::errc{} || !std::isfinite(value);
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return is_broken_ ? 0 : value;
    }

    // One digit, perhaps with no blank behind it.
    bool flag() {
        skip();
        const bool is_set = rest_.starts_with('1');
        is_broken_ = is_broken_ || (!is_set && !rest_.starts_with('0'));
        rest_.remove_prefix(rest_.empty() ? 0 : 1);
        return is_set;
    }

    Point point() {
        const double x = number();
        const double y = number();
        const Point at = pen_.at();
        return is_relative_ ? Point{at.x + x, at.y + y} : Point{x, y};
    }

    [[nodiscard]] Point mirrored(bool is_usable) const {
        const Point at = pen_.at();
        return is_usable ? Point{2 * at.x - control_.x, 2 * at.y - control_.y} : at;
    }

    void draw(char command) {
        const char before = std::exchange(last_, command);
        switch (command) {
        case 'M':
            pen_.move(point());
            break;
        case 'L':
            pen_.line(point());
            break;
        case 'H':
            pen_.line({number() + (is_relative_ ? pen_.at().x : 0), pen_.at().y});
            break;
        case 'V':
            pen_.line({pen_.at().x, number() + (is_relative_ ? pen_.at().y : 0)});
            break;
        case 'C':
        case 'S': {
            const Point first = command == 'C' ? point() : mirrored(before == 'C' || before == 'S');
            control_ = point();
            pen_.curve(first, control_, point());
            break;
        }
        case 'Q':
        case 'T':
            control_ = command == 'Q' ? point() : mirrored(before == 'Q' || before == 'T');
            pen_.quadratic(control_, point());
            break;
        case 'A':
            arc();
            break;
        case 'Z':
            pen_.close();
            break;
        default:
            is_broken_ = true;
        }
    }

    void arc() {
        const double across = number();
        const double down = number();
        const double turned = number();
        const bool is_large = flag();
        const bool is_clockwise = flag();
        pen_.arc_to({across, down}, turned, is_large, is_clockwise, point());
    }

    std::string_view rest_;
    Pen pen_;
    Point control_;
    char last_ = ' ';
    bool is_relative_ = false;
    bool is_broken_ = false;
};

} // namespace

std::optional<Steps> svg_steps(std::string_view data) { return DataReader(data).run(); }

} // namespace engross::read::shapes
