// The inventory of pictures: what is said of each, for a person to compare with what it shows.
#include "report/page.h"

#include "report/words.h"

namespace engross::report {

namespace {

Text by_whom(const Picture& picture) {
    if (picture.decorative) {
        return {"裝飾圖片，朗讀時略過", "decorative; passed over when read aloud"};
    }
    if (picture.alt.empty()) {
        return {"沒有", "none"};
    }
    return picture.by == "author" ? Text("作者寫的", "by the author") : Text("engross 建議的，作者沒有寫", "proposed by engross; the author wrote none");
}

} // namespace

void Page::pictures(const File& file, const std::string& id) {
    if (file.pictures.empty()) {
        return;
    }
    add("<section class=\"group\" id=\"" + id + "pictures\">\n<h3>");
    say({"圖片清單", "The pictures"});
    add(" <span class=\"count\">");
    say({std::to_string(file.pictures.size()) + " 張", std::to_string(file.pictures.size())});
    add("</span></h3>\n");
    element("p", {"請對照每張圖：替代文字是否說出讀者需要知道的事。",
                  "Compare each picture: does its alternative text say what a reader needs to know?"}, "class=\"about\"");
    add("<ol class=\"pictures\">\n");
    for (std::size_t i = 0; i < file.pictures.size(); ++i) {
        picture(file.pictures[i], i + 1);
    }
    add("</ol>\n</section>\n");
}

void Page::picture(const Picture& picture, std::size_t number) {
    const std::string count = std::to_string(number);
    add("<li class=\"" + std::string(picture.decorative || picture.by == "author" ? "told" : "untold") + "\">\n");
    if (picture.thumbnail.empty()) {
        element("p", {"（無法顯示）", "(cannot be shown)"}, "class=\"lost\"");
    } else {
        add("<img src=\"data:image/jpeg;base64," + base64(picture.thumbnail) + "\" width=\"" + std::to_string(picture.width) +
            "\" height=\"" + std::to_string(picture.height) + "\" alt=\"" + Text("第 " + count + " 張圖", "Picture " + count).in(language_) +
            "\"/>\n");
    }
    add("<dl>\n<div>");
    element("dt", {"替代文字", "Alternative text"});
    if (!picture.alt.empty()) {
        author("dd", picture.alt);
    }
    element("dd", by_whom(picture), "class=\"by\"");
    add("</div>\n");
    row({"圖說", "Caption"}, picture.caption);
    row({"圖中的文字（辨識）", "Text in the picture (OCR)"}, picture.ocr);
    row({"位置", "Place"}, report::place(picture.where, language_));
    add("</dl>\n</li>\n");
}

} // namespace engross::report
