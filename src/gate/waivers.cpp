#include "gate/waivers.h"

#include "base/bytes.h"
#include "base/limits.h"
#include "gate/yaml_file.h"

#include <fnmatch.h>

#include <algorithm>
#include <chrono>

namespace engross::gate {

namespace fs = std::filesystem;
using rules::Yaml;
using rules::YamlReader;

namespace {

constexpr std::string_view hash_prefix = "sha256:";

int days_between(const std::string& from, const std::string& until) {
    const auto day = [](const std::string& date) {
        return std::chrono::sys_days(std::chrono::year(text::to_int(date.substr(0, 4))) /
                                     text::to_int(date.substr(5, 2)) /
                                     text::to_int(date.substr(8, 2)));
    };
    return static_cast<int>((day(until) - day(from)).count());
}

// How every message on a waiver begins: where it stands and what it is of.
std::string subject(const Waiver& waiver) {
    return waiver.entry.entry + ": " + waiver.rule + " " + waiver.document + " " +
           waiver.fingerprint;
}

Text ended(const Waiver& waiver) {
    const Waived& entry = waiver.entry;
    return {subject(waiver) + "：豁免已於 " + entry.expires + " 到期，不再有效；請由 " +
                entry.owner + " 改好報告，或重新核定期限。",
            subject(waiver) + ": the waiver ended on " + entry.expires + " and holds no more; " +
                entry.owner + " should have the report mended, or decide anew."};
}

Text unmatched(const Waiver& waiver) {
    return {
        subject(waiver) +
            "：豁免沒有對到任何問題；已改好就請刪去這一筆，否則核對 rule 與 fingerprint。",
        subject(waiver) +
            ": the waiver matches no finding; if it was mended, delete the entry, else check rule and fingerprint."};
}

Text ends_soon(const Waiver& waiver, int days) {
    const std::string left = std::to_string(days);
    return {subject(waiver) + "：豁免 " + left + " 天後（" + waiver.entry.expires +
                "）到期；負責人 " + waiver.entry.owner + "。",
            subject(waiver) + ": the waiver ends in " + left + " days (" + waiver.entry.expires +
                "); its owner is " + waiver.entry.owner + "."};
}

// "" when it cannot be read or is larger than any document may be.
std::string hash_of(const fs::path& file) {
    try {
        return sha256(read_file(file, Limits().input_size));
    } catch (const Error&) {
        return "";
    }
}

// A path, or "sha256:" and 64 hexadecimal digits.
std::string document(const YamlReader& reader, const Yaml& value) {
    constexpr std::size_t length = 64;
    const std::string& name = value.scalar;
    const std::string hash =
        name.starts_with(hash_prefix) ? name.substr(hash_prefix.size()) : std::string(length, '0');
    if (hash.size() != length || hash.find_first_not_of("0123456789abcdef") != std::string::npos) {
        reader.fail(
            value,
            {"「" + name +
                 "」不對；sha256: 之後應為 64 個十六進位數字，engross check --format json 會列出",
             "“" + name +
                 "” is wrong; expected 64 hexadecimal digits after sha256:, as engross check --format json lists them"});
    }
    return name;
}

Waiver waiver(const Yaml& yaml, const fs::path& file) {
    YamlReader reader(yaml, file.string());
    Waiver result;
    result.rule = reader.needed("rule");
    static_cast<void>(reader.needed("document"));
    result.document = document(reader, yaml["document"]);
    static_cast<void>(reader.needed("fingerprint"));
    result.fingerprint = fingerprint(reader, yaml["fingerprint"]);
    result.entry.reason = reader.needed("reason");
    result.entry.owner = reader.needed("owner");
    static_cast<void>(reader.needed("expires"));
    result.entry.expires = date(reader, yaml["expires"]);
    result.entry.entry = place(file, yaml);
    reader.done();
    return result;
}

bool mark(const Waiver& waiver, report::File& file) {
    bool any = false;
    for (Finding& finding : file.findings) {
        if (finding.rule == waiver.rule && finding.fingerprint == waiver.fingerprint) {
            finding.waived = waiver.entry;
            any = true;
        }
    }
    return any;
}

} // namespace

std::string name_of(const fs::path& document, const fs::path& file) {
    const fs::path folder = fs::absolute(file).lexically_normal().parent_path();
    return fs::absolute(document).lexically_normal().lexically_relative(folder).generic_string();
}

Waivers load_waivers(const fs::path& file) {
    Waivers result{file};
    if (file.empty()) {
        return result;
    }
    const Yaml yaml = load_yaml(file);
    YamlReader reader(yaml, file.string());
    const Yaml& list = reader.optional("waivers");
    reader.done();
    if (list.kind != Yaml::Kind::list && !list.is_null()) {
        reader.fail(list, {"waivers 應為清單", "waivers must be a list"});
    }
    for (const Yaml& item : list.items) {
        result.all.push_back(waiver(item, file));
    }
    return result;
}

bool is_of(const Waivers& waivers, const Waiver& waiver, const report::File& file) {
    if (waiver.document.starts_with(hash_prefix)) {
        return waiver.document.substr(hash_prefix.size()) == file.sha256;
    }
    return ::fnmatch(waiver.document.c_str(), name_of(file.path, waivers.file).c_str(), 0) == 0;
}

Applied
mark_waived(const Waivers& waivers, const std::string& date, std::span<report::File> files) {
    constexpr int ahead = 30; // days
    Applied result;
    for (const Waiver& waiver : waivers.all) {
        const int left = days_between(date, waiver.entry.expires);
        if (left < 0) {
            result.faults.push_back(ended(waiver));
            continue;
        }
        bool here = false;
        bool matched = false;
        for (report::File& file : files) {
            if (!file.error && is_of(waivers, waiver, file)) {
                here = true;
                matched = mark(waiver, file) || matched;
            }
        }
        if (here && !matched) {
            result.faults.push_back(unmatched(waiver));
        }
        if (left <= ahead) {
            result.soon.push_back(ends_soon(waiver, left));
        }
    }
    return result;
}

std::vector<fs::path> documents(const Waivers& waivers) {
    constexpr std::size_t most = 100'000; // files and folders that are looked at
    const fs::path folder =
        waivers.file.has_parent_path() ? waivers.file.parent_path() : fs::path(".");
    const bool by_hash = std::ranges::any_of(
        waivers.all, [](const Waiver& waiver) { return waiver.document.starts_with(hash_prefix); });
    std::vector<fs::path> found;
    std::size_t seen = 0;
    std::error_code error;
    for (auto at = fs::recursive_directory_iterator(
             folder, fs::directory_options::skip_permission_denied, error);
         !error && at != fs::end(at) && seen < most;
         at.increment(error), ++seen) {
        if (at->path().filename().string().starts_with(".")) {
            at.disable_recursion_pending();
            continue;
        }
        if (!at->is_regular_file()) {
            continue;
        }
        const report::File file{.path = at->path().string(),
                                .sha256 = by_hash ? hash_of(at->path()) : "",
                                .findings = {}};
        if (std::ranges::any_of(
                waivers.all, [&](const Waiver& waiver) { return is_of(waivers, waiver, file); })) {
            found.push_back(at->path());
        }
    }
    std::ranges::sort(found);
    return found;
}

std::vector<Text> without_document(const Waivers& waivers, std::span<const report::File> files) {
    std::vector<Text> result;
    for (const Waiver& waiver : waivers.all) {
        if (std::ranges::none_of(
                files, [&](const report::File& file) { return is_of(waivers, waiver, file); })) {
            result.push_back(
                {subject(waiver) + "：沒有這份文件；路徑由豁免檔所在的資料夾算起。",
                 subject(waiver) +
                     ": there is no such document; paths begin at the waivers file's folder."});
        }
    }
    return result;
}

} // namespace engross::gate
