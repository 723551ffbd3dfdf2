// Findings → text, JSON, SARIF, JUnit, SVRL, EARL, HTML. Pure: the same report gives the same bytes.
#pragma once

#include "base/bytes.h"
#include "base/error.h"
#include "base/finding.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engross::report {

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
    std::vector<Asked> asked;   // every rule in use, and of how much: which passed, which never applied
    std::optional<Error> error; // why there are no findings
    std::vector<Confirmation> confirmations{}; // of its outputs
};

// What a gate made of all files together.
struct Gate {
    std::string policy;        // its file
    bool passes = false;
    std::vector<Text> reasons; // why it does not pass
    std::vector<Text> notes;   // what the policy changes; waivers that end soon, have ended or match nothing
};

struct Report {
    std::string engross; // version
    std::string date;    // of judgement, YYYY-MM-DD
    std::string profile;
    std::string stage;
    std::vector<File> files;
    std::optional<Gate> gate{}; // of engross gate
};

// Neither waived nor known: what a gate counts against a document.
bool is_new(const Finding& finding);

// "fail" with a new error or when the file could not be read, "review" when a person must look or an error is
// known from before, else "pass". What is waived counts no more; the rest is never counted as passed.
std::string_view verdict(const File& file);

bool any_at_least(const File& file, Severity threshold);

enum class Format { text, json, sarif, junit, svrl, earl, html };

std::vector<std::string> format_names(); // in the order of the enumeration
Format format_from(std::string_view name);

// `colour`: for the text format on a terminal.
Bytes render(const Report& report, Format format, Language language, bool colour);

} // namespace engross::report
