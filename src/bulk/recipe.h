// What a result depends on besides the document, as hashes: when one changes, the work is to be
// done again.
#pragma once

#include "bulk/ledger.h"
#include "run/run.h"

namespace engross::bulk {

// Conversion: engross and its libraries, fonts, models of OCR (when it is on), the options of
// `sample`. Checks: the rules that hold, each with its severity and its file, and the language of
// the findings.
Recipe recipe_of(const run::Job& sample, const run::Rules& rules, Language language);

} // namespace engross::bulk
