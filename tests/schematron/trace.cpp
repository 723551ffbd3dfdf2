// schematron_trace RULES OUT [DOCUMENT...]: what our Schematron engine says, for SchXslt to be held
// against. Without documents, those of fixtures/rules. Writes OUT/rules/ID.sch (the rule, each
// assertion with its line as
// @id), OUT/documents/NAME.xml and OUT/fired.tsv (document, rule, line, node), every rule on every
// document. Exit code 1 when the fast way and the slow way differ.
#include "rule_fixtures.h"

#include "base/error.h"
#include "rules/rules.h"

#include <fstream>
#include <iostream>
#include <set>

namespace engross {
namespace {

namespace fs = std::filesystem;

struct Named {
    std::string name;
    xml::Document tree;
};

// As SchXslt writes it: /Q{namespace}name[number among siblings of that name]/…
std::string path_of(xml::Node node) {
    if (!node) {
        return "";
    }
    int number = 1;
    for (xml::Node before = node.previous(); before; before = before.previous()) {
        const bool same =
            node.is_text() ? before.is_text() : before.is(node.name()) && before.ns() == node.ns();
        number += same ? 1 : 0;
    }
    const std::string step =
        node.is_text() ? "text()" : "Q{" + std::string(node.ns()) + "}" + std::string(node.name());
    return path_of(node.parent()) + "/" + step + "[" + std::to_string(number) + "]";
}

void write(const fs::path& file, const Bytes& bytes) {
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// The schema with each assertion's line as its id: what SchXslt reports and our engine knows.
void write_schema(const rules::RuleInfo& rule, const fs::path& out) {
    const xml::Document schema = xml::parse(read_file(rule.file, 1U << 20U), rule.file);
    std::set<long> lines;
    for (xml::Node node = schema.root(); node; node = node.following(schema.root())) {
        if (node.is("assert") || node.is("report")) {
            if (!lines.insert(node.line()).second) {
                throw Error(ExitCode::usage,
                            rule.file,
                            {"一行有兩個 assert", "two assertions on one line"});
            }
            node.set("id", "L" + std::to_string(node.line()));
        }
    }
    write(out / (rule.id + ".sch"), xml::serialize(schema));
}

std::vector<Named> fixtures() {
    std::vector<Named> result;
    for (const rule_fixtures::Case& one : rule_fixtures::cases()) {
        const xml::Document fixture = rule_fixtures::parsed(one.file);
        result.push_back({one.rule + "." + one.file.stem().string(),
                          rule_fixtures::built(fixture.root()).tree.copy()});
    }
    return result;
}

std::string lines_of(const std::vector<rules::Fired>& fired, const std::string& document) {
    std::string result;
    for (const rules::Fired& one : fired) {
        result += document + "\t" + one.rule + "\tL" + std::to_string(one.line) + "\t" +
                  path_of(one.node) + "\n";
    }
    return result;
}

int trace(const fs::path& folder, const fs::path& out, const std::vector<Named>& documents) {
    fs::create_directories(out / "rules");
    fs::create_directories(out / "documents");
    for (const Named& document : documents) {
        write(out / "documents" / (document.name + ".xml"), xml::serialize(document.tree));
    }
    const rules::Pack pack(folder);
    std::ofstream fired(out / "fired.tsv");
    int different = 0;
    for (const rules::RuleInfo& rule : pack.rules()) {
        if (rule.kind != "structure") {
            continue;
        }
        write_schema(rule, out / "rules");
        const rules::Checker checker(pack, rule.id);
        for (const Named& document : documents) {
            const std::string fast = lines_of(checker.fired(document.tree), document.name);
            if (fast != lines_of(checker.fired(document.tree, false), document.name)) {
                std::cout << "FAIL fast and slow differ: " << rule.id << " on " << document.name
                          << "\n";
                ++different;
            }
            fired << fast;
        }
    }
    return different == 0 ? 0 : 1;
}

int run(const std::vector<std::string>& words) {
    if (words.size() < 2) {
        std::cerr << "usage: schematron_trace RULES OUT [DOCUMENT...]\n";
        return 2;
    }
    std::vector<Named> documents;
    for (std::size_t i = 2; i < words.size(); ++i) {
        documents.push_back({fs::path(words[i]).stem().string(), rule_fixtures::parsed(words[i])});
    }
    if (documents.empty()) {
        documents = fixtures();
    }
    return trace(words[0], words[1], documents);
}

} // namespace
} // namespace engross

int main(int argc, char** argv) {
    try {
        return engross::run({argv + 1, argv + argc});
    } catch (const engross::Error& error) {
        std::cerr << error.where << ": " << error.what() << "\n";
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
    }
    return 2;
}
