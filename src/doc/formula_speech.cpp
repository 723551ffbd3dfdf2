#include "doc/formula_speech.h"

#include "doc/formula_reader.h"

#include <algorithm>

namespace engross::doc {
namespace {

constexpr std::string_view application = "\u2061"; // of a function to what follows

bool is_operand(xml::Node node, bool (*is_bracket)(std::string_view)) {
    const std::string sign = operator_of(node);
    return sign.empty() ? !large_name_of(words_of(core_of(node)))
                        : is_bracket(sign) || is_value(sign) || words_of(unwrapped(node)).empty();
}

// Works on what follows: a function, ∑ with its limits.
bool applies(xml::Node node) {
    return operator_of(node) == application || bool(large_name_of(words_of(core_of(node))));
}

// Nothing stands before it that the sign could join to what follows.
bool is_prefix(const std::vector<xml::Node>& items, std::size_t at) {
    return at == 0 || applies(items[at - 1]) ||
           (!operator_of(items[at - 1]).empty() && !is_operand(items[at - 1], is_close));
}

// A row of several with an operator between them.
bool is_loose(xml::Node node) {
    const xml::Node held = unwrapped(node);
    const auto items = is_row(held) ? said_items(held) : std::vector<xml::Node>{};
    return items.size() > 1 && !is_bracketed(items) &&
           std::ranges::any_of(items, [](xml::Node each) {
               const std::string sign = operator_of(each);
               return !sign.empty() && !words_of(unwrapped(each)).empty() && !is_value(sign);
           });
}

// log with its base works on what follows, as ∑ with its limits does.
bool wants_of(xml::Node node) {
    const std::string words = words_of(core_of(node));
    return bool(large_name_of(words)) || (words == "log" && unwrapped(node).is("msub"));
}

std::string filled(std::string_view word, std::initializer_list<std::string_view> parts) {
    const auto at = word.find('$');
    if (at == std::string_view::npos) {
        return std::string(word);
    }
    std::string out(word.substr(0, at));
    out += parts.begin()[word[at + 1] - '0'];
    return out.append(word.substr(at + 2));
}

} // namespace

std::string FormulaReader::say(const Phrase& phrase,
                               std::initializer_list<std::string_view> parts) const {
    std::string said;
    bool after_part = false;
    for (const std::string_view word : text::split(phrase.in(language_), ' ')) {
        const bool is_part = word.size() == 2 && word[0] == '$';
        add_words(said, filled(word, parts), is_part || after_part);
        after_part = is_part;
    }
    return said;
}

std::string FormulaReader::read(xml::Node node, bool beside) {
    if (depth_ >= deepest_formula) {
        too_deep_ = true;
        return {};
    }
    ++depth_;
    std::string said = node ? element(node, beside) : std::string();
    --depth_;
    return said;
}

std::string FormulaReader::element(xml::Node node, bool beside) {
    struct Rule {
        std::string_view name;
        std::string (FormulaReader::*say)(xml::Node, bool);
    };

    static constexpr Rule rules[] = {
        {"mi", &FormulaReader::token},
        {"mn", &FormulaReader::token},
        {"mtext", &FormulaReader::token},
        {"ms", &FormulaReader::token},
        {"mo", &FormulaReader::token},
        {"mfrac", &FormulaReader::fraction},
        {"msqrt", &FormulaReader::root},
        {"mroot", &FormulaReader::root},
        {"msub", &FormulaReader::scripts},
        {"msup", &FormulaReader::scripts},
        {"msubsup", &FormulaReader::scripts},
        {"munder", &FormulaReader::limits},
        {"mover", &FormulaReader::limits},
        {"munderover", &FormulaReader::limits},
        {"mtable", &FormulaReader::table},
        {"mmultiscripts", &FormulaReader::multiscripts},
        {"menclose", &FormulaReader::enclosed},
    };
    for (const Rule& rule : rules) {
        if (rule.name == node.name()) {
            return (this->*rule.say)(node, beside);
        }
    }
    const bool is_silent = node.is("mspace") || node.is("mphantom");
    return is_silent ? std::string() : row(node, beside); // mrow and what is unknown
}

std::string FormulaReader::token(xml::Node node, bool /*beside*/) {
    const std::string words = words_of(node);
    const Phrase name = node.is("mtext") || node.is("ms") ? Phrase{} : name_of(words);
    return name ? say(name) : words;
}

std::string FormulaReader::row(xml::Node node, bool beside) {
    const Nodes items = said_items(node);
    const std::string meant = of_row(items, beside);
    return meant.empty() ? sequence(items, beside) : meant;
}

std::string FormulaReader::sequence(const Nodes& items, bool beside) {
    std::string said;
    for (std::size_t at = 0; at < items.size() && !is_too_long(said); ++at) {
        const bool same_word = at > 0 && is_han_word(items[at - 1]) && is_han_word(items[at]);
        add_words(said, item(items, at, beside), !same_word);
    }
    return said;
}

std::string FormulaReader::item(const Nodes& items, std::size_t at, bool beside) {
    const xml::Node node = items[at];
    const bool is_last = at + 1 == items.size();
    const bool is_operator = !operator_of(node).empty();
    const bool follows = at == 0 ? beside : is_operand(items[at - 1], is_close);
    const bool precedes = is_last ? beside : is_operand(items[at + 1], is_open);
    const bool is_argument = at > 0 && applies(items[at - 1]) && is_loose(node);
    std::string said = is_operator   ? sign(items, at)
                       : is_argument ? say(phrases::group, {read(node)})
                                     : read(node, follows || precedes);
    if (!is_last && !said.empty() && wants_of(node)) {
        add_words(said, say(phrases::of));
    }
    return said;
}

std::string FormulaReader::sign(const Nodes& items, std::size_t at) {
    const xml::Node node = unwrapped(items[at]);
    const std::string words = words_of(node);
    const Phrase prefix = is_prefix(items, at) ? prefix_name_of(words) : Phrase{};
    const bool approaches = in_limit_ && words == "→";
    return approaches ? say(phrases::approaches) : prefix ? say(prefix) : token(node, false);
}

std::string FormulaReader::whole(xml::Node node) {
    const xml::Node held = unwrapped(node);
    if (!is_row(held)) {
        return read(held, true);
    }
    const Nodes items = said_items(held);
    const bool is_closed = items.size() < 2 || is_single(held) || is_bracketed(items);
    const std::string said = read(held);
    return is_closed || said.empty() ? said : say(phrases::group, {said});
}

std::string spoken_formula(xml::Node math, Language language) {
    FormulaReader reader(language);
    const std::string said = reader.read(math);
    return reader.is_whole() ? text::shorten(said, longest_reading) : std::string();
}

} // namespace engross::doc
