// The report of an archive as one accessible page: no script, nothing from the network. Each chart
// is a table with a bar in its rows, so that who cannot see the bars reads the numbers.
#pragma once

#include "bulk/statistics.h"
#include "bulk/tables.h"

namespace engross::bulk {

struct PageHead {
    std::string archive; // the folder, as it was named
    std::string engross; // version
    std::string command; // that shows what one document does
    std::string up; // from the page to the output folder, as an address that ends in "/"; "": the
                    // same folder
    bool links = true; // documents are linked to their pages
};

Bytes report_page(const Statistics& statistics,
                  const RuleInfos& rules,
                  const PageHead& head,
                  Language language);

} // namespace engross::bulk
