// What a Pack holds.
#pragma once

#include "rules/profile.h"
#include "rules/rules.h"
#include "rules/schema.h"
#include "rules/text_rule.h"

#include <map>
#include <string>
#include <vector>

namespace engross::rules {

struct Pack::Data {
    std::vector<Schema> schemas;
    std::vector<TextRule> texts;
    // Rule id → whether a structure rule, and its place in one of the two lists.
    std::map<std::string, std::pair<bool, std::size_t>, std::less<>> ids;
    std::map<std::string, std::string, std::less<>> subjects; // of packs
    std::map<std::string, Text, std::less<>> titles;          // of packs
    std::map<std::string, Profile, std::less<>> profiles;
    Recognition recognition;

    void load(const std::filesystem::path& folder);
    [[nodiscard]] const RuleInfo& info(const std::pair<bool, std::size_t>& place) const;
    // Throws Error(usage) when the selection names something that is not there.
    [[nodiscard]] const Profile& profile(const Selection& selection) const;

private:
    std::vector<RuleInfo> schema_files_; // to be loaded
    std::vector<RuleInfo> text_files_;

    void load_pack(const std::filesystem::path& folder);
    void list_rule(const std::filesystem::path& file, const std::string& pack);
    void load_rules();
    void load_profiles(const std::filesystem::path& folder);
    void check_profiles(const std::filesystem::path& folder) const;
};

} // namespace engross::rules
