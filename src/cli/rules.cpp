// engross rules list|show|docs
#include "rules/rules.h"

#include "base/bytes.h"
#include "cli/cli.h"
#include "cli/rule_page.h"
#include "report/words.h"
#include "rules/maps.h"

#include <iostream>
#include <memory>
#include <set>

namespace engross::cli {

namespace {

struct Options {
    std::string id;
    rules::Selection selection{.profile = "", .stage = "submit", .date = ""};
    std::string output;
    std::string language; // read by choose_language(); here for the parser alone
};

Text source_honesty(const std::string& read) {
    if (read == "primary") {
        return {"（已讀原文）", " (read in the primary text)"};
    }
    if (read == "secondary") {
        return {"（引自他人轉述，未讀原文）",
                " (taken from a secondary source, not from the primary text)"};
    }
    return read == "memory" ? Text("（憑記憶，未查證）", " (from memory, not looked up)")
                            : Text::same("");
}

// The rules of a profile with the severity they have there; of all profiles with their own.
void list(const Context& context, const rules::Pack& pack, const rules::Selection& selection) {
    for (const rules::RuleInfo& rule : pack.rules()) {
        const auto severity = selection.profile.empty() ? std::optional(rule.severity)
                                                        : pack.severity(selection, rule.id);
        if (severity) {
            std::cout << rule.id << '\t' << context(report::severity_word(*severity)) << '\t'
                      << context(rule.title) << '\n';
        }
    }
    if (!selection.profile.empty()) {
        return;
    }
    std::cout << '\n' << context(Text("規則組（--profile）：", "Profiles (--profile):")) << '\n';
    for (const rules::ProfileInfo& profile : pack.profiles()) {
        std::cout << profile.name << '\t' << context(profile.title) << '\n';
    }
}

void show_line(const Context& context, const Text& name, const std::string& value) {
    if (!value.empty()) {
        std::cout << context(name) << value << '\n';
    }
}

void show(const Context& context, const rules::RuleInfo& rule) {
    std::cout << rule.id << "  " << context(rule.title) << "\n\n";
    show_line(context, {"程度：", "Severity: "}, context(report::severity_word(rule.severity)));
    show_line(context, {"訊息：", "Message: "}, context(rule.message));
    show_line(context, {"理由：", "Reason: "}, context(rule.reason));
    show_line(
        context, {"依據：", "Source: "}, context(rule.source) + context(source_honesty(rule.read)));
    show_line(context, {"連結：", "Link: "}, rule.link);
    show_line(context, {"在 Word 改：", "In Word: "}, context(rule.fix.word));
    show_line(context, {"在 LibreOffice 改：", "In LibreOffice: "}, context(rule.fix.libreoffice));
    show_line(context, {"檔案：", "File: "}, rule.file);
}

rules::RuleInfo find(const rules::Pack& pack, const std::string& id) {
    for (rules::RuleInfo& rule : pack.rules()) {
        if (rule.id == id) {
            return std::move(rule);
        }
    }
    throw Error(ExitCode::usage,
                id,
                Text("沒有這條規則；engross rules list 會列出全部。",
                     "There is no such rule; engross rules list names them all."));
}

void doc_profiles(const rules::Pack& pack) {
    std::cout
        << "\n## The profiles\n| profile | what | 標題 | what it does not check | 不查的 |\n|---|---|---|---|---|\n";
    for (const rules::ProfileInfo& profile : pack.profiles()) {
        std::cout << "| " << profile.name << " | " << profile.title.en << " | " << profile.title.zh
                  << " | " << profile.not_checked.en << " | " << profile.not_checked.zh << " |\n";
    }
}

void doc_maps(const rules::Pack& pack) {
    std::set<std::string> ids;
    for (const rules::RuleInfo& rule : pack.rules()) {
        ids.insert(rule.id);
    }
    std::cout
        << "\n## The lists of others\nFrom `rules/maps/`. “By construction”: what engross writes keeps it, and what "
           "judges that. “Not”: does not apply to reports, or is not read.\n";
    for (const rules::RuleMap& map : rules::load_maps(rules_folder(), ids)) {
        std::cout
            << "\n### " << map.title.en << "\n"
            << map.title.zh << "。" << map.source.en << " (" << map.read
            << ").\n\n| item | rules | a person | by construction | not |\n|---|---|---|---|---|\n";
        for (const rules::MapItem& item : map.items) {
            std::cout << "| " << item.item << " | " << text::joined(item.rules, ", ") << " | "
                      << item.person << " | " << item.made << " | " << item.none << " |\n";
        }
    }
}

// rules/README.md: its head, written by hand, then a table of all rules.
void docs(const rules::Pack& pack) {
    std::cout
        << read_file(std::filesystem::path(rules_folder()) / "README.head.md", 1U << 20U)
        << "\n## The rules\nWritten by `make docs`; the page of one rule: `docs/ID.md`, on a terminal `engross rules show ID`. "
           "“Known” says how its source was read.\n\n"
           "| rule | pack | kind | severity | what | 標題 | source | known |\n|---|---|---|---|---|---|---|---|\n";
    for (const rules::RuleInfo& rule : pack.rules()) {
        std::cout << "| [" << rule.id << "](docs/" << rule.id << ".md) | " << rule.pack << " | "
                  << rule.kind << " | " << name(rule.severity) << " | " << rule.title.en << " | "
                  << rule.title.zh << " | " << rule.source.en << " | " << rule.read << " |\n";
    }
    doc_profiles(pack);
    doc_maps(pack);
}

// FOLDER/ID.md of every rule.
void write_pages(const rules::Pack& pack, const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    const std::filesystem::path fixtures =
        std::filesystem::path(rules_folder()) / "../fixtures/rules";
    for (const rules::RuleInfo& rule : pack.rules()) {
        write_file(folder / (rule.id + ".md"), rule_page(rule, fixtures / rule.id));
    }
}

} // namespace

void add_rules(CLI::App& app, const Context& context, ExitCode& exit_code) {
    auto* command = app.add_subcommand(
        "rules", context(Text("列出或說明規則。", "List or explain the rules.")));
    command->require_subcommand(1);
    auto options = std::make_shared<Options>();
    command
        ->add_option("--lang",
                     options->language,
                     context(Text("訊息語言：zh-TW 或 en。", "Language of messages: zh-TW or en.")))
        ->check(CLI::IsMember({"zh-TW", "en"}));

    auto* list_command = command->add_subcommand(
        "list",
        context(Text("列出規則；加 --profile 則只列這一組。",
                     "List the rules; with --profile those of one profile.")));
    list_command->fallthrough();
    list_command->add_option("--profile",
                             options->selection.profile,
                             context(Text("規則組的名稱。", "Name of the profile.")));
    list_command
        ->add_option("--stage",
                     options->selection.stage,
                     context(Text("階段：draft、submit、publish、archive。",
                                  "Stage: draft, submit, publish, archive.")))
        ->check(CLI::IsMember({"draft", "submit", "publish", "archive"}))
        ->capture_default_str();
    list_command->add_option(
        "--date",
        options->selection.date,
        context(Text("以哪一天判斷（YYYY-MM-DD）。", "Day of judgement (YYYY-MM-DD).")));
    list_command->callback([options, &context] {
        options->selection.date = date_of_judgement(options->selection.date);
        const rules::Pack pack(rules_folder());
        pack.verify(); // who has changed a rule hears of every mistake here
        list(context, pack, options->selection);
    });

    auto* show_command =
        command->add_subcommand("show", context(Text("說明一條規則。", "Explain one rule.")));
    show_command->fallthrough();
    show_command->add_option("ID", options->id, context(Text("規則代號。", "Id of the rule.")))
        ->required()
        ->option_text(" ");
    show_command->callback(
        [options, &context] { show(context, find(rules::Pack(rules_folder()), options->id)); });

    auto* docs_command = command->add_subcommand(
        "docs",
        context(Text("印出 rules/README.md；加 -o 則把每條規則的說明頁寫到資料夾。",
                     "Print rules/README.md; with -o write a page for each rule to a folder.")));
    docs_command->add_option(
        "-o,--output", options->output, context(Text("說明頁的資料夾。", "Folder for the pages.")));
    docs_command->callback([options] {
        const rules::Pack pack(rules_folder());
        options->output.empty() ? docs(pack) : write_pages(pack, options->output);
    });
    (void)exit_code;
}

} // namespace engross::cli
