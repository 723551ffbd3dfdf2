#include "enrich/calendar.h"

#include "base/text.h"

#include <cstdio>

namespace engross::enrich {

namespace chrono = std::chrono;

std::optional<Day> to_day(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) {
        return std::nullopt;
    }
    const Day made{chrono::year(year),
                   chrono::month(static_cast<unsigned>(month)),
                   chrono::day(static_cast<unsigned>(day))};
    return made.ok() ? std::optional(made) : std::nullopt;
}

std::optional<Day> to_day(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') {
        return std::nullopt;
    }
    return to_day(text::to_int(iso.substr(0, 4)),
                  text::to_int(iso.substr(5, 2)),
                  text::to_int(iso.substr(8, 2)));
}

std::string iso(Day day) {
    char out[32];
    std::snprintf(out,
                  sizeof out,
                  "%04d-%02u-%02u",
                  static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()));
    return out;
}

int weekday(Day day) {
    return static_cast<int>(chrono::weekday(chrono::sys_days(day)).iso_encoding());
}

Day add_months(Day day, int months) {
    const Day moved = day + chrono::months(months);
    return moved.ok() ? moved : Day(moved.year() / moved.month() / chrono::last);
}

int days_between(Day from, Day to) {
    return static_cast<int>((chrono::sys_days(to) - chrono::sys_days(from)).count());
}

} // namespace engross::enrich
