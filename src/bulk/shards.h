// An archive on many machines: each takes a part of the documents, by their hash, into a ledger of
// its own on the storage that they share, and no lock is held there. A ledger belongs to one
// attempt: when a machine is lost, the next attempt goes on from what the earlier ones have kept,
// and disturbs none that may still be alive.
#pragma once

#include "bulk/ledger.h"

#include <memory>

namespace engross::bulk {

struct Shard {
    unsigned index = 0;
    unsigned count = 1;
};

// The one of `count` that is this process's: SLURM_ARRAY_TASK_ID (from SLURM_ARRAY_TASK_MIN on), or
// JOB_COMPLETION_INDEX (a Kubernetes Indexed Job). Throws Error(usage) when neither says it.
Shard shard_of_environment(unsigned count);

// LEDGER.shards, where all of this lies.
std::filesystem::path shards_folder(const std::filesystem::path& ledger);

// Puts a copy of the ledger there for all to begin with. Throws Error of the machine.
void publish(Ledger& ledger);

// The ledger of a new attempt at a shard: the documents of publish(), and what earlier attempts
// have done of them. Throws Error(usage) when nothing was published.
std::unique_ptr<Ledger> open_shard(const std::filesystem::path& ledger, Shard shard);

// Takes into the ledger what all attempts have done. When nothing is left to do, their folder is
// removed. Returns how many documents were taken.
std::int64_t merge(Ledger& ledger);

} // namespace engross::bulk
