#include "read/shapes/preset.h"

#include "base/text.h"
#include "read/shapes/guides.h"

#include <numbers>

namespace engross::read {
extern const std::string_view presets; // presets.txt
}

namespace engross::read::shapes {

namespace {

constexpr double emu = 12'700;

using Words = std::vector<std::string_view>;

// One path in the words of presets.txt.
class PathReader {
public:
    PathReader(const Guides& guides, double across, double down)
        : guides_(guides), across_(across), down_(down) {}

    Steps run(std::string_view path) {
        words_ = text::split(path, ' ');
        while (next_ < words_.size()) {
            const std::string_view command = words_[next_++];
            switch (command.empty() ? ' ' : command.front()) {
            case 'M':
                pen_.move(point());
                break;
            case 'L':
                pen_.line(point());
                break;
            case 'Q': {
                const Point control = point();
                pen_.quadratic(control, point());
                break;
            }
            case 'C': {
                const Point first = point();
                const Point second = point();
                pen_.curve(first, second, point());
                break;
            }
            case 'A':
                arc();
                break;
            case 'Z':
                pen_.close();
                break;
            default:
                break;
            }
        }
        return pen_.take();
    }

private:
    double number() { return next_ < words_.size() ? guides_[words_[next_++]] : 0; }

    Point point() {
        const double x = number() * across_;
        return {x, number() * down_};
    }

    // 20.1.9.2 arcTo: from the point where one is; its angles are as seen from the centre.
    void arc() {
        constexpr double unit = std::numbers::pi / (180 * 60'000);
        const double wide = number();
        const double high = number();
        const double seen = number() * unit;
        const double sweep = number() * unit;
        const double start = parametric(seen, wide, high);
        pen_.arc_on(
            wide * across_, high * down_, start, parametric(seen + sweep, wide, high) - start);
    }

    const Guides& guides_;
    double across_, down_;
    Words words_;
    std::size_t next_ = 0;
    Pen pen_;
};

double light_of(std::string_view fill) {
    const double less = fill.ends_with("Less") ? 0.2 : 0.4;
    return fill.starts_with("lighten") ? less : fill.starts_with("darken") ? -less : 0;
}

// "w43200,none,unstroked:M l t …"; the result is in pt.
Outline outline(std::string_view path, const Guides& guides, double width, double height) {
    const auto colon = path.find(':');
    Outline outline;
    double across = 1 / emu;
    double down = 1 / emu;
    for (const std::string_view word : text::split(path.substr(0, colon), ',')) {
        const double extent = word.size() < 2 ? 0 : text::to_double(word.substr(1));
        if (word == "none") {
            outline.filled = false;
        } else if (word == "unstroked") {
            outline.stroked = false;
        } else if (extent > 0) {
            (word.front() == 'w' ? across : down) = (word.front() == 'w' ? width : height) / extent;
        } else {
            outline.light = light_of(word);
        }
    }
    outline.steps = PathReader(guides, across, down).run(path.substr(colon + 1));
    return outline;
}

std::string_view line_of(std::string_view name) {
    const std::string begin = "\n" + std::string(name) + "|";
    const auto at = presets.find(begin);
    const auto from = at == std::string_view::npos ? at : at + 1;
    return from == std::string_view::npos ? ""
                                          : presets.substr(from, presets.find('\n', from) - from);
}

void define_all(Guides& guides, std::string_view list) {
    for (const std::string_view guide : text::split(list, ';')) {
        if (const auto space = guide.find(' '); space != std::string_view::npos) {
            guides.define(guide.substr(0, space), guide.substr(space + 1));
        }
    }
}

void define_all(Guides& guides, xml::Node list) {
    for (const xml::Node guide : list.children()) {
        if (guide.is("gd")) {
            guides.define(guide.attr("name"), guide.attr("fmla"));
        }
    }
}

// A path of a:pathLst in the words of presets.txt.
std::string in_words(xml::Node path) {
    constexpr std::array<std::pair<std::string_view, char>, 6> commands{{{"moveTo", 'M'},
                                                                         {"lnTo", 'L'},
                                                                         {"cubicBezTo", 'C'},
                                                                         {"quadBezTo", 'Q'},
                                                                         {"arcTo", 'A'},
                                                                         {"close", 'Z'}}};
    std::string words = "w" + std::string(path.attr("w")) + ",h" + std::string(path.attr("h")) +
                        "," + std::string(path.attr("fill"));
    words += path.attr("stroke") == "0" || path.attr("stroke") == "false" ? ",unstroked:" : ":";
    for (const xml::Node step : path.children()) {
        for (const auto& [name, command] : commands) {
            words += step.is(name) ? std::string(1, command) + " " : "";
        }
        for (const std::string_view attribute : {"wR", "hR", "stAng", "swAng"}) {
            words += step.has(attribute) ? std::string(step.attr(attribute)) + " " : "";
        }
        for (const xml::Node point : step.children()) {
            words += std::string(point.attr("x")) + " " + std::string(point.attr("y")) + " ";
        }
    }
    return words;
}

} // namespace

std::optional<std::vector<Outline>>
drawing_outlines(xml::Node geometry, double width, double height) {
    Guides guides(width * emu, height * emu);
    std::vector<Outline> outlines;
    if (geometry.is("custGeom")) {
        define_all(guides, geometry.child("avLst"));
        define_all(guides, geometry.child("gdLst"));
        for (const xml::Node path : geometry.child("pathLst").children()) {
            outlines.push_back(outline(in_words(path), guides, width, height));
        }
        return outlines;
    }
    const auto parts = text::split(line_of(geometry.attr("prst")), '|');
    if (parts.size() != 4) {
        return std::nullopt;
    }
    define_all(guides, parts[1]);
    define_all(guides, geometry.child("avLst"));
    define_all(guides, parts[2]);
    for (const std::string_view path : text::split(parts[3], '~')) {
        outlines.push_back(outline(path, guides, width, height));
    }
    return outlines;
}

} // namespace engross::read::shapes
