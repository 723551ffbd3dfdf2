#include "run/conversion.h"

#include "base/error.h"
#include "run/programs.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace engross::run {

namespace fs = std::filesystem;
using read::Program;

namespace {

constexpr std::size_t head_size = 4096;
constexpr int most_runs = 3;
constexpr unsigned program_seconds = 60; // of CPU time, for a small document

Cage cage_of(const read::Format& format,
             const fs::path& folder,
             std::uintmax_t size,
             const Limits& limits) {
    constexpr unsigned share = 3; // a busy machine gives a process a part of the time only
    const unsigned seconds =
        program_seconds + static_cast<unsigned>(size >> 20U) * limits.cpu_seconds_per_mib;
    Cage cage{.readable = {"/usr/share",
                           "/usr/lib",
                           "/etc/fonts",
                           "/etc/ld.so.cache",
                           "/dev/null",
                           "/dev/urandom"},
              .writable = folder,
              .memory = limits.memory,
              .cpu_seconds = seconds,
              .file_size = limits.package_size,
              .patience = std::chrono::seconds(seconds) * share,
              .answer = 16U << 20U};
    std::ranges::copy(program_data(format.program), std::back_inserter(cage.readable));
    return cage;
}

// LibreOffice looks at the extension too; the rest of the name is nobody's business.
std::string input_name(const read::Format& format, std::string_view name) {
    const auto is_its = [&](std::string_view extension) {
        return name.ends_with("." + std::string(extension));
    };
    const auto found = std::ranges::find_if(format.extensions, is_its);
    return "input." +
           std::string(found == format.extensions.end() ? format.extensions.front() : *found);
}

bool is_plain_name(std::string_view name) {
    return name.find("..") == std::string_view::npos && name.find('\0') == std::string_view::npos;
}

// The last line that says something, without the folder's name, which is nobody's business.
std::string last_words(BytesView said, const fs::path& folder) {
    constexpr std::size_t longest = 160;
    std::string words;
    for (const std::string_view line : text::split(
             said.substr(said.size() - std::min<std::size_t>(said.size(), head_size)), '\n')) {
        words = text::is_blank(line) ? words : std::string(text::trim(line));
    }
    for (auto at = words.find(folder.string()); at != std::string::npos;
         at = words.find(folder.string())) {
        words.erase(at, folder.string().size() + 1);
    }
    std::string clean;
    for (const char32_t code_point : text::decode(words)) {
        text::append(clean, code_point < U' ' || code_point == U'\x7F' ? U' ' : code_point);
    }
    return text::shorten(clean, longest);
}

Error over_limit(const read::Format& format, const Cage& cage, Outcome::End end) {
    const std::string program(display_name(format.program));
    const std::string seconds = std::to_string(cage.cpu_seconds);
    const std::string mib = std::to_string(cage.memory >> 20U);
    if (end == Outcome::End::time) {
        return {ExitCode::limit,
                {},
                Text(program + " 讀取這個檔案的時間超過上限 " + seconds + " 秒。",
                     program + " took longer over this file than the limit of " + seconds +
                         " seconds.")};
    }
    return {ExitCode::limit,
            {},
            Text(program + " 讀取這個檔案時記憶體不足（上限 " + mib + " MiB）。",
                 program + " ran out of memory over this file (the limit is " + mib + " MiB).")};
}

Error failed(const read::Format& format, const std::string& words) {
    const std::string program(display_name(format.program));
    const std::string name(format.name);
    const std::string zh = words.empty() ? "" : "（" + words + "）";
    const std::string en = words.empty() ? "" : " (" + words + ")";
    return {
        ExitCode::unreadable,
        {},
        Text(program + " 無法把它讀成 " + name + zh + "。檔案可能已損毀，或不是這種格式。",
             program + " cannot read it as " + name + en + ": it is damaged, or of another kind.")};
}

} // namespace

PrivateFolder::PrivateFolder() {
    std::error_code error;
    std::string pattern = (fs::temp_directory_path(error) / "engross-XXXXXX").string();
    if (error || ::mkdtemp(pattern.data()) == nullptr) {
        const std::string why = error ? error.message() : std::generic_category().message(errno);
        throw machine_error(pattern,
                            Text("無法建立暫存資料夾（" + why + "）；請檢查 TMPDIR。",
                                 "No temporary folder can be made (" + why + "); check TMPDIR."));
    }
    path_ = fs::canonical(pattern, error);
}

PrivateFolder::~PrivateFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::unique_ptr<Conversion>
Conversion::of(const File& file, const std::string& name, const Limits& limits) {
    Bytes head(std::min<std::uintmax_t>(file.size(), head_size), '\0');
    const auto got = ::pread(file.descriptor(), head.data(), head.size(), 0);
    head.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    const bool is_ole = head.starts_with("\xD0\xCF\x11\xE0");
    if (is_ole) {
        head = file.read(limits.input_size);
    }
    const read::Format* format =
        read::format_of_program({.name = name, .bytes = head, .limits = limits});
    if (format == nullptr) {
        return nullptr;
    }
    const Bytes bytes = is_ole ? std::move(head) : file.read(limits.input_size);
    return std::unique_ptr<Conversion>(new Conversion(*format, name, bytes, limits));
}

Conversion::Conversion(const read::Format& format,
                       std::string_view name,
                       BytesView bytes,
                       const Limits& limits)
    : format_(format), cage_(cage_of(format, folder(), bytes.size(), limits)) {
    const fs::path input = input_name(format, name);
    command_ = prepare_program(format, folder(), input);
    cage_.program = command_.program;
    write_file(folder() / input, bytes);
}

bool Conversion::take(const Outcome& outcome) {
    using End = Outcome::End;
    constexpr int heap_exhausted = 251; // of GHC's run-time system
    ++runs_;
    if (outcome.end == End::time || outcome.end == End::memory) {
        throw over_limit(format_, cage_, outcome.end);
    }
    if (outcome.end == End::unconfined) {
        throw machine_error(
            command_.program.string(),
            Text("無法在沙箱中執行這個程式。", "The program cannot be run in the sandbox."));
    }
    if (outcome.end == End::crashed && wants_restart(format_.program, outcome.code) &&
        runs_ < most_runs) {
        return true;
    }
    if (outcome.end == End::crashed) {
        throw outcome.code == heap_exhausted ? over_limit(format_, cage_, End::memory)
                                             : failed(format_, last_words(outcome.bytes, folder()));
    }
    std::error_code error;
    if (!fs::is_regular_file(fs::symlink_status(folder() / output_name(format_.program), error))) {
        throw failed(format_, last_words(outcome.bytes, folder()));
    }
    return false;
}

read::Converted Conversion::result(const Limits& limits) const {
    const auto picture = [folder = folder(),
                          limits](const std::string& name) -> std::optional<Bytes> {
        std::error_code error;
        if (!name.starts_with("media/") || !is_plain_name(name) ||
            !fs::is_regular_file(fs::symlink_status(folder / name, error))) {
            return std::nullopt;
        }
        return read_file(folder / name, limits.entry_size);
    };
    return {.bytes = read_file(folder() / output_name(format_.program), limits.package_size),
            .picture = picture};
}

void finish(Conversion& conversion) {
    while (conversion.take(confined(conversion.cage(), conversion.command()))) {
    }
}

} // namespace engross::run
