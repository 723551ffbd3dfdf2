#include "rules/recognition.h"

#include "base/bytes.h"
#include "rules/yaml.h"

namespace engross::rules {

namespace {

double least(YamlReader& reader, std::string_view key) {
    const std::string value = reader.needed(key);
    const double number = text::to_double(value, -1);
    if (number < 0 || number > 1) {
        reader.fail(
            reader.map()[key],
            {"「" + value + "」應為 0 到 1 的數", "“" + value + "” must be a number from 0 to 1"});
    }
    return number;
}

} // namespace

Recognition load_recognition(const std::filesystem::path& folder) {
    constexpr std::uintmax_t max_file = 1U << 16U;
    const std::filesystem::path file = folder / "recognition.yml";
    if (!std::filesystem::exists(file)) {
        return {};
    }
    const std::string words = read_file(file, max_file);
    const Yaml yaml = parse_yaml(words, file.string());
    YamlReader reader(yaml, file.string());
    const Recognition result{
        least(reader, "alternative"), least(reader, "caption"), least(reader, "text")};
    reader.done();
    return result;
}

} // namespace engross::rules
