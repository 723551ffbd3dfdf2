// Times the rules: loading the packs, compiling a selection, and checking canonical documents.
//   rules_bench RULES_FOLDER [--each] DOCUMENT.xml...
// `--each` lists the rules by their work on the last document as well. Processor time (of all
// threads), best of several runs: on a busy machine that is what the work itself takes.
#include "base/bytes.h"
#include "rules/rules.h"

#include <algorithm>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace engross;

constexpr std::uintmax_t max_document = 1U << 28U;
const rules::Selection selection{.profile = "trip-report", .stage = "submit", .date = "2026-11-23"};

template <typename Work> double milliseconds(Work work, double at_least = 300) {
    const auto now = [] { return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; };
    double best = 1e9;
    const double begin = now();
    do {
        const double from = now();
        work();
        best = std::min(best, now() - from);
    } while (now() - begin < at_least);
    return best;
}

void show(double time, const std::string& what) {
    std::cout << std::fixed << std::setprecision(2) << std::setw(10) << time << " ms  " << what
              << "\n";
}

long count_elements(const xml::Document& document) {
    long count = 0;
    for (xml::Node node = document.root(); node; node = node.following(document.root())) {
        count += node.is_element() ? 1 : 0;
    }
    return count;
}

void show_check(const rules::Checker& checker,
                const xml::Document& document,
                const std::string& name) {
    std::size_t found = 0;
    rules::Work work;
    const double time = milliseconds([&] { found = checker.check(document, true, &work).size(); });
    show(time,
         name + ": " + std::to_string(work.asked.size()) + " rules, " + std::to_string(found) +
             " findings, " + std::to_string(work.steps) + " steps");
    show(200 * time / static_cast<double>(work.asked.size()), "for 200 such rules");
    show(1e3 * time / static_cast<double>(count_elements(document)), "for each thousand elements");
}

// A rule alone needs its share of the common work, too: the steps say more than the times.
void show_each(const rules::Pack& pack, const xml::Document& document) {
    std::vector<std::pair<unsigned long, std::string>> costs;
    for (const rules::RuleInfo& rule : pack.rules()) {
        const rules::Checker checker(pack, rule.id);
        rules::Work work;
        const double time =
            milliseconds([&] { static_cast<void>(checker.check(document, true, &work)); }, 0);
        costs.emplace_back(work.steps, rule.id + " " + std::to_string(time));
    }
    std::sort(costs.rbegin(), costs.rend());
    for (const auto& [steps, id] : costs) {
        std::cout << std::setw(10) << steps << " steps  " << id << "\n";
    }
}

} // namespace

int main(int count, char** arguments) {
    std::vector<std::string> words(arguments + 1, arguments + count);
    const bool each = std::erase(words, "--each") > 0;
    if (words.size() < 2) {
        std::cerr << "usage: rules_bench RULES_FOLDER [--each] DOCUMENT.xml...\n";
        return 2;
    }
    const std::string folder = words.front();
    show(milliseconds([&] { const rules::Pack loaded(folder); }), "loading the packs");
    const rules::Pack pack(folder);
    show(milliseconds([&] { const rules::Checker compiled(pack, selection); }),
         "compiling trip-report");
    const rules::Checker checker(pack, selection);
    const rules::Checker every = rules::Checker::of_all(pack);
    for (auto word = words.begin() + 1; word != words.end(); ++word) {
        const xml::Document document = xml::parse(read_file(*word, max_document), *word);
        std::cout << *word << ", " << count_elements(document) << " elements\n";
        show_check(checker, document, "trip-report");
        show_check(every, document, "every rule for documents");
        if (each && word + 1 == words.end()) {
            show_each(pack, document);
        }
    }
    return 0;
}
