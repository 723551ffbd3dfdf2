// Text as markup carries it.
#pragma once

#include <string>
#include <string_view>

namespace engross {

// The same text for an element or a quoted attribute of XML 1.0 and HTML: & < > " as references;
// controls but tab and line end, and noncharacters, are left out.
std::string escaped(std::string_view utf8);
void append_escaped(std::string& out, std::string_view utf8);

} // namespace engross
