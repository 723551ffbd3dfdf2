// The baseline: findings that were there when the gate was put up. Written by engross baseline,
// once; from then on entries may only go.
//
//     baseline:
//       - {fingerprint: "3f1c…", rule: "TOC-TYPED", document: "reports/a.docx"}
#pragma once

#include "report/report.h"

#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <tuple>

namespace engross::gate {

struct Baseline {
    using Entry = std::tuple<std::string, std::string, std::string>; // document, rule, fingerprint
    std::filesystem::path file;                                      // empty: there is none
    std::set<Entry> entries{};
};

// Throws Error(usage) with FILE:LINE and what was expected.
Baseline load_baseline(const std::filesystem::path& file);

// All errors and warnings that are not waived: what a person must look at never becomes known.
Baseline baseline_of(std::filesystem::path file, std::span<const report::File> files);

// Marks the findings that are in it and not waived.
void mark_known(const Baseline& baseline, std::span<report::File> files);

// Without the entries of these files that are there no more. A file that could not be read keeps
// its own.
Baseline shrunk(const Baseline& baseline, std::span<const report::File> files);

Bytes to_yaml(const Baseline& baseline);

} // namespace engross::gate
