#include "mend/fix.h"

#include "base/error.h"

#include <algorithm>
#include <array>

namespace engross::mend {

namespace {

using Rules = std::vector<std::string_view>;

const std::vector<Kind>& table() {
    static const std::vector<Kind> kinds{
        {"title",
         {"文件屬性的標題", "title in the document properties"},
         Rules{"A11Y-DOC-006"},
         mend_title},
        {"language",
         {"文件的語言", "language of the document"},
         Rules{"A11Y-DOC-007"},
         mend_language},
        {"blanks",
         {"撐距離的空白段改成段落間距", "blank paragraphs for distance become spacing"},
         Rules{"TXT-BLANK", "TXT-HEADING-BLANK"},
         mend_blanks},
        {"joins",
         {"接起在句中斷開的段落", "paragraphs broken in mid-sentence are joined"},
         Rules{"TXT-JOIN"},
         mend_joins},
        {"headings",
         {"看來是標題的段落套用標題樣式", "what looks like a heading gets a heading style"},
         Rules{"A11Y-DOC-004"},
         mend_headings},
        {"captions",
         {"手打的圖表號碼改成標號", "typed numbers of captions become real ones"},
         Rules{"A11Y-DOC-011"},
         mend_captions},
        {"lists",
         {"手打的編號與項目符號改成清單", "typed numbers and bullets become lists"},
         Rules{"A11Y-DOC-012"},
         mend_lists},
        {"punctuation",
         {"中文裡的半形標點改成全形", "half-width marks in Chinese become full-width"},
         Rules{"TW-PUN-001", "TW-PUN-002"},
         mend_punctuation},
        {"toc",
         {"手打的目次改成自動目次", "a typed table of contents becomes a real one"},
         Rules{"TOC-TYPED", "TOC-MATCH", "TOC-PADDED"},
         mend_toc},
        {"table-heads",
         {"標示表格的標題列", "header rows of tables are marked"},
         Rules{},
         mend_table_heads},
        {"alternatives",
         {"填入校閱過的替代文字", "alternative texts from a reviewed table"},
         Rules{},
         mend_alternatives},
        {"properties",
         {"清除檔案屬性裡的個人資料", "personal data in the file's properties are removed"},
         Rules{"PRIV-013"},
         mend_properties},
        {"pictures",
         {"清除照片的拍攝資料", "data on where and how photographs were taken are removed"},
         Rules{"PRIV-014"},
         mend_pictures}};
    return kinds;
}

} // namespace

std::span<const Kind> kinds() { return table(); }

Fixed fix(const Kind& kind,
          BytesView file,
          const doc::Document& document,
          const Options& options,
          const Limits& limits) {
    Fixed fixed;
    Copy copy(file, document.meta().child("source").attr("format"), limits);
    Work work{copy, document, options, fixed.changes, kind.name, kind.rules};
    kind.mend(work);
    fixed.bytes = copy.write();
    return fixed;
}

std::vector<xml::Node> all(const doc::Document& document, std::string_view name) {
    std::vector<xml::Node> found;
    for (const xml::Node root : {document.body(), document.notes()}) {
        for (xml::Node node = root; node; node = node.following(root)) {
            if (node.is(name)) {
                found.push_back(node);
            }
        }
    }
    return found;
}

std::vector<xml::Node> repairs(const doc::Document& document, std::string_view kind) {
    std::vector<xml::Node> found;
    for (const xml::Node repair : document.repairs().children()) {
        if (repair.attr("kind") == kind) {
            found.push_back(repair);
        }
    }
    return found;
}

} // namespace engross::mend
