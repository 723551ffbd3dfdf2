// Headings that are dates, and paragraphs of nothing but a date, say it as YYYY-MM-DD.
#include "normalize/dates.h"

#include "base/text.h"
#include "normalize/pass_list.h"
#include "normalize/tools.h"

namespace engross::normalize {

namespace {

// The year that holds before any dated heading: that of the trip or of the report.
std::optional<int> first_year(const doc::Document& document) {
    for (Node value : document.meta().children()) {
        std::string_view date = value.is("period") ? value.attr("from")
                                : value.is("date") ? value.attr("value")
                                                   : "";
        if (date.size() == 10) {
            return text::to_int(date.substr(0, 4));
        }
    }
    return std::nullopt;
}

} // namespace

void dates(doc::Document& document) {
    std::optional<int> year = first_year(document);
    for (Node block : document.body().children()) {
        if (!block.is("heading") && !block.is("p")) {
            continue;
        }
        auto date = whole_date(doc::words(block));
        if (!date) {
            continue;
        }
        if (!date->year) {
            date->year = year;
        }
        if (date->year) {
            year = date->year;
            block.set("date", iso(*date));
        }
    }
}

} // namespace engross::normalize
