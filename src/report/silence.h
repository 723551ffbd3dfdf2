#pragma once

#include "report/report.h"

namespace engross::report {

// The rules that said nothing of a file.
struct Silence {
    std::vector<const Asked*> passed;
    std::vector<const Asked*>
        nothing_to_look_at; // they ask for a person: their silence is no proof
    std::vector<const Asked*> not_applicable;
};

Silence silence(const Report& report, const File& file);

} // namespace engross::report
