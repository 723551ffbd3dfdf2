// fact kind="personal": what names or reaches a person. @type national-id, resident-id,
// resident-id-old, company-number, mobile, phone, email, passport, card, account, plate,
//   birth-date; @in text, ocr (with its @confidence; codes, too), alt or leftover; @agency="yes"
//   for addresses of *.gov.tw; @masked: the quote with its middle hidden, for messages. National
//   and resident numbers, company numbers and cards have a right check digit.
#include "enrich/checksums.h"
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <algorithm>
#include <map>

namespace engross::enrich {

namespace {

struct Kind {
    const char* type;
    Pattern pattern;
    bool (*valid)(std::string_view digits); // null: every match counts
    const char16_t* context;                // null: needs no word near it
};

bool is_own(std::string_view id, bool (*second)(char)) {
    return is_national_id(id) && second(id[1]);
}

// Texts are in NFKC and upper case when these look at them. Card before account: it is the
// stricter.
const std::vector<Kind>& kinds() {
    static const std::vector<Kind> list = [] {
        std::vector<Kind> made;
        const auto add = [&](const char* type,
                             const char16_t* pattern,
                             bool (*valid)(std::string_view) = nullptr,
                             const char16_t* context = nullptr) {
            made.push_back({type, Pattern(pattern), valid, context});
        };
        add("national-id",
            u"(?<![A-Z0-9])[A-Z][- ]?[12]\\d{8}(?![A-Z0-9])",
            [](std::string_view id) {
                return is_own(id, [](char c) { return c == '1' || c == '2'; });
            });
        add("resident-id", u"(?<![A-Z0-9])[A-Z][- ]?[89]\\d{8}(?![A-Z0-9])", is_national_id);
        add("resident-id-old", u"(?<![A-Z0-9])[A-Z][A-D][- ]?\\d{8}(?![A-Z0-9])", is_national_id);
        add("mobile", u"(?<![A-Z0-9])(?:\\+886[- ]?9|09)\\d{2}[- ]?\\d{3}[- ]?\\d{3}(?![0-9])");
        add("phone",
            u"(?<![A-Z0-9.,-])(?:\\(0[2-8]\\d{0,2}\\)[- ]?|0[2-8]\\d{0,2}[- ])\\d{3,4}[- ]?\\d{3,4}(?:(?:#|分機|轉)[ ]?\\d{1,5})?(?![0-9])");
        add("email",
            u"(?<![A-Z0-9._%+-])[A-Z0-9._%+-]{1,64}@[A-Z0-9-]{1,63}(?:\\.[A-Z0-9-]{1,63}){1,5}");
        add("passport",
            u"(?<![A-Z0-9])(?:\\d{9}|[A-Z]{1,2}\\d{7,8})(?![A-Z0-9])",
            nullptr,
            u"護照|PASSPORT");
        add("company-number",
            u"(?<![A-Z0-9.])\\d{8}(?![0-9.])",
            is_company_number,
            u"統編|統一編號|稅籍");
        add("card",
            u"(?<![A-Z0-9])\\d{4}(?:[- ]?\\d{4}){2}[- ]?\\d{1,7}(?![0-9])",
            is_card_number,
            u"信用卡|卡號|簽帳|CREDIT CARD");
        add("account",
            u"(?<![A-Z0-9])\\d{3}[- ]?\\d{10,14}(?![0-9])",
            nullptr,
            u"帳號|帳戶|匯款|ACCOUNT");
        add("plate",
            u"(?<![A-Z0-9-])(?:[A-Z]{2,3}-\\d{3,4}|\\d{3,4}-[A-Z]{2,3})(?![A-Z0-9-])",
            nullptr,
            u"車牌|車號|牌照");
        add("birth-date",
            u"(?:出生|生日|生於)[年月日期]{0,4}[:： ]{0,2}(?:民國|西元)?[ ]?\\d{2,4}[ ]?[年./-][ ]?\\d{1,2}[ ]?[月./-][ ]?\\d{1,2}");
        return made;
    }();
    return list;
}

std::string digits_only(std::string_view text) {
    std::string kept;
    std::copy_if(text.begin(), text.end(), std::back_inserter(kept), [](char c) {
        return c != '-' && c != ' ';
    });
    return kept;
}

// "A12••••789": enough for the author to find it, not enough to be copied from a report.
std::string mask(const std::string& utf8) {
    std::u32string text = text::decode(utf8);
    const std::size_t keep = text.size() / 4;
    for (std::size_t i = keep; i + keep < text.size(); ++i) {
        text[i] = U'•';
    }
    return text::encode(text);
}

bool has_context(const icu::UnicodeString& text, const Match& match, const char16_t* words) {
    if (words == nullptr) {
        return true;
    }
    return Pattern(words).found(part(text, match.start - 24, match.end + 8));
}

struct Place {
    xml::Node at;
    std::string_view in;
    std::string_view confidence{}; // of OCR
};

void scan(const doc::Document& document, const Place& place, const std::string& utf8_text) {
    // Every kind but the birth date needs four digits in a row or a @.
    static const Pattern worth(u"\\d{3}|@|生");
    const icu::UnicodeString text = utf16(text::nfkc(utf8_text)).toUpper();
    if (!worth.found(text)) {
        return;
    }
    std::vector<std::pair<int, int>> taken;
    for (const Kind& kind : kinds()) {
        for (const Match& match : kind.pattern.all(text)) {
            const bool overlaps = std::any_of(taken.begin(), taken.end(), [&](const auto& other) {
                return match.start < other.second && other.first < match.end;
            });
            if (overlaps || (kind.valid != nullptr && !kind.valid(digits_only(match.text))) ||
                !has_context(text, match, kind.context)) {
                continue;
            }
            taken.emplace_back(match.start, match.end);
            const bool email = std::string_view(kind.type) == "email";
            xml::Node fact = doc::add_fact(document,
                                           "personal",
                                           place.at,
                                           email ? utf8(utf16(match.text).toLower()) : match.text);
            fact.set("type", kind.type);
            fact.set("in", place.in);
            fact.set("masked", mask(match.text));
            if (!place.confidence.empty()) {
                fact.set("confidence", place.confidence);
            }
            if (email && match.text.ends_with(".GOV.TW")) {
                fact.set("agency", "yes");
            }
        }
    }
}

void scan_pictures(const doc::Document& document, xml::Node root) {
    for (xml::Node node = root; node; node = node.following(root)) {
        if (!node.is("image")) {
            continue;
        }
        const xml::Node at = node.has("id") ? node : doc::block_of(node);
        for (xml::Node child : node.children()) {
            if (child.is("alt") && child.attr("by") == "author") {
                scan(document, {at, "alt"}, child.text());
            }
            if (child.is("ocr")) {
                for (xml::Node line : child.children()) {
                    scan(document, {at, "ocr", line.attr("confidence")}, line.text());
                }
            }
            if (child.is("code")) {
                scan(document, {at, "ocr", "1"}, child.text());
            }
        }
    }
}

void scan_leftovers(const doc::Document& document) {
    const xml::Node leftovers = document.meta().child("leftovers");
    if (!leftovers.child("leftover")) {
        return;
    }
    std::map<std::string_view, xml::Node> by_id;
    for (xml::Node node = document.body(); node; node = node.following(document.body())) {
        if (node.has("id")) {
            by_id.emplace(node.attr("id"), node);
        }
    }
    for (xml::Node child : leftovers.children()) {
        if (child.is("leftover")) {
            const auto found = by_id.find(child.attr("at"));
            scan(document,
                 {found == by_id.end() ? xml::Node() : found->second, "leftover"},
                 child.text());
        }
    }
}

} // namespace

void find_personal(doc::Document& document) {
    for (const Block& block : text_blocks(document)) {
        scan(document, {block.node, "text"}, block.text);
    }
    scan_pictures(document, document.body());
    scan_leftovers(document);
}

} // namespace engross::enrich
