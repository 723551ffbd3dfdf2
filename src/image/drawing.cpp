#include "image/drawing.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <string>

namespace engross::image {
namespace {

constexpr std::string_view root_name = "svg xmlns=\"http://www.w3.org/2000/svg\"";
constexpr std::array<std::string_view, 3> caps{"butt", "round", "square"};
constexpr std::array<std::string_view, 3> joins{"miter", "round", "bevel"};

std::string colour(std::uint32_t rgb) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "#";
    for (int shift = 20; shift >= 0; shift -= 4) {
        out += digits[rgb >> static_cast<unsigned>(shift) & 15U];
    }
    return out;
}

std::string point(Point at) { return text::number(at.x) + " " + text::number(at.y); }

std::size_t points_of(char command) { return command == 'C' ? 3 : command == 'Z' ? 0 : 1; }

std::string data(const Steps& steps) {
    std::string out;
    for (const Step& step : steps) {
        out += step.command;
        for (std::size_t i = 0; i < points_of(step.command); ++i) {
            out += (i > 0 ? " " : "") + point(step.points.at(i));
        }
    }
    return out;
}

class Writer {
public:
    void attribute(std::string_view name, std::string_view value) {
        out += ' ';
        out += name;
        out += "=\"";
        out += value;
        out += '"';
    }

    void attribute(std::string_view name, double value) { attribute(name, text::number(value)); }

    void opacity(std::string_view name, double value) {
        if (value < 1) {
            attribute(name, value);
        }
    }

    std::string gradient(const Gradient& gradient) {
        const std::string id = "g" + std::to_string(++gradients_);
        out += "<linearGradient";
        attribute("id", id);
        attribute("gradientUnits", "userSpaceOnUse");
        attribute("x1", gradient.from.x);
        attribute("y1", gradient.from.y);
        attribute("x2", gradient.to.x);
        attribute("y2", gradient.to.y);
        out += "><stop offset=\"0\"";
        attribute("stop-color", colour(gradient.first));
        out += "/><stop offset=\"1\"";
        attribute("stop-color", colour(gradient.last));
        out += "/></linearGradient>\n";
        return "url(#" + id + ")";
    }

    void stroke(const DrawnPath& path) {
        if (!path.stroke) {
            return;
        }
        attribute("stroke", colour(*path.stroke));
        attribute("stroke-width", path.width);
        opacity("stroke-opacity", path.stroke_opacity);
        std::string dash;
        for (const double part : path.dash) {
            dash += (dash.empty() ? "" : " ") + text::number(part);
        }
        if (!dash.empty()) {
            attribute("stroke-dasharray", dash);
        }
        if (path.cap > 0) {
            attribute("stroke-linecap", caps.at(static_cast<std::size_t>(path.cap)));
        }
        if (path.join > 0) {
            attribute("stroke-linejoin", joins.at(static_cast<std::size_t>(path.join)));
        }
    }

    void path(const DrawnPath& path) {
        const std::string paint = path.gradient ? gradient(*path.gradient)
                                  : path.fill   ? colour(*path.fill)
                                                : "none";
        out += "<path";
        attribute("d", data(path.steps));
        attribute("fill", paint);
        opacity("fill-opacity", path.fill_opacity);
        if (path.even_odd) {
            attribute("fill-rule", "evenodd");
        }
        stroke(path);
        out += "/>\n";
    }

    Bytes out;

private:
    int gradients_ = 0;
};

// --- back

struct Element {
    std::string_view name;
    std::map<std::string_view, std::string_view> attributes;

    [[nodiscard]] std::string_view operator[](std::string_view attribute) const {
        const auto found = attributes.find(attribute);
        return found == attributes.end() ? std::string_view() : found->second;
    }

    [[nodiscard]] double number(std::string_view attribute, double fallback) const {
        return text::to_double((*this)[attribute], fallback);
    }
};

std::optional<std::uint32_t> parse_colour(std::string_view value) {
    std::uint32_t rgb = 0;
    const bool is_hex = value.size() == 7 && value.front() == '#';
    const auto [at, error] = std::from_chars(
        value.data() + (is_hex ? 1 : 0), value.data() + value.size(), rgb, is_hex ? 16 : 10);
    return is_hex && error == std::errc{} && at == value.data() + value.size() ? std::optional(rgb)
                                                                               : std::nullopt;
}

int place_in(const std::array<std::string_view, 3>& words, std::string_view word) {
    const auto found = std::ranges::find(words, word);
    return found == words.end() ? 0 : static_cast<int>(found - words.begin());
}

class Reader {
public:
    explicit Reader(BytesView svg) : rest_(svg) {}

    std::optional<Drawing> run() {
        Drawing drawing;
        if (!take('<' + std::string(root_name))) {
            return std::nullopt;
        }
        Element root;
        if (!attributes(root) || !take(">\n")) {
            return std::nullopt;
        }
        const auto box = text::split(root["viewBox"], ' ');
        drawing.width = box.size() == 4 ? text::to_double(box[2]) : 0;
        drawing.height = box.size() == 4 ? text::to_double(box[3]) : 0;
        while (!take("</svg>\n")) {
            if (!piece(drawing)) {
                return std::nullopt;
            }
        }
        const bool is_whole = rest_.empty() && drawing.width > 0 && drawing.height > 0;
        return is_whole ? std::optional(std::move(drawing)) : std::nullopt;
    }

private:
    bool take(std::string_view expected) {
        const bool is_there = rest_.starts_with(expected);
        rest_.remove_prefix(is_there ? expected.size() : 0);
        return is_there;
    }

    std::string_view until(char end) {
        const auto at = std::min(rest_.find(end), rest_.size());
        const std::string_view taken = rest_.substr(0, at);
        rest_.remove_prefix(std::min(at + 1, rest_.size()));
        return taken;
    }

    bool attributes(Element& element) {
        while (take(" ")) {
            const std::string_view name = until('=');
            if (!take("\"")) {
                return false;
            }
            element.attributes[name] = until('"');
        }
        return true;
    }

    bool piece(Drawing& drawing) {
        Element element;
        if (take("<path")) {
            return attributes(element) && take("/>\n") && path(element, drawing);
        }
        return take("<linearGradient") && attributes(element) && take(">") && gradient(element);
    }

    bool gradient(const Element& element) {
        Gradient made{.from = {element.number("x1", 0), element.number("y1", 0)},
                      .to = {element.number("x2", 0), element.number("y2", 0)}};
        for (std::uint32_t* stop : {&made.first, &made.last}) {
            Element each;
            if (!take("<stop") || !attributes(each) || !take("/>")) {
                return false;
            }
            *stop = parse_colour(each["stop-color"]).value_or(0);
        }
        gradients_[element["id"]] = made;
        return take("</linearGradient>\n");
    }

    bool path(const Element& element, Drawing& drawing) {
        DrawnPath path;
        const std::string_view paint = element["fill"];
        if (paint.starts_with("url(#")) {
            const auto found = gradients_.find(paint.substr(5, paint.size() - 6));
            if (found == gradients_.end()) {
                return false;
            }
            path.gradient = found->second;
        }
        path.fill = parse_colour(paint);
        path.fill_opacity = element.number("fill-opacity", 1);
        path.even_odd = element["fill-rule"] == "evenodd";
        path.stroke = parse_colour(element["stroke"]);
        path.stroke_opacity = element.number("stroke-opacity", 1);
        path.width = element.number("stroke-width", 1);
        path.cap = place_in(caps, element["stroke-linecap"]);
        path.join = place_in(joins, element["stroke-linejoin"]);
        for (const std::string_view part : text::split(element["stroke-dasharray"], ' ')) {
            if (!part.empty()) {
                path.dash.push_back(text::to_double(part));
            }
        }
        const bool is_read = steps(element["d"], path.steps);
        drawing.paths.push_back(std::move(path));
        return is_read;
    }

    bool steps(std::string_view data, Steps& into) {
        while (!data.empty() && ++steps_ <= most_steps) {
            Step step{.command = data.front()};
            if (std::string_view("MLCZ").find(step.command) == std::string_view::npos) {
                return false;
            }
            data.remove_prefix(1);
            for (std::size_t i = 0; i < points_of(step.command); ++i) {
                Point& at = step.points.at(i);
                if (!number(data, at.x) || !number(data, at.y)) {
                    return false;
                }
            }
            into.push_back(step);
        }
        return data.empty();
    }

    static bool number(std::string_view& data, double& value) {
        data.remove_prefix(data.starts_with(' ') ? 1 : 0);
        const auto [end, error] = std::from_chars(data.data(), data.data() + data.size(), value);
        data.remove_prefix(static_cast<std::size_t>(end - data.data()));
        return error == std::errc{} && std::isfinite(value);
    }

    std::string_view rest_;
    std::map<std::string_view, Gradient> gradients_;
    std::size_t steps_ = 0;
};

} // namespace

Bytes to_svg(const Drawing& drawing) {
    Writer writer;
    writer.out = "<" + std::string(root_name);
    constexpr double pixels_of_point = 96.0 / 72;
    writer.attribute("width", drawing.width * pixels_of_point);
    writer.attribute("height", drawing.height * pixels_of_point);
    writer.attribute("viewBox",
                     "0 0 " + text::number(drawing.width) + " " + text::number(drawing.height));
    writer.attribute("preserveAspectRatio", "none");
    writer.out += ">\n";
    for (const DrawnPath& path : drawing.paths) {
        writer.path(path);
    }
    writer.out += "</svg>\n";
    return std::move(writer.out);
}

std::optional<Drawing> drawing_of(BytesView svg) { return Reader(svg).run(); }

} // namespace engross::image
