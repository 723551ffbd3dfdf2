#include "fonts/cff.h"

#include <map>

namespace engross::fonts {
namespace {

// Reads forward; past the end everything is 0, so broken tables end loops early.
class Cursor {
public:
    Cursor(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}

    std::uint32_t take(unsigned size = 1) {
        std::uint32_t value = 0;
        for (; size > 0; --size, ++at_) {
            value =
                value << 8U | (at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_]) : 0U);
        }
        return value;
    }

    [[nodiscard]] bool more() const { return at_ < bytes_.size(); }

    [[nodiscard]] std::size_t at() const { return at_; }

private:
    std::string_view bytes_;
    std::size_t at_;
};

struct Index {
    std::uint32_t count = 0;
    std::size_t first = 0, first_end = 0; // bytes of its first object
    std::size_t end = 0;
};

// Note 5176, 5: count, offset size, count + 1 offsets from 1, data.
Index read_index(std::string_view cff, std::size_t at) {
    Cursor cursor(cff, at);
    Index index;
    index.count = cursor.take(2);
    if (index.count == 0) {
        index.end = cursor.at();
        return index;
    }
    const unsigned size = cursor.take();
    if (size == 0 || size > 4) {
        return {};
    }
    const std::size_t data = cursor.at() + (std::size_t{index.count} + 1) * size - 1;
    index.first = data + cursor.take(size);
    index.first_end = data + cursor.take(size);
    Cursor last(cff, data + 1 - size);
    index.end = data + last.take(size);
    return index;
}

double operand(Cursor& cursor, std::uint32_t first) {
    if (first == 28) {
        return static_cast<std::int16_t>(cursor.take(2));
    }
    if (first == 29) {
        return static_cast<std::int32_t>(cursor.take(4));
    }
    if (first == 30) { // a real number: nibbles until 0xF; no offset is one
        while (cursor.more() && (cursor.take() & 0xFU) != 0xFU) {
        }
        return 0;
    }
    if (first < 247) {
        return static_cast<double>(first) - 139;
    }
    const auto next = static_cast<double>(cursor.take());
    return first < 251 ? (first - 247.0) * 256 + next + 108 : -(first - 251.0) * 256 - next - 108;
}

// Operator → its first operand. Two-byte operators are 1200 + second byte.
std::map<std::uint32_t, double> read_dict(std::string_view dict) {
    std::map<std::uint32_t, double> result;
    Cursor cursor(dict, 0);
    std::vector<double> operands;
    while (cursor.more()) {
        const std::uint32_t first = cursor.take();
        if (first <= 21) {
            const std::uint32_t key = first == 12 ? 1200 + cursor.take() : first;
            result[key] = operands.empty() ? 0 : operands.front();
            operands.clear();
        } else {
            operands.push_back(operand(cursor, first));
        }
    }
    return result;
}

// Note 5176, 13: format 0 lists CIDs, formats 1 and 2 list ranges. Glyph 0 is CID 0 and not listed.
std::vector<std::uint32_t>
read_charset(std::string_view cff, std::size_t at, std::uint32_t glyphs) {
    Cursor cursor(cff, at);
    std::vector<std::uint32_t> cids{0};
    const std::uint32_t format = cursor.take();
    while (cids.size() < glyphs && cursor.more()) {
        const std::uint32_t first = cursor.take(2);
        const std::uint32_t left = format == 0 ? 0 : cursor.take(format == 1 ? 1 : 2);
        for (std::uint32_t i = 0; i <= left && cids.size() < glyphs; ++i) {
            cids.push_back(first + i);
        }
    }
    return cids;
}

} // namespace

std::vector<std::uint32_t> cff_cids(std::string_view cff) {
    constexpr std::uint32_t op_charset = 15;
    constexpr std::uint32_t op_char_strings = 17;
    constexpr std::uint32_t op_ros = 1230;
    const Index names = read_index(cff, Cursor(cff, 2).take());
    const Index dicts = read_index(cff, names.end);
    if (dicts.count == 0 || dicts.first > dicts.first_end || dicts.first_end > cff.size()) {
        return {};
    }
    const auto dict = read_dict(cff.substr(dicts.first, dicts.first_end - dicts.first));
    const auto charset = dict.find(op_charset);
    const auto glyphs = dict.find(op_char_strings);
    if (!dict.contains(op_ros) || charset == dict.end() || glyphs == dict.end() ||
        charset->second < 3 || glyphs->second < 0) {
        return {};
    }
    const Index char_strings = read_index(cff, static_cast<std::size_t>(glyphs->second));
    return read_charset(cff, static_cast<std::size_t>(charset->second), char_strings.count);
}

} // namespace engross::fonts
