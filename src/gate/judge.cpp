#include "gate/judge.h"

#include "base/error.h"
#include "base/text.h"
#include "report/words.h"

#include <algorithm>
#include <iterator>
#include <ranges>

namespace engross::gate {

using report::File;

namespace {

template <typename Test> std::size_t count(std::span<const File> files, const Test& test) {
    std::size_t sum = 0;
    for (const File& file : files) {
        sum += static_cast<std::size_t>(std::ranges::count_if(file.findings, test));
    }
    return sum;
}

Text level(const std::optional<Severity>& severity) {
    return severity ? report::severity_word(*severity) : Text("不查", "off");
}

std::string by(const std::string& place) { return place.empty() ? "" : " (" + place + ")"; }

Text over(std::size_t count, const Text& what, std::size_t most, const std::string& place) {
    const std::string there = std::to_string(count);
    const std::string limit = std::to_string(most);
    return {what.zh + " " + there + " 處，最多許可 " + limit + " 處" + by(place),
            there + " " + what.en + ", at most " + limit + " allowed" + by(place)};
}

// A level for a rule whose pack the profile does not use on the day.
Text without_effect(const std::string& place, const std::string& rule) {
    return {place + "：政策替 " + rule + " 定的程度沒有作用，因為規則組在這一天不用它的規則包。",
            place + ": the level that the policy gives " + rule +
                " has no effect, as the profile does not use the rule's pack on that day."};
}

std::vector<Text> reasons(const Policy& policy, std::span<const File> files) {
    std::vector<Text> result;
    for (const File& file : files) {
        if (file.error) {
            result.push_back({file.path + "：無法完成", file.path + ": was not finished"});
        }
    }
    const Severity threshold = policy.fail_on.value;
    if (const auto grave = count(files, [&](const Finding& each) {
            return report::is_new(each) && each.severity >= threshold;
        })) {
        const Text word = report::severity_word(threshold);
        result.push_back({std::to_string(grave) + " 個新問題的程度在「" + word.zh + "」以上" +
                              by(policy.fail_on.by),
                          std::to_string(grave) + " new findings at or above “" + word.en + "”" +
                              by(policy.fail_on.by)});
    }
    const auto open = [&](Severity severity) {
        return count(
            files, [&](const Finding& each) { return !each.waived && each.severity == severity; });
    };
    if (const auto most = policy.max_warning.value; most && open(Severity::warning) > *most) {
        result.push_back(
            over(open(Severity::warning), {"警告", "warnings"}, *most, policy.max_warning.by));
    }
    if (const auto most = policy.review_limit(); most && open(Severity::review) > *most) {
        result.push_back(over(open(Severity::review),
                              {"待人判斷", "findings that a person must look at"},
                              *most,
                              policy.max_review.value ? policy.max_review.by : policy.stage.by));
    }
    return result;
}

void profile_must_be_there(const Policy& policy, const rules::Pack& pack) {
    const std::vector<rules::ProfileInfo> profiles = pack.profiles();
    if (std::ranges::find(profiles, policy.profile.value, &rules::ProfileInfo::name) !=
        profiles.end()) {
        return;
    }
    const std::string all =
        text::joined(profiles | std::views::transform(&rules::ProfileInfo::name), ", ");
    throw Error(
        ExitCode::usage,
        policy.profile.by,
        Text("沒有這個規則組：" + policy.profile.value + "；應為其中之一：" + all,
             "there is no such profile: " + policy.profile.value + "; expected one of: " + all));
}

} // namespace

rules::Selection selection_of(const Policy& policy, const std::string& date) {
    rules::Selection selection{
        .profile = policy.profile.value, .stage = policy.stage.value, .date = date};
    for (const auto& [rule, said] : policy.levels) {
        selection.levels[rule] = said.value;
    }
    return selection;
}

std::vector<Text>
changed_levels(const Policy& policy, const rules::Pack& pack, const rules::Selection& selection) {
    profile_must_be_there(policy, pack);
    rules::Selection without = selection;
    without.levels.clear();
    std::vector<Text> result;
    for (const auto& [rule, said] : policy.levels) {
        if (!pack.has(rule)) {
            throw Error(
                ExitCode::usage,
                said.by,
                Text("沒有這條規則：" + rule + "；engross rules list 會列出全部。",
                     "there is no such rule: " + rule + "; engross rules list names them all."));
        }
        const auto own = pack.severity(without, rule);
        const auto now = pack.severity(selection, rule);
        if (now != said.value) {
            result.push_back(without_effect(said.by, rule));
        } else if (own != now) {
            result.push_back({said.by + "：政策把 " + rule + " 由「" + level(own).zh + "」改為「" +
                                  level(now).zh + "」。",
                              said.by + ": the policy changes " + rule + " from “" + level(own).en +
                                  "” to “" + level(now).en + "”."});
        }
    }
    return result;
}

void judge(const Books& books, std::vector<Text> notes, report::Report& report) {
    Applied applied = mark_waived(books.waivers, report.date, report.files);
    mark_known(books.baseline, report.files);
    std::ranges::move(applied.faults, std::back_inserter(notes));
    std::ranges::move(applied.soon, std::back_inserter(notes));
    if (const auto gone =
            books.baseline.entries.size() - shrunk(books.baseline, report.files).entries.size();
        gone > 0) {
        const std::string number = std::to_string(gone);
        notes.emplace_back(
            "基準檔有 " + number +
                " 筆已經不在文件裡；請用 --update-baseline 刪去，免得日後又被當成既有的問題。",
            number +
                " entries of the baseline are no longer in the documents; take them out with --update-baseline, lest they count as known again.");
    }
    std::vector<Text> why = reasons(books.policy, report.files);
    const bool passes = why.empty();
    report.gate = report::Gate{.policy = books.policy.file.string(),
                               .passes = passes,
                               .reasons = std::move(why),
                               .notes = std::move(notes)};
}

} // namespace engross::gate
