#include "fonts.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace engross::pdf {
namespace {

constexpr std::string_view soft_hyphen = "\xC2\xAD";

double rounded(double width) { return std::round(width * 100) / 100; }

bool is_space(std::string_view text) { return text == " " || text == "\xC2\xA0"; }

// Six capital letters that follow from what is in the subset (ISO 32000-1, 9.6.4).
std::string subset_tag(BytesView bytes) {
    const std::string hash = sha256(bytes);
    std::string tag;
    for (std::size_t i = 0; i < 6; ++i) {
        const auto digit = static_cast<int>(std::string_view("0123456789abcdef").find(hash[i]));
        tag += static_cast<char>('A' + digit);
    }
    return tag + '+';
}

Object widths(const std::map<std::uint32_t, double>& by_code) {
    Object list = Object::newArray();
    Object run = Object::newArray();
    std::uint32_t next = 0;
    for (const auto& [code, width] : by_code) {
        if (width == 1000) {
            continue; // DW
        }
        if (code != next || run.getArrayNItems() == 0) {
            run = Object::newArray();
            list.appendItem(number(code));
            list.appendItem(run);
        }
        const bool whole = width == std::floor(width);
        run.appendItem(whole ? number(static_cast<long long>(width)) : Object::newReal(width, 2));
        next = code + 1;
    }
    return list;
}

unsigned flags_of(const fonts::Metrics& metrics) {
    constexpr unsigned symbolic = 4; // its glyphs go beyond the Adobe Latin set
    return symbolic | (metrics.fixed_pitch ? 1U : 0U) | (metrics.serif ? 2U : 0U) |
           (metrics.italic ? 64U : 0U);
}

Entries descriptor(const fonts::Metrics& metrics, const Object& font_name) {
    return {{"/Type", name("FontDescriptor")},
            {"/FontName", font_name},
            {"/Flags", number(flags_of(metrics))},
            {"/FontBBox",
             array({real(metrics.box_left),
                    real(metrics.box_bottom),
                    real(metrics.box_right),
                    real(metrics.box_top)})},
            {"/ItalicAngle", real(metrics.italic_angle)},
            {"/Ascent", real(metrics.ascent)},
            {"/Descent", real(-metrics.descent)},
            {"/CapHeight", real(metrics.cap_height)},
            {"/StemV", real(metrics.stem_v)}};
}

} // namespace

std::vector<Cluster> clusters(const layout::TextItem& item) {
    std::vector<Cluster> found;
    const auto& glyphs = item.glyphs;
    for (std::size_t i = 0; i < glyphs.size();) {
        std::size_t end = i + 1;
        while (end < glyphs.size() && glyphs[end].text_begin == glyphs[i].text_begin &&
               glyphs[end].text_end == glyphs[i].text_end) {
            ++end;
        }
        const std::size_t begin = std::min<std::size_t>(glyphs[i].text_begin, item.text.size());
        const std::size_t size = glyphs[i].text_end > begin ? glyphs[i].text_end - begin : 0;
        found.push_back({i, end, std::string_view(item.text).substr(begin, size)});
        i = end;
    }
    return found;
}

Font::Font(const fonts::Face& face, std::size_t index)
    : face_(face), resource_name_("F" + std::to_string(index)) {}

void Font::use(const layout::TextItem& item) {
    if (item.vertical && !vertical_origin_ && !item.glyphs.empty()) {
        vertical_origin_ = std::round(face_.vertical_origin(item.glyphs.front().id));
    }
    for (const Cluster& cluster : clusters(item)) {
        const bool alone = cluster.last == cluster.first + 1 && !cluster.text.empty();
        for (std::size_t i = cluster.first; i < cluster.last; ++i) {
            Glyph& glyph = glyphs_[item.glyphs[i].id];
            if (glyph.text.empty() || (alone && !glyph.sure)) {
                glyph.text = cluster.text;
                glyph.sure = alone;
            }
        }
    }
}

bool Font::speaks_for(const layout::TextItem& item, const Cluster& cluster) const {
    if (cluster.last != cluster.first + 1 || cluster.text.empty()) {
        return false;
    }
    const Glyph& known = glyphs_.at(item.glyphs[cluster.first].id);
    return (known.text == cluster.text && !known.is_private) ||
           (is_space(known.text) && is_space(cluster.text));
}

void FontSet::use(const layout::TextItem& item) {
    const auto [found, is_new] = by_face_.emplace(item.face, nullptr);
    if (is_new) {
        found->second = &fonts_.emplace_back(*item.face, fonts_.size() + 1);
    }
    for (const auto& glyph : item.glyphs) {
        if (glyph.id == 0) {
            throw Error(ExitCode::internal,
                        item.text,
                        {"有字元在字型中沒有字形，不能寫成 PDF/UA（ISO 14289-1，7.21.8）。",
                         "A character has no glyph in its font, so it cannot be written as PDF/UA "
                         "(ISO 14289-1, 7.21.8)."});
        }
    }
    found->second->use(item);
}

FontSet::FontSet(const layout::Layout& layout, unsigned processors) {
    for (const auto& page : layout.pages) {
        for (const auto& item : page.items) {
            if (const auto* text_item = std::get_if<layout::TextItem>(&item.content)) {
                use(*text_item);
            } else if (const auto* formula = std::get_if<layout::FormulaItem>(&item.content)) {
                std::ranges::for_each(formula->parts, [this](const auto& part) { use(part); });
            }
        }
    }
    for (Font& font : fonts_) {
        std::set<std::uint32_t> glyphs;
        for (const auto& [id, glyph] : font.glyphs_) {
            glyphs.insert(id);
        }
        font.subset_ = font.face_.subset(glyphs);
        // Outlines are dense: level 6 would save 4 % of them and take three times as long. A thread
        // costs more than a few of them.
        const BytesView outlines = font.subset_.bytes;
        const bool is_worth_it = processors > 1 && outlines.size() >= (32U << 10U);
        const auto when = is_worth_it ? std::launch::async : std::launch::deferred;
        font.packed_ = std::async(when, deflate, outlines, 1);
        for (auto& [id, glyph] : font.glyphs_) {
            glyph.code = font.subset_.codes.at(id);
            glyph.width = rounded(font.face_.advance(id));
            glyph.is_private = has_private_use(glyph.text);
        }
    }
}

// The program and its measures.
Object Font::write_descriptor(QPDF& pdf, const Object& font_name) {
    const fonts::Metrics& metrics = face_.metrics();
    const bool cff = subset_.cff;
    Entries file{{"/Filter", name("FlateDecode")}};
    file.emplace(cff ? "/Subtype" : "/Length1",
                 cff ? name("CIDFontType0C")
                     : number(static_cast<long long>(subset_.bytes.size())));
    Entries entries = descriptor(metrics, font_name);
    entries[cff ? "/FontFile3" : "/FontFile2"] = stream(pdf, packed_.get(), file);
    return pdf.makeIndirectObject(dictionary(entries));
}

Object Font::write_cid_font(QPDF& pdf, const Object& font_name) {
    std::map<std::uint32_t, double> by_code;
    for (const auto& [id, glyph] : glyphs_) {
        by_code[glyph.code] = glyph.width;
    }
    Entries entries{{"/Type", name("Font")},
                    {"/Subtype", name(subset_.cff ? "CIDFontType0" : "CIDFontType2")},
                    {"/BaseFont", font_name},
                    {"/CIDSystemInfo",
                     dictionary({{"/Registry", bytes("Adobe")},
                                 {"/Ordering", bytes("Identity")},
                                 {"/Supplement", number(0)}})},
                    {"/DW", number(1000)},
                    {"/W", widths(by_code)},
                    {"/FontDescriptor", write_descriptor(pdf, font_name)}};
    if (vertical_origin_) {
        entries["/DW2"] = array({real(*vertical_origin_), real(-vertical_advance)});
    }
    if (!subset_.cff) {
        entries["/CIDToGIDMap"] = name("Identity");
    }
    return pdf.makeIndirectObject(dictionary(entries));
}

void Font::write(QPDF& pdf, Object& resources) {
    std::map<std::uint32_t, std::string_view> texts;
    for (const auto& [id, glyph] : glyphs_) {
        // A glyph that says nothing by itself still needs an entry (ISO 19005-2, 6.2.11.7.2).
        texts[glyph.code] = glyph.text.empty() ? soft_hyphen : std::string_view(glyph.text);
    }
    const Object font_name = name(subset_tag(subset_.bytes) + face_.postscript_name());
    Entries entries{{"/Type", name("Font")},
                    {"/Subtype", name("Type0")},
                    {"/BaseFont", font_name},
                    {"/Encoding", name("Identity-H")},
                    {"/DescendantFonts", array({write_cid_font(pdf, font_name)})},
                    {"/ToUnicode", deflated_stream(pdf, to_unicode(texts), {})}};
    resources.replaceKey("/" + resource_name_, pdf.makeIndirectObject(dictionary(entries)));
    if (vertical_origin_) {
        entries.at("/Encoding") = name("Identity-V");
        resources.replaceKey("/" + vertical_name(), pdf.makeIndirectObject(dictionary(entries)));
    }
}

Object FontSet::write(QPDF& pdf) {
    Object resources = Object::newDictionary();
    for (Font& font : fonts_) {
        font.write(pdf, resources);
    }
    return pdf.makeIndirectObject(resources);
}

} // namespace engross::pdf
