// Dates as reports write them: 113 年 1 月 29 日（星期一）, 民國113年1月29日, 2024/1/29, 29 January
// 2024.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace engross::normalize {

struct Date {
    std::optional<int> year; // common era; absent when only month and day are given
    int month = 0;
    int day = 0;

    bool operator==(const Date&) const = default;
};

// YYYY-MM-DD; "" without a year.
std::string iso(const Date& date);

// `text` when it is a date as a whole, but for a weekday and a closing colon.
std::optional<Date> whole_date(std::string_view text);

// The first date in `text`, and what follows it.
struct FoundDate {
    Date date;
    std::u32string_view rest;
};

std::optional<FoundDate> find_date(std::u32string_view text);

// 113年1月29日至2月3日; the second date takes year and month of the first where it has none.
struct Period {
    Date from;
    Date to;
};

std::optional<Period> find_period(std::string_view text);

} // namespace engross::normalize
