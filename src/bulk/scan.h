// Finds an archive's documents.
#pragma once

#include "bulk/ledger.h"

#include <filesystem>

namespace engross::bulk {

struct Scanned {
    std::int64_t files = 0;      // documents, by their names
    std::int64_t read = 0;       // of these, those that were new or had changed
    std::int64_t unreadable = 0; // files that may not be read
};

// Puts all files below `folder` that a reader knows by name into the ledger, by their SHA-256. A
// file that was not changed since (Stamp) is not read again. Links are not followed; hidden files
// and folders are passed over. Throws as std::filesystem when `folder` cannot be read.
Scanned scan(Ledger& ledger, const std::filesystem::path& folder);

} // namespace engross::bulk
