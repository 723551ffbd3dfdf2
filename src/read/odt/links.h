// Targets of links within the document (ODF 1.3 part 3, 19.918). Private to odt/.
#pragma once

#include <string>
#include <string_view>

namespace engross::read::odt {

// "Name" or "Name|table" → the name; "1.Words|outline" is kept whole, and `has_outline` set.
std::string target_of(std::string_view address, bool& has_outline);

} // namespace engross::read::odt
