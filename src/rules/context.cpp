// Which way a rule's context is looked up. Node N matches a context P when N is in //P; the fast
// way is taken only where it is certain to give the same nodes.
#include "base/error.h"
#include "base/text.h"
#include "rules/schema.h"

#include <algorithm>

namespace engross::rules {

namespace {

bool in_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

// A name without prefix, or *; "" when there is none.
std::string take_step(std::string_view& text) {
    std::size_t end = 0;
    if (text.starts_with('*')) {
        end = 1;
    } else {
        while (end < text.size() && in_name(text[end])) {
            ++end;
        }
    }
    const std::string step(text.substr(0, end));
    text.remove_prefix(end);
    return step;
}

// "[…]" at the front; "" when the brackets do not close.
std::string take_predicate(std::string_view& text) {
    int depth = 0;
    char quote = '\0';
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[') {
            ++depth;
        } else if (c == ']' && --depth == 0) {
            const std::string predicate(text.substr(1, i - 1));
            text.remove_prefix(i + 1);
            return predicate;
        }
    }
    return "";
}

// A predicate selects by position when its value is a number. XPath 1.0 knows the type of an
// expression without its values, so one evaluation anywhere tells it; variables and errors are not
// looked into.
bool by_position(const Expression& predicate) {
    static thread_local const xml::Document dummy = xml::Document::with_root("dummy");
    static thread_local xml::XPathContext context(dummy);
    const xml::XPathUse use = xml::uses(predicate.text);
    const auto calls = [&](std::string_view name) {
        return std::find(use.functions.begin(), use.functions.end(), name) != use.functions.end();
    };
    if (!use.variables.empty() || !use.prefixes.empty() || calls("position") || calls("last")) {
        return true;
    }
    try {
        return context.evaluate(*predicate.xpath, dummy.root()).is_number();
    } catch (const Error&) {
        return true;
    }
}

// The predicates at the front of `text`; false when one of them needs the slow way.
bool read_predicates(std::string_view& text, int line, std::vector<Expression>& predicates) {
    while (text.starts_with('[')) {
        Expression predicate{take_predicate(text), line, {}};
        if (predicate.text.empty()) {
            return false;
        }
        predicate.xpath = std::make_shared<const xml::XPath>(predicate.text);
        if (by_position(predicate)) {
            return false;
        }
        predicates.push_back(std::move(predicate));
    }
    return true;
}

// [@key='value'] at the last step: such elements are looked up (the predicate is tested all the
// same).
void read_key(Context::Alternative& result) {
    const std::vector<Expression>& predicates = result.steps.back().predicates;
    std::string_view text =
        predicates.empty() ? std::string_view() : text::trim(predicates.front().text);
    if (!text.starts_with('@')) {
        return;
    }
    text.remove_prefix(1);
    const std::string key = take_step(text);
    text = text::trim(text);
    if (key.empty() || key == "*" || !text.starts_with('=')) {
        return;
    }
    text = text::trim(text.substr(1));
    const bool quoted = text.size() >= 2 && (text.front() == '\'' || text.front() == '"') &&
                        text.find(text.front(), 1) == text.size() - 1;
    if (quoted) {
        result.key = key;
        result.value = text.substr(1, text.size() - 2);
    }
}

// Reads names with predicates, child by child: "a/b[c]", "//a", "/a/b"; false for all else.
bool read_fast(std::string_view text, int line, Context::Alternative& result) {
    result.absolute = text.starts_with('/') && !text.starts_with("//");
    text.remove_prefix(result.absolute ? 1 : text.starts_with("//") ? 2 : 0);
    while (true) {
        Context::Step step{take_step(text), {}};
        if (step.name.empty() || step.name.starts_with('.') ||
            !read_predicates(text, line, step.predicates)) {
            return false;
        }
        result.steps.push_back(std::move(step));
        if (text.empty()) {
            read_key(result);
            return true;
        }
        if (!text.starts_with('/')) {
            return false;
        }
        text.remove_prefix(1);
    }
}

} // namespace

void compile_context(Context& context) {
    const Expression& written = context.written;
    context.whole = {"", written.line, {}};
    context.shared = xml::uses(written.text).variables.empty();
    context.fast = true;
    context.alternatives.clear();
    for (const std::string& text : xml::alternatives(written.text)) {
        context.whole.text += context.whole.text.empty() ? "" : " | ";
        context.whole.text += text.starts_with('/') ? text : "//" + text;
        Context::Alternative alternative;
        if (context.fast && read_fast(text, written.line, alternative)) {
            context.alternatives.push_back(std::move(alternative));
        } else {
            context.fast = false;
        }
    }
    if (!context.fast) {
        context.whole.xpath = std::make_shared<const xml::XPath>(context.whole.text);
    }
}

} // namespace engross::rules
