#include "enrich/names.h"
#include "enrich/scan.h"

#include <algorithm>

namespace engross::enrich::names {

namespace {

constexpr std::size_t longest = 18;

const std::set<std::u32string_view>& heads() {
    static const std::set<std::u32string_view> list{
        U"網絡", U"網路", U"論壇", U"峰會", U"年會", U"大會", U"總會", U"協會", U"學會",
        U"公會", U"聯盟", U"員會", U"金會", U"議會", U"中心", U"平臺", U"平台", U"系統",
        U"計畫", U"方案", U"大學", U"學院", U"究院", U"究所", U"公司", U"物館", U"術館",
        U"書館", U"念館", U"政府", U"都廳", U"市府", U"縣府", U"公室", U"法院", U"醫院",
        U"協定", U"公約", U"宣言", U"條約", U"議長", U"市長", U"縣長", U"局長", U"處長",
        U"議員", U"主任", U"部長", U"書長", U"會長", U"校長", U"院長", U"會議", U"社會"};
    return list;
}

// A name does not reach over these: particles, and words that stand before names.
bool stops(std::u32string_view text, std::size_t at) {
    static constexpr std::u32string_view single =
        U"的於在和與及由為是以至到從向將被把並也就還又而或等之其此該本各每讓使對已曾了著過因若如但且"
        U"亦係則請赴往抵訪予給跟暨有名位月";
    static const std::set<std::u32string_view> pairs{
        U"參加", U"出席", U"拜會", U"參訪", U"參觀", U"舉辦", U"召開", U"前往", U"透過",
        U"通過", U"包括", U"例如", U"提供", U"成立", U"加入", U"邀請", U"主辦", U"承辦",
        U"辦理", U"建立", U"建置", U"推動", U"結合", U"整合", U"介紹", U"說明", U"參與",
        U"加強", U"擔任", U"會晤", U"探訪", U"行銷", U"分享"};
    return single.find(text[at]) != single.npos ||
           (at > 0 && pairs.contains(text.substr(at - 1, 2)));
}

void note(Table& table, std::u32string text, xml::Node block, std::size_t place, bool bounded) {
    Name& name = table[text];
    if (name.count == 0) {
        name.text = std::move(text);
        name.first = block;
        name.place = place;
    }
    name.count += 1;
    name.bounded = name.bounded || bounded;
}

// Every form that ends at `end`, from 4 characters to where the name must begin.
void note_forms(
    Table& table, std::u32string_view text, std::size_t end, xml::Node block, std::size_t place) {
    std::size_t start = end;
    while (start > 0 && end - start < longest && text::is_han(text[start - 1]) &&
           (end - start < 2 || !stops(text, start - 1))) {
        --start;
    }
    const bool border = end - start < longest;
    for (std::size_t at = start; at + 4 <= end; ++at) {
        note(table,
             std::u32string(text.substr(at, end - at)),
             block,
             place + at,
             border && at == start);
    }
}

bool is_word_part(char32_t c) { return text::is_latin(c) || c == U'-'; }

bool is_address(std::u32string_view text, std::size_t start, std::size_t end) {
    static constexpr std::u32string_view marks = U"/@._:";
    const bool before = start > 0 && marks.find(text[start - 1]) != marks.npos;
    const bool after = end + 1 < text.size() && marks.find(text[end]) != marks.npos &&
                       text::is_latin(text[end + 1]);
    return before || after;
}

void note_latin(Collection& found, std::u32string_view text, xml::Node block, std::size_t place) {
    for (std::size_t at = 0; at < text.size();) {
        if (!text::is_latin(text[at])) {
            ++at;
            continue;
        }
        const std::size_t start = at;
        std::string letters;
        for (; at < text.size() && is_word_part(text[at]); ++at) {
            const char32_t c = text[at];
            if (c < 128 && c != U'-') {
                letters += static_cast<char>(c >= U'A' && c <= U'Z' ? c + 32 : c);
            }
        }
        std::u32string word(text.substr(start, at - start));
        while (word.ends_with(U'-')) {
            word.pop_back();
        }
        if (letters.size() >= 3 && word.size() <= 30 && !is_address(text, start, at)) {
            note(found.latin[letters], std::move(word), block, place + start, true);
        }
    }
}

} // namespace

Collection collect(const doc::Document& document) {
    Collection found;
    for (const Block& block : text_blocks(document)) {
        const std::u32string text = text::decode(block.text);
        const std::size_t place = found.text.size();
        for (std::size_t end = 4; end <= text.size(); ++end) {
            if (heads().contains(std::u32string_view(text).substr(end - 2, 2))) {
                note_forms(found.han, text, end, block.node, place);
            }
        }
        note_latin(found, text, block.node, place);
        found.text += text + U'\n';
    }
    return found;
}

bool is_specific(std::u32string_view name) {
    static const std::set<std::u32string_view> general{
        U"國際", U"地方", U"全國", U"國家", U"中央", U"年度", U"相關", U"主要",
        U"重要", U"參訪", U"行動", U"大型", U"專題", U"工作", U"教育", U"都市",
        U"城市", U"永續", U"發展", U"研究", U"資訊", U"管理"};
    const std::u32string_view stem = name.substr(0, name.size() - 2);
    return stem.size() > 2 || !general.contains(stem);
}

bool has_general_head(std::u32string_view name) {
    static const std::set<std::u32string_view> general{
        U"系統", U"計畫", U"方案", U"中心", U"會議", U"社會", U"政府", U"平台", U"平臺", U"網路"};
    return general.contains(name.substr(name.size() - 2));
}

bool is_ordinary_word(const Table& forms) {
    const auto is_small = [](char32_t c) { return c >= U'a' && c <= U'z'; };
    return std::any_of(forms.begin(), forms.end(), [&](const auto& form) {
        return std::all_of(form.first.begin(), form.first.end(), is_small);
    });
}

bool is_body(std::u32string_view name) {
    static const std::set<std::u32string_view> bodies{U"總會",
                                                      U"協會",
                                                      U"學會",
                                                      U"公會",
                                                      U"聯盟",
                                                      U"員會",
                                                      U"金會",
                                                      U"大學",
                                                      U"究院",
                                                      U"究所",
                                                      U"公司",
                                                      U"物館",
                                                      U"術館"};
    return bodies.contains(name.substr(name.size() - 2));
}

std::size_t end_of_place(std::u32string_view name) {
    for (std::size_t at = 2; at < 5 && at < name.size(); ++at) {
        if (std::u32string_view(U"縣市國州省都").find(name[at]) != std::u32string_view::npos) {
            return at + 1;
        }
    }
    return 0;
}

bool is_variant(std::u32string_view a, std::u32string_view b) {
    const auto capitals = [](std::u32string_view word) {
        return std::count_if(
            word.begin(), word.end(), [](char32_t c) { return c >= U'A' && c <= U'Z'; });
    };
    const auto plain = [](std::u32string_view word) { // no digit, no hyphen
        return std::all_of(word.begin(), word.end(), [](char32_t c) { return c >= U'A'; });
    };
    const bool shouted =
        a.size() > 4 && plain(a) && plain(b) &&
        (capitals(a) == static_cast<long>(a.size()) || capitals(b) == static_cast<long>(b.size()));
    return !shouted && capitals(a) > 0 && capitals(b) > 0 && std::max(capitals(a), capitals(b)) > 1;
}

} // namespace engross::enrich::names
