#include "bulk/slurm.h"

#include "base/bytes.h"

#include <array>
#include <cstdio>

namespace engross::bulk {

namespace fs = std::filesystem;

namespace {

std::string command(const std::vector<std::string>& words) {
    std::string line = "exec";
    for (const std::string& word : words) {
        line += " " + quoted(word);
    }
    return line;
}

std::string directive(const std::string& name, const std::string& value = {}) {
    return "#SBATCH --" + name + (value.empty() ? "" : "=" + value) + "\n";
}

std::string escaped(std::string path) { // for #SBATCH, where % begins a variable
    for (std::size_t at = 0; (at = path.find_first_of("% \"\\", at)) != std::string::npos;
         at += 2) {
        path.insert(at, path[at] == '%' ? "%" : "\\");
    }
    return path;
}

// What a program says, when it succeeds.
std::string answer(const std::string& line) {
    std::FILE* pipe = ::popen(line.c_str(), "re");
    if (pipe == nullptr) {
        return {};
    }
    std::string out;
    std::array<char, 256> buffer{};
    while (std::fgets(buffer.data(), buffer.size(), pipe) != nullptr) {
        out += buffer.data();
    }
    return ::pclose(pipe) == 0 ? out.substr(0, out.find_first_of(";\n")) : std::string();
}

} // namespace

std::string quoted(const std::string& word) {
    std::string out = "'";
    for (const char c : word) {
        out += c == '\'' ? "'\\''" : std::string(1, c);
    }
    return out + "'";
}

void write_scripts(const SlurmJob& job) {
    const std::string log = escaped((job.folder / "log").string());
    write_file(job.folder / "array.sh",
               "#!/bin/bash\n" + directive("job-name", "engross-bulk") +
                   directive("array", "0-" + std::to_string(job.tasks - 1)) +
                   directive("cpus-per-task", std::to_string(job.processors)) +
                   directive("requeue") + directive("open-mode", "append") +
                   directive("output", log + "-%a") + command(job.drain) + "\n");
    write_file(job.folder / "merge.sh",
               "#!/bin/bash\n" + directive("job-name", "engross-merge") + directive("requeue") +
                   directive("open-mode", "append") + directive("output", log + "-merge") +
                   command(job.merge) + "\n");
}

std::string submit(const SlurmJob& job) {
    std::string array = answer("sbatch --parsable " + quoted((job.folder / "array.sh").string()));
    if (!array.empty()) {
        answer("sbatch --parsable --dependency=afterany:" + array + " " +
               quoted((job.folder / "merge.sh").string()));
    }
    return array;
}

} // namespace engross::bulk
