// <span lang="en" by="inferred"> around two or more words of Latin script in a document in Chinese,
// so that a screen reader changes its voice. Acronyms, single words, persons with Mr. or Ms. and
// product names in capitals stay as they are (WCAG 2.2, 3.1.2 leaves proper names out). And around
// words of a script that one language alone writes: kana, Hangul, Thai; @by is author where the
// paragraph's style says that language.
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <algorithm>
#include <array>

namespace engross::enrich {

namespace {

const Pattern& words_pattern() {
    // Words of ASCII letters with inner hyphens, dots and apostrophes; between them a blank or a
    // mark; numbers may stand among them, not at the ends. Possessive, so that a long run costs one
    // look.
    static const Pattern pattern(
        u"(?<![\\p{Latin}0-9@._/-])[A-Za-z][A-Za-z'’.-]{0,40}+"
        u"(?:(?:[ ]?[,:;/&–][ ]?|[ ])(?:[0-9]{1,4}+[ ])?[A-Za-z][A-Za-z'’-]{0,40}+){1,60}+"
        u"(?![\\p{Latin}0-9@_])");
    return pattern;
}

constexpr std::string_view arabic =
    "ar"; // unless the paragraph's style says another that is written so

struct ScriptOfOne {
    Pattern pattern;
    std::string_view lang;
};

// A few kana stand in Chinese names and brands (の); four are Japanese.
const std::array<ScriptOfOne, 5>& scripts() {
    static const std::array<ScriptOfOne, 5> list{{
        {Pattern(u"[\\p{Hiragana}\\p{Katakana}](?:・?[\\p{Hiragana}\\p{Katakana}ー]){3,60}+"),
         "ja"},
        {Pattern(u"\\p{Hangul}(?:[ ]?\\p{Hangul}){1,60}+"), "ko"},
        {Pattern(u"\\p{Thai}{2,60}+"), "th"},
        {Pattern(u"\\p{Hebrew}(?:[ ]?\\p{Hebrew}){1,60}+"), "he"},
        {Pattern(u"\\p{Arabic}(?:[ ]?\\p{Arabic}){1,60}+"), arabic},
    }};
    return list;
}

struct Foreign {
    Match match;
    std::string_view lang;
    std::string_view by;
};

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// Words with a small letter after the first: not 「QR」, not 「VLR」.
int real_words(std::string_view text) {
    int count = 0;
    bool in_word = false;
    int small = 0;
    for (const char c : text) {
        const bool letter = is_lower(c) || (c >= 'A' && c <= 'Z');
        if (!letter) {
            count += in_word && small > 0 ? 1 : 0;
            in_word = false;
            small = 0;
            continue;
        }
        small += is_lower(c) ? 1 : 0;
        in_word = true;
    }
    return count + (in_word && small > 0 ? 1 : 0);
}

bool is_person(std::string_view text) {
    return text::starts_with_any(text, {"Mr.", "Ms.", "Mrs.", "Dr.", "Prof.", "Mr ", "Ms ", "Dr "});
}

bool is_worth_marking(std::string_view text) {
    return real_words(text) >= 2 && !is_person(text) &&
           text.find("www.") == std::string_view::npos &&
           text.find("http") == std::string_view::npos;
}

bool is_marked(xml::Node text, xml::Node block) {
    for (xml::Node up = text.parent(); up; up = up.parent()) {
        if (up.has("lang")) {
            return true;
        }
        if (up == block) {
            return false;
        }
    }
    return false;
}

// Takes the matches out of the text node in front of what is left of it. A span comes first, then
// the text before the span: libxml2 joins a text that is put next to a text.
void wrap(xml::Node node, const icu::UnicodeString& text, const std::vector<Foreign>& words) {
    int done = 0;
    for (const auto& [match, lang, by] : words) {
        xml::Node span = node.insert_before("span");
        span.set("lang", lang);
        span.set("by", by);
        span.append_text(match.text);
        if (match.start > done) {
            span.insert_text_before(utf8(part(text, done, match.start)));
        }
        done = match.end;
    }
    if (done < text.length()) {
        node.set_content(utf8(part(text, done, text.length())));
    } else {
        node.remove();
    }
}

// A run style says only what differs from the text around it, so a language in it is the author's
// mark.
void take_authors_language(const doc::StyleIndex& styles, xml::Node span) {
    const std::string_view lang = styles[span.attr("style")].attr("lang");
    if (lang.empty() || lang.starts_with("zh") || span.has("lang")) {
        return;
    }
    const std::string words = span.text();
    const std::u32string text = text::decode(words);
    const bool latin = std::any_of(
        text.begin(), text.end(), [](char32_t c) { return text::is_latin(c) && c > U'9'; });
    if (latin && text::count_han(words) == 0) {
        span.set("lang", lang);
        span.set("by", "author");
    }
}

void take_authors_languages(const doc::StyleIndex& styles, xml::Node block) {
    for (xml::Node node = block; node; node = node.following(block)) {
        if (node.is("span") && node.has("style")) {
            take_authors_language(styles, node);
        }
    }
}

std::vector<xml::Node> texts_of(xml::Node block) {
    std::vector<xml::Node> texts;
    for (xml::Node node = block; node;) {
        const bool hidden = node.is("image") || node.is("label") || node.is("note-ref") ||
                            node.is("ruby") || node.is("formula") ||
                            (node != block && doc::is_block(node));
        if (hidden) {
            node = node.following_skip(block);
            continue;
        }
        if (node.is_text() && !is_marked(node, block)) {
            texts.push_back(node);
        }
        node = node.following(block);
    }
    return texts;
}

// What is worth marking, in order; scripts do not overlap.
std::vector<Foreign> foreign_words(const icu::UnicodeString& text, xml::Node style) {
    const std::string_view stated = style.attr("lang-east-asian");
    const std::string_view other = style.attr("lang");
    const bool says_arabic =
        text::starts_with_any(other, {"ar", "fa", "ur", "ps", "ug", "ckb", "sd"});
    std::vector<Foreign> words;
    for (Match& match : words_pattern().all(text)) {
        if (is_worth_marking(match.text)) {
            words.push_back({std::move(match), "en", "inferred"});
        }
    }
    for (const auto& [pattern, lang] : scripts()) {
        for (Match& match : pattern.all(text)) {
            const bool takes_other = lang == arabic && says_arabic;
            const bool is_stated =
                takes_other || stated.starts_with(lang) || other.starts_with(lang);
            const std::string_view by = is_stated ? "author" : "inferred";
            words.push_back({std::move(match), takes_other ? other : lang, by});
        }
    }
    std::ranges::sort(words, {}, [](const Foreign& word) { return word.match.start; });
    return words;
}

} // namespace

void mark_languages(doc::Document& document) {
    if (!document.root().attr("lang").starts_with("zh")) {
        return;
    }
    const doc::StyleIndex styles(document);
    for (const Block& block : text_blocks(document)) {
        take_authors_languages(styles, block.node);
        for (xml::Node node : texts_of(block.node)) {
            const icu::UnicodeString text = utf16(node.content());
            const std::vector<Foreign> words =
                foreign_words(text, styles[block.node.attr("style")]);
            if (!words.empty()) {
                wrap(node, text, words);
            }
        }
    }
}

} // namespace engross::enrich
