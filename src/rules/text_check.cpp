#include "base/error.h"
#include "rules/text_rule.h"

#include <algorithm>
#include <map>

namespace engross::rules {

namespace {

constexpr int context_length = 8; // characters beside a quoted match
constexpr int longest_word = 20;  // that the context is widened for
constexpr int quote_length = 40;  // of a quoted match

std::string utf8(const icu::UnicodeString& text) {
    std::string result;
    return text.toUTF8String(result);
}

std::string part(const icu::UnicodeString& text, Range range) {
    return utf8(text.tempSubStringBetween(range.first, range.second));
}

// As a message shows it: without the blanks at its ends, unless they are all there is.
std::string shown(const icu::UnicodeString& text, Range range) {
    std::string words = part(text, range);
    std::replace(words.begin(), words.end(), '\t', ' ');
    const std::string_view trimmed = text::trim(words);
    return trimmed.empty() ? words : std::string(trimmed);
}

bool in_word(const icu::UnicodeString& text, int at) {
    return text::is_latin(static_cast<char32_t>(text.char32At(at)));
}

// A word of Latin letters is not cut, when it is not too long.
int to_word_end(const icu::UnicodeString& text, int at, int step) {
    int end = at;
    for (int i = 0; i <= longest_word; ++i) {
        const bool inside =
            end > 0 && end < text.length() && in_word(text, end - 1) && in_word(text, end);
        if (!inside) {
            return end;
        }
        end += step;
    }
    return at;
}

// The match with a little around it, exactly as the author wrote it, so that it can be searched
// for.
std::string quote(const icu::UnicodeString& text, Range range, bool alone) {
    if (alone || range.second - range.first > quote_length) {
        return text::shorten(shown(text, range), quote_length);
    }
    const int from = to_word_end(text, text.moveIndex32(range.first, -context_length), -1);
    const int to = to_word_end(text, text.moveIndex32(range.second, context_length), 1);
    return shown(text, {from, to});
}

// %s in turn; %1$s and %2$s by number.
std::string fill(const std::string& message, const std::vector<std::string>& words) {
    std::string result;
    std::size_t next = 0;
    for (std::size_t i = 0; i < message.size(); ++i) {
        if (message.compare(i, 2, "%s") == 0) {
            result += next < words.size() ? words[next++] : "";
            ++i;
        } else if (message[i] == '%' && message.compare(i + 2, 2, "$s") == 0) {
            const auto number = static_cast<std::size_t>(message[i + 1] - '1');
            result += number < words.size() ? words[number] : "";
            i += 3;
        } else {
            result += message[i];
        }
    }
    return result;
}

// $1 … $9 of the better words.
std::string expand(const std::string& better, const Matcher& matcher) {
    std::string result;
    for (std::size_t i = 0; i < better.size(); ++i) {
        if (better[i] == '$' && i + 1 < better.size() && better[i + 1] >= '0' &&
            better[i + 1] <= '9') {
            result += utf8(matcher.group(better[++i] - '0'));
        } else {
            result += better[i];
        }
    }
    return result;
}

} // namespace

TextChecker::TextChecker(const TextRule& rule) : rule_(&rule) {
    const std::string& file = rule.info.file;
    const bool conditional = rule.kind == TextKind::conditional;
    if (conditional) {
        main_ = Matcher({rule.tokens.at(0)}, rule.ignore_case, file);
        second_ = Matcher({rule.tokens.at(1)}, rule.ignore_case, file);
    } else if (rule.kind != TextKind::consistency) {
        main_ = Matcher(rule.tokens, rule.ignore_case, file);
    }
    if (rule.kind ==
        TextKind::consistency) { // of a substitution main_ has found what does not compile
        for (std::size_t token = 0; token < rule.tokens.size(); ++token) {
            static_cast<void>(single(token));
        }
    }
    exceptions_ = Matcher(rule.exceptions, rule.ignore_case, file);
    if (!rule.where.text.empty()) {
        try {
            where_ = xml::XPath(rule.where.text);
        } catch (Error& error) {
            error.where = file + ":" + std::to_string(rule.where.line);
            throw;
        }
    }
}

const Matcher& TextChecker::single(std::size_t token) const {
    const auto found = single_.find(token);
    return found != single_.end()
               ? found->second
               : single_
                     .emplace(token,
                              Matcher({rule_->tokens[token]}, rule_->ignore_case, rule_->info.file))
                     .first->second;
}

void TextChecker::check(Engine& engine,
                        const std::vector<Block>& blocks,
                        Severity severity,
                        std::vector<Found>& found) const {
    severity_ = severity;
    found_ = &found;
    switch (rule_->kind) {
    case TextKind::existence:
    case TextKind::repetition:
        return existence(engine, blocks);
    case TextKind::substitution:
        return substitution(engine, blocks);
    case TextKind::consistency:
        return consistency(engine, blocks);
    case TextKind::occurrence:
        return rule_->scope.document ? occurrence_in_all(engine, blocks)
                                     : occurrence(engine, blocks);
    case TextKind::conditional:
        return conditional(engine, blocks);
    }
}

bool TextChecker::applies(Engine& engine, const Block& block) const {
    if ((block.kind & rule_->scope.kinds) == 0) {
        return false;
    }
    if (!where_) {
        return true;
    }
    engine.xpath().set_current(block.node);
    try {
        return engine.xpath().test(where_, block.node);
    } catch (Error& error) {
        error.where = rule_->info.file + ":" + std::to_string(rule_->where.line);
        throw;
    }
}

bool TextChecker::has_place(Engine& engine, const std::vector<Block>& blocks) const {
    return std::ranges::any_of(blocks, [&](const Block& block) { return applies(engine, block); });
}

std::vector<TextChecker::Hit>
TextChecker::hits(Engine& engine, const std::vector<Block>& blocks, const Matcher& matcher) const {
    std::vector<Hit> result;
    for (const Block& block : blocks) {
        if ((block.kind & rule_->scope.kinds) == 0) {
            continue;
        }
        const std::vector<Range> ranges = matcher.all(block.text);
        if (ranges.empty() || !applies(engine, block)) {
            continue;
        }
        const std::vector<Range> excepted = exceptions_.all(block.text);
        for (const Range& range : ranges) {
            const bool let_pass =
                std::any_of(excepted.begin(), excepted.end(), [&](const Range& e) {
                    return e.first <= range.first && range.second <= e.second;
                });
            if (!let_pass) {
                result.push_back({&block, range});
            }
        }
    }
    return result;
}

std::vector<std::pair<const Block*, Range>>
TextChecker::ranges(Engine& engine, const std::vector<Block>& blocks) const {
    std::vector<std::pair<const Block*, Range>> found;
    if (rule_->kind == TextKind::existence) {
        for (const Hit& hit : hits(engine, blocks, main_)) {
            found.emplace_back(hit.block, hit.range);
        }
    }
    return found;
}

void TextChecker::existence(Engine& engine, const std::vector<Block>& blocks) const {
    for (const Hit& hit : hits(engine, blocks, main_)) {
        report(hit, {shown(hit.block->text, hit.range)});
    }
}

void TextChecker::substitution(Engine& engine, const std::vector<Block>& blocks) const {
    for (const Hit& hit : hits(engine, blocks, main_)) {
        for (std::size_t i = 0; i < rule_->tokens.size(); ++i) {
            if (single(i).at(hit.block->text, hit.range.first)) {
                const std::string better = expand(rule_->better[i], single(i));
                const std::string found = part(hit.block->text, hit.range);
                if (better != found) {
                    report(hit, {better, shown(hit.block->text, hit.range)});
                }
                break;
            }
        }
    }
}

void TextChecker::consistency(Engine& engine, const std::vector<Block>& blocks) const {
    for (std::size_t i = 0; i + 1 < rule_->tokens.size(); i += 2) {
        const std::vector<Hit> one = hits(engine, blocks, single(i));
        const std::vector<Hit> other = hits(engine, blocks, single(i + 1));
        if (one.empty() || other.empty()) {
            continue;
        }
        const auto place = [](const Hit& hit) {
            return std::pair(hit.block->order, hit.range.first);
        };
        const bool one_is_rare = one.size() != other.size()
                                     ? one.size() < other.size()
                                     : place(one.front()) > place(other.front());
        const Hit& kept = one_is_rare ? other.front() : one.front();
        for (const Hit& hit : one_is_rare ? one : other) {
            report(hit, {shown(hit.block->text, hit.range), shown(kept.block->text, kept.range)});
        }
    }
}

void TextChecker::occurrence(Engine& engine, const std::vector<Block>& blocks) const {
    for (const Block& block : blocks) {
        if (!applies(engine, block)) {
            continue;
        }
        const std::vector<Range> ranges = main_.all(block.text);
        const std::vector<Range> units = rule_->scope.sentence
                                             ? sentences(block.text)
                                             : std::vector<Range>{{0, block.text.length()}};
        for (const Range& unit : units) {
            const auto count = static_cast<int>(
                std::count_if(ranges.begin(), ranges.end(), [&](const Range& range) {
                    return unit.first <= range.first && range.second <= unit.second;
                }));
            if (rule_->max >= 0 && count > rule_->max) {
                report({&block, unit}, {std::to_string(count), std::to_string(rule_->max)});
            } else if (rule_->min >= 0 && count < rule_->min) {
                report({&block, unit}, {std::to_string(count), std::to_string(rule_->min)});
            }
        }
    }
}

// Too many: at the first that is too many; too few: at the first block that could have had one.
void TextChecker::occurrence_in_all(Engine& engine, const std::vector<Block>& blocks) const {
    const std::vector<Hit> found = hits(engine, blocks, main_);
    const std::string count = std::to_string(found.size());
    if (rule_->max >= 0 && found.size() > static_cast<std::size_t>(rule_->max)) {
        report(found[static_cast<std::size_t>(rule_->max)], {count, std::to_string(rule_->max)});
    } else if (rule_->min >= 0 && found.size() < static_cast<std::size_t>(rule_->min)) {
        for (const Block& block : blocks) {
            if (applies(engine, block)) {
                report({&block, {0, block.text.length()}}, {count, std::to_string(rule_->min)});
                return;
            }
        }
    }
}

void TextChecker::conditional(Engine& engine, const std::vector<Block>& blocks) const {
    const auto key = [](const Matcher& matcher, const Hit& hit) {
        return matcher.at(hit.block->text, hit.range.first) ? utf8(matcher.group(1))
                                                            : std::string();
    };
    using Place = std::pair<long, int>;
    std::map<std::string, Place> introduced; // group 1 of the second → its first place
    for (const Hit& hit : hits(engine, blocks, second_)) {
        introduced.try_emplace(key(second_, hit), hit.block->order, hit.range.first);
    }
    for (const Hit& hit : hits(engine, blocks, main_)) {
        const auto found = introduced.find(key(main_, hit));
        // A use within the introduction itself begins at or after it.
        const bool fine =
            found != introduced.end() &&
            (!rule_->before || found->second <= Place(hit.block->order, hit.range.first));
        if (!fine) {
            report(hit, {shown(hit.block->text, hit.range)});
        }
    }
}

void TextChecker::report(Hit hit, const std::vector<std::string>& words) const {
    const RuleInfo& info = rule_->info;
    Location where = Locator::place(hit.block->node);
    where.quote = quote(hit.block->text, hit.range, rule_->kind == TextKind::occurrence);
    found_->push_back(
        {.order = hit.block->order,
         .offset = hit.range.first,
         .end = hit.range.second,
         .finding = {.rule = info.id,
                     .severity = severity_,
                     .message = {fill(info.message.zh, words), fill(info.message.en, words)},
                     .reason = info.reason,
                     .source = info.source,
                     .fix = info.fix,
                     .where = std::move(where)}});
}

} // namespace engross::rules
