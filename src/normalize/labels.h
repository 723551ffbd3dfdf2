// Labels typed at the start of a paragraph: 第一章, 壹、, （一）, 1., ①, •, 圖 1：. Pure functions
// on text.
#pragma once

#include "normalize/numerals.h"

#include <optional>
#include <string>
#include <string_view>

namespace engross::normalize {

struct Label {
    std::string text; // the author's characters, leading blanks and delimiter included
    std::string sep;  // blanks between the label and the words
    std::string form; // shape with N for the number: "第N章", "N、", "(N)"; a bullet is itself
    Digits digits = Digits::arabic;
    std::optional<int> number;  // absent for bullets
    std::string number_text;    // as a caption counts: "3", "2-1"
    std::size_t length = 0;     // code points of text and sep
    bool bullet_before = false; // a typed bullet stands before the number: "- (一)"
};

// Prose is read strictly (「3.5 公里」, 「一、二樓」 and 「113 年」 are no labels); a heading, or a
// line that looks like one, may also carry 「第一章目的」, 「1.1 背景」 and 「一 前言」.
enum class Where { prose, heading };

// The label at the start of `text` (of which some 40 code points are enough).
std::optional<Label> parse_label(std::u32string_view text, Where where);

// The label of a caption: 圖 1：, 表2-1, Figure 3. ; `kind` is "figure" or "table".
struct CaptionLabel {
    Label label;
    std::string kind;
    bool delimited =
        false; // ends in a mark or blank, so that words cannot be prose about the figure
};

std::optional<CaptionLabel> parse_caption_label(std::u32string_view text);

// Depth of a form in the usual order of Chinese reports: 第N章 < 第N節 < 壹、 < 一、 < （一） < 1、
// < (1) …; 0 when the form says nothing (bullets).
int form_rank(std::string_view form, std::string_view digits);

} // namespace engross::normalize
