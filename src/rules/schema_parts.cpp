#include "rules/schema_parts.h"

#include "base/text.h"

#include <algorithm>

namespace engross::rules {

namespace {

bool is_space(char32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Characters that stand without spaces between them: Han, full-width forms, CJK punctuation.
bool is_wide(char32_t c) {
    return text::is_han(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
}

// Without trimming: runs become one space, or nothing where a line break stands between wide ones.
std::string squeeze(std::string_view utf8) {
    const std::u32string in = text::decode(utf8);
    std::u32string out;
    for (std::size_t i = 0; i < in.size();) {
        if (!is_space(in[i])) {
            out += in[i++];
            continue;
        }
        const std::size_t from = i;
        bool broken = false;
        while (i < in.size() && is_space(in[i])) {
            broken = broken || in[i++] == '\n';
        }
        const bool between = from > 0 && i < in.size() && is_wide(in[from - 1]) && is_wide(in[i]);
        if (!broken || !between) {
            out += U' ';
        }
    }
    return text::encode(out);
}

bool in_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

} // namespace

std::string collapse(std::string_view text) {
    const std::string squeezed = squeeze(text);
    return std::string(text::trim(squeezed));
}

Parts tidy(Parts parts) {
    for (Part& part : parts) {
        part.text = squeeze(part.text);
    }
    if (!parts.empty() && parts.front().text.starts_with(' ')) {
        parts.front().text.erase(0, 1);
    }
    if (!parts.empty() && parts.back().text.ends_with(' ')) {
        parts.back().text.pop_back();
    }
    std::erase_if(parts,
                  [](const Part& part) { return part.text.empty() && part.value.text.empty(); });
    return parts;
}

std::string outline(const Parts& parts) {
    std::string result;
    for (const Part& part : parts) {
        result += part.value.text.empty() ? part.text : "…";
    }
    return result;
}

std::string substitute(std::string expression,
                       const std::vector<std::pair<std::string, std::string>>& parameters) {
    for (const auto& [name, value] : parameters) {
        std::size_t at = 0;
        while ((at = expression.find("$" + name, at)) != std::string::npos) {
            const std::size_t end = at + 1 + name.size();
            if (end < expression.size() && in_name(expression[end])) {
                at = end;
            } else {
                expression.replace(at, end - at, value);
                at += value.size();
            }
        }
    }
    return expression;
}

std::optional<std::string> first_missing(const RuleInfo& info) {
    const auto lacks = [](const Text& text) { return text.zh.empty() || text.en.empty(); };
    if (lacks(info.title)) {
        return "title";
    }
    if (lacks(info.message)) {
        return "message";
    }
    if (lacks(info.reason)) {
        return "reason";
    }
    if (lacks(info.source)) {
        return "source";
    }
    if (lacks(info.fix.word) || lacks(info.fix.libreoffice)) {
        return "fix";
    }
    if (info.read != "primary" && info.read != "secondary" && info.read != "memory" &&
        info.read != "design") {
        return "read (primary, secondary, memory, design)";
    }
    return info.since.empty() ? std::optional<std::string>("since") : std::nullopt;
}

} // namespace engross::rules
