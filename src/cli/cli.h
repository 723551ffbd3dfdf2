// The command line: commands, their options, and what goes to the terminal. Nothing else.
#pragma once

#include "base/error.h"
#include "base/text.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace engross::cli {

// What all commands share.
struct Context {
    Language language;
    bool colour; // standard output is a terminal that shows colours

    [[nodiscard]] const std::string& operator()(const Text& text) const {
        return text.in(language);
    }
};

// From --lang in the arguments, else the locale (LC_ALL, LC_MESSAGES, LANG): zh… is Chinese, others
// English; no locale at all is Chinese.
Language choose_language(const std::vector<std::string>& arguments);

// Prints "engross: WHERE: MESSAGE" to standard error.
void complain(const Context& context, const Error& error);

// What is wrong with the arguments, as CLI11 found it, in a sentence of ours.
Text in_words(const CLI::ParseError& wrong);

// The date of judgement: `asked`, else SOURCE_DATE_EPOCH, else today; YYYY-MM-DD. Throws
// Error(usage) when it is no date.
std::string date_of_judgement(const std::string& asked);

// The folder of the rules: ENGROSS_RULES, else beside the program, else where they were built from.
std::string rules_folder();

// Each adds a command to the parser and sets `exit_code` when it has run.
void add_convert(CLI::App& app, const Context& context, ExitCode& exit_code);
void add_check(CLI::App& app, const Context& context, ExitCode& exit_code);
void add_fix(CLI::App& app, const Context& context, ExitCode& exit_code);
void add_rules(CLI::App& app, const Context& context, ExitCode& exit_code);
void add_bulk(CLI::App& app, const Context& context, ExitCode& exit_code);
void add_gate(CLI::App& app, const Context& context, ExitCode& exit_code); // and baseline, waivers
void add_config(CLI::App& app, const Context& context);
void add_manual(CLI::App& app, const Context& context); // after all others: it tells of them

} // namespace engross::cli
