#include "layout/lines.h"

#include "layout/division.h"

#include <algorithm>
#include <cmath>

namespace engross::layout {
namespace {

constexpr double epsilon = 0.01;

constexpr double least_label_gap = 0.3; // em, where the tab stop is too near
constexpr double default_tab = 24;      // Word's for Taiwan: 480 twips

class Breaker {
public:
    Breaker(const Inline& content, Clusters& clusters, const Geometry& geometry)
        : content_(content), all_(clusters.all), geometry_(geometry) {}

    std::vector<Line> run() {
        std::vector<Line> lines;
        for (std::uint32_t at = 0; at < all_.size();) {
            lines.push_back(fill(at, start_line(lines.size())));
            at = lines.back().end;
        }
        avoid_lone_character(lines);
        return lines;
    }

private:
    // A place where the line may end: the cluster after it, and what the line then measures.
    struct Place {
        std::uint32_t end = 0;
        double x = 0; // without the blank half of a closing bracket
        double squeeze = 0;
        bool hyphen = false;
    };

    [[nodiscard]] PieceKind kind(std::uint32_t i) const {
        return content_.pieces[all_[i].piece].kind;
    }

    [[nodiscard]] double em(std::uint32_t i) const {
        return content_.pieces[all_[i].piece].look->em;
    }

    [[nodiscard]] Line start_line(std::size_t number) const {
        const bool narrow = number < geometry_.narrow_lines;
        const double right = geometry_.right - (narrow ? geometry_.taken_right : 0);
        const double left = (number == 0 ? geometry_.first_left : geometry_.left) +
                            (narrow ? geometry_.taken_left : 0);
        return {.left = std::min(left, right - 1), .right = right};
    }

    Line fill(std::uint32_t begin, Line line) {
        line.begin = line.after_tab = begin;
        double x = line.left;
        Place now{.end = begin, .x = x}; // up to the last drawn cluster
        Place good;
        for (std::uint32_t i = begin; i < all_.size(); ++i) {
            if (i > begin && all_[i].may_break == Break::must) {
                return finish(line, {.end = i, .x = now.x}, true);
            }
            if (i > begin && all_[i].may_break == Break::may) {
                good = {.end = i, .x = now.x, .squeeze = now.squeeze};
            }
            if (kind(i) == PieceKind::tab) {
                set_tab(line, i, x);
            }
            x += advance(begin, i);
            if (all_[i].kind == CharClass::space) {
                now.squeeze += squeeze(begin, i);
                continue;
            }
            now = {.end = i + 1, .x = x - end_edge(i), .squeeze = now.squeeze + squeeze(begin, i)};
            if (now.x > line.right + epsilon) {
                return overflow(line, good, now);
            }
        }
        return finish(line, {.end = static_cast<std::uint32_t>(all_.size()), .x = now.x}, true);
    }

    [[nodiscard]] double advance(std::uint32_t begin, std::uint32_t i) const {
        return all_[i].width + (i > begin ? all_[i].before : -start_edge(all_[i], i));
    }

    [[nodiscard]] double end_edge(std::uint32_t i) const {
        return all_[i].kind == CharClass::closing ? all_[i].edge : 0;
    }

    [[nodiscard]] double squeeze(std::uint32_t begin, std::uint32_t i) const {
        return i > begin ? all_[i].squeeze : 0;
    }

    static Line finish(Line line, const Place& place, bool last) {
        line.end = place.end;
        line.width = place.x - line.left;
        line.last = last;
        line.hyphen = place.hyphen;
        return line;
    }

    // `now` is too long. Either back to the last good place, or, when that would leave a hole, on
    // to the next one if a little squeezing makes it fit.
    Line overflow(const Line& line, const Place& good, const Place& now) {
        const bool has_good = good.end > line.begin;
        const double hole = has_good ? line.right - good.x : line.right;
        if (hole > 0.9 * em(now.end - 1)) {
            const Place next = next_place(line, now);
            const double over = next.x - line.right;
            if (next.end > 0 && over <= next.squeeze) {
                Line tight = finish(line, next, next.end == all_.size());
                tight.tight = next.squeeze > 0 ? std::max(0.0, over / next.squeeze) : 0;
                return tight;
            }
        }
        if (const Place divided = divide(line, good, now); divided.end > 0) {
            return finish(line, divided, false);
        }
        hyphens_ = 0;
        if (has_good) {
            return finish(line, good, false);
        }
        const std::uint32_t end =
            std::max(now.end - 1, line.begin + 1); // inside a word, if it must be
        return finish(line, {.end = end, .x = std::min(now.x, line.right)}, false);
    }

    // Inside the word that does not fit: at the author's soft hyphens, else by the dictionary when
    // the line would be full of holes. Not on three lines running.
    Place divide(const Line& line, const Place& good, const Place& now) {
        const std::uint32_t begin = good.end > line.begin ? good.end : line.begin;
        if (content_.soft_hyphens.empty() &&
            (content_.hyphenation == nullptr || hyphens_ >= 2 || !is_loose(line, good))) {
            return {};
        }
        const std::vector<bool> points = division_points(content_, all_, begin, now.end);
        Place found;
        double x = line.left;
        for (std::uint32_t i = line.begin; i < now.end; ++i) {
            const double hyphen = 0.35 * em(i);
            if (i > begin && all_[i].begin < points.size() && points[all_[i].begin] &&
                x + hyphen <= line.right) {
                found = {.end = i, .x = x + hyphen, .hyphen = true};
            }
            x += advance(line.begin, i);
        }
        hyphens_ += found.end > 0 ? 1 : 0;
        return found;
    }

    // Its spaces would grow by more than a fifth of an em.
    [[nodiscard]] bool is_loose(const Line& line, const Place& good) const {
        std::uint32_t spaces = 0;
        for (std::uint32_t i = line.begin; i < good.end; ++i) {
            spaces += all_[i].kind == CharClass::space ? 1 : 0;
        }
        return good.end == 0 || line.right - good.x > 0.2 * em(line.begin) * std::max(1U, spaces);
    }

    Place next_place(const Line& line, Place now) const {
        constexpr std::uint32_t look_ahead = 6;
        now.x += end_edge(now.end - 1);
        for (std::uint32_t i = now.end; i < now.end + look_ahead; ++i) {
            if (i == all_.size() || all_[i].may_break != Break::no) {
                now.end = i;
                now.x -= end_edge(i - 1);
                now.squeeze -= end_edge(i - 1) > 0 ? squeeze(line.begin, i - 1) : 0;
                return now;
            }
            if (kind(i) == PieceKind::tab || now.x > line.right + 2 * em(i)) {
                break;
            }
            now.x += all_[i].kind == CharClass::space ? 0 : advance(line.begin, i);
            now.squeeze += squeeze(line.begin, i);
        }
        return {};
    }

    void set_tab(Line& line, std::uint32_t i, double x) {
        const TabStop stop = next_stop(line, x);
        double width = std::min(stop.at, line.right) - x;
        if (stop.align != TabStop::Align::start) {
            const double following = width_to_next_tab(i + 1, line.right - x);
            width -= stop.align == TabStop::Align::center ? following / 2 : following;
        }
        const bool after_label = content_.pieces[all_[i].piece].owner.is("label");
        all_[i].width =
            static_cast<float>(std::max(width, after_label ? least_label_gap * em(i) : 0));
        line.after_tab = i + 1;
        if (stop.leader) {
            line.leaders.push_back(i);
        }
    }

    [[nodiscard]] TabStop next_stop(const Line& line, double x) const {
        TabStop found{.at = (std::floor((x + epsilon) / default_tab) + 1) * default_tab};
        const double hang = geometry_.left;
        const bool hanging = line.begin == 0 && hang > geometry_.first_left && hang > x + epsilon;
        for (const TabStop& stop : geometry_.tabs) {
            if (stop.at > x + epsilon) {
                const bool beyond_hang = hanging && hang < stop.at;
                return beyond_hang ? TabStop{.at = hang} : stop;
            }
        }
        if (hanging && hang < found.at + default_tab) {
            found.at = hang;
        }
        return found;
    }

    [[nodiscard]] double width_to_next_tab(std::uint32_t from, double enough) const {
        double width = 0;
        for (std::uint32_t i = from; i < all_.size() && width < enough; ++i) {
            if (kind(i) == PieceKind::tab || all_[i].may_break == Break::must) {
                break;
            }
            width += advance(from, i);
        }
        return width;
    }

    // CLREQ-09: a last line of one character (and its marks) looks lost.
    void avoid_lone_character(std::vector<Line>& lines) {
        if (lines.size() < 2 || lines[lines.size() - 2].last ||
            lines.back().end - lines.back().begin > 3) {
            return;
        }
        Line& last = lines.back();
        int characters = 0;
        for (std::uint32_t i = last.begin; i < last.end; ++i) {
            characters += all_[i].kind == CharClass::han     ? 1
                          : all_[i].kind == CharClass::latin ? 2
                                                             : 0;
        }
        if (characters != 1) {
            return;
        }
        Line& before = lines[lines.size() - 2];
        if (!absorb(lines, before, last)) {
            give_one(before, last);
        }
    }

    bool absorb(std::vector<Line>& lines, Line& before, const Line& last) {
        double x = before.left;
        double room = 0;
        for (std::uint32_t i = before.begin; i < last.end; ++i) {
            x += advance(before.begin, i);
            room += squeeze(before.begin, i);
        }
        x -= end_edge(last.end - 1);
        room -= end_edge(last.end - 1) > 0 ? squeeze(before.begin, last.end - 1) : 0;
        const double over = x - before.right;
        if (over > room || before.after_tab > before.begin) {
            return false;
        }
        before.end = last.end;
        before.width = x - before.left;
        before.tight = room > 0 ? std::max(0.0, over / room) : 0;
        before.last = true;
        before.hyphen = false;
        lines.pop_back();
        return true;
    }

    void give_one(Line& before, Line& last) {
        double width = before.width;
        for (std::uint32_t i = before.end - 1; i > before.begin + 1; --i) {
            width -= advance(before.begin, i);
            const bool far = before.right - before.left - width > 3 * em(i);
            if (far || i < before.after_tab) {
                return;
            }
            if (all_[i].may_break == Break::may && all_[i].kind == CharClass::han) {
                last.width += before.width - width;
                last.begin = i;
                last.after_tab = i;
                before.end = i;
                before.width = width;
                before.tight = 0;
                return;
            }
        }
    }

    const Inline& content_;
    std::vector<Cluster>& all_;
    const Geometry& geometry_;
    int hyphens_ = 0; // lines before this one that end with one
};

} // namespace

std::vector<Line> break_lines(const Inline& content, Clusters& clusters, const Geometry& geometry) {
    return Breaker(content, clusters, geometry).run();
}

} // namespace engross::layout
