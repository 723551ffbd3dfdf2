// A result as the ledger keeps it, and the files that belong to it.
#pragma once

#include "bulk/drain.h"

#include <span>

namespace engross::bulk {

// Without the outputs.
Record record_of(const run::Result& result);

// NAME.findings.json in the job's output folder. Throws Error of the machine.
void write_findings(const Ledger& ledger,
                    const run::Job& job,
                    const report::Report& report,
                    Language language);

// What a job has written into its output folder, with hashes: `names` (files, folders of pictures)
// and its findings. Removes whatever else is there, outputs of an earlier recipe; after a recheck
// nothing. `told`: sums that need not be computed. Throws as std::filesystem.
std::vector<Output> keep_outputs(const std::filesystem::path& out,
                                 const run::Job& job,
                                 std::vector<std::string> names,
                                 std::span<const run::Sum> told);

} // namespace engross::bulk
