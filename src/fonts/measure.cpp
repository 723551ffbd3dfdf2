#include "fonts/measure.h"

#include <hb-ot.h>
#include <hb.h>

#include <string_view>

namespace engross::fonts {
namespace {

// Big-endian fields of one table; 0 beyond its end.
class Table {
public:
    Table(hb_face_t* face, const char* tag)
        : blob_(hb_face_reference_table(face, hb_tag_from_string(tag, -1))) {
        unsigned length = 0;
        const char* data = hb_blob_get_data(blob_, &length);
        bytes_ = std::string_view(data, length);
    }

    ~Table() { hb_blob_destroy(blob_); }

    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    [[nodiscard]] int u8(std::size_t at) const {
        return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0;
    }

    [[nodiscard]] int u16(std::size_t at) const { return u8(at) * 256 + u8(at + 1); }

    [[nodiscard]] int s16(std::size_t at) const {
        const int value = u16(at);
        return value >= 0x8000 ? value - 0x10000 : value;
    }

private:
    hb_blob_t* blob_;
    std::string_view bytes_;
};

double metric(hb_font_t* font, hb_ot_metrics_tag_t tag, double fallback, double scale) {
    hb_position_t value = 0;
    return hb_ot_metrics_get_position(font, tag, &value) != 0 ? value * scale : fallback;
}

// OpenType "OS/2": usWeightClass at 4, fsType at 8, sFamilyClass at 30, panose at 32, fsSelection
// at 62.
void read_os2(const Table& os2, Metrics& metrics) {
    metrics.weight = os2.u16(4) == 0 ? 400 : os2.u16(4);
    const int family_class = os2.u8(30);
    const int serif_style = os2.u8(33);
    metrics.serif =
        (family_class >= 1 && family_class <= 7) || (serif_style >= 2 && serif_style <= 10);
    metrics.italic = (os2.u16(62) & 1) != 0;
    metrics.stem_v = metrics.weight >= 600 ? 140 : 80;
}

} // namespace

Metrics measure(hb_face_t* face, hb_font_t* font) {
    const double scale = 1000.0 / hb_face_get_upem(face);
    Metrics metrics;
    metrics.ascent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 880, scale);
    metrics.descent = -metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -120, scale);
    metrics.line_gap = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_LINE_GAP, 0, scale);
    metrics.cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT, 700, scale);
    metrics.x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT, 500, scale);
    const Table head(face, "head");
    metrics.box_left = head.s16(36) * scale;
    metrics.box_bottom = head.s16(38) * scale;
    metrics.box_right = head.s16(40) * scale;
    metrics.box_top = head.s16(42) * scale;
    const Table post(face, "post");
    metrics.italic_angle = post.s16(4) + post.u16(6) / 65536.0;
    metrics.fixed_pitch = post.u16(12) != 0 || post.u16(14) != 0;
    read_os2(Table(face, "OS/2"), metrics);
    return metrics;
}

unsigned rights_of(hb_face_t* face) {
    return static_cast<unsigned>(Table(face, "OS/2").u16(8)) & 0xFU;
}

} // namespace engross::fonts
