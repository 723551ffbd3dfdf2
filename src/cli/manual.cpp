// engross manual: the man page and shell completions, made of the same commands and options that
// --help shows.
#include "cli/cli.h"
#include "run/versions.h"

#include <iostream>
#include <memory>

namespace engross::cli {

namespace {

using Names = std::vector<std::string>;

// "--lang", "-o": as they are typed.
Names names_of(const CLI::Option& option) {
    Names names;
    for (const std::string& name : option.get_snames()) {
        names.push_back("-" + name);
    }
    for (const std::string& name : option.get_lnames()) {
        names.push_back("--" + name);
    }
    return names;
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

// Commands with their whole names, "rules list", in the order of --help.
void walk(
    const CLI::App& app,
    const std::string& prefix,
    std::vector<std::pair<std::string, const CLI::App*>>& found) { // NOLINT(misc-no-recursion)
    for (const CLI::App* command : app.get_subcommands(nullptr)) {
        if (command->get_group().empty()) {
            continue;
        }
        found.emplace_back(prefix + command->get_name(), command);
        walk(*command, prefix + command->get_name() + " ", found);
    }
}

std::vector<std::pair<std::string, const CLI::App*>> commands(const CLI::App& app) {
    std::vector<std::pair<std::string, const CLI::App*>> found;
    walk(app, "", found);
    return found;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

// groff_man(7): no line begins with a request by chance.
std::string roff(const std::string& text) {
    std::string out = replaced(replaced(text, "\\", "\\e"), "-", "\\-");
    out = replaced(out, "\n.", "\n\\&.");
    out = replaced(out, "\n'", "\n\\&'");
    return out.starts_with(".") || out.starts_with("'") ? "\\&" + out : out;
}

void options_of(const CLI::App& command) {
    for (const CLI::Option* option : command.get_options()) {
        std::string names;
        for (const std::string& name : names_of(*option)) {
            names += (names.empty() ? "" : ", ") + name;
        }
        if (names.empty()) {
            names = option->get_name(true);
        }
        std::cout << ".TP\n.B " << roff(names) << '\n' << roff(option->get_description()) << '\n';
    }
}

void man(const CLI::App& app) {
    std::cout << ".TH ENGROSS 1 \"\" \"engross " << roff(run::version())
              << "\"\n.SH NAME\nengross \\- " << roff(app.get_description())
              << "\n.SH SYNOPSIS\n.B engross\n.I COMMAND\n[OPTIONS]\n.SH COMMANDS\n";
    for (const auto& [name, command] : commands(app)) {
        std::cout << ".SS engross " << roff(name) << '\n'
                  << roff(command->get_description()) << '\n';
        options_of(*command);
    }
    std::cout << ".SH EXIT STATUS\n.nf\n" << roff(app.get_footer()) << "\n.fi\n";
}

// "convert) words="--ocr --lang"": what may follow a command.
std::string words_after(const CLI::App& command) {
    std::string words;
    for (const CLI::App* below : command.get_subcommands(nullptr)) {
        words += below->get_group().empty() ? "" : below->get_name() + " ";
    }
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& name : names_of(*option)) {
            words += name + " ";
        }
    }
    return words.substr(0, words.find_last_not_of(' ') + 1);
}

void bash(const CLI::App& app) {
    std::cout
        << "# bash completion for engross, made by engross manual bash\n_engross() {\n    local words command=\n"
           "    local word=${COMP_WORDS[COMP_CWORD]}\n    local i\n    for ((i = 1; i < COMP_CWORD; i++)); do\n"
           "        case ${COMP_WORDS[i]} in -*) ;; *) command=\"$command${command:+ }${COMP_WORDS[i]}\" ;; esac\n    done\n"
           "    case $command in\n";
    const auto all = commands(app);
    for (auto each = all.rbegin(); each != all.rend(); ++each) { // the longer names first
        std::cout << "        \"" << each->first << "\"*) words=\"" << words_after(*each->second)
                  << "\" ;;\n";
    }
    std::string before_words = "$word == -* || -z $command || $command == manual";
    for (const CLI::App* command : app.get_subcommands(nullptr)) {
        before_words += command->get_subcommands(nullptr).empty()
                            ? ""
                            : " || $command == " + command->get_name();
    }
    std::cout
        << "        *) words=\"" << words_after(app) << "\" ;;\n    esac\n"
        << "    if [[ " << before_words
        << " ]]; then\n"
           "        COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n    else\n        COMPREPLY=($(compgen -f -- \"$word\"))\n    fi\n}\n"
           "complete -o filenames -F _engross engross\n";
}

std::string shell_quoted(const std::string& text) {
    return "'" + replaced(text, "'", "'\\''") + "'";
}

void zsh(const CLI::App& app) {
    std::cout
        << "#compdef engross\n# made by engross manual zsh\n_engross() {\n  case \"${words[2]-} ${words[3]-}\" in\n";
    const auto all = commands(app);
    for (auto each = all.rbegin(); each != all.rend(); ++each) {
        std::cout << "    " << shell_quoted(each->first) << "*) compadd -- "
                  << words_after(*each->second) << "; _files ;;\n";
    }
    std::cout << "    *) compadd -- " << words_after(app) << " ;;\n  esac\n}\n_engross \"$@\"\n";
}

void fish(const CLI::App& app) {
    std::cout << "# fish completion for engross, made by engross manual fish\n";
    for (const CLI::App* command : app.get_subcommands(nullptr)) {
        if (!command->get_group().empty()) {
            std::cout << "complete -c engross -n __fish_use_subcommand -a " << command->get_name()
                      << " -d " << shell_quoted(command->get_description()) << '\n';
        }
    }
    for (const auto& [name, command] : commands(app)) {
        for (const CLI::Option* option : command->get_options()) {
            for (const std::string& each : names_of(*option)) {
                const bool is_long = each.starts_with("--");
                std::cout << "complete -c engross -n '__fish_seen_subcommand_from "
                          << name.substr(name.find_last_of(' ') + 1) << "' "
                          << (is_long ? "-l " + each.substr(2) : "-s " + each.substr(1))
                          << (takes_value(*option) ? " -r" : "") << " -d "
                          << shell_quoted(option->get_description()) << '\n';
            }
        }
    }
}

} // namespace

void add_manual(CLI::App& app, const Context& context) {
    auto* command =
        app.add_subcommand("manual",
                           context(Text("印出說明頁（man）或 shell 自動補字設定。",
                                        "Print the man page, or completions for a shell.")));
    auto what = std::make_shared<std::string>();
    auto language = std::make_shared<std::string>();
    command
        ->add_option(
            "WHAT", *what, context(Text("man、bash、zsh、fish。", "man, bash, zsh, fish.")))
        ->required()
        ->option_text(" ")
        ->check(CLI::IsMember({"man", "bash", "zsh", "fish"}));
    command
        ->add_option("--lang",
                     *language,
                     context(Text("訊息語言：zh-TW 或 en。", "Language of messages: zh-TW or en.")))
        ->check(CLI::IsMember({"zh-TW", "en"}));
    command->callback([&app, what, language] {
        using Print = void (*)(const CLI::App&);
        const Print print = *what == "man"    ? man
                            : *what == "bash" ? bash
                            : *what == "zsh"  ? zsh
                                              : fish;
        print(app);
    });
}

} // namespace engross::cli
