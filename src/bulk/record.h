// A result as the ledger keeps it, and the files that belong to it.
#pragma once

#include "bulk/drain.h"

namespace engross::bulk {

// Without the outputs.
Record record_of(const run::Result& result);

// NAME.findings.json beside the job's outputs. Throws Error of the machine.
void write_findings(const Plan& plan, const run::Job& job, report::File file);

// All files of a job's output folder, with their hashes; what belongs to no document of the job's name is removed.
std::vector<Output> outputs_of(const std::filesystem::path& out, const run::Job& job);

// Files that were being written when a run was killed.
void remove_temporary(const std::filesystem::path& folder);

} // namespace engross::bulk
