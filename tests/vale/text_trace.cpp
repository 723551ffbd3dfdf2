// text_trace RULES OUT: what our text rules say, for Vale to be held against, of the fixtures of
// the rules and of all DOCX and ODT below fixtures/. Writes OUT/documents/NAME.tsv (a line a block:
// its id, its scope as bits, its words with tabs and line ends as U+2409 and U+2424) and
// OUT/matched.tsv (document, rule, block, from, to in code points).
#include "reading.h"
#include "rule_fixtures.h"

#include "base/error.h"
#include "enrich/enrich.h"
#include "rules/rules.h"
#include "rules/text_rule.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>

namespace engross {
namespace {

namespace fs = std::filesystem;

using Words = std::map<std::string, icu::UnicodeString>; // of blocks

std::string shown(const icu::UnicodeString& text) {
    icu::UnicodeString line = text;
    line.findAndReplace(icu::UnicodeString(u'\t'), icu::UnicodeString(u'\u2409'));
    line.findAndReplace(icu::UnicodeString(u'\n'), icu::UnicodeString(u'\u2424'));
    std::string utf8;
    return line.toUTF8String(utf8);
}

Words write_blocks(const xml::Document& document, const fs::path& file) {
    const xml::XPathContext xpath(document);
    std::ofstream out(file);
    Words words;
    for (const rules::Block& block : rules::text_blocks(document.root(), xpath)) {
        const std::string id(block.node.attr("id"));
        out << id << "\t" << block.kind << "\t" << shown(block.text) << "\n";
        words.emplace(id, block.text);
    }
    return words;
}

using Documents = std::map<std::string, doc::Document>;

void add_rule_fixtures(Documents& documents) {
    for (const rule_fixtures::Case& one : rule_fixtures::cases()) {
        const xml::Document fixture = rule_fixtures::parsed(one.file);
        if (fixture.root().has("subject")) {
            continue;
        }
        documents.emplace(one.rule + "." + one.file.stem().string(),
                          rule_fixtures::built(fixture.root()));
    }
}

void add_reports(Documents& documents) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(source / "fixtures")) {
        const std::string kind = entry.path().extension().string();
        if (kind != ".docx" && kind != ".odt") {
            continue;
        }
        doc::Document document = normalized(entry.path());
        for (const doc::Pass& pass : enrich::passes()) {
            pass.run(document);
        }
        std::string name = fs::relative(entry.path(), source / "fixtures").string();
        std::ranges::replace(name, '/', '.');
        documents.emplace(std::move(name), std::move(document));
    }
}

void trace(const fs::path& folder, const fs::path& out) {
    fs::create_directories(out / "documents");
    const rules::Pack pack(folder);
    const rules::Checker checker = rules::Checker::of_all(pack);
    std::ofstream matched(out / "matched.tsv");
    Documents documents;
    add_rule_fixtures(documents);
    add_reports(documents);
    for (const auto& [name, document] : documents) {
        const Words words = write_blocks(document.tree, out / "documents" / (name + ".tsv"));
        for (const rules::Matched& match : checker.matched(document.tree)) {
            const icu::UnicodeString& text = words.at(match.block);
            matched << name << "\t" << match.rule << "\t" << match.block << "\t"
                    << text.countChar32(0, static_cast<int>(match.from)) << "\t"
                    << text.countChar32(0, static_cast<int>(match.to)) << "\n";
        }
    }
}

} // namespace
} // namespace engross

int main(int argc, char** argv) {
    try {
        if (argc == 3) {
            engross::trace(argv[1], argv[2]);
            return 0;
        }
        std::cerr << "usage: text_trace RULES OUT\n";
    } catch (const engross::Error& error) {
        std::cerr << error.where << ": " << error.what() << "\n";
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
    }
    return 2;
}
