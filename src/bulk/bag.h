// What stands beside the outputs: BagIt 1.0 (RFC 8493) manifests, and tables that say which
// document went where.
#pragma once

#include "base/text.h"
#include "bulk/ledger.h"

#include <filesystem>

namespace engross::bulk {

// Writes, from the ledger alone: bagit.txt, bag-info.txt, manifest-sha256.txt of the outputs;
// inputs-sha256.txt; index.tsv (file → folder, verdict, title), not-carried.tsv (what the outputs
// do not have), quarantine.tsv (what failed, why, and the command that shows it);
// tagmanifest-sha256.txt. The same ledger gives the same bytes. This process must have signed on.
// Throws Error of the machine.
void write_bag(Ledger& ledger, const std::filesystem::path& out, Language language);

// The ledger's command for one of its documents, for a shell.
std::string reproducing(const std::string& command, const std::filesystem::path& file);

} // namespace engross::bulk
