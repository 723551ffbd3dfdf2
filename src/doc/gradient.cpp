#include "doc/gradient.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace engross::doc {

namespace {

// "50%"
double share(std::string_view words) {
    words = text::trim(words);
    return words.ends_with('%')
               ? std::clamp(text::to_double(words.substr(0, words.size() - 1)) / 100, 0.0, 1.0)
               : 0;
}

std::string percent(double part) { return text::number(std::round(part * 10000) / 100) + "%"; }

void read_shape(Gradient& gradient, std::string_view words) {
    gradient.kind = words.starts_with("ellipse") ? Gradient::Kind::ellipse : Gradient::Kind::circle;
    const auto at = words.find(" at ");
    const auto place = text::split(at == std::string_view::npos ? "" : words.substr(at + 4), ' ');
    if (place.size() == 2) {
        gradient.x = share(place[0]);
        gradient.y = share(place[1]);
    }
}

std::optional<Stop> read_stop(std::string_view words) {
    words = text::trim(words);
    const auto space = words.find(' ');
    const auto colour = parse_colour(words.substr(0, space));
    return colour && space != std::string_view::npos
               ? std::optional(Stop{share(words.substr(space)), *colour})
               : std::nullopt;
}

} // namespace

std::optional<Gradient> parse_gradient(std::string_view written) {
    constexpr std::string_view linear = "linear-gradient(", radial = "radial-gradient(";
    const bool is_linear = written.starts_with(linear);
    if ((!is_linear && !written.starts_with(radial)) || !written.ends_with(')')) {
        return std::nullopt;
    }
    written = written.substr(linear.size(), written.size() - linear.size() - 1);
    const auto parts = text::split(written, ',');
    Gradient gradient;
    if (is_linear) {
        gradient.angle = text::to_double(
            text::trim(parts.front()).substr(0, text::trim(parts.front()).find("deg")));
    } else {
        read_shape(gradient, text::trim(parts.front()));
    }
    for (std::size_t i = 1; i < parts.size() && gradient.stops.size() < most_stops; ++i) {
        const auto stop = read_stop(parts[i]);
        if (!stop || (!gradient.stops.empty() && stop->at < gradient.stops.back().at)) {
            return std::nullopt;
        }
        gradient.stops.push_back(*stop);
    }
    return gradient.stops.size() < 2 ? std::nullopt : std::optional(gradient);
}

std::string written_gradient(Gradient gradient) {
    auto& stops = gradient.stops;
    stops.resize(std::min(stops.size(), most_stops));
    std::ranges::stable_sort(stops, {}, &Stop::at);
    if (stops.size() < 2) {
        return {};
    }
    const auto first = stops.front().colour;
    if (std::ranges::all_of(stops, [&](const Stop& each) { return each.colour == first; })) {
        return written_colour(first);
    }
    std::string out =
        gradient.kind == Gradient::Kind::linear
            ? "linear-gradient(" + text::number(std::fmod(gradient.angle + 720, 360)) + "deg"
            : std::string("radial-gradient(") +
                  (gradient.kind == Gradient::Kind::circle ? "circle" : "ellipse") + " at " +
                  percent(gradient.x) + " " + percent(gradient.y);
    for (const Stop& stop : stops) {
        out += ", " + written_colour(stop.colour) + " " + percent(std::clamp(stop.at, 0.0, 1.0));
    }
    return out + ")";
}

std::optional<std::uint32_t> middle_colour(std::string_view ground) {
    const auto gradient = parse_gradient(ground);
    return gradient ? std::optional(
                          mixed(gradient->stops.front().colour, gradient->stops.back().colour, 0.5))
                    : parse_colour(ground);
}

double contrast(std::uint32_t one, std::uint32_t other) {
    const double first = luminance(one), second = luminance(other);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

// The colours between two stops are looked at, too: grey on black to white is readable at neither
// end of what lies between.
std::optional<std::uint32_t> hardest_ground(std::string_view ground, std::uint32_t colour) {
    const auto gradient = parse_gradient(ground);
    if (!gradient) {
        return parse_colour(ground);
    }
    constexpr int steps = 32;
    std::uint32_t worst = gradient->stops.front().colour;
    for (std::size_t i = 0; i + 1 < gradient->stops.size(); ++i) {
        for (int step = 0; step <= steps; ++step) {
            const std::uint32_t here = mixed(gradient->stops[i + 1].colour,
                                             gradient->stops[i].colour,
                                             static_cast<double>(step) / steps);
            worst = contrast(here, colour) < contrast(worst, colour) ? here : worst;
        }
    }
    return worst;
}

} // namespace engross::doc
