// fact kind="abbreviation": how short forms are brought in. The text is the short form. @problem:
//   early: used in the body before it is explained, 人工智慧（AI） or （以下簡稱本會）;
//   again: explained once more; @count times in all;
//   circular: explained by itself, G-NETS（…，簡稱 G-NETS）.
// fact kind="self-name": 本處, 本局 … at its first place, when no 服務機關 on the cover and no 簡稱
// tells
//   who that is. @word.
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <map>
#include <set>

namespace engross::enrich {

namespace {

struct Definition {
    xml::Node block;
    std::size_t order = 0;
    int at = 0;
    int count = 0;
};

struct Use {
    xml::Node block;
    std::size_t order = 0;
    int at = 0;
};

struct Found {
    std::map<std::string, Definition> definitions;
    std::map<std::string, Use> uses; // the first, outside brackets that explain
    std::set<std::string> circular;
};

bool is_body_text(const Block& block) {
    return block.node.is("p") && !block.node.parent().is("cover") &&
           !block.node.parent().is("cell") && !block.node.parent().is("abstract");
}

void note_definitions(Found& found,
                      const Block& block,
                      std::size_t order,
                      const icu::UnicodeString& text) {
    static const Pattern latin(
        u"(?<=[\\p{Han}」]) ?[（(](?:[A-Za-z][^（()）]{0,80}[,，] ?)?(?:以下|下)?(?:簡稱)?[ :：「]{0,2}"
        u"((?=[A-Z0-9-]{0,9}[A-Z]{2})[A-Z][A-Za-z0-9-]{1,11})」?[）)]");
    static const Pattern han(u"[（(](?:[^（()）]{0,60}[,，])?(?:以下|下)(?:均)?簡?稱(?:為)?[「『]?"
                             u"(\\p{Han}{2,8}?)[」』]?[）)]");
    for (const Pattern* pattern : {&latin, &han}) {
        for (const Match& match : pattern->all(text)) {
            Definition& definition = found.definitions[match.groups[1]];
            if (definition.count++ == 0) {
                definition.block = block.node;
                definition.order = order;
                definition.at = match.start;
            }
        }
    }
}

void note_use(
    Found& found, const std::string& word, const Block& block, std::size_t order, int at) {
    found.uses.try_emplace(word, Use{block.node, order, at});
}

void note_latin_uses(Found& found,
                     const Block& block,
                     std::size_t order,
                     const icu::UnicodeString& text) {
    static const Pattern word(
        u"(?<![A-Za-z0-9（(/@._-])(?=[A-Z0-9-]{0,9}[A-Z]{2})[A-Z][A-Za-z0-9-]{1,11}"
        u"(?![A-Za-z0-9）)/@._-])");
    for (const Match& match : word.all(text)) {
        note_use(found, match.text, block, order, match.start);
    }
}

void note_han_uses(Found& found, const std::vector<Block>& blocks) {
    for (std::size_t order = 0; order < blocks.size(); ++order) {
        for (const auto& [word, definition] : found.definitions) {
            if (word.front() >= 'A' && word.front() <= 'Z') {
                continue;
            }
            const std::size_t at =
                is_body_text(blocks[order]) ? blocks[order].text.find(word) : std::string::npos;
            if (at != std::string::npos && definition.order > order) {
                note_use(found, word, blocks[order], order, static_cast<int>(at));
            }
        }
    }
}

// In the same paragraph not directly before: 標竿評比 ESG（環境、社會及治理，ESG） explains what
// stands there.
bool comes_before(const Use& use, const Definition& definition) {
    constexpr int apart = 12;
    return use.order < definition.order ||
           (use.order == definition.order && use.at + apart < definition.at);
}

void report(const doc::Document& document, const Found& found) {
    for (const auto& [word, definition] : found.definitions) {
        const auto use = found.uses.find(word);
        const bool early = use != found.uses.end() && comes_before(use->second, definition);
        if (early && !found.circular.contains(word)) {
            doc::add_fact(document, "abbreviation", use->second.block, word)
                .set("problem", "early");
        }
        if (definition.count > 1) {
            xml::Node fact = doc::add_fact(document, "abbreviation", definition.block, word);
            fact.set("problem", "again");
            fact.set("count", std::to_string(definition.count));
        }
    }
}

void find_circular(const doc::Document& document,
                   Found& found,
                   const Block& block,
                   const icu::UnicodeString& text) {
    static const Pattern circular(
        u"([A-Z][A-Za-z0-9-]{1,11}) ?[（(][^（()）]{0,100}簡稱 ?「?\\1」?[）)]");
    for (const Match& match : circular.all(text)) {
        found.circular.insert(match.groups[1]);
        doc::add_fact(document, "abbreviation", block.node, match.groups[1])
            .set("problem", "circular");
    }
}

bool is_told(const doc::Document& document, const std::string& word, const std::string& all) {
    const std::string tail = word.substr(std::string("本").size());
    for (const xml::Node agency : document.meta().children()) {
        if (agency.is("agency") && agency.attr("label").starts_with("服務") &&
            agency.text().find(tail) != std::string::npos) {
            return true;
        }
    }
    for (const char* before : {"簡稱", "簡稱「", "稱", "稱「"}) {
        if (all.find(before + word) != std::string::npos) {
            return true;
        }
    }
    return false;
}

void find_self_names(const doc::Document& document, const std::vector<Block>& blocks) {
    static const Pattern own(
        u"(?<![日基根版資成文標樣劇課書讀])本(?:處(?![理境分於在所罰方])|局(?![部面勢])|署(?!名)"
        u"|中心|部(?![分份門隊落首])|院(?!線)|所(?![有以在需]))");
    std::set<std::string> seen;
    std::string all;
    for (const Block& block : blocks) {
        all += block.text;
    }
    for (const Block& block : blocks) {
        if (block.text.find("本") == std::string::npos) {
            continue;
        }
        for (const Match& match : own.all(utf16(block.text))) {
            if (seen.insert(match.text).second && !is_told(document, match.text, all)) {
                doc::add_fact(document, "self-name", block.node, match.text)
                    .set("word", match.text);
            }
        }
    }
}

} // namespace

void follow_abbreviations(doc::Document& document) {
    const std::vector<Block> blocks = text_blocks(document);
    Found found;
    for (std::size_t order = 0; order < blocks.size(); ++order) {
        if (!is_body_text(blocks[order])) {
            continue;
        }
        const icu::UnicodeString text = utf16(blocks[order].text);
        note_definitions(found, blocks[order], order, text);
        note_latin_uses(found, blocks[order], order, text);
        find_circular(document, found, blocks[order], text);
    }
    note_han_uses(found, blocks);
    report(document, found);
    find_self_names(document, blocks);
}

} // namespace engross::enrich
