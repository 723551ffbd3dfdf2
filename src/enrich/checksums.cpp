#include "enrich/checksums.h"

#include <algorithm>
#include <array>

namespace engross::enrich {

namespace {

// Two-digit codes of A to Z.
constexpr std::array<int, 26> letter_codes{10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21,
                                           22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

int code(char letter) { return letter_codes[static_cast<std::size_t>(letter - 'A')]; }

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

} // namespace

bool is_national_id(std::string_view text) {
    if (text.size() != 10 || !is_letter(text[0]) || !all_digits(text.substr(2))) {
        return false;
    }
    const bool old_resident = text[1] >= 'A' && text[1] <= 'D';
    const bool others = text[1] == '1' || text[1] == '2' || text[1] == '8' || text[1] == '9';
    if (!old_resident && !others) {
        return false;
    }
    const int second = old_resident ? code(text[1]) % 10 : text[1] - '0';
    int sum = code(text[0]) / 10 + code(text[0]) % 10 * 9 + second * 8;
    constexpr std::array<int, 8> weights{7, 6, 5, 4, 3, 2, 1, 1};
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += (text[i + 2] - '0') * weights[i];
    }
    return sum % 10 == 0;
}

bool is_company_number(std::string_view text) {
    if (text.size() != 8 || !all_digits(text) || text == "00000000") {
        return false;
    }
    constexpr std::array<int, 8> weights{1, 2, 1, 2, 1, 2, 4, 1};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const int product = (text[i] - '0') * weights[i];
        sum += product / 10 + product % 10;
    }
    // 7 × 4 = 28, 2 + 8 = 10, which counts as 1 or as 0.
    return sum % 5 == 0 || (text[6] == '7' && (sum - 9) % 5 == 0);
}

bool is_card_number(std::string_view text) {
    if (text.size() < 13 || text.size() > 19 || !all_digits(text)) {
        return false;
    }
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        int digit = text[text.size() - 1 - i] - '0';
        if (i % 2 == 1) {
            digit = digit > 4 ? digit * 2 - 9 : digit * 2;
        }
        sum += digit;
    }
    return sum % 10 == 0 && text.find_first_not_of('0') != std::string_view::npos;
}

} // namespace engross::enrich
