#include "fonts/shape.h"

#include <hb.h>

#include <memory>

namespace engross::fonts {

std::vector<ShapedGlyph>
shape(const Face& face, std::u32string_view text, const ShapeOptions& options) {
    static_assert(sizeof(char32_t) == sizeof(std::uint32_t));
    const std::unique_ptr<hb_buffer_t, decltype(&hb_buffer_destroy)> buffer(hb_buffer_create(),
                                                                            hb_buffer_destroy);
    hb_buffer_add_utf32(buffer.get(),
                        reinterpret_cast<const std::uint32_t*>(text.data()),
                        static_cast<int>(text.size()),
                        0,
                        static_cast<int>(text.size()));
    hb_buffer_set_direction(buffer.get(),
                            options.vertical        ? HB_DIRECTION_TTB
                            : options.right_to_left ? HB_DIRECTION_RTL
                                                    : HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer.get(),
                           hb_language_from_string(options.language.data(),
                                                   static_cast<int>(options.language.size())));
    hb_buffer_guess_segment_properties(buffer.get());
    // Points over letters from right to left keep clusters of their own, as pages tell them one by
    // one.
    hb_buffer_set_cluster_level(buffer.get(),
                                options.right_to_left ? HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS
                                                      : HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    // A joiner that no letter took is not drawn, not even as a blank.
    hb_buffer_set_flags(buffer.get(), HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_shape(face.raw(), buffer.get(), nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* position = hb_buffer_get_glyph_positions(buffer.get(), &count);
    const double scale = 1000.0 / hb_face_get_upem(hb_font_get_face(face.raw()));
    std::vector<ShapedGlyph> glyphs;
    glyphs.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
        const int advance = options.vertical ? -position[i].y_advance : position[i].x_advance;
        glyphs.push_back({.id = info[i].codepoint,
                          .cluster = info[i].cluster,
                          .advance = advance * scale,
                          .x_offset = position[i].x_offset * scale,
                          .y_offset = position[i].y_offset * scale});
    }
    return glyphs;
}

std::size_t ShapeCache::Hash::operator()(const Key& key) const {
    const std::size_t word = std::hash<std::u32string>()(key.word);
    return word ^ (std::hash<const void*>()(key.face) * 31U) ^
           (std::hash<std::string>()(key.language) * 17U) ^ (key.right_to_left ? 5U : 0U) ^
           (key.vertical ? 3U : 0U);
}

const std::vector<ShapedGlyph>&
ShapeCache::shape(const Face& face, std::u32string_view word, const ShapeOptions& options) {
    constexpr std::size_t longest = 40;
    constexpr std::size_t most = 50'000;
    if (word.size() > longest) {
        last_ = fonts::shape(face, word, options);
        return last_;
    }
    asked_.face = &face;
    asked_.word.assign(word);
    asked_.language.assign(options.language);
    asked_.vertical = options.vertical;
    asked_.right_to_left = options.right_to_left;
    const auto found = known_.find(asked_);
    if (found != known_.end()) {
        return found->second;
    }
    if (known_.size() >= most) {
        known_.clear();
    }
    return known_.emplace(asked_, fonts::shape(face, word, options)).first->second;
}

} // namespace engross::fonts
