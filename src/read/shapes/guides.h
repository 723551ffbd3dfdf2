// The language of shape guides (ECMA-376-1, 20.1.9.11): each a formula of the ones before it.
// Private to read/.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace engross::read::shapes {

class Guides {
public:
    // Of a shape of that size, EMU.
    Guides(double width, double height) : width_(width), height_(height) {}

    // "*/ h adj1 100000"; past a thousand nothing is taken.
    void define(std::string_view name, std::string_view formula);
    // A number, a guide, or a name that every shape has (hc, wd2, ss, 3cd4, …); 0 for others.
    [[nodiscard]] double operator[](std::string_view word) const;

private:
    [[nodiscard]] double result(std::string_view formula) const;
    [[nodiscard]] double built_in(std::string_view word) const;

    double width_, height_;
    std::map<std::string, double, std::less<>> values_;
};

} // namespace engross::read::shapes
