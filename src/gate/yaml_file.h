// What the gate's YAML files share.
#pragma once

#include "base/error.h"
#include "rules/yaml.h"

#include <filesystem>
#include <span>

namespace engross::gate {

// A file of settings as a tree. Throws Error(usage), also when it cannot be read: a gate whose
// files are not there is wrongly set up.
rules::Yaml load_yaml(const std::filesystem::path& file);

// "policy.yml:3"
std::string place(const std::filesystem::path& file, const rules::Yaml& value);

// The value as one of `words`. Throws Error(usage) that lists them.
std::string one_of(const rules::YamlReader& reader,
                   const rules::Yaml& value,
                   std::span<const std::string_view> words);
// Whether it is YYYY-MM-DD and exists.
bool is_day(const std::string& word);
std::string date(const rules::YamlReader& reader, const rules::Yaml& value);
// A whole number from `least` on.
std::size_t number(const rules::YamlReader& reader, const rules::Yaml& value, std::size_t least);

// Of a finding: 32 hexadecimal digits.
std::string fingerprint(const rules::YamlReader& reader, const rules::Yaml& value);

// In double quotes, as YAML and JSON read it.
std::string in_quotes(std::string_view utf8);

} // namespace engross::gate
