// Dates and years as the text says them.
// fact kind="date": a whole date. @iso (absent when there is no such day), @weekday of it and
//   @stated-weekday (1 = Monday), where the author wrote one; @stated-as: 星期, 週, bracket.
// fact kind="year": @class roc-bare, roc-marked, ce-bare, ce-marked; @year in 西元; @first="yes"
// for the first 民國 year of the document; @quoted="yes" inside 「」 or 《》.
// fact kind="relative-date": 今年, 去年, 本日 …; @unit year or day.
// Of a heading or p whose whole text is a date: @weekday and @stated-weekday on the block as well.
// A heading 「3月11日（二）」 whose year normalize found (@date) has its fact, too, and so has such
//   a date in the text that lies within two months of the 出國期間.
#include "enrich/calendar.h"
#include "enrich/facts.h"
#include "enrich/scan.h"

namespace engross::enrich {

namespace {

const Pattern& date_pattern() {
    static const Pattern pattern(
        u"(?<![\\d.．])(?<!\\d[,，])(?:(中華民國|民國|西元|公元)[ 　]?)?(\\d{1,4})[ 　]?年"
        u"(?:[ 　]?(\\d{1,2})[ 　]?月(?:[ 　]?(\\d{1,2})[ 　]?日"
        u"(?:[ 　]?[（(]?(星期|週|禮拜)([一二三四五六日天])[）)]?|[ "
        u"　]?[（(]([一二三四五六日])[）)])?)?)?");
    return pattern;
}

enum Group { mark = 1, year, month, day, week_word, week_day, bracket_day };

int weekday_of(std::string_view han) {
    static constexpr std::u32string_view days = U"一二三四五六日";
    const std::u32string one = text::decode(han);
    const auto at = one.empty() ? std::u32string_view::npos : days.find(one.front());
    return at == std::u32string_view::npos ? (one == U"天" ? 7 : 0) : static_cast<int>(at) + 1;
}

struct Year {
    std::string kind;
    int ce = 0;
};

// A bare number before 年 may as well be a span of time: three digits near ours and four digits are
// years, the rest only with a month after it.
Year classify(const Match& match, const icu::UnicodeString& text) {
    const int number = to_number(match.groups[year]);
    const bool dated = !match.groups[month].empty();
    const std::string& word = match.groups[mark];
    if (word == "西元" || word == "公元") {
        return {"ce-marked", number};
    }
    if (!word.empty()) {
        return {"roc-marked", number + 1911};
    }
    static const Pattern span(u"^[ 　]?(?:來|間|以上|以內|之久|歷史|前|後|多)");
    if (!dated && span.found(part(text, match.end, match.end + 4))) {
        return {};
    }
    if (number >= 1800 && number <= 2100) {
        return {"ce-bare", number};
    }
    const int least = dated ? 1 : 90;
    return number >= least && number <= 200 ? Year{"roc-bare", number + 1911} : Year{};
}

// Depth of quotation marks, asked at places in rising order, so that a text is gone through once.
class Quotation {
public:
    explicit Quotation(const icu::UnicodeString& text) : text_(text) {}

    bool holds(int at) {
        for (; next_ < at; ++next_) {
            const char16_t c = text_.charAt(next_);
            depth_ += (c == u'「' || c == u'《' || c == u'『' || c == u'〈') ? 1 : 0;
            depth_ -= (c == u'」' || c == u'》' || c == u'』' || c == u'〉') ? 1 : 0;
        }
        return depth_ > 0;
    }

private:
    const icu::UnicodeString& text_;
    int next_ = 0;
    int depth_ = 0;
};

// The fact of a whole date, and the block's own weekday when the date is all it says.
void add_date(const doc::Document& document, Block& block, const Match& match, int ce) {
    const auto found = to_day(ce, to_number(match.groups[month]), to_number(match.groups[day]));
    xml::Node fact = doc::add_fact(document, "date", block.node, match.text);
    const bool bracket = !match.groups[bracket_day].empty();
    const int stated = weekday_of(match.groups[bracket ? bracket_day : week_day]);
    if (found) {
        fact.set("iso", iso(*found));
        fact.set("weekday", std::to_string(weekday(*found)));
    }
    if (stated > 0) {
        fact.set("stated-weekday", std::to_string(stated));
        fact.set("stated-as", bracket ? "bracket" : match.groups[week_word]);
    }
    const bool whole = text::length(block.text) <= text::length(match.text) + 2;
    if (whole && found && stated > 0 && (block.node.is("heading") || block.node.is("p"))) {
        block.node.set("weekday", std::to_string(weekday(*found)));
        block.node.set("stated-weekday", std::to_string(stated));
    }
}

void find_relative(const doc::Document& document,
                   const Block& block,
                   const icu::UnicodeString& text) {
    // 今年度, 去年 …; 本日 in a diary is told apart by @unit.
    static const Pattern relative(
        u"(今年|去年|明年|前年|後年)|(今日|今天|昨日|昨天|明日|明天|本日)");
    for (const Match& match : relative.all(text)) {
        xml::Node fact = doc::add_fact(document, "relative-date", block.node, match.text);
        fact.set("unit", match.groups[1].empty() ? "day" : "year");
    }
}

// 3月11日（星期二）: the year is elsewhere, and normalize has put the whole date into @date.
void add_heading_date(const doc::Document& document, Block& block, const icu::UnicodeString& text) {
    static const Pattern pattern(
        u"^[ 　]?\\d{1,2}[ 　]?月[ 　]?\\d{1,2}[ 　]?日[ 　]?[（(]?(星期|週|禮拜)?"
        u"([一二三四五六日天])[）)]?");
    const auto day = block.node.is("heading") ? to_day(block.node.attr("date")) : std::nullopt;
    const std::vector<Match> found = day ? pattern.all(text) : std::vector<Match>{};
    if (found.empty()) {
        return;
    }
    const std::string& word = found.front().groups[1];
    const std::string stated = std::to_string(weekday_of(found.front().groups[2]));
    xml::Node fact = doc::add_fact(document, "date", block.node, found.front().text);
    fact.set("iso", iso(*day));
    fact.set("weekday", std::to_string(weekday(*day)));
    fact.set("stated-weekday", stated);
    fact.set("stated-as", word.empty() ? "bracket" : word);
    block.node.set("weekday", std::to_string(weekday(*day)));
    block.node.set("stated-weekday", stated);
}

// 10月3日（週五）, without a year, in a report of a trip: the year is that of the trip.
void add_days_of_trip(const doc::Document& document,
                      const Block& block,
                      const icu::UnicodeString& text) {
    static const Pattern pattern(
        u"(?<![年\\d./])(?<!年[ 　])(\\d{1,2})[ 　]?月[ 　]?(\\d{1,2})[ 　]?日[ 　]?"
        u"[（(]?(星期|週|禮拜)([一二三四五六日天])[）)]?");
    constexpr int near = 62;
    const auto from = to_day(document.meta().child("period").attr("from"));
    const auto to = to_day(document.meta().child("period").attr("to"));
    if (!from || !to || block.node.is("heading")) {
        return;
    }
    for (const Match& match : pattern.all(text)) {
        for (int year = static_cast<int>(from->year()); year <= static_cast<int>(to->year());
             ++year) {
            const auto found = to_day(year, to_number(match.groups[1]), to_number(match.groups[2]));
            if (found && days_between(*from, *found) >= -near &&
                days_between(*to, *found) <= near) {
                xml::Node fact = doc::add_fact(document, "date", block.node, match.text);
                fact.set("iso", iso(*found));
                fact.set("weekday", std::to_string(weekday(*found)));
                fact.set("stated-weekday", std::to_string(weekday_of(match.groups[4])));
                fact.set("stated-as", match.groups[3]);
                break;
            }
        }
    }
}

} // namespace

void find_dates(doc::Document& document) {
    bool seen_roc = false;
    for (Block& block : text_blocks(document)) {
        const icu::UnicodeString text = utf16(block.text);
        Quotation quotation(text);
        for (const Match& match : date_pattern().all(text)) {
            const Year found = classify(match, text);
            if (found.kind.empty()) {
                continue;
            }
            xml::Node fact = doc::add_fact(document, "year", block.node, match.text);
            fact.set("class", found.kind);
            fact.set("year", std::to_string(found.ce));
            if (quotation.holds(match.start)) {
                fact.set("quoted", "yes");
            }
            if (!seen_roc && found.kind.starts_with("roc")) {
                fact.set("first", "yes");
                seen_roc = true;
            }
            if (!match.groups[day].empty()) {
                add_date(document, block, match, found.ce);
            }
        }
        add_heading_date(document, block, utf16(doc::words(block.node)));
        add_days_of_trip(document, block, text);
        find_relative(document, block, text);
    }
}

} // namespace engross::enrich
