// Days of the Gregorian calendar, also as 民國 years say them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace engross::enrich {

using Day = std::chrono::year_month_day;

std::optional<Day> to_day(int year, int month, int day); // nothing when there is no such day
std::optional<Day> to_day(std::string_view iso);         // "2024-01-29"
std::string iso(Day day);
int weekday(Day day);                // 1 = Monday … 7 = Sunday
Day add_months(Day day, int months); // the last day of a shorter month
int days_between(Day from, Day to);

} // namespace engross::enrich
