// The one exception of engross: "we cannot go on". A fault of the document is a Finding instead.
#pragma once

#include "base/text.h"

#include <exception>
#include <string>

namespace engross {

// Exit codes of the program. `passes` and `findings` are never thrown.
enum class ExitCode {
    passes = 0,
    findings = 1,   // findings at or above the threshold
    usage = 2,      // usage or configuration, a bad rule pack among them
    unreadable = 3, // input unreadable, unsupported or encrypted
    internal = 4,   // a fault of engross, or the machine (disk full)
    limit = 5,      // a limit was hit (size, ratio, depth, count, time)
};

// `where` is a file, a part of it or an option: what a person has to look at; may be empty until
// the catcher, which knows the file's name, fills it in.
class Error : public std::exception {
public:
    Error(ExitCode exit_code, std::string place, Text text)
        : code(exit_code), where(std::move(place)), message(std::move(text)) {}

    [[nodiscard]] const char* what() const noexcept override { return message.en.c_str(); }

    ExitCode code;
    std::string where;
    Text message;
    bool of_machine = false; // disk full, no process, killed: elsewhere the document may well pass
};

// The machine has failed, not the document, nor engross.
inline Error machine_error(std::string where, Text message) {
    Error error(ExitCode::internal, std::move(where), std::move(message));
    error.of_machine = true;
    return error;
}

} // namespace engross
