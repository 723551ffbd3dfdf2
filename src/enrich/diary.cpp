// fact kind="diary": a heading that is a date and stands wrong. @date, @order="back" with @previous
// when an earlier heading has a later date, @outside="before" or "after" the 出國期間 (@from, @to).
// fact kind="deadline": when the report should be in and when it is. @end of the trip, @date of the
//   report, @due three months after the end, @days from the end, @late="yes", @before-end="yes".
// fact kind="duration": the 出國期間 on the cover says how many days it has (共 6 天), and its
//   dates make another number. @stated, @days (both ends counted). fact kind="span": the first or
//   the last day of the diary is not that of the 出國期間. @end first or last, @date of the
//   heading, @period.
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

Day off_weekend(Day day) {
    while (weekday(day) > 5) {
        day = std::chrono::sys_days{day} + std::chrono::days{1};
    }
    return day;
}

void add_duration(const doc::Document& document) {
    static const Pattern days(
        u"(?:共計|共|計|為期|合計)[ 　]?([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})[ 　]?[天日]");
    const xml::Node period = document.meta().child("period");
    const auto from = to_day(period.attr("from"));
    const auto to = to_day(period.attr("to"));
    const std::vector<Match> stated =
        from && to ? days.all(utf16(period.text())) : std::vector<Match>{};
    if (stated.empty()) {
        return;
    }
    const int counted = days_between(*from, *to) + 1;
    if (to_number(stated.front().groups[1]) != counted) {
        xml::Node fact = doc::add_fact(
            document, "duration", doc::find(document, period.attr("at")), stated.front().text);
        fact.set("stated", std::to_string(to_number(stated.front().groups[1])));
        fact.set("days", std::to_string(counted));
    }
}

// A diary that begins later or ends earlier than the trip; check_place has named the days outside
// it.
void check_end(const doc::Document& document,
               xml::Node heading,
               std::string_view end,
               std::string_view side) {
    const std::string_view period = document.meta().child("period").attr(side);
    const bool inside =
        end == "first" ? heading.attr("date") > period : heading.attr("date") < period;
    if (!period.empty() && inside) {
        xml::Node fact = doc::add_fact(document, "span", heading, doc::plain_text(heading));
        fact.set("end", end);
        fact.set("date", heading.attr("date"));
        fact.set("period", period);
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
    // Taipei counts from the day after the return and moves a limit off the weekend (holidays
    // unknown).
    const Day later = off_weekend(due);
    fact.set("due-moved", iso(later));
    if (*handed_in > later) {
        fact.set("late-moved", "yes");
    }
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
    xml::Node first;
    xml::Node last;
    const xml::Node body = document.body();
    for (xml::Node node = body; node; node = node.following(body)) {
        const auto day = node.is("heading") ? to_day(node.attr("date")) : std::nullopt;
        if (!day) {
            continue;
        }
        check_place(document, node, *day, previous);
        first = first ? first : node;
        last = node;
        previous = previous && *previous > *day ? previous : day;
    }
    if (first != last) {
        check_end(document, first, "first", "from");
        check_end(document, last, "last", "to");
    }
    add_duration(document);
    add_deadline(document);
}

} // namespace engross::enrich
