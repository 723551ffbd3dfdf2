#include "read/shapes/numbers.h"

#include <algorithm>

namespace engross::read::shapes {

std::vector<std::string_view> words_of(std::string_view list) {
    std::vector<std::string_view> words;
    while (!list.empty()) {
        const auto begin = std::min(list.find_first_not_of(" ,\t\r\n"), list.size());
        const auto end = std::min(list.find_first_of(" ,\t\r\n", begin), list.size());
        if (end > begin) {
            words.push_back(list.substr(begin, end - begin));
        }
        list.remove_prefix(end);
    }
    return words;
}

} // namespace engross::read::shapes
