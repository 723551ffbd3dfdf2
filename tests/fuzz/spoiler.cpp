#include "spoiler.h"

#include <array>
#include <string>
#include <string_view>

namespace engross::fuzz {

namespace {

constexpr std::array<std::string_view, 24> odd_values{"",
                                                      "0",
                                                      "-1",
                                                      "1",
                                                      "2",
                                                      "9",
                                                      "255",
                                                      "65536",
                                                      "2147483647",
                                                      "-2147483648",
                                                      "99999999999999999999",
                                                      "1e308",
                                                      "nan",
                                                      "0.0001pt",
                                                      "-5cm",
                                                      "100000%",
                                                      "#zzzzzz",
                                                      "on",
                                                      "x",
                                                      "../..",
                                                      "圖",
                                                      "\xE2\x80\x8B",
                                                      "&#xFFFD;",
                                                      "none"};

} // namespace

void Spoiler::spoil_bytes(Bytes& bytes) {
    const std::size_t at = below(bytes.size());
    switch (below(4)) {
    case 0:
        bytes.resize(at);
        break;
    case 1:
        bytes.erase(at, below(200));
        break;
    case 2:
        bytes.insert(at, bytes.substr(below(bytes.size()), below(2000)));
        break;
    default:
        bytes.replace(at, 1, 1, static_cast<char>(below(256)));
        break;
    }
}

void Spoiler::spoil_markup(Bytes& bytes) {
    switch (below(8)) {
    case 0:
        repeat(bytes);
        break;
    case 1:
    case 2:
        exchange(bytes);
        break;
    case 3:
        rename(bytes);
        break;
    case 4:
        wrap(bytes);
        break;
    case 5:
        copy_value(bytes);
        break;
    default:
        swap_value(bytes);
        break;
    }
}

std::pair<std::size_t, std::size_t> Spoiler::value(const Bytes& bytes) {
    const std::size_t open = bytes.find("=\"", below(bytes.size()));
    const std::size_t close = open == Bytes::npos ? open : bytes.find('"', open + 2);
    return close == Bytes::npos ? std::pair(std::size_t{0}, std::size_t{0})
                                : std::pair(open + 2, close);
}

void Spoiler::swap_value(Bytes& bytes) {
    const auto [from, to] = value(bytes);
    if (from != 0) {
        const std::size_t choice = below(odd_values.size() + 1);
        bytes.replace(from,
                      to - from,
                      choice < odd_values.size() ? Bytes(odd_values.at(choice)) : Bytes(3000, '9'));
    }
}

// So that things point at each other.
void Spoiler::copy_value(Bytes& bytes) {
    const auto [from, to] = value(bytes);
    const Bytes copy = bytes.substr(from, to - from);
    const auto [begin, end] = value(bytes);
    if (begin != 0) {
        bytes.replace(begin, end - begin, copy);
    }
}

std::pair<std::size_t, std::size_t> Spoiler::element(const Bytes& bytes) {
    const std::size_t open = bytes.find('<', below(bytes.size()));
    const std::size_t name = open == Bytes::npos ? open : bytes.find_first_of(" >/", open + 1);
    if (name == Bytes::npos || name == open + 1) {
        return {0, 0};
    }
    const std::size_t tag = bytes.find('>', open);
    if (tag != Bytes::npos && bytes[tag - 1] == '/') {
        return {open, tag + 1};
    }
    const std::string end = "</" + bytes.substr(open + 1, name - open - 1) + ">";
    const std::size_t close = bytes.find(end, open);
    return close == Bytes::npos ? std::pair(std::size_t{0}, std::size_t{0})
                                : std::pair(open, close + end.size());
}

void Spoiler::repeat(Bytes& bytes) {
    const auto [from, to] = element(bytes);
    const Bytes copy = bytes.substr(from, to - from);
    const std::size_t count = copy.size() < 2000 ? 1 + below(40) : 1;
    for (std::size_t i = 0; i < count; ++i) {
        bytes.insert(to, copy);
    }
}

// An element is taken out, or put elsewhere, or copied elsewhere.
void Spoiler::exchange(Bytes& bytes) {
    const auto [from, to] = element(bytes);
    const Bytes copy = bytes.substr(from, to - from);
    if (below(3) != 0) {
        bytes.erase(from, to - from);
    }
    if (below(3) != 0) {
        bytes.insert(element(bytes).first, copy);
    }
}

// An element gets the name of another.
void Spoiler::rename(Bytes& bytes) {
    const auto name_at = [&](std::size_t from) {
        return bytes.find_first_of(" >/", from + 1) - from - 1;
    };
    const auto [model, model_end] = element(bytes);
    const auto [from, to] = element(bytes);
    if (model_end == 0 || to == 0) {
        return;
    }
    const Bytes name = bytes.substr(model + 1, name_at(model));
    const std::size_t old = name_at(from);
    if (bytes[to - 2] != '/') {
        bytes.replace(to - 1 - old, old, name);
    }
    bytes.replace(from + 1, old, name);
}

// An element is put into itself some times.
void Spoiler::wrap(Bytes& bytes) {
    const auto [from, to] = element(bytes);
    const std::size_t tag = bytes.find('>', from) + 1;
    if (to == 0 || tag >= to || to - from > 2000) {
        return;
    }
    const std::size_t close = bytes.rfind("</", to - 1);
    const Bytes start = bytes.substr(from, tag - from);
    const Bytes end = bytes.substr(close, to - close);
    const std::size_t count = 1 + below(12);
    for (std::size_t i = 0; i < count; ++i) {
        bytes.insert(to, end);
        bytes.insert(from, start);
    }
}

} // namespace engross::fuzz
