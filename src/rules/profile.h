// Profiles: which packs and rules count, how much, at which stage and on which day.
#pragma once

#include "rules/rules.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace engross::rules {

// Days are YYYY-MM-DD; an empty one leaves that side open. Both ends belong to it.
struct Period {
    std::string from;
    std::string until;

    [[nodiscard]] bool holds(std::string_view date) const {
        return (from.empty() || from <= date) && (until.empty() || date <= until);
    }
};

// A level, or off.
using MaybeLevel = std::optional<Severity>;

struct LevelEntry {
    std::optional<MaybeLevel> all;            // at every stage
    std::map<std::string, MaybeLevel> stages; // at one
    Period period;
    std::string place; // "profiles/base.yml:22", with the folder
};

struct Profile {
    ProfileInfo info;
    std::vector<std::string> extends;
    std::vector<std::pair<std::string, Period>> packs;
    std::map<std::string, std::map<Severity, Severity>> stages;
    std::map<std::string, std::string> stage_places; // where the last word on a stage stands
    // Of one rule, the weakest first: those of extended profiles, then its own.
    std::map<std::string, std::vector<LevelEntry>, std::less<>> rules;

    [[nodiscard]] bool uses(std::string_view pack, std::string_view date) const;
    // What the selection's levels, else the profile, say of a rule; nullopt when neither does.
    [[nodiscard]] std::optional<MaybeLevel> says(std::string_view rule, const Selection& at) const;
    // The entries on a rule that hold, with their places, the weakest first.
    [[nodiscard]] std::vector<std::pair<MaybeLevel, std::string>> said(std::string_view rule,
                                                                       const Selection& at) const;
    // A rule's own severity at a stage.
    [[nodiscard]] Severity at_stage(Severity own, const std::string& stage) const;
};

bool is_stage(std::string_view word);
bool is_date(std::string_view word);

Profile load_profile(const std::string& yaml, const std::string& name, const std::string& file);

// Adds to each profile what it extends. Throws Error(usage) for unknown names and circles.
void cascade(std::map<std::string, Profile, std::less<>>& profiles);

} // namespace engross::rules
