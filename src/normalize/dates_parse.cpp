#include "base/text.h"
#include "normalize/dates.h"
#include "normalize/numerals.h"

#include <algorithm>
#include <array>

namespace engross::normalize {

namespace {

using View = std::u32string_view;

constexpr int roc_epoch = 1911;

// Reads along a text; blanks between the parts of a date do not count.
class Scanner {
public:
    explicit Scanner(View text) : text_(text) {}

    void blanks() {
        while (at_ < text_.size() && text::is_blank(text_[at_])) {
            ++at_;
        }
    }

    bool take(View word) {
        blanks();
        if (!text_.substr(at_).starts_with(word)) {
            return false;
        }
        at_ += word.size();
        return true;
    }

    bool take_one_of(View signs) {
        blanks();
        if (at_ >= text_.size() || signs.find(text_[at_]) == View::npos) {
            return false;
        }
        ++at_;
        return true;
    }

    std::optional<int> number() {
        blanks();
        std::size_t from = at_;
        int value = 0;
        for (; at_ < text_.size() && at_ - from < 4 && digit(text_[at_]) >= 0; ++at_) {
            value = value * 10 + digit(text_[at_]);
        }
        if (at_ > from) {
            return value;
        }
        auto numeral = read_numeral(text_.substr(from));
        if (!numeral || (numeral->digits != Digits::han && numeral->digits != Digits::formal)) {
            return std::nullopt;
        }
        at_ += numeral->length;
        return numeral->value;
    }

    [[nodiscard]] View rest() const { return text_.substr(std::min(at_, text_.size())); }

    [[nodiscard]] std::size_t at() const { return at_; }

private:
    static int digit(char32_t c) {
        if (c >= U'0' && c <= U'9') {
            return static_cast<int>(c - U'0');
        }
        return c >= U'０' && c <= U'９' ? static_cast<int>(c - U'０') : -1;
    }

    View text_;
    std::size_t at_ = 0;
};

bool possible(const Date& date) {
    bool year = !date.year || (*date.year > 1800 && *date.year < 2300);
    return year && date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31;
}

int common_era(int year) { return year < 300 ? year + roc_epoch : year; }

std::optional<FoundDate> finish(const Scanner& scanner, const Date& date) {
    return possible(date) ? std::optional(FoundDate{date, scanner.rest()}) : std::nullopt;
}

// 民國 113 年 1 月 29 日, 1 月 30 日
std::optional<FoundDate> chinese(View text) {
    Scanner scanner(text);
    bool era = scanner.take(U"中華民國") || scanner.take(U"民國") || scanner.take(U"西元");
    auto first = scanner.number();
    if (!first) {
        return std::nullopt;
    }
    Date date;
    if (scanner.take(U"年")) {
        date.year = common_era(*first);
        first = scanner.number();
    } else if (era) {
        return std::nullopt;
    }
    if (!first || !scanner.take(U"月")) {
        return std::nullopt;
    }
    date.month = *first;
    auto day = scanner.number();
    if (!day || !(scanner.take(U"日") || scanner.take(U"號"))) {
        return std::nullopt;
    }
    date.day = *day;
    return finish(scanner, date);
}

// 2024/1/29, 113.01.29, 2024-01-29
std::optional<FoundDate> numeric(View text) {
    Scanner scanner(text);
    auto year = scanner.number();
    static constexpr View separators = U"/.-／．－";
    if (!year || *year < 50 || !scanner.take_one_of(separators)) {
        return std::nullopt;
    }
    auto month = scanner.number();
    if (!month || !scanner.take_one_of(separators)) {
        return std::nullopt;
    }
    auto day = scanner.number();
    if (!day) {
        return std::nullopt;
    }
    return finish(scanner, {common_era(*year), *month, *day});
}

int month_of(Scanner& scanner) {
    static constexpr std::array<View, 24> months{
        U"January",   U"February", U"March",    U"April",    U"May", U"June", U"July", U"August",
        U"September", U"October",  U"November", U"December", U"Jan", U"Feb",  U"Mar",  U"Apr",
        U"May",       U"Jun",      U"Jul",      U"Aug",      U"Sep", U"Oct",  U"Nov",  U"Dec"};
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (scanner.take(months[i])) {
            scanner.take(U".");
            return static_cast<int>(i % 12) + 1;
        }
    }
    return 0;
}

// 29 January 2024, January 29, 2024
std::optional<FoundDate> english(View text) {
    Scanner scanner(text);
    Date date;
    date.month = month_of(scanner);
    auto day = scanner.number();
    if (!day) {
        return std::nullopt;
    }
    date.day = *day;
    for (View ending : {View(U"st"), View(U"nd"), View(U"rd"), View(U"th")}) {
        if (scanner.rest().starts_with(ending)) {
            scanner.take(ending);
        }
    }
    if (date.month == 0) {
        date.month = month_of(scanner);
    }
    scanner.take(U",");
    Scanner before_year = scanner;
    if (auto year = scanner.number(); year && *year >= 1900) {
        date.year = year;
        return finish(scanner, date);
    }
    return finish(before_year, date);
}

std::optional<FoundDate> date_at(View text) {
    for (auto* read : {chinese, numeric, english}) {
        if (auto found = read(text)) {
            return found;
        }
    }
    return std::nullopt;
}

// （星期一）, (一), 週一, Monday
void skip_weekday(Scanner& scanner) {
    bool open = scanner.take_one_of(U"(（[〔");
    bool named = scanner.take(U"星期") || scanner.take(U"週") || scanner.take(U"周") ||
                 scanner.take(U"禮拜");
    if (open || named) {
        scanner.take_one_of(U"一二三四五六日天");
    }
    for (View day : {View(U"Monday"),
                     View(U"Tuesday"),
                     View(U"Wednesday"),
                     View(U"Thursday"),
                     View(U"Friday"),
                     View(U"Saturday"),
                     View(U"Sunday"),
                     View(U"Mon"),
                     View(U"Tue"),
                     View(U"Wed"),
                     View(U"Thu"),
                     View(U"Fri"),
                     View(U"Sat"),
                     View(U"Sun")}) {
        if (scanner.take(day)) {
            scanner.take(U".");
            break;
        }
    }
    scanner.take(U",");
    if (open) {
        scanner.take_one_of(U")）]〕");
    }
}

std::string padded(int value, std::size_t width) {
    std::string digits = std::to_string(value);
    return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

void complete(Date& date, const Date& before) {
    if (!date.year) {
        date.year = before.year;
    }
}

} // namespace

std::string iso(const Date& date) {
    if (!date.year) {
        return {};
    }
    return padded(*date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::optional<Date> whole_date(std::string_view utf8) {
    if (utf8.size() > 120) {
        return std::nullopt;
    }
    std::u32string text = text::decode(utf8);
    Scanner start(text);
    skip_weekday(start); // "Monday, 29 January 2024"
    auto found = date_at(start.rest());
    if (!found) {
        return std::nullopt;
    }
    Scanner scanner(found->rest);
    skip_weekday(scanner);
    scanner.take_one_of(U"：:");
    scanner.blanks();
    return scanner.rest().empty() ? std::optional(found->date) : std::nullopt;
}

std::optional<FoundDate> find_date(View text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (auto found = date_at(text.substr(at))) {
            return found;
        }
    }
    return std::nullopt;
}

std::optional<Period> find_period(std::string_view utf8) {
    std::u32string text = text::decode(utf8.substr(0, 400));
    auto from = find_date(text);
    if (!from) {
        return std::nullopt;
    }
    Scanner scanner(from->rest);
    skip_weekday(scanner);
    bool begins = scanner.take(U"起"); // 5月20日起至同年5月24日止
    scanner.blanks();
    if (!scanner.take_one_of(U"至到~～－-–—〜") && !begins) {
        return Period{from->date, from->date};
    }
    scanner.blanks();
    scanner.take(U"同年");
    scanner.blanks();
    if (auto to = date_at(scanner.rest())) {
        complete(to->date, from->date);
        return Period{from->date, to->date};
    }
    auto day = scanner.number(); // 1月29日至31日
    if (day && *day >= 1 && *day <= 31 && (scanner.take(U"日") || scanner.rest().empty())) {
        return Period{from->date, {from->date.year, from->date.month, *day}};
    }
    return Period{from->date, from->date};
}

} // namespace engross::normalize
