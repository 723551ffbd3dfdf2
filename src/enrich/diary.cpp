// fact kind="diary": a heading that is a date and stands wrong. @date, @order="back" with @previous
// when
//   an earlier heading has a later date, @outside="before" or "after" the 出國期間 (@from, @to).
// fact kind="deadline": when the report should be in and when it is. @end of the trip, @date of the
//   report, @due three months after the end, @days from the end, @late="yes", @before-end="yes".
#include "enrich/calendar.h"
#include "enrich/facts.h"
#include "enrich/scan.h"

namespace engross::enrich {

namespace {

void check_place(const doc::Document& document,
                 xml::Node heading,
                 Day day,
                 const std::optional<Day>& previous) {
    const xml::Node period = document.meta().child("period");
    const auto from = to_day(period.attr("from"));
    const auto to = to_day(period.attr("to"));
    const bool back = previous && day < *previous;
    const bool before = from && day < *from;
    const bool after = to && day > *to;
    if (!back && !before && !after) {
        return;
    }
    xml::Node fact = doc::add_fact(document, "diary", heading, doc::plain_text(heading));
    fact.set("date", iso(day));
    if (back) {
        fact.set("order", "back");
        fact.set("previous", iso(*previous));
    }
    if (before || after) {
        fact.set("outside", before ? "before" : "after");
        fact.set("from", period.attr("from"));
        fact.set("to", period.attr("to"));
    }
}

void add_deadline(const doc::Document& document) {
    const xml::Node date = document.meta().child("date");
    const auto end = to_day(document.meta().child("period").attr("to"));
    const auto handed_in = to_day(date.attr("value"));
    if (!end || !handed_in) {
        return;
    }
    const Day due = add_months(*end, 3);
    xml::Node fact =
        doc::add_fact(document, "deadline", doc::find(document, date.attr("at")), date.text());
    fact.set("end", iso(*end));
    fact.set("date", iso(*handed_in));
    fact.set("due", iso(due));
    fact.set("days", std::to_string(days_between(*end, *handed_in)));
    if (*handed_in > due) {
        fact.set("late", "yes");
    }
    if (*handed_in < *end) {
        fact.set("before-end", "yes");
    }
}

} // namespace

void follow_diary(doc::Document& document) {
    std::optional<Day> previous;
    const xml::Node body = document.body();
    for (xml::Node node = body; node; node = node.following(body)) {
        const auto day = node.is("heading") ? to_day(node.attr("date")) : std::nullopt;
        if (!day) {
            continue;
        }
        check_place(document, node, *day, previous);
        previous = previous && *previous > *day ? previous : day;
    }
    add_deadline(document);
}

} // namespace engross::enrich
