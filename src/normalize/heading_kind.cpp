#include "normalize/heading_kind.h"

#include "base/text.h"
#include "normalize/dates.h"

#include <algorithm>
#include <array>

namespace engross::normalize {

bool Kind::looks_like(const Kind& other) const {
    return size == other.size && weight == other.weight && centred == other.centred;
}

bool Kind::is_smaller_than(const Kind& other) const {
    constexpr double visible = 0.9;
    return size < other.size - visible;
}

Kind kind_of(Node block, const Looks& looks) {
    Kind kind;
    Node label = block.child("label");
    if (label && label.attr("digits") != "bullet") {
        kind.form = form_key(label);
        kind.rank = form_rank(label.attr("form"), label.attr("digits"));
        kind.number = text::to_int(label.attr("number"));
    }
    kind.date = whole_date(doc::words(block)).has_value();
    const Look& look = looks.of(block);
    kind.size = look.run.size;
    kind.weight = look.run.weight;
    kind.centred = look.paragraph.align == "center";
    return kind;
}

bool is_beside_chapters(Node heading) {
    static constexpr std::array<std::string_view, 29> names{"摘要",
                                                            "中文摘要",
                                                            "英文摘要",
                                                            "內容摘要",
                                                            "報告摘要",
                                                            "提要",
                                                            "內容提要",
                                                            "Abstract",
                                                            "ABSTRACT",
                                                            "Summary",
                                                            "SUMMARY",
                                                            "謝誌",
                                                            "誌謝",
                                                            "致謝",
                                                            "謝辭",
                                                            "序",
                                                            "序言",
                                                            "自序",
                                                            "目次",
                                                            "目錄",
                                                            "參考文獻",
                                                            "參考資料",
                                                            "參考書目",
                                                            "引用文獻",
                                                            "References",
                                                            "REFERENCES",
                                                            "Bibliography",
                                                            "ExecutiveSummary",
                                                            "Acknowledgements"};
    if (heading.child("label")) {
        return false;
    }
    std::string words = squeeze(doc::words(heading));
    for (std::string_view colon : {"：", ":"}) {
        words.resize(words.ends_with(colon) ? words.size() - colon.size() : words.size());
    }
    return std::ranges::find(names, words) != names.end();
}

} // namespace engross::normalize
