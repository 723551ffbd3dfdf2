// veraPDF, an independent judge of PDF files, where it is installed: the program `verapdf` of its
// installer, in PATH.
#pragma once

#include "run/job.h"

#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace engross::run {

class VeraPdf {
public:
    // Throws Error(usage) when it is not there.
    VeraPdf();

    // "veraPDF 1.28.2"
    [[nodiscard]] const std::string& name() const { return name_; }

    // Those of `files` (absolute) of which it says that they conform to a flavour, by its own name:
    // "ua1", "2a", "ua2", "4".
    [[nodiscard]] std::set<std::filesystem::path>
    conforming(const std::vector<std::filesystem::path>& files, const std::string& flavour) const;

private:
    std::string name_;
};

// Holds the PDF of each result against the standards of its job's profile: what it finds conforming
// is confirmed; all else is removed, and the result fails with Error(internal).
void confirm(const VeraPdf& judge, std::span<const Job> jobs, std::span<Result> results);

} // namespace engross::run
