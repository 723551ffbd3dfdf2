// Findings → text, JSON, SARIF, JUnit, SVRL, EARL, HTML. Pure: the same report gives the same
// bytes.
#pragma once

#include "base/bytes.h"
#include "base/error.h"
#include "base/finding.h"
#include "base/rule_info.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engross::report {

// A picture of a document, for a person to look at.
struct Picture {
    Location where;
    Bytes thumbnail; // JPEG; "" when it cannot be shown
    int width = 0;   // of the thumbnail, px
    int height = 0;
    bool decorative = false; // the author says so
    std::string alt;         // as in the outputs
    std::string by;          // whose it is: author, ocr, caption, inferred
    std::string caption;
    int confidence = 100; // of `alt`, when it was read, per cent
    std::string ocr;      // text that was read in it, a line each; then the content of its codes
    int ocr_confidence = 0;
};

// Who has looked at an output that was written, and held it against what.
struct Confirmation {
    std::string output; // "report.pdf"
    Text judge;         // "veraPDF 1.30.2"
    Text standard;      // "PDF/UA-1"
};

// What came of one input file.
struct File {
    std::string path;   // as given on the command line
    std::string sha256; // of the file; "" when it could not be read
    std::vector<Finding> findings;
    std::vector<Asked>
        asked{}; // every rule in use, and of how much: which passed, which never applied
    std::vector<Picture> pictures{};           // when they were asked for
    std::optional<Error> error{};              // why there are no findings
    std::vector<Confirmation> confirmations{}; // of its outputs
};

// What a gate made of all files together.
struct Gate {
    std::string policy; // its file
    bool passes = false;
    std::vector<Text> reasons; // why it does not pass
    std::vector<Text>
        notes; // what the policy changes; waivers that end soon, have ended or match nothing
};

// A list of others (WCAG, the checkpoints of PDF/UA) that rules belong to.
struct Taxonomy {
    struct Item {
        std::string id; // "1.1.1"
        std::string name;
        std::vector<std::string> rules;
    };

    std::string name; // "WCAG"
    std::string version;
    std::string organization;
    std::string link;
    Text title{"", ""};
    std::vector<Item> items;
};

struct Report {
    std::string engross; // version
    std::string date;    // of judgement, YYYY-MM-DD
    std::string profile;
    std::string stage;
    std::vector<File> files;
    // Of the selection, where they are known; `severity` is the one that holds there.
    std::map<std::string, RuleInfo, std::less<>> rules{};
    std::vector<Taxonomy> taxonomies{};
    Text profile_title{"", ""};
    Text not_checked{"", ""};   // what the profile says that it does not check
    std::optional<Gate> gate{}; // of engross gate
};

// Neither waived nor known: what a gate counts against a document.
bool is_new(const Finding& finding);

// "fail" with a new error or when the file could not be read, "review" when a person must look or
// an error is known from before, else "pass". What is waived counts no more; the rest is never
// counted as passed.
std::string_view verdict(const File& file);

bool any_at_least(const File& file, Severity threshold);

enum class Format { text, json, sarif, junit, svrl, earl, html };

std::vector<std::string> format_names(); // in the order of the enumeration
Format format_from(std::string_view name);

// `colour`: for the text format on a terminal.
Bytes render(const Report& report, Format format, Language language, bool colour);

} // namespace engross::report
