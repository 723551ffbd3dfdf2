// The inventory of pictures, a table: what is said of each and what was read in it, side by side,
// for a person to compare with what it shows.
#include "base/text.h"
#include "report/page.h"
#include "report/words.h"

#include <array>

namespace engross::report {

namespace {

const std::array<Text, 5> columns{Text{"圖片", "Picture"},
                                  Text{"圖說", "Caption"},
                                  Text{"圖中的文字（辨識）", "Text in the picture (OCR)"},
                                  Text{"替代文字", "Alternative text"},
                                  Text{"位置", "Place"}};

Text confidence(int per_cent) {
    const std::string number = std::to_string(per_cent);
    return {"把握 " + number + "%", "confidence " + number + " %"};
}

Text by_whom(const Picture& picture) {
    if (picture.decorative) {
        return {"裝飾圖片，朗讀時略過", "decorative; passed over when read aloud"};
    }
    if (picture.alt.empty()) {
        return {"沒有", "none"};
    }
    if (picture.by == "author") {
        return {"作者寫的", "by the author"};
    }
    const Text sure = confidence(picture.confidence);
    return picture.by == "ocr"
               ? Text("engross 由圖中文字擬的，" + sure.zh + "；作者沒有寫",
                      "proposed by engross from the words in the picture, " + sure.en +
                          "; the author wrote none")
               : Text("engross 建議的，作者沒有寫", "proposed by engross; the author wrote none");
}

} // namespace

void Page::pictures(const File& file, const std::string& id) {
    if (file.pictures.empty()) {
        return;
    }
    add("<section class=\"group\" id=\"" + id + "pictures\">\n<h3 id=\"" + id +
        "pictures-title\">");
    say({"圖片清單", "The pictures"});
    add(" <span class=\"count\">");
    say({std::to_string(file.pictures.size()) + " 張", std::to_string(file.pictures.size())});
    add("</span></h3>\n");
    element(
        "p",
        {"請對照每張圖：替代文字是否說出讀者需要知道的事。要一次改好，用 engross alt export 寫成表格，填好 corrected 欄再用 alt import 放回去。",
         "Compare each picture: does its alternative text say what a reader needs to know? To correct them all at once, write "
         "the table with engross alt export, fill in the column corrected, and put it back with alt import."},
        "class=\"about\"");
    add("<table class=\"pictures\" aria-labelledby=\"" + id + "pictures-title\">\n<thead>\n<tr>");
    for (const Text& column : columns) {
        element("th", column, "scope=\"col\"");
    }
    add("</tr>\n</thead>\n<tbody>\n");
    for (std::size_t i = 0; i < file.pictures.size(); ++i) {
        picture(file.pictures[i], i + 1);
    }
    add("</tbody>\n</table>\n</section>\n");
}

// On narrow screens a cell says its column itself (page.css).
void Page::open_cell(std::size_t column) {
    add("<td data-column=\"");
    say(columns.at(column));
    add("\">");
}

void Page::picture(const Picture& picture, std::size_t number) {
    const std::string count = std::to_string(number);
    add("<tr class=\"" +
        std::string(picture.decorative || picture.by == "author" ? "told" : "untold") +
        "\">\n<th scope=\"row\">");
    element("span", {"圖片 " + count, "Picture " + count});
    if (picture.thumbnail.empty()) {
        element("span", {"（無法顯示）", "(cannot be shown)"}, "class=\"lost\"");
    } else {
        add("<img src=\"data:image/jpeg;base64," + base64(picture.thumbnail) + "\" width=\"" +
            std::to_string(picture.width) + "\" height=\"" + std::to_string(picture.height) +
            "\" alt=\"" +
            Text("圖片 " + count + " 的縮圖", "Thumbnail of picture " + count).in(language_) +
            "\"/>");
    }
    add("</th>\n");
    open_cell(1);
    words_or_none(picture.caption);
    add("</td>\n");
    open_cell(2);
    words_or_none(picture.ocr);
    if (picture.ocr_confidence > 0) {
        element("p", confidence(picture.ocr_confidence), "class=\"by\"");
    }
    add("</td>\n");
    open_cell(3);
    if (!picture.alt.empty()) {
        author("p", picture.alt);
    }
    element("p", by_whom(picture), "class=\"by\"");
    add("</td>\n");
    open_cell(4);
    words_or_none(report::place(picture.where, language_));
    add("</td>\n</tr>\n");
}

// A paragraph for each line.
void Page::words_or_none(const std::string& text) {
    if (text.empty()) {
        element("p", {"無", "none"}, "class=\"by\"");
        return;
    }
    for (const std::string_view line : text::split(text, '\n')) {
        author("p", std::string(line));
    }
}

} // namespace engross::report
