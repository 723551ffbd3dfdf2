// The fields of a title page: 出國類別, 服務機關, 姓名職稱, 派赴國家/地區, 出國期間, 報告日期 and
// their like.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace engross::normalize {

struct CoverField {
    std::string meta;  // element of meta: kind, agency, person, region, period, date
    std::string label; // the author's word for it, without blanks
    std::string value; // trimmed
};

// 「服務機關：經濟部」 and 「出國報告（出國類別：考察）」; null for any other line.
std::optional<CoverField> parse_field(std::string_view line);

// The meta element that a label alone names (a cell of a table on the cover); "" for none.
std::string_view field_of(std::string_view label);

} // namespace engross::normalize
