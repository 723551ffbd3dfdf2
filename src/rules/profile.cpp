#include "rules/profile.h"

#include "base/error.h"
#include "rules/yaml.h"

#include <algorithm>
#include <array>
#include <set>

namespace engross::rules {

namespace {

constexpr std::array<std::string_view, 4> stage_names = {"draft", "submit", "publish", "archive"};

Severity severity(const YamlReader& reader, const Yaml& value) {
    const auto found = severity_from(value.scalar);
    if (!found) {
        reader.fail(value, {"沒有這種等級：" + value.scalar, "no such level: " + value.scalar});
    }
    return *found;
}

MaybeLevel level(const YamlReader& reader, const Yaml& value) {
    return value.scalar == "off" ? MaybeLevel() : MaybeLevel(severity(reader, value));
}

Period period(YamlReader& reader) {
    Period result{reader.string("from"), reader.string("until")};
    for (const std::string_view key : {"from", "until"}) {
        const Yaml& value = reader.map()[key];
        if (!value.is_null() && !is_date(value.scalar)) {
            reader.fail(value, {"日期應為 YYYY-MM-DD", "a date must be YYYY-MM-DD"});
        }
    }
    return result;
}

LevelEntry entry(const Yaml& value, const std::string& file, const YamlReader& outer) {
    LevelEntry result;
    result.place = file + ":" + std::to_string(value.line);
    if (value.kind == Yaml::Kind::scalar) {
        result.all = level(outer, value);
        return result;
    }
    YamlReader reader(value, file);
    result.period = period(reader);
    if (const Yaml& all = reader.optional("level"); !all.is_null()) {
        result.all = level(reader, all);
    }
    for (const std::string_view stage : stage_names) {
        if (const Yaml& at = reader.optional(stage); !at.is_null()) {
            result.stages.emplace(stage, level(reader, at));
        }
    }
    reader.done();
    return result;
}

class ProfileLoader {
public:
    ProfileLoader(const Yaml& yaml, const std::string& file) : read_(yaml, file) {}

    Profile load(const std::string& name) {
        result_.info.name = name;
        result_.info.title = read_.both("title");
        result_.info.kind = read_.string("kind");
        result_.info.agency = read_.string("agency");
        result_.info.not_checked = read_.both("not-checked");
        result_.extends = read_.strings("extends");
        packs();
        stages();
        rules();
        read_.done();
        return std::move(result_);
    }

private:
    void packs() {
        for (const Yaml& pack : read_.optional("packs").items) {
            if (pack.kind == Yaml::Kind::scalar) {
                result_.packs.emplace_back(pack.scalar, Period{});
                continue;
            }
            YamlReader reader(pack, read_.where());
            const std::string name = reader.needed("name");
            result_.packs.emplace_back(name, period(reader));
            reader.done();
        }
    }

    void stages() {
        for (const auto& [stage, changes] : read_.optional("stages").fields) {
            if (!is_stage(stage)) {
                read_.fail(changes, {"沒有這個階段：" + stage, "no such stage: " + stage});
            }
            for (const auto& [own, now] : changes.fields) {
                Yaml word = now;
                word.scalar = own;
                result_.stages[stage][severity(read_, word)] = severity(read_, now);
                result_.stage_places[stage] = read_.where() + ":" + std::to_string(now.line);
            }
        }
    }

    void rules() {
        for (const auto& [id, value] : read_.optional("rules").fields) {
            std::vector<LevelEntry>& entries = result_.rules[id];
            if (value.kind != Yaml::Kind::list) {
                entries.push_back(entry(value, read_.where(), read_));
            }
            for (const Yaml& item : value.items) {
                entries.push_back(entry(item, read_.where(), read_));
            }
        }
    }

    YamlReader read_;
    Profile result_;
};

// `from` first, so that what `profile` says itself comes last and wins.
void inherit(Profile& profile, const Profile& from) {
    profile.packs.insert(profile.packs.begin(), from.packs.begin(), from.packs.end());
    for (const auto& [stage, changes] : from.stages) {
        profile.stages[stage].insert(changes.begin(), changes.end());
    }
    profile.stage_places.insert(from.stage_places.begin(), from.stage_places.end());
    for (const auto& [id, entries] : from.rules) {
        std::vector<LevelEntry>& own = profile.rules[id];
        own.insert(own.begin(), entries.begin(), entries.end());
    }
    Text& text = profile.info.not_checked;
    text = {from.info.not_checked.zh + "\n" + text.zh, from.info.not_checked.en + "\n" + text.en};
    if (profile.info.kind.empty()) {
        profile.info.kind = from.info.kind;
    }
    if (profile.info.agency.empty()) {
        profile.info.agency = from.info.agency;
    }
}

using Profiles = std::map<std::string, Profile, std::less<>>;

void resolve(Profiles& profiles,
             const std::string& name,
             std::set<std::string>& done,
             std::vector<std::string>& open) { // NOLINT(misc-no-recursion): `open` stops it
    if (done.contains(name)) {
        return;
    }
    const auto found = profiles.find(name);
    if (found == profiles.end() || std::find(open.begin(), open.end(), name) != open.end()) {
        throw Error(ExitCode::usage,
                    "profiles/" + (open.empty() ? name : open.back()) + ".yml",
                    {"extends 所指的設定檔不存在或互相引用：" + name,
                     "extends a profile that does not exist or extends this one: " + name});
    }
    open.push_back(name);
    Profile& profile = found->second;
    // The last named is the strongest, so it is put in first and the others before it.
    for (auto base = profile.extends.rbegin(); base != profile.extends.rend(); ++base) {
        resolve(profiles, *base, done, open);
        inherit(profile, profiles.at(*base));
    }
    open.pop_back();
    done.insert(name);
}

} // namespace

bool is_stage(std::string_view word) {
    return std::find(stage_names.begin(), stage_names.end(), word) != stage_names.end();
}

bool is_date(std::string_view word) {
    constexpr std::string_view shape = "0000-00-00";
    return word.size() == shape.size() &&
           std::equal(word.begin(), word.end(), shape.begin(), [](char c, char like) {
               return like == '-' ? c == '-' : c >= '0' && c <= '9';
           });
}

bool Profile::uses(std::string_view pack, std::string_view date) const {
    return std::any_of(packs.begin(), packs.end(), [&](const auto& use) {
        return use.first == pack && use.second.holds(date);
    });
}

std::vector<std::pair<MaybeLevel, std::string>> Profile::said(std::string_view rule,
                                                              const Selection& at) const {
    std::vector<std::pair<MaybeLevel, std::string>> result;
    const auto found = rules.find(rule);
    if (found == rules.end()) {
        return result;
    }
    for (const LevelEntry& entry : found->second) {
        const auto stage = entry.stages.find(at.stage);
        if (entry.period.holds(at.date) && (stage != entry.stages.end() || entry.all)) {
            result.emplace_back(stage != entry.stages.end() ? stage->second : *entry.all,
                                entry.place);
        }
    }
    return result;
}

std::optional<MaybeLevel> Profile::says(std::string_view rule, const Selection& at) const {
    if (const auto level = at.levels.find(rule); level != at.levels.end()) {
        return level->second;
    }
    const auto all = said(rule, at);
    if (all.empty()) {
        return std::nullopt;
    }
    return all.back().first;
}

Severity Profile::at_stage(Severity own, const std::string& stage) const {
    const auto changes = stages.find(stage);
    if (changes == stages.end()) {
        return own;
    }
    const auto change = changes->second.find(own);
    return change == changes->second.end() ? own : change->second;
}

Profile load_profile(const std::string& text, const std::string& name, const std::string& file) {
    const Yaml yaml = parse_yaml(text, file);
    return ProfileLoader(yaml, file).load(name);
}

void cascade(Profiles& profiles) {
    std::set<std::string> done;
    std::vector<std::string> open;
    for (const auto& [name, profile] : profiles) {
        resolve(profiles, name, done, open);
    }
}

} // namespace engross::rules
