#include "enrich/enrich.h"
#include "enrich/facts.h"

#include <array>

namespace engross::enrich {

std::span<const doc::Pass> passes() {
    // Languages come last: they add spans, so that the facts before them see whole texts.
    static constexpr std::array<doc::Pass, 21> list{{
        {"han", count_han},
        {"dates", find_dates},
        {"diary", follow_diary},
        {"labels", compare_labels},
        {"counts", compare_counts},
        {"captions", compare_captions},
        {"toc-facts", compare_toc},
        {"brackets", balance_brackets},
        {"sentences", measure_sentences},
        {"similar", compare_sentences},
        {"numerals", compare_numerals},
        {"names", compare_names},
        {"referents", follow_referents},
        {"titles", compare_titles},
        {"abbreviations", follow_abbreviations},
        {"totals", add_up_tables},
        {"contrast", measure_contrast},
        {"personal", find_personal},
        {"scan", find_scan},
        {"alt", propose_alt},
        {"languages", mark_languages},
    }};
    return list;
}

} // namespace engross::enrich
