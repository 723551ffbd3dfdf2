// Starts drainers as a Slurm array; Slurm places them, the ledgers decide what remains.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace engross::bulk {

struct SlurmJob {
    std::filesystem::path folder;   // for the scripts and what the tasks say
    std::vector<std::string> drain; // the command of a task, without its shard
    std::vector<std::string> merge; // that of the task after all others
    unsigned tasks = 1;
    unsigned processors = 1; // of a task
};

// Writes folder/array.sh and folder/merge.sh. Throws Error of the machine.
void write_scripts(const SlurmJob& job);

// Hands both to sbatch. Returns the array's number; "" when there is no sbatch, or it refuses.
std::string submit(const SlurmJob& job);

// A word for a shell.
std::string quoted(const std::string& word);

} // namespace engross::bulk
