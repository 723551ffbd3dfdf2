// fact kind="name": one name in two forms, found by comparing the names of one document with each
// other. At the first block with the rarer form; the text is that form, @other the commoner one,
// @count and @others how often each is there. @why:
// order: the same characters in another order (…城市永續網絡, …永續城市網絡);
// case: one Latin word in other capitals or hyphens (G-NETS, G-Nets);
// short: 某市府 beside 某市政府;
// part: one or two characters left out inside (首長峰會, 首長高峰會), of long names also at two
//   places;
// head: one long name of a system ends in two words (…監控平台, …監控中心);
// origin: the name without the place before it stands earlier than with it (@other: with it).
// Linear: a name is at most 18 characters long, and only its own parts are looked up.
#include "enrich/names.h"

#include "enrich/facts.h"

#include <algorithm>

namespace engross::enrich {

namespace {

using names::Name;
using names::Table;

constexpr std::size_t least = 4;

using Told = std::set<std::u32string>;

void add(const doc::Document& document,
         Told& told,
         const Name& rare,
         const Name& common,
         std::string_view why) {
    if (!told.insert(rare.text).second) {
        return;
    }
    xml::Node fact = doc::add_fact(document, "name", rare.first, text::encode(rare.text));
    fact.set("why", why);
    fact.set("other", text::encode(common.text));
    fact.set("count", std::to_string(rare.count));
    fact.set("others", std::to_string(common.count));
}

// The rarer, or of two equally frequent ones the later, is named.
void add_pair(
    const doc::Document& document, Told& told, const Name& a, const Name& b, std::string_view why) {
    const bool a_is_rare = a.count < b.count || (a.count == b.count && a.place > b.place);
    add(document, told, a_is_rare ? a : b, a_is_rare ? b : a, why);
}

std::u32string sorted(std::u32string letters) {
    std::sort(letters.begin(), letters.end());
    return letters;
}

bool same_end(const std::u32string& a, const std::u32string& b) {
    return a.substr(a.size() - 2) == b.substr(b.size() - 2);
}

// Names of five characters or more, whole from their left border on.
void compare_order(const doc::Document& document, Told& told, const Table& table) {
    std::map<std::u32string, const Name*> by_letters;
    for (const auto& [text, name] : table) {
        if (text.size() < 5 || !name.bounded) {
            continue;
        }
        const auto [other, is_new] = by_letters.emplace(sorted(text), &name);
        if (!is_new && same_end(text, other->second->text)) {
            add_pair(document, told, name, *other->second, "order");
        }
    }
}

// Characters that make another thing of a name (副議長, 北區分局), not a shorter form of it.
bool tells_apart(std::u32string_view inserted) {
    static constexpr std::u32string_view marks =
        U"副前後總分代大小新舊東西南北中上下左右第一二三四五六七八九十甲乙丙丁男女高初國省縣市區"
        U"鄉鎮村里州正候輔兼助首常永聯總科";
    return inserted.size() == 1 && inserted != U"高" && marks.find(inserted) != marks.npos;
}

bool is_part_worth_comparing(const Name& name) { return name.bounded && name.text.size() >= 5; }

// 首長峰會 for 首長高峰會; but 登入系統 is not 登入密碼系統.
bool may_be_short_for(std::size_t size, std::size_t cut, bool general_head) {
    return cut == 1 ? size > least || !general_head : size > least && !general_head;
}

// The forms that come of leaving out one or two characters between the first two and the last.
const Name* shorter_form(const Table& table, const std::u32string& text) {
    const bool general = names::has_general_head(text);
    for (std::size_t cut = 1; cut <= 2 && text.size() >= least + cut; ++cut) {
        for (std::size_t at = 2; at + cut < text.size(); ++at) {
            const std::u32string_view inserted = std::u32string_view(text).substr(at, cut);
            if (tells_apart(inserted)) {
                continue;
            }
            const auto found = table.find(text.substr(0, at) + text.substr(at + cut));
            if (found != table.end() && found->second.bounded && same_end(found->first, text) &&
                may_be_short_for(found->first.size(), cut, general)) {
                return &found->second;
            }
        }
    }
    return nullptr;
}

// 國家災防科技中心 for 國家災害防救科技中心: of a long name one character at each of two places, as
// abbreviations are made.
const Name* shorter_at_two_places(const Table& table, const std::u32string& text) {
    constexpr std::size_t long_name = 8;
    for (std::size_t first = 2; text.size() >= long_name && first + 3 < text.size(); ++first) {
        for (std::size_t second = first + 2; second + 2 < text.size(); ++second) {
            std::u32string shorter = text;
            shorter.erase(second, 1).erase(first, 1);
            const auto found = table.find(shorter);
            if (found != table.end() && found->second.bounded &&
                !tells_apart(text.substr(first, 1)) && !tells_apart(text.substr(second, 1))) {
                return &found->second;
            }
        }
    }
    return nullptr;
}

void compare_parts(const doc::Document& document, Told& told, const Table& table) {
    for (const auto& [text, name] : table) {
        const bool compared = is_part_worth_comparing(name);
        const Name* other = compared ? shorter_form(table, text) : nullptr;
        other = compared && other == nullptr ? shorter_at_two_places(table, text) : other;
        if (other != nullptr && names::is_specific(other->text)) {
            add_pair(document, told, *other, name, "part");
        }
    }
}

// 某市府 and 某市政府, unless 簡稱某市府 says so.
void compare_short(const doc::Document& document,
                   Told& told,
                   const Table& table,
                   const std::u32string& all) {
    for (const auto& [text, name] : table) {
        const bool short_form =
            name.bounded && (text.ends_with(U"市府") || text.ends_with(U"縣府"));
        if (!short_form || all.find(U"簡稱" + text) != all.npos ||
            all.find(U"簡稱「" + text) != all.npos) {
            continue;
        }
        const auto whole = table.find(text.substr(0, text.size() - 1) + U"政府");
        if (whole != table.end()) {
            add(document, told, name, whole->second, "short");
        }
    }
}

// …監控平台 and …監控中心: six characters or more before the last word are the same.
void compare_heads(const doc::Document& document, Told& told, const Table& table) {
    static const std::set<std::u32string> heads{U"平台", U"平臺", U"中心", U"系統"};
    constexpr std::size_t stem = 6;
    std::map<std::u32string, const Name*> by_stem;
    for (const auto& [text, name] : table) {
        const std::u32string head = text.substr(text.size() - 2);
        if (text.size() < stem + 2 || !name.bounded || !heads.contains(head)) {
            continue;
        }
        const auto [other, is_new] =
            by_stem.emplace(text.substr(text.size() - stem - 2, stem), &name);
        const bool differs =
            !is_new && !other->second->text.ends_with(head) &&
            !(head.starts_with(U'平') && other->second->text.find(U"平") != text.npos);
        if (differs) {
            add_pair(document, told, name, *other->second, "head");
        }
    }
}

// 中華總會 before anybody has said of which place: 千葉縣中華總會.
void compare_origin(const doc::Document& document, Told& told, const Table& table) {
    for (const auto& [text, name] : table) {
        const std::size_t border = names::end_of_place(text);
        if (border == 0 || text.size() < border + least || !names::is_body(text)) {
            continue;
        }
        const auto bare = table.find(text.substr(border));
        const bool earlier = bare != table.end() && bare->second.bounded &&
                             bare->second.place < name.place && names::is_specific(bare->first);
        if (earlier) {
            add(document, told, bare->second, name, "origin");
        }
    }
}

void compare_capitals(const doc::Document& document,
                      Told& told,
                      const std::map<std::string, Table>& words) {
    for (const auto& [letters, forms] : words) {
        if (names::is_ordinary_word(forms)) {
            continue;
        }
        const Name* common = nullptr;
        for (const auto& [text, name] : forms) {
            if (common == nullptr || name.count > common->count ||
                (name.count == common->count && name.place < common->place)) {
                common = &name;
            }
        }
        for (const auto& [text, name] : forms) {
            if (&name != common && names::is_variant(text, common->text)) {
                add(document, told, name, *common, "case");
            }
        }
    }
}

} // namespace

void compare_names(doc::Document& document) {
    const names::Collection found = names::collect(document);
    Told told; // each form once, by the first of these
    compare_order(document, told, found.han);
    compare_short(document, told, found.han, found.text);
    compare_heads(document, told, found.han);
    compare_parts(document, told, found.han);
    compare_origin(document, told, found.han);
    compare_capitals(document, told, found.latin);
}

} // namespace engross::enrich
