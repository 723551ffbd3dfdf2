// Check digits of numbers that name a person, a company or a card in Taiwan. Input: upper-case
// ASCII letters and digits only.
#pragma once

#include <string_view>

namespace engross::enrich {

// 國民身分證統一編號 ([A-Z][12]), and 外來人口統一證號 in the form since 110-01-02 ([A-Z][89]) and
// the old one ([A-Z][A-D]): one sum, weights 1 9 8 7 6 5 4 3 2 1 1, divisible by 10.
bool is_national_id(std::string_view text);
// 營利事業統一編號, 8 digits, weights 1 2 1 2 1 2 4 1, digit sums divisible by 5 (since 112-04; the
// older sum of 10 is part of it).
bool is_company_number(std::string_view text);
// Luhn (ISO/IEC 7812-1), 13 to 19 digits.
bool is_card_number(std::string_view text);

} // namespace engross::enrich
