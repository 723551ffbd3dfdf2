#include "fonts/face.h"

#include "base/error.h"
#include "fonts/cff.h"
#include "fonts/measure.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include <algorithm>
#include <array>

namespace engross::fonts {
namespace {

template <auto release> struct Release {
    template <class T> void operator()(T* pointer) const { release(pointer); }
};

using Blob = std::unique_ptr<hb_blob_t, Release<hb_blob_destroy>>;
using RawFace = std::unique_ptr<hb_face_t, Release<hb_face_destroy>>;
using RawFont = std::unique_ptr<hb_font_t, Release<hb_font_destroy>>;
using Input = std::unique_ptr<hb_subset_input_t, Release<hb_subset_input_destroy>>;
using Plan = std::unique_ptr<hb_subset_plan_t, Release<hb_subset_plan_destroy>>;

constexpr std::uint32_t unknown = 0xFFFFFFFF;

// Characters → glyphs, in leaves of 256 characters that are made when first asked for.
class GlyphCache {
public:
    std::uint32_t& operator[](char32_t character) {
        auto& leaf = leaves_[character >> 8U];
        if (!leaf) {
            leaf = std::make_unique<Leaf>();
            leaf->fill(unknown);
        }
        return (*leaf)[character & 0xFFU];
    }

private:
    using Leaf = std::array<std::uint32_t, 256>;
    std::array<std::unique_ptr<Leaf>, 0x1100> leaves_;
};

Error bad_font(const std::string& path, const char* what) {
    return {ExitCode::internal,
            path,
            {"字型檔無法使用（" + std::string(what) + "）。",
             "The font file cannot be used (" + std::string(what) + ")."}};
}

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
    std::array<char, 256> buffer{};
    auto size = static_cast<unsigned>(buffer.size());
    hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, buffer.data());
    return buffer.data();
}

bool has_table(hb_face_t* face, hb_tag_t tag) {
    const Blob table(hb_face_reference_table(face, tag));
    return hb_blob_get_length(table.get()) > 0;
}

std::string bytes_of(hb_blob_t* blob) {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob, &length);
    return data == nullptr ? std::string() : std::string(data, length);
}

// PDF uses none of these (ISO 32000-1, 9.9: the encoding and widths come from the font dictionary).
constexpr std::array unused{
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2'), HB_TAG('c', 'm', 'a', 'p'),
    HB_TAG('p', 'o', 's', 't'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
    HB_TAG('V', 'O', 'R', 'G'), HB_TAG('B', 'A', 'S', 'E'), HB_TAG('D', 'S', 'I', 'G'),
    HB_TAG('g', 'a', 's', 'p'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('k', 'e', 'r', 'n'),
    HB_TAG('M', 'A', 'T', 'H'), HB_TAG('L', 'T', 'S', 'H'), HB_TAG('V', 'D', 'M', 'X'),
    HB_TAG('h', 'd', 'm', 'x'), HB_TAG('P', 'C', 'L', 'T'), HB_TAG('E', 'B', 'D', 'T'),
    HB_TAG('E', 'B', 'L', 'C'), HB_TAG('E', 'B', 'S', 'C'), HB_TAG('F', 'F', 'T', 'M'),
    HB_TAG('m', 'e', 't', 'a'), HB_TAG('f', 'p', 'g', 'm'), HB_TAG('p', 'r', 'e', 'p'),
    HB_TAG('c', 'v', 't', ' ')};

hb_blob_t* used_table(hb_face_t* /*small*/, hb_tag_t tag, void* face) {
    return std::ranges::find(unused, tag) != unused.end()
               ? hb_blob_get_empty()
               : hb_face_reference_table(static_cast<hb_face_t*>(face), tag);
}

// The face without those tables. HarfBuzz would drop them only after it has read the whole cmap of
// tens of thousands of characters into a map, each time.
RawFace without_unused(hb_face_t* face) {
    return RawFace(hb_face_create_for_tables(used_table, face, nullptr));
}

} // namespace

struct Face::Impl {
    std::string path;
    RawFace face;
    RawFont font;
    double scale = 1; // font units → 1/1000 em
    bool cff = false;
    unsigned rights = 0;
    std::string postscript_name;
    std::string family;
    Metrics metrics;
    mutable GlyphCache glyphs;
    mutable std::vector<float> advances;
};

Face::Face(const std::string& path, unsigned index) : impl_(std::make_unique<Impl>()) {
    const Blob blob(hb_blob_create_from_file_or_fail(path.c_str()));
    if (!blob) {
        throw bad_font(path, "open");
    }
    Impl& me = *impl_;
    me.path = path;
    me.face.reset(hb_face_create(blob.get(), index));
    hb_face_t* face = me.face.get();
    me.cff = has_table(face, HB_TAG('C', 'F', 'F', ' '));
    if (hb_face_get_glyph_count(face) == 0 ||
        (!me.cff && !has_table(face, HB_TAG('g', 'l', 'y', 'f')))) {
        throw bad_font(path, "no outlines");
    }
    me.font.reset(hb_font_create(face));
    me.scale = 1000.0 / hb_face_get_upem(face);
    me.postscript_name = name_of(face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
    me.family = name_of(face, HB_OT_NAME_ID_FONT_FAMILY);
    me.metrics = measure(face, me.font.get());
    me.rights = rights_of(face);
    me.advances.assign(hb_face_get_glyph_count(face), -1.0F);
}

Face::~Face() = default;

const std::string& Face::postscript_name() const { return impl_->postscript_name; }

const std::string& Face::family() const { return impl_->family; }

const Metrics& Face::metrics() const { return impl_->metrics; }

bool Face::is_cff() const { return impl_->cff; }

unsigned Face::embedding_rights() const { return impl_->rights; }

std::uint32_t Face::glyph(char32_t character) const {
    if (character > 0x10FFFF) {
        return 0;
    }
    std::uint32_t& known = impl_->glyphs[character];
    if (known == unknown) {
        hb_codepoint_t found = 0;
        known = hb_font_get_nominal_glyph(impl_->font.get(), character, &found) != 0 ? found : 0;
    }
    return known;
}

double Face::advance(std::uint32_t glyph) const {
    if (glyph >= impl_->advances.size()) {
        return 0;
    }
    float& known = impl_->advances[glyph];
    if (known < 0) {
        known = static_cast<float>(hb_font_get_glyph_h_advance(impl_->font.get(), glyph) *
                                   impl_->scale);
    }
    return known;
}

double Face::vertical_advance(std::uint32_t glyph) const {
    return -hb_font_get_glyph_v_advance(impl_->font.get(), glyph) * impl_->scale;
}

double Face::vertical_origin(std::uint32_t glyph) const {
    hb_position_t x = 0;
    hb_position_t y = 0;
    hb_font_get_glyph_v_origin(impl_->font.get(), glyph, &x, &y);
    return y * impl_->scale;
}

std::optional<Ink> Face::ink(std::uint32_t glyph) const {
    hb_glyph_extents_t box;
    if (hb_font_get_glyph_extents(impl_->font.get(), glyph, &box) == 0 || box.width == 0) {
        return std::nullopt;
    }
    return Ink{.left = box.x_bearing * impl_->scale,
               .right = (box.x_bearing + box.width) * impl_->scale,
               .bottom = (box.y_bearing + box.height) * impl_->scale,
               .top = box.y_bearing * impl_->scale};
}

Subset Face::subset(const std::set<std::uint32_t>& glyphs) const {
    const Input input(hb_subset_input_create_or_fail());
    hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
    for (const std::uint32_t glyph : glyphs) {
        hb_set_add(wanted, glyph);
    }
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
    const RawFace used = without_unused(impl_->face.get());
    const Plan plan(hb_subset_plan_create_or_fail(used.get(), input.get()));
    const RawFace small(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
    if (!small) {
        throw bad_font(impl_->path, "subset");
    }
    Subset result;
    result.cff = impl_->cff;
    const Blob bytes(result.cff ? hb_face_reference_table(small.get(), HB_TAG('C', 'F', 'F', ' '))
                                : hb_face_reference_blob(small.get()));
    result.bytes = bytes_of(bytes.get());
    // HarfBuzz keeps the CIDs of a CID-keyed CFF; a name-keyed one is addressed by glyph number
    // (ISO 32000-1, 9.7.4.2).
    const std::vector<std::uint32_t> cids =
        result.cff ? cff_cids(result.bytes) : std::vector<std::uint32_t>{};
    const hb_map_t* renumbered = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    for (const std::uint32_t glyph : glyphs) {
        const hb_codepoint_t now = hb_map_get(renumbered, glyph);
        result.codes[glyph] = now < cids.size() ? cids[now] : now;
    }
    return result;
}

hb_font_t* Face::raw() const { return impl_->font.get(); }

} // namespace engross::fonts
