#include "layout/bidi.h"

#include <unicode/ubidi.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace engross::layout {
namespace {

bool turns(char32_t c) {
    const auto direction = u_charDirection(static_cast<UChar32>(c));
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC ||
           direction == U_ARABIC_NUMBER;
}

// Nothing below Hebrew runs from right to left, nor does Han.
bool has_right_to_left(const std::u32string& text) {
    return std::ranges::any_of(
        text, [](char32_t c) { return c >= 0x590 && !(c >= 0x2E80 && c < 0xD800) && turns(c); });
}

// The text as ICU wants it, with the author's invisible marks, and which character each unit
// belongs to.
struct Units {
    icu::UnicodeString text;
    std::vector<std::uint32_t> character;

    explicit Units(const Inline& content) {
        auto control = content.controls.begin();
        for (std::uint32_t i = 0; i <= content.text.size(); ++i) {
            for (; control != content.controls.end() && control->at == i; ++control) {
                add(control->character, none);
            }
            if (i < content.text.size()) {
                add(content.text[i], i);
            }
        }
    }

    void add(char32_t c, std::uint32_t from) {
        text.append(static_cast<UChar32>(c));
        character.resize(static_cast<std::size_t>(text.length()), from);
    }

    static constexpr std::uint32_t none = 0xFFFFFFFF;
};

std::uint8_t base_level(const Inline& content) { return content.right_to_left ? 1 : 0; }

// The levels of the clusters of a line; spaces at its end have the paragraph's (rule L1).
std::vector<UBiDiLevel>
line_levels(const Inline& content, const Clusters& clusters, const Line& line) {
    std::vector<UBiDiLevel> levels;
    for (std::uint32_t i = line.begin; i < line.end; ++i) {
        const bool tab = content.pieces[clusters.all[i].piece].kind == PieceKind::tab;
        levels.push_back(tab ? base_level(content) : clusters.all[i].level);
    }
    for (std::size_t i = levels.size();
         i > 0 && clusters.all[line.begin + i - 1].kind == CharClass::space;
         --i) {
        levels[i - 1] = base_level(content);
    }
    return levels;
}

} // namespace

std::vector<std::uint8_t> bidi_levels(const Inline& content) {
    std::vector<std::uint8_t> levels;
    if (!content.right_to_left && content.controls.empty() && !has_right_to_left(content.text)) {
        return levels;
    }
    const Units units(content);
    const std::unique_ptr<UBiDi, decltype(&ubidi_close)> bidi(ubidi_open(), ubidi_close);
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi.get(),
                  units.text.getBuffer(),
                  units.text.length(),
                  base_level(content),
                  nullptr,
                  &status);
    const UBiDiLevel* found = ubidi_getLevels(bidi.get(), &status);
    if (U_FAILURE(status) != 0 || found == nullptr) {
        return levels;
    }
    levels.assign(content.text.size(), base_level(content));
    for (std::size_t i = 0; i < units.character.size(); ++i) {
        if (units.character[i] != Units::none) {
            levels[units.character[i]] = found[i];
        }
    }
    return levels;
}

void reorder(const Inline& content,
             const Clusters& clusters,
             const Line& line,
             double measure,
             Places& places) {
    const std::vector<UBiDiLevel> levels = line_levels(content, clusters, line);
    if (std::ranges::all_of(levels, [](UBiDiLevel level) { return level == 0; })) {
        return;
    }
    std::vector<std::int32_t> order(levels.size());
    ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), order.data());
    const std::vector<float> logical = places.x;
    float x =
        content.right_to_left ? static_cast<float>(measure) - logical.back() : logical.front();
    places.x.back() = x + logical.back() - logical.front();
    for (const std::int32_t at : order) {
        const auto i = static_cast<std::size_t>(at);
        const float slot = logical[i + 1] - logical[i]; // with the room after the cluster
        places.x[i] = levels[i] % 2 == 0 ? x : x + slot - places.width[i];
        x += slot;
    }
}

} // namespace engross::layout
