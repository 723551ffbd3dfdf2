#include "base/error.h"
#include "rules/schema_parts.h"
#include "rules/text_rule.h"
#include "rules/text_scope.h"
#include "rules/yaml.h"

#include <algorithm>
#include <array>

namespace engross::rules {

namespace {

constexpr std::array<std::string_view, 6> kinds = {
    "existence", "substitution", "consistency", "repetition", "occurrence", "conditional"};

bool is_latin_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A token that begins or ends with a Latin letter is a whole word there.
std::string whole_words(const std::string& pattern) {
    if (pattern.empty() || pattern.find('|') != std::string::npos) {
        return pattern;
    }
    const bool escaped = pattern.size() > 1 && pattern[pattern.size() - 2] == '\\';
    return (is_latin_letter(pattern.front()) ? "(?<![A-Za-z0-9])" : "") + pattern +
           (is_latin_letter(pattern.back()) && !escaped ? "(?![A-Za-z0-9])" : "");
}

class TextLoader {
public:
    TextLoader(const Yaml& yaml, TextRule& rule) : read_(yaml, rule.info.file), rule_(rule) {}

    void load() {
        about();
        const auto kind = std::find(kinds.begin(), kinds.end(), rule_.info.kind);
        if (kind == kinds.end()) {
            read_.fail(read_.map()["extends"],
                       {"沒有這種文字規則：" + rule_.info.kind,
                        "no such kind of text rule: " + rule_.info.kind});
        }
        rule_.kind = static_cast<TextKind>(kind - kinds.begin());
        rule_.ignore_case = read_.flag("ignorecase");
        nonword_ = read_.flag("nonword");
        rule_.exceptions = tokens("exceptions");
        scope();
        if (const std::string where = read_.string("where"); !where.empty()) {
            rule_.where = {where, read_.map()["where"].line, {}};
        }
        patterns();
        read_.done();
        count_places();
    }

private:
    void about() {
        RuleInfo& info = rule_.info;
        info.kind = read_.needed("extends");
        info.title = read_.both("title");
        info.message = read_.both("message");
        info.reason = read_.both("reason");
        info.source = read_.both("source");
        info.link = read_.string("link");
        info.read = read_.string("read");
        info.since = read_.string("since");
        const Yaml& fix = read_.optional("fix");
        if (!fix["zh"].is_null()) {
            info.fix.word = info.fix.libreoffice = read_.both("fix");
        } else if (!fix.is_null()) {
            YamlReader steps(fix, info.file);
            info.fix = {steps.both("word"), steps.both("libreoffice")};
            steps.done();
        }
        if (const auto missing = first_missing(info)) {
            read_.fail(read_.map(), {"缺少 " + *missing, "missing: " + *missing});
        }
        const auto severity = severity_from(read_.needed("level"));
        if (!severity) {
            read_.fail(read_.map()["level"],
                       {"level 應為 error、warning、advice 或 review",
                        "level must be error, warning, advice or review"});
        }
        info.severity = *severity;
    }

    void scope() {
        for (const std::string& word : read_.strings("scope")) {
            if (word == "sentence") {
                rule_.scope.sentence = true;
            } else if (word == "document") {
                rule_.scope.document = true;
            } else if (const unsigned bits = scope_bits(word); bits != 0) {
                rule_.scope.kinds |= bits;
            } else {
                read_.fail(read_.map()["scope"],
                           {"沒有這種 scope：" + word, "no such scope: " + word});
            }
        }
        if (rule_.scope.kinds == 0) {
            rule_.scope.kinds = scope_bits("all");
        }
        if (rule_.scope.document && rule_.kind != TextKind::occurrence) {
            read_.fail(
                read_.map()["scope"],
                {"scope: document 只用於 occurrence", "scope document is for occurrence only"});
        }
    }

    std::vector<Token> tokens(std::string_view key) {
        std::vector<Token> result;
        const Yaml& value = read_.map()[key];
        const std::vector<std::string> texts = read_.strings(key);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const int line = value.items.empty() ? value.line : value.items[i].line;
            result.push_back({texts[i], line});
        }
        return result;
    }

    Token word(Token token) const {
        return {nonword_ ? std::move(token.pattern) : whole_words(token.pattern), token.line};
    }

    void patterns() {
        switch (rule_.kind) {
        case TextKind::existence:
            existence();
            break;
        case TextKind::repetition:
            needed("tokens");
            repetition();
            break;
        case TextKind::occurrence:
            needed("token");
            rule_.tokens = tokens("token");
            rule_.max = read_.integer("max", -1);
            rule_.min = read_.integer("min", -1);
            if (rule_.max < 0 && rule_.min < 0) {
                read_.fail(read_.map(), {"缺少 max 或 min", "missing: max or min"});
            }
            break;
        case TextKind::conditional:
            needed("first");
            needed("second");
            rule_.tokens = {word(tokens("first").at(0)), tokens("second").at(0)};
            rule_.before = read_.flag("before");
            break;
        case TextKind::substitution:
            pairs("swap");
            break;
        case TextKind::consistency:
            pairs("either");
            break;
        }
    }

    void needed(std::string_view key) {
        const std::vector<std::string> values = read_.strings(key);
        if (values.empty() || std::any_of(values.begin(),
                                          values.end(),
                                          [](const std::string& value) { return value.empty(); })) {
            const std::string name(key);
            read_.fail(read_.map()[key], {"缺少 " + name, "missing: " + name});
        }
    }

    void existence() {
        needed(read_.map()["raw"].is_null() ? "tokens" : "raw");
        for (Token& token : tokens("tokens")) {
            rule_.tokens.push_back(word(std::move(token)));
        }
        Token raw{"", read_.map()["raw"].line};
        for (const std::string& part : read_.strings("raw")) {
            raw.pattern += part;
        }
        if (!raw.pattern.empty()) {
            rule_.tokens.push_back(std::move(raw));
        }
    }

    void repetition() {
        const std::string end = nonword_ ? "" : "(?!(?<=[A-Za-z])[A-Za-z])";
        for (const Token& token : tokens("tokens")) {
            rule_.tokens.push_back(
                {"(?<twice>" + word(token).pattern + ")\\s*\\k<twice>" + end, token.line});
        }
    }

    void pairs(std::string_view key) {
        for (const auto& [found, better] : read_.pairs(key)) {
            const int line = read_.map()[key][found].line;
            rule_.tokens.push_back(word({found, line}));
            if (rule_.kind == TextKind::substitution) {
                rule_.better.push_back(better);
            } else {
                rule_.tokens.push_back(word({better, line}));
            }
            if (better.empty()) {
                read_.fail(read_.map()[key][found],
                           {"缺少替代的詞", "nothing to put in its place"});
            }
        }
        if (rule_.tokens.empty()) {
            const std::string name(key);
            read_.fail(read_.map(), {"缺少 " + name, "missing: " + name});
        }
    }

    // No message may ask for more words than its kind has.
    void count_places() const {
        const bool two = rule_.kind == TextKind::substitution ||
                         rule_.kind == TextKind::consistency || rule_.kind == TextKind::occurrence;
        for (const std::string* message : {&rule_.info.message.zh, &rule_.info.message.en}) {
            int count = 0;
            for (std::size_t at = 0; (at = message->find("%s", at)) != std::string::npos; at += 2) {
                ++count;
            }
            if (count > (two ? 2 : 1)) {
                read_.fail(read_.map()["message"],
                           {"訊息的 %s 太多", "too many %s in the message"});
            }
        }
    }

    YamlReader read_;
    TextRule& rule_;
    bool nonword_ = false;
};

} // namespace

TextRule load_text_rule(const std::string& text, RuleInfo info) {
    TextRule rule;
    rule.info = std::move(info);
    const Yaml yaml = parse_yaml(text, rule.info.file);
    TextLoader(yaml, rule).load();
    return rule;
}

} // namespace engross::rules
