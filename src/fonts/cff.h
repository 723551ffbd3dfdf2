// The little that PDF needs to know of a "CFF " table (Adobe Technical Note 5176).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace engross::fonts {

// The CID of each glyph of a CID-keyed CFF, by glyph number. Empty for a name-keyed one and for
// bytes that are no CFF: then a code is the glyph number.
std::vector<std::uint32_t> cff_cids(std::string_view cff);

} // namespace engross::fonts
