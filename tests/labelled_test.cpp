// The labelled reports (fixtures/labelled), read and normalized, measured against what their
// authors meant: precision, recall and F1 of headings with level, list items with level, captions
// tied to their pictures or tables, and meta fields; and no paragraph joined to another that was
// not broken off from it.
#include "reading.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>

namespace engross {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;
using xml::Node;

constexpr double bar = 0.97;
constexpr std::array<const char*, 4> kinds{"headings", "items", "captions", "meta"};
constexpr std::size_t known_tail =
    20; // code points by which the end and the beginning of a text are known
constexpr std::size_t known_head = 6;

using Found = std::multiset<std::string>;
using Kinds = std::map<std::string, Found>;

// --- what the file says
// -------------------------------------------------------------------------------

std::string without_delimiter(std::string label) {
    std::u32string text = text::decode(squeezed(label));
    while (!text.empty() && std::u32string_view(U"：:.．、,，】]）)").find(text.back()) !=
                                std::u32string_view::npos) {
        text.pop_back();
    }
    while (!text.empty() &&
           std::u32string_view(U"【[（(▲△▼▽").find(text.front()) != std::u32string_view::npos) {
        text.erase(0, 1);
    }
    return text::encode(text);
}

std::string join(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) {
        out += (out.empty() ? "" : " + ") + part;
    }
    return out;
}

// Bullets of the word processor come in many signs and fonts: any stands for any.
std::string item_label(Node item) {
    Node label = item.child("label");
    bool automatic_bullet = label.attr("by") == "auto" && label.attr("digits") == "bullet";
    return automatic_bullet ? "*" : squeezed(label.text());
}

Node words_of_item(Node item) {
    for (Node child : item.children()) {
        if (child.is("p")) {
            return child;
        }
    }
    return {};
}

int depth_of(Node item) {
    int depth = 0;
    for (Node node = item; node; node = node.parent()) {
        depth += node.is("list") ? 1 : 0;
    }
    return depth;
}

// What the caption is tied to: the alternative texts of its pictures, or the words of its table's
// first cell.
std::string tied_to(Node caption) {
    std::vector<std::string> parts;
    Node owner = caption.parent();
    if (owner.is("figure")) {
        for (Node image : owner.children()) {
            if (image.is("image")) {
                parts.emplace_back(image.child("alt").text());
            }
        }
    } else if (owner.is("table")) {
        for (Node cell : xml::select(owner, "(.//cell)[1]")) {
            parts.push_back(squeezed(doc::words(cell)));
        }
    }
    std::ranges::sort(parts);
    return join(parts);
}

Kinds found_in(const doc::Document& document) {
    Kinds found;
    Node body = document.body();
    for (Node heading : xml::select(body, ".//heading[parent::section or parent::abstract]")) {
        found["headings"].insert(
            (heading.parent().is("abstract") ? "1" : std::string(heading.attr("level"))) + " " +
            squeezed(heading.child("label").text()) + "|" + squeezed(doc::words(heading)));
    }
    for (Node item : xml::select(body, ".//item")) {
        found["items"].insert(std::to_string(depth_of(item)) + " " + item_label(item) + "|" +
                              squeezed(doc::words(words_of_item(item))));
    }
    for (Node caption : xml::select(body, ".//caption")) {
        found["captions"].insert(std::string(caption.attr("kind")) + " " +
                                 without_delimiter(caption.child("label").text()) + "|" +
                                 squeezed(doc::words(caption)) + " of " + tied_to(caption));
    }
    for (Node value : document.meta().children()) {
        static const std::set<std::string, std::less<>> fields{
            "title", "kind", "agency", "person", "region", "period", "date"};
        if (fields.contains(value.name())) {
            std::string words =
                value.is("period")
                    ? std::string(value.attr("from")) + "/" + std::string(value.attr("to"))
                : value.is("date") && value.has("value") ? std::string(value.attr("value"))
                                                         : squeezed(value.text());
            found["meta"].insert(std::string(value.name()) + " " + words);
        }
    }
    return found;
}

// --- what the author meant
// ----------------------------------------------------------------------------

Kinds meant_by(const json& truth) {
    Kinds meant;
    for (const json& heading : truth.at("headings")) {
        meant["headings"].insert(std::to_string(heading.at(0).get<int>()) + " " +
                                 squeezed(heading.at(1).get<std::string>()) + "|" +
                                 squeezed(heading.at(2).get<std::string>()));
    }
    for (const json& item : truth.at("items")) {
        meant["items"].insert(std::to_string(item.at(0).get<int>()) + " " +
                              squeezed(item.at(1).get<std::string>()) + "|" +
                              squeezed(item.at(2).get<std::string>()));
    }
    for (const json& caption : truth.at("captions")) {
        auto parts = caption.at(3).get<std::vector<std::string>>();
        std::ranges::sort(parts);
        meant["captions"].insert(caption.at(0).get<std::string>() + " " +
                                 without_delimiter(caption.at(1)) + "|" +
                                 squeezed(caption.at(2).get<std::string>()) + " of " + join(parts));
    }
    for (const json& field : truth.at("meta")) {
        meant["meta"].insert(field.at(0).get<std::string>() + " " +
                             squeezed(field.at(1).get<std::string>()));
    }
    return meant;
}

// --- measuring
// ----------------------------------------------------------------------------------------

struct Score {
    std::size_t right = 0;
    std::size_t found = 0;
    std::size_t meant = 0;

    void operator+=(const Score& other) {
        right += other.right;
        found += other.found;
        meant += other.meant;
    }

    [[nodiscard]] double precision() const {
        return found == 0 ? 1 : double(right) / double(found);
    }

    [[nodiscard]] double recall() const { return meant == 0 ? 1 : double(right) / double(meant); }

    [[nodiscard]] double f1() const {
        return found + meant == 0 ? 1 : 2 * double(right) / double(found + meant);
    }
};

Score score(const std::string& where, const Found& found, const Found& meant) {
    std::vector<std::string> extra;
    std::vector<std::string> missing;
    std::ranges::set_difference(found, meant, std::back_inserter(extra));
    std::ranges::set_difference(meant, found, std::back_inserter(missing));
    for (const std::string& line : missing) {
        std::printf("  %s: not found: %s\n", where.c_str(), line.c_str());
    }
    for (const std::string& line : extra) {
        std::printf("  %s: not meant: %s\n", where.c_str(), line.c_str());
    }
    return {found.size() - extra.size(), found.size(), meant.size()};
}

// The words of each block of text as it came out, blanks and labels left out.
std::vector<std::u32string> blocks_of(const doc::Document& document) {
    std::vector<std::u32string> blocks;
    Node body = document.body();
    for (Node node = body.first_child(); node;) {
        bool words = node.is("p") || node.is("heading") || node.is("title") || node.is("caption");
        if (words) {
            blocks.push_back(text::decode(squeezed(doc::words(node))));
        }
        node = words || node.is("entry") ? node.following_skip(body) : node.following(body);
    }
    return blocks;
}

struct Joins {
    std::size_t wrong = 0;
    std::size_t missed = 0;
    std::size_t broken = 0; // paragraphs that the author broke
};

// Wrong: a block that goes on past the end of one text of the truth with the beginning of another.
std::size_t wrong_joins(const std::string& where,
                        const std::u32string& block,
                        const std::vector<std::u32string>& texts) {
    std::size_t wrong = 0;
    for (const std::u32string& text : texts) {
        std::size_t tail = std::min(text.size(), known_tail);
        std::size_t at = block.find(text.substr(text.size() - tail));
        if (text.empty() || at == std::u32string::npos || at + tail == block.size()) {
            continue;
        }
        std::u32string_view rest = std::u32string_view(block).substr(at + tail);
        for (const std::u32string& next : texts) {
            if (!next.empty() && &next != &text && rest.starts_with(next.substr(0, known_head))) {
                std::printf("  %s: wrong join: %s\n", where.c_str(), text::encode(block).c_str());
                ++wrong;
            }
        }
    }
    return wrong;
}

Joins joins(const std::string& where, const doc::Document& document, const json& truth) {
    std::vector<std::u32string> texts;
    for (const json& text : truth.at("texts")) {
        texts.push_back(text::decode(squeezed(text.get<std::string>())));
    }
    std::vector<std::u32string> blocks = blocks_of(document);
    Joins all;
    for (const std::u32string& block : blocks) {
        all.wrong += wrong_joins(where, block, texts);
    }
    for (const json& words : truth.at("broken")) {
        std::u32string text = text::decode(squeezed(words.get<std::string>()));
        ++all.broken;
        if (std::ranges::find(blocks, text) == blocks.end()) {
            std::printf(
                "  %s: still broken: %s\n", where.c_str(), words.get<std::string>().c_str());
            ++all.missed;
        }
    }
    return all;
}

TEST(Labelled, ReportsAreUnderstoodAsMeant) {
    std::map<std::string, Score> sum;
    Joins joined;
    std::size_t reports = 0;
    std::map<std::string, int> formats;
    for (const fs::directory_entry& folder : fs::directory_iterator(source / "fixtures/labelled")) {
        if (!fs::exists(folder.path() / "truth.json")) {
            continue;
        }
        ++reports;
        const json truth = load(folder.path() / "truth.json");
        Kinds meant = meant_by(truth);
        for (const std::string format : {"docx", "odt"}) {
            fs::path path = folder.path() / ("input." + format);
            if (!fs::exists(path)) {
                continue;
            }
            ++formats[format];
            std::string where = folder.path().filename().string() + "." + format;
            doc::Document document = normalized(path);
            Kinds found = found_in(document);
            for (const std::string kind : kinds) {
                sum[kind] += score(where + " " + kind, found[kind], meant[kind]);
            }
            Joins here = joins(where, document, truth);
            joined.wrong += here.wrong;
            joined.missed += here.missed;
            joined.broken += here.broken;
        }
    }
    std::printf(
        "%zu labelled reports: %d DOCX, %d ODT\n", reports, formats["docx"], formats["odt"]);
    for (const std::string kind : kinds) {
        const Score& all = sum[kind];
        std::printf(
            "%-9s precision %.4f  recall %.4f  F1 %.4f  (%zu meant, %zu found, %zu right)\n",
            kind.c_str(),
            all.precision(),
            all.recall(),
            all.f1(),
            all.meant,
            all.found,
            all.right);
        EXPECT_GE(all.f1(), bar) << kind;
    }
    std::printf("joins     %zu wrong; %zu of %zu broken paragraphs mended\n",
                joined.wrong,
                joined.broken - joined.missed,
                joined.broken);
    EXPECT_EQ(joined.wrong, 0U);
    EXPECT_GE(reports, 12U);
    EXPECT_GE(formats["docx"], 12);
    EXPECT_GE(formats["odt"], 12);
}

// --- the measure itself
// -------------------------------------------------------------------------------

TEST(Labelled, MeasureCountsWhatIsMissingAndExtra) {
    Score all = score("selftest", {"a", "b", "x"}, {"a", "b", "c", "d"});
    EXPECT_EQ(all.right, 2U);
    EXPECT_DOUBLE_EQ(all.precision(), 2.0 / 3);
    EXPECT_DOUBLE_EQ(all.recall(), 0.5);
    EXPECT_DOUBLE_EQ(all.f1(), 4.0 / 7);
}

TEST(Labelled, MeasureSeesAWrongJoin) {
    std::vector<std::u32string> texts{
        U"潮水退到很遠的地方", U"我坐在門口等信", U"完整的一段文字。"};
    EXPECT_EQ(wrong_joins("selftest", U"潮水退到很遠的地方我坐在門口等信", texts), 1U);
    EXPECT_EQ(wrong_joins("selftest", U"潮水退到很遠的地方", texts), 0U);
    EXPECT_EQ(wrong_joins("selftest", U"完整的一段文字。", texts), 0U);
}

} // namespace
} // namespace engross
