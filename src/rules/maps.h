// Lists of others (WCAG, Word's checker, Matterhorn …) against our rules: rules/maps/NAME.yml, for
// rules/README.md. No rule is used differently because of them.
#pragma once

#include "base/text.h"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace engross::rules {

struct MapItem {
    std::string item;
    std::vector<std::string> rules;
    std::string person; // what somebody has to look at; may be empty
    std::string made;   // why our outputs keep it, and what judges that; may be empty
    std::string none;   // why it does not apply or is not read; may be empty
};

struct RuleMap {
    // What the list is called where findings refer to it ("WCAG"); empty: they do not. Then the
    // rest is empty, too.
    std::string name;
    std::string version;
    std::string organization; // whose it is
    std::string link;
    Text title{"", ""};
    Text source{"", ""};
    std::string read; // how the list is known
    std::vector<MapItem> items;
};

// All maps of the rules folder, by file name. An item's value is parts joined by "; ": ids of rules
// joined by ", ", or "person: …", "made: …", "none: …". Throws Error(usage) with file and line when
// a rule is not among `ids`, or an item has no part. None: the folder has no maps.
std::vector<RuleMap> load_maps(const std::filesystem::path& folder,
                               const std::set<std::string>& ids);

} // namespace engross::rules
