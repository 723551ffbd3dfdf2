#include "gate/yaml_file.h"

#include "base/bytes.h"

#include <algorithm>
#include <chrono>

namespace engross::gate {

using rules::Yaml;
using rules::YamlReader;

namespace {

constexpr std::uintmax_t max_file = 16U << 20U;

} // namespace

bool is_day(const std::string& word) {
    constexpr std::string_view shape = "0000-00-00";
    const bool shaped =
        word.size() == shape.size() && std::ranges::equal(word, shape, [](char c, char like) {
            return like == '-' ? c == '-' : c >= '0' && c <= '9';
        });
    return shaped &&
           std::chrono::year_month_day{
               std::chrono::year(text::to_int(word.substr(0, 4))),
               std::chrono::month(static_cast<unsigned>(text::to_int(word.substr(5, 2)))),
               std::chrono::day(static_cast<unsigned>(text::to_int(word.substr(8))))}
               .ok();
}

Yaml load_yaml(const std::filesystem::path& file) {
    try {
        return rules::parse_yaml(read_file(file, max_file), file.string());
    } catch (const Error& error) {
        if (error.code == ExitCode::usage) {
            throw;
        }
        throw Error(ExitCode::usage, file.string(), error.message);
    }
}

std::string place(const std::filesystem::path& file, const Yaml& value) {
    return file.string() + ":" + std::to_string(value.line);
}

std::string
one_of(const YamlReader& reader, const Yaml& value, std::span<const std::string_view> words) {
    if (value.kind != Yaml::Kind::scalar || std::ranges::find(words, value.scalar) == words.end()) {
        std::string all;
        for (const std::string_view word : words) {
            all += (all.empty() ? "" : ", ") + std::string(word);
        }
        reader.fail(value,
                    {"「" + value.scalar + "」不對；應為其中之一：" + all,
                     "“" + value.scalar + "” is not one of: " + all});
    }
    return value.scalar;
}

std::string date(const YamlReader& reader, const Yaml& value) {
    if (value.kind != Yaml::Kind::scalar || !is_day(value.scalar)) {
        reader.fail(value,
                    {"「" + value.scalar + "」不是日期；應為 YYYY-MM-DD",
                     "“" + value.scalar + "” is no date; expected YYYY-MM-DD"});
    }
    return value.scalar;
}

std::size_t number(const YamlReader& reader, const Yaml& value, std::size_t least) {
    constexpr std::size_t longest = 9; // digits
    const std::string& word = value.scalar;
    const bool digits = !word.empty() && word.size() <= longest &&
                        std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
    const std::size_t number = digits ? std::stoul(word) : 0;
    if (!digits || number < least) {
        reader.fail(value,
                    {"「" + word + "」不對；應為不小於 " + std::to_string(least) + " 的整數",
                     "“" + word + "” is wrong; expected a whole number from " +
                         std::to_string(least) + " on"});
    }
    return number;
}

std::string fingerprint(const YamlReader& reader, const Yaml& value) {
    constexpr std::size_t length = 32;
    constexpr std::string_view digits = "0123456789abcdef";
    if (value.scalar.size() != length ||
        value.scalar.find_first_not_of(digits) != std::string::npos) {
        reader.fail(
            value,
            {"「" + value.scalar +
                 "」不是 fingerprint；應為 32 個十六進位數字，engross check --format json 會列出",
             "“" + value.scalar +
                 "” is no fingerprint; expected 32 hexadecimal digits, as engross check --format json lists them"});
    }
    return value.scalar;
}

std::string in_quotes(std::string_view utf8) {
    std::string out = "\"";
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7F) {
            constexpr std::string_view digits = "0123456789ABCDEF";
            out += std::string("\\x") + digits[byte >> 4U] + digits[byte & 0xFU];
        } else {
            out += c;
        }
    }
    return out + "\"";
}

} // namespace engross::gate
