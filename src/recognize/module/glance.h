// A closer look at what may be a line of text, cut out and made straight, before it is read: a
// fiftieth of the time that reading takes.
#pragma once

#include "straighten.h"

#include <array>

namespace engross::recognize {

// What is seen, each in its own unit; the order is that of the weights (glance_weights.h), which
// tests/ocr/train.py finds.
constexpr std::size_t trait_count = 58;
using Traits = std::array<double, trait_count>;

// Of the line's beginning: a dozen characters tell enough.
Traits traits_of(GrayView picture, const TextLine& line);

// Above 0 where text is likelier than texture.
double textness(const Traits& traits);

} // namespace engross::recognize
