#include "base/error.h"
#include "rules/pack_data.h"
#include "rules/schema_parts.h"
#include "rules/yaml.h"

#include <algorithm>
#include <future>
#include <set>

namespace engross::rules {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t max_file = 1U << 20U;

std::vector<fs::path> sorted(const fs::path& folder) {
    std::vector<fs::path> paths;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        if (!entry.path().filename().string().starts_with('.')) {
            paths.push_back(entry.path());
        }
    }
    if (error) {
        throw Error(ExitCode::usage,
                    folder.string(),
                    {"找不到規則資料夾", "the folder of rules cannot be read"});
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

[[noreturn]] void refuse(const fs::path& file, Text message) {
    throw Error(ExitCode::usage, file.string() + ":1", std::move(message));
}

} // namespace

void Pack::Data::load(const fs::path& folder) {
    for (const fs::path& path : sorted(folder)) {
        if (!fs::is_directory(path)) {
            continue; // README.md and the like
        }
        if (path.filename() == "profiles") {
            load_profiles(path);
        } else if (path.filename() != "maps" &&
                   path.filename() != "docs") { // for README.md; the pages that are written
            load_pack(path);
        }
    }
    recognition = load_recognition(folder);
    load_rules();
    cascade(profiles);
    check_profiles(folder / "profiles");
}

void Pack::Data::load_pack(const fs::path& folder) {
    const std::string name = folder.filename().string();
    for (const fs::path& file : sorted(folder)) {
        const std::string extension = file.extension().string();
        if (file.filename() == "pack.yml") {
            const std::string text = read_file(file, max_file);
            const Yaml yaml = parse_yaml(text, file.string());
            YamlReader reader(yaml, file.string());
            titles.emplace(name, reader.both("title"));
            subjects[name] = reader.needed("subject");
            reader.done();
        } else if (extension == ".sch" || extension == ".yml") {
            list_rule(file, name);
        } else if (extension != ".md") {
            refuse(file, {"規則資料夾裡不認得的檔案", "not a file of a rule pack"});
        }
    }
    const std::string& subject = subjects[name];
    if (subject != "document" && subject != "html" && subject != "pdf") {
        refuse(folder / "pack.yml",
               {"pack.yml 的 subject 應為 document、html 或 pdf",
                "subject in pack.yml must be document, html or pdf"});
    }
}

void Pack::Data::list_rule(const fs::path& file, const std::string& pack) {
    RuleInfo info;
    info.id = file.stem().string();
    info.pack = pack;
    info.file = file.string();
    if (ids.contains(info.id)) {
        refuse(file, {"規則代號重複：" + info.id, "rule id used twice: " + info.id});
    }
    const bool structure = file.extension() == ".sch";
    std::vector<RuleInfo>& files = structure ? schema_files_ : text_files_;
    ids.emplace(info.id, std::pair(structure, files.size()));
    files.push_back(std::move(info));
}

// A good part of a short check: two threads, each every second file.
void Pack::Data::load_rules() {
    schemas.resize(schema_files_.size());
    texts.resize(text_files_.size());
    const auto load_half = [this](std::size_t from) {
        for (std::size_t i = from; i < schemas.size() + texts.size(); i += 2) {
            const bool schema = i < schemas.size();
            const RuleInfo& info = schema ? schema_files_[i] : text_files_[i - schemas.size()];
            const Bytes bytes = read_file(info.file, max_file);
            if (schema) {
                schemas[i] = load_schema(bytes, info);
            } else {
                texts[i - schemas.size()] = load_text_rule(bytes, info);
            }
        }
    };
    auto other = std::async(std::launch::async, load_half, 1);
    load_half(0);
    other.get();
}

void Pack::Data::load_profiles(const fs::path& folder) {
    for (const fs::path& file : sorted(folder)) {
        if (file.extension() != ".yml") {
            refuse(file, {"設定檔應為 .yml", "a profile is a .yml file"});
        }
        const std::string name = file.stem().string();
        profiles.emplace(name, load_profile(read_file(file, max_file), name, file.string()));
    }
}

void Pack::Data::check_profiles(const fs::path& folder) const {
    for (const auto& [name, profile] : profiles) {
        const fs::path file = folder / (name + ".yml");
        for (const auto& [id, entries] : profile.rules) {
            if (!ids.contains(id)) {
                refuse(file, {"沒有這條規則：" + id, "no such rule: " + id});
            }
        }
        for (const auto& [pack, period] : profile.packs) {
            if (!subjects.contains(pack)) {
                refuse(file, {"沒有這個規則包：" + pack, "no such pack: " + pack});
            }
        }
    }
}

const RuleInfo& Pack::Data::info(const std::pair<bool, std::size_t>& place) const {
    return place.first ? schemas[place.second].info : texts[place.second].info;
}

const Profile& Pack::Data::profile(const Selection& selection) const {
    const auto found = profiles.find(selection.profile);
    if (found == profiles.end()) {
        throw Error(
            ExitCode::usage,
            "--profile",
            {"沒有這個設定檔：" + selection.profile, "no such profile: " + selection.profile});
    }
    if (!is_stage(selection.stage)) {
        throw Error(ExitCode::usage,
                    "--stage",
                    {"沒有這個階段：" + selection.stage + "（draft、submit、publish、archive）",
                     "no such stage: " + selection.stage + " (draft, submit, publish, archive)"});
    }
    if (!is_date(selection.date)) {
        throw Error(ExitCode::usage,
                    "--date",
                    {"日期應為 YYYY-MM-DD：" + selection.date,
                     "a date must be YYYY-MM-DD: " + selection.date});
    }
    return found->second;
}

Pack::Pack(const fs::path& folder) {
    auto data = std::make_unique<Data>();
    data->load(folder);
    data_ = std::move(data);
}

Pack::Pack(Pack&&) noexcept = default;
Pack& Pack::operator=(Pack&&) noexcept = default;
Pack::~Pack() = default;

std::vector<RuleInfo> Pack::rules() const {
    std::vector<RuleInfo> result;
    for (const auto& [id, place] : data_->ids) {
        result.push_back(data_->info(place));
    }
    return result;
}

std::vector<ProfileInfo> Pack::profiles() const {
    std::vector<ProfileInfo> result;
    for (const auto& [name, profile] : data_->profiles) {
        result.push_back(profile.info);
    }
    return result;
}

void Pack::verify() const {
    for (const auto& [id, place] : data_->ids) {
        const Checker compiled(*this, id);
    }
}

bool Pack::has(std::string_view id) const { return data_->ids.contains(id); }

const Recognition& Pack::recognition() const { return data_->recognition; }

std::optional<Severity> Pack::severity(const Selection& selection, std::string_view id) const {
    const Profile& profile = data_->profile(selection);
    const auto place = data_->ids.find(id);
    if (place == data_->ids.end()) {
        return std::nullopt;
    }
    const RuleInfo& info = data_->info(place->second);
    if (!profile.uses(info.pack, selection.date)) {
        return std::nullopt;
    }
    const auto said = profile.says(id, selection);
    return said ? *said : profile.at_stage(info.severity, selection.stage);
}

std::vector<Origin> Pack::explain(const Selection& selection, std::string_view id) const {
    const Profile& profile = data_->profile(selection);
    const auto place = data_->ids.find(id);
    if (place == data_->ids.end()) {
        throw Error(ExitCode::usage,
                    std::string(id),
                    {"沒有這條規則；engross rules list 會列出全部。",
                     "there is no such rule; engross rules list names them all."});
    }
    const RuleInfo& info = data_->info(place->second);
    std::vector<Origin> result{{info.severity, info.file, {"規則本身", "the rule itself"}}};
    if (!profile.uses(info.pack, selection.date)) {
        result.push_back({std::nullopt,
                          profile.info.name,
                          {"規則組在這一天不用規則包 " + info.pack,
                           "the profile does not use the pack " + info.pack + " on that day"}});
        return result;
    }
    if (const auto at = profile.stage_places.find(selection.stage);
        at != profile.stage_places.end()) {
        result.push_back({profile.at_stage(info.severity, selection.stage),
                          at->second,
                          {"階段 " + selection.stage, "stage " + selection.stage}});
    }
    for (const auto& [level, where] : profile.said(id, selection)) {
        result.push_back({level, where, {"規則組", "a profile"}});
    }
    return result;
}

} // namespace engross::rules
