// Where words may be divided at the end of a line.
#pragma once

#include "layout/clusters.h"

namespace engross::layout {

// For each character of the text, whether a line may end before it, inside a word, with a hyphen
// or at the author's own soft one: in the words between these two clusters, and in what of the
// last one lies beyond.
std::vector<bool> division_points(const Inline& content,
                                  const std::vector<Cluster>& clusters,
                                  std::uint32_t begin,
                                  std::uint32_t end);

} // namespace engross::layout
