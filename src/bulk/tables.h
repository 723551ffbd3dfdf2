// The documents and rules of an archive as tables for other programs.
#pragma once

#include "base/bytes.h"
#include "base/rule_info.h"
#include "bulk/statistics.h"

#include <map>

namespace engross::bulk {

using RuleInfos = std::map<std::string, RuleInfo, std::less<>>; // by id

// RFC 4180 in UTF-8 with a byte order mark, as spreadsheets want it; nothing in it is taken for a
// formula.
Bytes documents_csv(Ledger& ledger, Language language);
Bytes rules_csv(const Statistics& statistics, const RuleInfos& rules, Language language);
// A document a line, with its findings by rule.
Bytes documents_jsonl(Ledger& ledger);

} // namespace engross::bulk
