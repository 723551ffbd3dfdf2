// fact kind="bracket": a bracket or quotation mark without its fellow. @problem unclosed, unopened,
// mixed
//   (one half-width, one full-width) or nested (the same quotation marks inside themselves:
//   「「…」」);
//   @mark. The text is the place with a few characters around it.
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <array>

namespace engross::enrich {

namespace {

struct Pair {
    char32_t open;
    char32_t close;
};

constexpr std::array<Pair, 9> pairs{{{U'「', U'」'},
                                     {U'『', U'』'},
                                     {U'（', U'）'},
                                     {U'《', U'》'},
                                     {U'〈', U'〉'},
                                     {U'【', U'】'},
                                     {U'〔', U'〕'},
                                     {U'(', U')'},
                                     {U'[', U']'}}};

struct Open {
    char32_t mark;
    std::size_t at;
};

struct Problem {
    std::string_view kind;
    std::size_t at;
};

char32_t fellow(char32_t close) {
    for (const Pair& pair : pairs) {
        if (pair.close == close) {
            return pair.open;
        }
    }
    return 0;
}

bool opens(char32_t c) {
    for (const Pair& pair : pairs) {
        if (pair.open == c) {
            return true;
        }
    }
    return false;
}

bool are_round(char32_t a, char32_t b) {
    return (a == U'(' || a == U'（') && (b == U'(' || b == U'（');
}

// 「1)」 and 「a)」 are labels, not brackets.
bool is_label_end(const std::u32string& text, std::size_t at) {
    if (text[at] != U')' && text[at] != U'）') {
        return false;
    }
    std::size_t start = at;
    while (
        start > 0 && at - start < 3 &&
        (text::is_latin(text[start - 1]) || to_number(text::encode({&text[start - 1], 1})) >= 0)) {
        --start;
    }
    return start < at && (start == 0 || text::is_blank(text[start - 1]));
}

void close(const std::u32string& text,
           std::size_t at,
           std::vector<Open>& stack,
           std::vector<Problem>& problems) {
    const char32_t wanted = fellow(text[at]);
    if (!stack.empty() && stack.back().mark == wanted) {
        stack.pop_back();
        return;
    }
    if (!stack.empty() && are_round(stack.back().mark, wanted)) {
        problems.push_back({"mixed", stack.back().at});
        stack.pop_back();
        return;
    }
    // Crossed: 「…（…」: what stands between was never closed.
    for (std::size_t depth = stack.size(); depth > 0; --depth) {
        if (stack[depth - 1].mark == wanted) {
            for (std::size_t i = depth; i < stack.size(); ++i) {
                problems.push_back({"unclosed", stack[i].at});
            }
            stack.resize(depth - 1);
            return;
        }
    }
    if (!is_label_end(text, at)) {
        problems.push_back({"unopened", at});
    }
}

std::vector<Problem> problems_of(const std::u32string& text) {
    std::vector<Open> stack;
    std::vector<Problem> problems;
    for (std::size_t at = 0; at < text.size() && stack.size() < 100; ++at) {
        const char32_t c = text[at];
        if (opens(c)) {
            const bool quote = c == U'「' || c == U'『';
            if (quote && !stack.empty() && stack.back().mark == c) {
                problems.push_back({"nested", at});
            }
            stack.push_back({c, at});
        } else if (fellow(c) != 0) {
            close(text, at, stack, problems);
        }
    }
    for (const Open& open : stack) {
        problems.push_back({"unclosed", open.at});
    }
    return problems;
}

std::string around(const std::u32string& text, std::size_t at) {
    const std::size_t from = at < 8 ? 0 : at - 8;
    return text::encode(std::u32string_view(text).substr(from, 17));
}

} // namespace

void balance_brackets(doc::Document& document) {
    for (const Block& block : text_blocks(document)) {
        const std::u32string text = text::decode(block.text);
        for (const Problem& problem : problems_of(text)) {
            xml::Node fact =
                doc::add_fact(document, "bracket", block.node, around(text, problem.at));
            fact.set("problem", problem.kind);
            fact.set("mark", text::encode({&text[problem.at], 1}));
        }
    }
}

} // namespace engross::enrich
