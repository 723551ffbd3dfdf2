// Waivers: findings that somebody answers for leaving as they are, each until a day.
//
//     waivers:
//       - rule: TW-TRIP-009
//         document: reports/*.docx   # path from this file's folder, * matches / too; or sha256:…
//         fingerprint: 3f1c…         # of the one finding, as check --format json tells it
//         reason: why it may stay
//         owner: who answers for it
//         expires: 2026-12-31        # the last day
//
// All six are required: a waiver is never for more than one finding of a document.
#pragma once

#include "report/report.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace engross::gate {

struct Waiver {
    std::string rule;
    std::string document;
    std::string fingerprint;
    Waived entry;
};

struct Waivers {
    std::filesystem::path file; // empty: there are none
    std::vector<Waiver> all{};
};

// Throws Error(usage) with FILE:LINE and what was expected.
Waivers load_waivers(const std::filesystem::path& file);

bool is_of(const Waivers& waivers, const Waiver& waiver, const report::File& file);

// Marks the findings that a waiver holds for on `date`. Returns what a person should know: waivers
// that end within 30 days or have ended; and, of those for a document that is here, such as match
// no finding.
struct Applied {
    std::vector<Text> faults; // ended, or matching nothing
    std::vector<Text> soon;
};

Applied mark_waived(const Waivers& waivers, const std::string& date, std::span<report::File> files);

// The documents that the waivers are of: below the waivers file's folder, hidden folders left out,
// sorted.
std::vector<std::filesystem::path> documents(const Waivers& waivers);
// Waivers that are of none of the files.
std::vector<Text> without_document(const Waivers& waivers, std::span<const report::File> files);

// Path of a document as waivers and baselines name it: from `file`'s folder, with /.
std::string name_of(const std::filesystem::path& document, const std::filesystem::path& file);

} // namespace engross::gate
