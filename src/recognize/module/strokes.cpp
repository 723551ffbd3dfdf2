#include "strokes.h"

#include <functional>

namespace engross::recognize {

namespace {

constexpr double least_contrast = 12; // gray levels
constexpr double most_contrast = 24;
constexpr int sampling = 4;                    // pixels from one to the next, to find the average
constexpr int smallest_part = 4;               // pixels of the longer side
constexpr int tile = 32;                       // pixels of a square
constexpr int most_in_tile = tile * tile / 24; // parts: a letter's has that room, with its paper
constexpr double most_ink = 0.6;               // of the pixels: text is more paper than ink
constexpr std::size_t most_parts = 9'000;

bool is_part(const Stroke& part) {
    const int longer = std::max(part.width(), part.height());
    const int shorter = std::min(part.width(), part.height());
    const bool is_rule = longer > 40 && longer > 10 * shorter; // of a table
    return longer >= smallest_part && part.height() <= largest_part &&
           part.width() <= 2 * largest_part && !is_rule;
}

// Takes out what stands closer together than letters can.
void erase_noise(std::vector<Stroke>& parts, const Gray& gray) {
    const int across = gray.width / tile + 1;
    const auto tile_of = [&](const Stroke& part) {
        return static_cast<std::size_t>((part.top + part.bottom) / 2 / tile * across +
                                        (part.left + part.right) / 2 / tile);
    };
    std::vector<int> count(static_cast<std::size_t>(across * (gray.height / tile + 1)));
    for (const Stroke& part : parts) {
        count[tile_of(part)] += 1;
    }
    std::erase_if(parts, [&](const Stroke& part) { return count[tile_of(part)] > most_in_tile; });
}

// The mean of what `of` says of pixels.
template <typename Of> double average(const Gray& gray, Of of) {
    double sum = 0, count = 0;
    for (int y = 0; y < gray.height; y += sampling) {
        for (int x = 0; x < gray.width; x += sampling) {
            sum += of(gray.at(x, y)), count += 1;
        }
    }
    return sum / std::max(1.0, count);
}

} // namespace

Strokes strokes_of(const Gray& gray, bool light) {
    const Gray hat = top_hat(gray, light);
    // Noise and texture stand out everywhere.
    const double contrast =
        std::clamp(3.0 * average(hat, std::identity()), least_contrast, most_contrast);
    Strokes found{.marks = marked(hat, static_cast<std::uint8_t>(contrast)), .parts = {}};
    if (average(found.marks, [](int mark) { return mark == is_ink ? 1 : 0; }) > most_ink) {
        return found;
    }
    found.parts = components_of(found.marks);
    erase_noise(found.parts, gray);
    std::erase_if(found.parts, [](const Stroke& part) { return !is_part(part); });
    if (found.parts.size() > most_parts) {
        found.parts.clear();
    }
    std::ranges::sort(found.parts, {}, &Stroke::left);
    return found;
}

} // namespace engross::recognize
