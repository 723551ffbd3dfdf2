// What CLI11 says of wrong usage, as English sentences, in the words of engross.
#include "cli/cli.h"

#include <array>
#include <optional>

namespace engross::cli {

namespace {

// Each % is a word of CLI11's sentence; ours have the same ones in the same order, or fewer.
struct Complaint {
    std::string_view theirs;
    Text ours;
};

const std::array<Complaint, 9>& complaints() {
    static const std::array<Complaint, 9> all{
        {{"A subcommand is required", {"缺少指令。", "A command is missing."}},
         {"% is required", {"缺少 %。", "% is missing."}},
         {"The following argument was not expected: %",
          {"用不上「%」：沒有這個選項，或是多了一個引數。",
           "“%” is not expected: no such option, or an argument too many."}},
         {"The following arguments were not expected: %",
          {"用不上「%」：沒有這些選項，或是多了幾個引數。",
           "“%” are not expected: no such options, or arguments too many."}},
         {"%: Value % not in range % to %",
          {"%：「%」不是 % 到 % 的數。", "%: “%” is no number from % to %."}},
         {"%: % not in {%}",
          {"%：不能用「%」；可用的有 %。", "%: “%” is no choice; the choices are %."}},
         {"%: % required % missing", {"% 後面缺少值。", "% needs a value after it."}},
         {"Could not convert: % = %", {"% 不能是「%」。", "% cannot be “%”."}},
         {"% was given a disallowed flag override", {"% 不能帶值。", "% takes no value."}}}};
    return all;
}

using Words = std::vector<std::string>;

std::string spaced(std::string_view choices) {
    return text::joined(text::split(choices, ','), ", ");
}

// Those in the places of %; nothing when the sentence is another.
std::optional<Words> words_of(std::string_view sentence, std::string_view theirs) {
    const auto pieces = text::split(theirs, '%');
    if (!sentence.starts_with(pieces.front())) {
        return {};
    }
    sentence.remove_prefix(pieces.front().size());
    Words words;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        const auto end =
            i + 1 == pieces.size() ? sentence.rfind(pieces[i]) : sentence.find(pieces[i]);
        if (end == sentence.npos) {
            return {};
        }
        const std::string_view word = sentence.substr(0, end);
        words.push_back(pieces[i - 1].ends_with('{') ? spaced(word) : std::string(word));
        sentence.remove_prefix(end + pieces[i].size());
    }
    return sentence.empty() ? std::optional(words) : std::nullopt;
}

std::string filled(std::string_view ours, const Words& words) {
    const auto pieces = text::split(ours, '%');
    std::string out(pieces.front());
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        out.append(words.at(i - 1)).append(pieces[i]);
    }
    return out;
}

} // namespace

Text in_words(const CLI::ParseError& wrong) {
    for (const Complaint& each : complaints()) {
        if (const auto words = words_of(wrong.what(), each.theirs)) {
            return {filled(each.ours.zh, *words), filled(each.ours.en, *words)};
        }
    }
    return {"用法不對：" + std::string(wrong.what()), wrong.what()};
}

} // namespace engross::cli
