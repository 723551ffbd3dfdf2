// Small documents for layout's tests.
#pragma once

#include "base/text.h"
#include "fonts/library.h"
#include "layout/layout.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace engross::layout::test {

inline fonts::Library& library() {
    static fonts::Library shared;
    return shared;
}

// Styles of a usual report: s1 body (14 pt, justified, 2 em indent, 1.5 lines), s2 heading, s3
// centred, s7 from right to left.
inline constexpr const char* styles =
    R"(<style id="s1" kind="paragraph" font-latin="Times New Roman" font-east-asian="標楷體" size="14" align="justify" indent-first="28" line="1.5"/>)"
    R"(<style id="s2" kind="paragraph" font-latin="Times New Roman" font-east-asian="標楷體" size="16" weight="700" space-before="9" space-after="9"/>)"
    R"(<style id="s3" kind="paragraph" font-latin="Times New Roman" font-east-asian="標楷體" size="12" align="center"/>)"
    R"(<style id="s4" kind="paragraph" font-latin="Times New Roman" font-east-asian="標楷體" size="14" indent-start="28" indent-first="-28"/>)"
    R"(<style id="s5" kind="paragraph" font-latin="Times New Roman" font-east-asian="標楷體" size="14" tabs="100 start; 400 end dot"/>)"
    R"(<style id="s6" kind="run" colour="#ff0000" underline="single"/>)"
    R"(<style id="s7" kind="paragraph" font-latin="Times New Roman" font-east-asian="標楷體" size="14" direction="rtl" indent-start="20"/>)"
    R"(<style id="lined" kind="paragraph" font-latin="Times New Roman" font-east-asian="標楷體" size="12" border="none; none; 1 #00ff00; none"/>)"
    R"(<style id="framed" kind="paragraph" font-latin="Times New Roman" font-east-asian="標楷體" size="12" border="1 #0000ff"/>)"
    R"(<style id="thick" kind="paragraph" font-latin="Times New Roman" font-east-asian="標楷體" size="12" border="5 #ff00ff"/>)";

inline constexpr const char* page =
    R"(<page id="pg1" width="595.3" height="841.9" margin-top="72" margin-bottom="72" margin-left="72" margin-right="72" header-distance="42" footer-distance="49" grid="18"><footer on="default"><p id="h1" style="s3"><field kind="page">1</field></p></footer></page>)";

inline doc::Document
document(const std::string& body, const std::string& notes = "", const std::string& pages = page) {
    doc::Document result;
    result.tree =
        xml::parse("<document lang=\"zh-Hant-TW\"><meta/><styles>" + std::string(styles) +
                       "</styles><pages>" + pages + "</pages><body>" + body + "</body><notes>" +
                       notes + "</notes><repairs/><troubles/><facts/></document>",
                   "test");
    result.resources["r1"] =
        std::make_shared<doc::Resource>(doc::Resource{"r1", "image/jpeg", Bytes("x")});
    return result;
}

inline const std::string sentence =
    "高雄自113年著手試辦沿海步道巡查制度且增設小組，這回是頭次公開發表。";

inline std::string repeat(const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) {
        result += text;
    }
    return result;
}

inline std::string p(const std::string& text, const std::string& id = "") {
    return "<p style=\"s1\"" + (id.empty() ? "" : " id=\"" + id + "\"") + ">" + text + "</p>";
}

inline std::string figure(double width, double height, const std::string& id) {
    return "<figure id=\"" + id + "\"><image id=\"i-" + id + "\" resource=\"r1\" width=\"" +
           text::number(width) + "\" height=\"" + text::number(height) + "\"/><caption id=\"c-" +
           id +
           "\" style=\"s3\"><label by=\"author\" sep=\"\">圖 1：</label>說明</caption></figure>";
}

struct Placed {
    std::size_t page;
    std::shared_ptr<const TextItem> item;
    xml::Node owner;
    Artifact artifact;
};

inline std::vector<Placed> texts(const Layout& layout) {
    std::vector<Placed> result;
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
        for (const Item& item : layout.pages[i].items) {
            if (const auto* text = std::get_if<TextItem>(&item.content)) {
                result.push_back({i, std::make_shared<TextItem>(*text), item.owner, item.artifact});
            }
        }
    }
    return result;
}

// Real text in the order in which it is read.
inline std::string real_text(const Layout& layout) {
    std::string result;
    for (const Placed& each : texts(layout)) {
        result += each.artifact == Artifact::none ? each.item->text : "";
    }
    return result;
}

struct TextLine {
    std::size_t page;
    float y;
    std::string text;
    float left, right; // right: end of the last glyph's box
};

// Items on one baseline of one page, joined.
inline std::vector<TextLine> lines(const Layout& layout) {
    std::vector<TextLine> result;
    for (const Placed& each : texts(layout)) {
        if (each.artifact != Artifact::none) {
            continue;
        }
        const TextItem& item = *each.item;
        if (result.empty() || result.back().page != each.page ||
            std::abs(result.back().y - item.y) > 0.5F) {
            result.push_back({each.page, item.y, "", item.x, item.x});
        }
        result.back().text += item.text;
        result.back().right = std::max(result.back().right, item.x + item.width);
    }
    return result;
}

inline void expect_all_inside(const Layout& layout) {
    for (const Page& sheet : layout.pages) {
        for (const Item& item : sheet.items) {
            std::visit(
                [&](const auto& box) {
                    EXPECT_GE(box.x, -0.1F);
                    EXPECT_GE(box.y, 0);
                    EXPECT_LE(box.x + box.width, sheet.width + 0.1F);
                    EXPECT_LE(box.y, sheet.height);
                },
                item.content);
        }
    }
}

} // namespace engross::layout::test
