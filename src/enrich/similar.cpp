// fact kind="similar": a sentence that says nearly the same words as an earlier one: of the pairs
// of neighbouring characters of the shorter, @share per cent are in the other, too. At the later
// one;
// @first names the block of the earlier, @other quotes it. Neighbours in one paragraph: from 10 Han
// characters and 70 % (80 % from 18 on), others: from 18 and 80 %. Tables are left out, what is the
// same word for word (sentences.cpp, fact "repeated"), and sentences that differ at one place
// alone: those say the same of two things. Pairs that more than 40 sentences have are not looked
// up, so that the work grows with the text alone.
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <algorithm>
#include <unordered_map>

namespace engross::enrich {

namespace {

constexpr std::size_t too_common = 40;

struct Sentence {
    std::string text;
    std::u32string letters;
    std::vector<std::uint64_t> pairs; // sorted, each once
    std::size_t block = 0;
};

std::vector<std::uint64_t> pairs_of(const std::u32string& letters) {
    std::vector<std::uint64_t> pairs;
    for (std::size_t i = 1; i < letters.size(); ++i) {
        pairs.push_back((static_cast<std::uint64_t>(letters[i - 1]) << 32U) | letters[i]);
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

void add_sentence(std::vector<Sentence>& sentences, const std::u32string& text, std::size_t block) {
    Sentence sentence;
    for (const char32_t c : text) {
        if (text::is_han(c) || text::is_latin(c)) {
            sentence.letters += c;
        }
    }
    if (text::count_han(text::encode(text)) >= 10) {
        sentence.text = text::trim(text::encode(text));
        sentence.pairs = pairs_of(sentence.letters);
        sentence.block = block;
        sentences.push_back(std::move(sentence));
    }
}

bool is_prose(xml::Node node) {
    return node.is("p") && !node.parent().is("cell") && !node.parent().is("cover");
}

std::vector<Sentence> all_sentences(const std::vector<Block>& blocks) {
    std::vector<Sentence> sentences;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!is_prose(blocks[i].node)) {
            continue;
        }
        std::u32string text;
        for (const char32_t c : text::decode(blocks[i].text)) {
            text += c;
            if (c == U'。' || c == U'！' || c == U'？') {
                add_sentence(sentences, text, i);
                text.clear();
            }
        }
        add_sentence(sentences, text, i);
    }
    return sentences;
}

struct Likeness {
    std::size_t other = 0;
    std::size_t share = 0; // per cent
};

bool is_enough(const Sentence& a, const Sentence& b, bool neighbours, std::size_t share) {
    const std::size_t shorter = std::min(a.letters.size(), b.letters.size());
    const std::size_t longer = std::max(a.letters.size(), b.letters.size());
    if (shorter < 18) {
        return neighbours && share >= 70;
    }
    return share >= 80 && longer <= 3 * shorter;
}

// 某某的左邊 and 某某的右邊: all but one piece in the middle is the same. One more 的 makes no
// difference.
bool is_parallel(const std::u32string& a, const std::u32string& b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    std::size_t front = 0;
    while (front < shorter && a[front] == b[front]) {
        ++front;
    }
    std::size_t back = 0;
    while (back < shorter - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) {
        ++back;
    }
    const std::u32string one = a.substr(front, a.size() - front - back);
    const std::u32string two = b.substr(front, b.size() - front - back);
    const auto shared =
        std::count_if(one.begin(), one.end(), [&](char32_t c) { return two.find(c) != two.npos; });
    const std::size_t less = std::min(one.size(), two.size());
    const std::size_t more = std::max(one.size(), two.size());
    return less == 0 ? more > 1 : more <= 8 && static_cast<std::size_t>(shared) * 2 < less;
}

class Index {
public:
    // The most alike of the earlier sentences, if any is alike enough.
    Likeness find(const std::vector<Sentence>& sentences, std::size_t own) {
        std::unordered_map<std::size_t, std::size_t> common;
        for (const std::uint64_t pair : sentences[own].pairs) {
            std::vector<std::size_t>& places = places_[pair];
            if (places.size() < too_common) {
                for (const std::size_t place : places) {
                    common[place] += 1;
                }
                places.push_back(own);
            }
        }
        Likeness best;
        for (const auto& [other, count] : common) {
            consider(sentences, own, other, count, best);
        }
        return best;
    }

private:
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> places_;

    static void consider(const std::vector<Sentence>& sentences,
                         std::size_t own,
                         std::size_t other,
                         std::size_t count,
                         Likeness& best) {
        const Sentence& a = sentences[own];
        const Sentence& b = sentences[other];
        const std::size_t share = count * 100 / std::min(a.pairs.size(), b.pairs.size());
        const bool neighbours = other + 1 == own && a.block == b.block;
        const bool better = share > best.share || (share == best.share && other < best.other);
        if (better && is_enough(a, b, neighbours, share) && a.letters != b.letters &&
            !is_parallel(a.letters, b.letters)) {
            best = {other, share};
        }
    }
};

} // namespace

void compare_sentences(doc::Document& document) {
    const std::vector<Block> blocks = text_blocks(document);
    const std::vector<Sentence> sentences = all_sentences(blocks);
    Index index;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const Likeness likeness = index.find(sentences, i);
        if (likeness.share == 0) {
            continue;
        }
        const Sentence& other = sentences[likeness.other];
        xml::Node fact =
            doc::add_fact(document, "similar", blocks[sentences[i].block].node, sentences[i].text);
        fact.set("first", blocks[other.block].node.attr("id"));
        fact.set("other", text::shorten(other.text, 40));
        fact.set("share", std::to_string(likeness.share));
    }
}

} // namespace engross::enrich
