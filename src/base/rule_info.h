// What a rule says of itself: known to those who judge and to those who report.
#pragma once

#include "base/finding.h"

namespace engross {

// What a rule says of itself.
struct RuleInfo {
    std::string id;   // file name without its ending; unique among all packs
    std::string pack; // folder
    std::string file; // as given to rules::Pack, with the folder
    std::string kind; // "structure", or a text rule's kind: "existence", …
    Text title{"", ""};
    Text message{"", ""}; // with … for what is filled in; several are joined by " / "
    Text reason{"", ""};
    Text source{"", ""};
    Fix fix{{"", ""}, {"", ""}};
    std::string link; // of the source; may be empty
    std::string read; // how the source is known: primary, secondary, memory, design
    std::string since;
    Severity severity = Severity::advice; // its own; the gravest of a rule that has several
};

} // namespace engross
