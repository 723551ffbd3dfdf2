// What a rule found, and where in the author's own file.
#pragma once

#include "base/text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engross {

enum class Severity { advice, review, warning, error };

std::string_view name(Severity severity); // "error", "warning", "advice", "review"
std::optional<Severity> severity_from(std::string_view name);

// Always a place in the author's file, never in an intermediate one.
struct Location {
    std::string id;              // @id of the block in the canonical XML
    std::string src;             // part and position in the input: "word/document.xml#p17"
    std::optional<int> page;     // the author's page, when the file tells it
    std::optional<int> pdf_page; // ours, from 1, after layout
    std::string heading;         // path of headings: "第二章 過程 › 一、…"
    std::string quote;           // the author's words at the place
};

// The steps to mend a fault in the two word processors.
struct Fix {
    Text word;
    Text libreoffice;
};

// Somebody answers for leaving a finding as it is, until a day: an entry of a waivers file.
struct Waived {
    std::string reason;
    std::string owner;
    std::string expires; // YYYY-MM-DD, the last day
    std::string entry;   // "waivers.yml:12"
};

struct Finding {
    std::string rule; // id of the rule: "TW-TRIP-009"
    Severity severity;
    Text message; // what is wrong
    Text reason;  // why it matters to a reader
    Text source;  // standard and clause
    Fix fix;
    Location where;
    std::string fingerprint{};      // set by set_fingerprints()
    std::optional<Waived> waived{}; // by engross gate
    bool known = false;             // by engross gate: in the baseline, so it was there before
};

// Gives each finding of one document a fingerprint that stays the same while the report is worked
// on: of the rule, the path of headings without their numbers, and the quoted words without blanks,
// width and case. Places alike are counted, so that taking one of three away takes one fingerprint
// away. 32 hexadecimal digits.
void set_fingerprints(std::vector<Finding>& findings);

// A rule that was asked, and at how many elements; of a text rule 1 stands for any number of
// blocks. 0: the document has nothing that it looks at.
struct Asked {
    std::string rule;
    int places = 0;
};

} // namespace engross
