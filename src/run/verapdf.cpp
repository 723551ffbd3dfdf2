#include "run/verapdf.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

namespace engross::run {

namespace fs = std::filesystem;

namespace {

struct Flavour {
    const char* name; // veraPDF's
    const char* standard;
};

std::array<Flavour, 2> flavours(pdf::Profile profile) {
    using Both = std::array<Flavour, 2>;
    return profile == pdf::Profile::ua2 ? Both{{{"ua2", "PDF/UA-2"}, {"4", "PDF/A-4"}}}
                                        : Both{{{"ua1", "PDF/UA-1"}, {"2a", "PDF/A-2a"}}};
}

// This process's environment, with a locale in which Java reads names of files as UTF-8.
std::vector<std::string> environment() {
    std::vector<std::string> all;
    for (char** each = environ; *each != nullptr; ++each) {
        if (!std::string_view(*each).starts_with("LC_ALL=")) {
            all.emplace_back(*each);
        }
    }
    all.emplace_back("LC_ALL=C.UTF-8");
    return all;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    std::ranges::transform(
        words, std::back_inserter(all), [](std::string& word) { return word.data(); });
    all.push_back(nullptr);
    return all;
}

std::string read_all(int descriptor) {
    std::string text;
    std::array<char, 4096> part{};
    for (ssize_t size = 1; size > 0;) {
        size = ::read(descriptor, part.data(), part.size());
        text.append(part.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    }
    return text;
}

// What it prints; "" when it cannot be run.
std::string ask(std::vector<std::string> words) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) {
        return "";
    }
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<std::string> variables = environment();
    pid_t child = 0;
    const int fault = ::posix_spawnp(&child,
                                     words.front().c_str(),
                                     &actions,
                                     nullptr,
                                     pointers(words).data(),
                                     pointers(variables).data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);
    std::string text = fault == 0 ? read_all(pipe[0]) : "";
    ::close(pipe[0]);
    if (fault == 0) {
        ::waitpid(child, nullptr, 0);
    }
    return text;
}

void refuse(const fs::path& pdf,
            const std::string& standard,
            const VeraPdf& judge,
            Result& result) {
    std::error_code ignored;
    fs::remove(pdf, ignored);
    const std::string name = pdf.filename().string();
    std::erase_if(result.file.confirmations,
                  [&](const report::Confirmation& each) { return each.output == name; });
    result.code = ExitCode::internal;
    result.file.error = Error(ExitCode::internal,
                              result.file.path,
                              Text(judge.name() + " 沒有確認寫出的 " + name + " 符合 " + standard +
                                       "，不予保留；請回報給我們。",
                                   judge.name() + " does not confirm that " + name +
                                       ", as it was written, conforms to " + standard +
                                       "; it is not kept. Please report it."));
}

fs::path pdf_of(const Job& job) {
    return fs::absolute(job.output_folder / (job.input.stem().string() + ".pdf"))
        .lexically_normal();
}

// Those of one profile against one of its standards.
void hold(const VeraPdf& judge,
          pdf::Profile profile,
          const Flavour& flavour,
          std::span<const Job> jobs,
          std::span<Result> results) {
    std::map<fs::path, Result*> all;
    std::vector<fs::path> files;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        if (jobs[i].to.pdf && jobs[i].pdf_profile == profile && !results[i].file.error) {
            files.push_back(pdf_of(jobs[i]));
            all[files.back()] = &results[i];
        }
    }
    const std::set<fs::path> good = judge.conforming(files, flavour.name);
    for (const auto& [file, result] : all) {
        if (good.contains(file)) {
            result->file.confirmations.push_back(
                {file.filename().string(), Text::same(judge.name()), Text::same(flavour.standard)});
        } else {
            refuse(file, flavour.standard, judge, *result);
        }
    }
}

} // namespace

VeraPdf::VeraPdf() {
    const std::string said = ask({"verapdf", "--version"});
    name_ = said.substr(0, said.find('\n'));
    if (!name_.starts_with("veraPDF ")) {
        throw Error(
            ExitCode::usage,
            "verify: verapdf",
            Text(
                "找不到 veraPDF：PATH 裡要有可以執行的 verapdf（另需 Java）；或改用 verify: own。",
                "veraPDF was not found: the program verapdf must be in PATH (it needs Java); or use verify: own."));
    }
}

std::set<fs::path> VeraPdf::conforming(const std::vector<fs::path>& files,
                                       const std::string& flavour) const {
    constexpr std::size_t most = 200; // files of one call
    std::set<fs::path> result;
    for (std::size_t at = 0; at < files.size(); at += most) {
        const std::span<const fs::path> some =
            std::span(files).subspan(at, std::min(most, files.size() - at));
        std::vector<std::string> words{"verapdf", "--format", "text", "--flavour", flavour};
        std::ranges::transform(
            some, std::back_inserter(words), [](const fs::path& file) { return file.string(); });
        const std::string said = "\n" + ask(words);
        std::ranges::copy_if(some, std::inserter(result, result.end()), [&](const fs::path& file) {
            return said.find("\nPASS " + file.string() + " " + flavour + "\n") != std::string::npos;
        });
    }
    return result;
}

void confirm(const VeraPdf& judge, std::span<const Job> jobs, std::span<Result> results) {
    for (const pdf::Profile profile : {pdf::Profile::ua1, pdf::Profile::ua2}) {
        for (const Flavour& flavour : flavours(profile)) {
            hold(judge, profile, flavour, jobs, results);
        }
    }
}

} // namespace engross::run
