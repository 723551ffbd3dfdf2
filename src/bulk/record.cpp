#include "bulk/record.h"

#include "base/bytes.h"
#include "base/digest.h"
#include "run/checked.h"

#include <fcntl.h>

#include <algorithm>
#include <map>

namespace engross::bulk {

namespace fs = std::filesystem;

namespace {

using run::Reason;

std::string_view name_of(Reason reason) {
    switch (reason) {
    case Reason::none:
        return "";
    case Reason::unreadable:
        return "unreadable";
    case Reason::limit:
        return "limit";
    case Reason::time:
        return "time";
    case Reason::memory:
        return "memory";
    case Reason::crash:
        return "crash";
    case Reason::machine:
        return "killed";
    }
    return "";
}

std::vector<Tally> tallies_of(const std::vector<Finding>& findings) {
    std::map<std::pair<std::string, Severity>, std::int64_t> counts;
    for (const Finding& finding : findings) {
        ++counts[{finding.rule, finding.severity}];
    }
    std::vector<Tally> tallies;
    for (const auto& [key, count] : counts) {
        tallies.push_back({key.first, std::string(name(key.second)), count});
    }
    return tallies;
}

std::vector<Loss> losses_of(const std::vector<Finding>& findings) {
    std::vector<Loss> losses;
    for (const Finding& finding : findings) {
        if (is_loss(finding.rule)) {
            losses.push_back(
                {finding.rule, finding.where.src, finding.message.zh, finding.message.en});
        }
    }
    return losses;
}

void remove_others(const fs::path& folder, const std::vector<std::string>& names) {
    std::vector<fs::path> others;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (std::ranges::find(names, entry.path().filename().string()) == names.end()) {
            others.push_back(entry.path());
        }
    }
    for (const fs::path& other : others) {
        fs::remove_all(other);
    }
}

// A recheck's input is STEM.checked.xml.
std::string findings_name(const run::Job& job) {
    const std::string stem =
        job.recheck ? run::page_beside(job.input).stem().string() : job.input.stem().string();
    return stem + ".findings.json";
}

bool is_sum(std::string_view digits) {
    return digits.size() == 64 &&
           digits.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// As it was told, or else computed: a worker is not to be trusted with more than its own outputs.
std::string sum_of(const File& file, const std::string& name, std::span<const run::Sum> told) {
    const auto found = std::ranges::find(told, name, &run::Sum::name);
    return found != told.end() && is_sum(found->sha256) ? found->sha256 : sha256_of(file);
}

} // namespace

Record record_of(const run::Result& result) {
    constexpr std::size_t year = 4;
    Record record;
    record.reason = name_of(result.reason);
    record.stage = result.stage;
    record.verdict = report::verdict(result.file);
    record.title = result.about.title;
    record.agency = result.about.agency;
    record.year = result.about.date.substr(0, year);
    record.cpu = result.cpu;
    record.memory = static_cast<std::int64_t>(result.memory);
    record.tallies = tallies_of(result.file.findings);
    record.losses = losses_of(result.file.findings);
    if (result.file.error) {
        record.message_zh = result.file.error->message.zh;
        record.message_en = result.file.error->message.en;
    }
    return record;
}

void write_findings(const Ledger& ledger,
                    const run::Job& job,
                    const report::Report& report,
                    Language language) {
    ledger.place(job.output_folder / findings_name(job),
                 report::render(report, report::Format::json, language, false));
}

std::vector<Output> keep_outputs(const fs::path& out,
                                 const run::Job& job,
                                 std::vector<std::string> names,
                                 std::span<const run::Sum> told) {
    if (!job.recheck) {
        names.push_back(findings_name(job));
        remove_others(job.output_folder, names);
    }
    std::vector<Output> outputs;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(job.output_folder)) {
        if (entry.is_regular_file()) {
            const File file(entry.path());
            // On its way to the disk, so that syncfs() finds little to wait for.
            ::sync_file_range(file.descriptor(), 0, 0, SYNC_FILE_RANGE_WRITE);
            const std::string name = entry.path().lexically_relative(job.output_folder).string();
            outputs.push_back({entry.path().lexically_relative(out).string(),
                               static_cast<std::int64_t>(file.size()),
                               sum_of(file, name, told)});
        }
    }
    std::ranges::sort(outputs, {}, &Output::path);
    return outputs;
}

} // namespace engross::bulk
