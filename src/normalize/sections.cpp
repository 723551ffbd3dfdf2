// Nests headings and what follows them, and says what a section is for where its words tell.
#include "base/text.h"
#include "normalize/pass_list.h"
#include "normalize/tools.h"

#include <array>

namespace engross::normalize {

namespace {

struct Role {
    std::string_view words;
    std::string_view role;
};

// The whole words of a heading, without blanks and closing colon.
constexpr std::array<Role, 42> roles{{{"目的", "purpose"},
                                      {"前言", "purpose"},
                                      {"緣起", "purpose"},
                                      {"緣起與目的", "purpose"},
                                      {"緣起及目的", "purpose"},
                                      {"出國目的", "purpose"},
                                      {"考察目的", "purpose"},
                                      {"參訪目的", "purpose"},
                                      {"目的與緣起", "purpose"},
                                      {"前言與目的", "purpose"},
                                      {"Purpose", "purpose"},
                                      {"Introduction", "purpose"},
                                      {"過程", "process"},
                                      {"行程", "process"},
                                      {"考察過程", "process"},
                                      {"參訪過程", "process"},
                                      {"出國過程", "process"},
                                      {"會議過程", "process"},
                                      {"行程紀要", "process"},
                                      {"參訪行程", "process"},
                                      {"考察行程", "process"},
                                      {"行程及過程", "process"},
                                      {"Itinerary", "process"},
                                      {"心得", "findings"},
                                      {"考察心得", "findings"},
                                      {"參訪心得", "findings"},
                                      {"心得與感想", "findings"},
                                      {"Findings", "findings"},
                                      {"建議", "suggestions"},
                                      {"建議事項", "suggestions"},
                                      {"具體建議", "suggestions"},
                                      {"Suggestions", "suggestions"},
                                      {"Recommendations", "suggestions"},
                                      {"心得及建議", "findings-and-suggestions"},
                                      {"心得與建議", "findings-and-suggestions"},
                                      {"心得、建議", "findings-and-suggestions"},
                                      {"心得暨建議", "findings-and-suggestions"},
                                      {"心得和建議", "findings-and-suggestions"},
                                      {"檢討與建議", "findings-and-suggestions"},
                                      {"結論與建議", "findings-and-suggestions"},
                                      {"參考文獻", "references"},
                                      {"參考資料", "references"}}};

std::string bare_words(Node heading) {
    std::string words = squeeze(doc::words(heading));
    for (std::string_view colon : {"：", ":"}) {
        if (words.ends_with(colon)) {
            words.resize(words.size() - colon.size());
        }
    }
    return words;
}

std::string_view role_of(Node heading) {
    std::string words = bare_words(heading);
    for (const Role& role : roles) {
        if (words == role.words) {
            return role.role;
        }
    }
    std::string_view form = heading.child("label").attr("form");
    for (std::string_view name : {"附錄", "附件", "Appendix", "Annex"}) {
        if (words.starts_with(name) || form.starts_with(name)) {
            return "appendix";
        }
    }
    return {};
}

bool is_abstract(Node heading) {
    std::string words = bare_words(heading);
    for (std::string_view name : {"摘要",
                                  "中文摘要",
                                  "英文摘要",
                                  "內容摘要",
                                  "報告摘要",
                                  "提要",
                                  "內容提要",
                                  "Abstract",
                                  "ABSTRACT",
                                  "Summary",
                                  "ExecutiveSummary"}) {
        if (words == name) {
            return true;
        }
    }
    return false;
}

struct Open {
    Node wrapper;
    int level;
};

Node open_section(Node heading, Ids& ids) {
    bool abstract = is_abstract(heading);
    Node wrapper = heading.insert_before(abstract ? "abstract" : "section");
    wrapper.set("id", ids.next());
    copy_attribute(heading, wrapper, "src");
    if (!abstract) {
        wrapper.set("level", std::string(heading.attr("level")));
        if (std::string_view role = role_of(heading); !role.empty()) {
            wrapper.set("role", role);
        }
    }
    return wrapper;
}

} // namespace

void sections(doc::Document& document) {
    Ids ids(document);
    std::vector<Open> open;
    for (Node block : document.body().children().collect()) {
        if (block.is("toc") || block.is("cover")) {
            open.clear();
            continue;
        }
        if (block.is("heading")) {
            int level = text::to_int(block.attr("level"), 1);
            while (!open.empty() && open.back().level >= level) {
                open.pop_back();
            }
            Node wrapper = open_section(block, ids);
            block.move_into(wrapper);
            if (!open.empty()) {
                wrapper.move_into(open.back().wrapper);
            }
            open.push_back({wrapper, level});
        } else if (!open.empty()) {
            block.move_into(open.back().wrapper);
        }
    }
}

} // namespace engross::normalize
