#include "layout/setup.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace engross::layout {
namespace {

double length(xml::Node node, std::string_view name, double fallback, double most) {
    return std::clamp(text::to_double(node.attr(name), fallback), 0.0, most);
}

Setup read_setup(xml::Node node) {
    Setup setup;
    setup.node = node;
    setup.id = node.attr("id");
    constexpr double largest = 14400; // ISO 32000-1, annex C.2: 200 inches
    setup.width = std::max(length(node, "width", setup.width, largest), 72.0);
    setup.height = std::max(length(node, "height", setup.height, largest), 72.0);
    setup.left = length(node, "margin-left", setup.left, setup.width * 0.4);
    setup.right = length(node, "margin-right", setup.right, setup.width * 0.4);
    setup.top = length(node, "margin-top", setup.top, setup.height * 0.4);
    setup.bottom = length(node, "margin-bottom", setup.bottom, setup.height * 0.4);
    setup.header_distance =
        length(node, "header-distance", setup.header_distance, setup.height * 0.3);
    setup.footer_distance =
        length(node, "footer-distance", setup.footer_distance, setup.height * 0.3);
    setup.columns = std::clamp(text::to_int(node.attr("columns"), 1), 1, 8);
    setup.gap = length(node, "column-gap", setup.gap, setup.text_width() / (2 * setup.columns));
    setup.grid = length(node, "grid", 0, 200);
    setup.first_different = node.attr("first-different") == "yes";
    setup.vertical = node.attr("writing-mode") == "vertical-rl";
    setup.continuous = node.attr("continuous") == "yes";
    setup.number_start = text::to_int(node.attr("number-start"), 0);
    setup.number_format = node.attr("number-format");
    return setup;
}

std::string roman(int number) {
    static constexpr std::array<std::pair<int, const char*>, 13> parts{{{1000, "m"},
                                                                        {900, "cm"},
                                                                        {500, "d"},
                                                                        {400, "cd"},
                                                                        {100, "c"},
                                                                        {90, "xc"},
                                                                        {50, "l"},
                                                                        {40, "xl"},
                                                                        {10, "x"},
                                                                        {9, "ix"},
                                                                        {5, "v"},
                                                                        {4, "iv"},
                                                                        {1, "i"}}};
    std::string result;
    for (const auto& [value, letters] : parts) {
        for (; number >= value; number -= value) {
            result += letters;
        }
    }
    return result;
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

std::string letter(int number) {
    const auto count = static_cast<std::size_t>((number - 1) / 26 + 1); // a … z, aa, bb …
    return std::string(count, static_cast<char>('a' + (number - 1) % 26));
}

// 1 … 999: 一, 十二, 一百零五.
std::string han(int number) {
    static constexpr std::array digits{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    const auto digit = [](int d) { return std::string(digits.at(static_cast<std::size_t>(d))); };
    std::string result;
    if (number >= 100) {
        result = digit(number / 100) + "百";
        number %= 100;
        if (number > 0 && number < 10) {
            result += "零";
        } else if (number / 10 == 1) {
            result += "一";
        }
    }
    if (number >= 10) {
        result += (number / 10 > 1 ? digit(number / 10) : "") + "十";
        number %= 10;
    }
    return number > 0 ? result + digit(number) : result;
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

} // namespace

xml::Node Setup::furniture(std::string_view kind, std::size_t n, int page_number) const {
    const auto on = [&](std::string_view wanted) {
        for (const xml::Node child : node.children()) {
            if (child.is(kind) && child.attr("on") == wanted) {
                return child;
            }
        }
        return xml::Node();
    };
    if (first_different && n == 1) {
        return on("first");
    }
    const xml::Node even = page_number % 2 == 0 ? on("even") : xml::Node();
    return even ? even : on("default");
}

std::vector<Setup> read_setups(const doc::Document& document) {
    std::vector<Setup> setups;
    for (const xml::Node node : document.pages().children()) {
        setups.push_back(read_setup(node));
    }
    if (setups.empty()) {
        setups.emplace_back();
    }
    for (Setup& setup : setups) {
        setup.body_height = setup.height - setup.top - setup.bottom;
    }
    return setups;
}

std::string format_number(int number, std::string_view format) {
    const bool small = number >= 1 && number <= 3999;
    if (small && (format == "lower-roman" || format == "lowerRoman" || format == "i")) {
        return roman(number);
    }
    if (small && (format == "upper-roman" || format == "upperRoman" || format == "I")) {
        return upper(roman(number));
    }
    if (small && (format == "lower-letter" || format == "lowerLetter" || format == "a")) {
        return letter(number);
    }
    if (small && (format == "upper-letter" || format == "upperLetter" || format == "A")) {
        return upper(letter(number));
    }
    if (small && number < 1000 &&
        (contains(format, "hinese") || contains(format, "han") || contains(format, "一"))) {
        return han(number);
    }
    return std::to_string(number);
}

} // namespace engross::layout
