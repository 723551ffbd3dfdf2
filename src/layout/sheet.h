// What a page setup says of single pages: margins that change places, a border, where the body
// stands.
#pragma once

#include "layout/furniture.h"

namespace engross::layout {

// The setup as it holds on the page of that number: the margins of even pages are mirrored.
Setup on_page(const Setup& setup, int number);

// How far the body of a page moves down when `room` of its height is left, pt. Where lines run
// downwards it stays.
double body_shift(const Setup& setup, double room);

// The border of each page that has one, behind what is there.
void draw_borders(Layout& layout, const std::vector<MadePage>& pages);

} // namespace engross::layout
