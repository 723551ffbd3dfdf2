// Formulas of enhanced geometry (ODF 1.3 part 3, 10.6.3 draw:equation, 19.171 draw:formula).
// Private to read/.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace engross::read::shapes {

// What a shape's formulas and path may ask for.
class Equations {
public:
    // `names`: left, width, logheight, hasstroke, … as they hold for the shape.
    Equations(std::map<std::string, double, std::less<>> names, std::vector<double> modifiers)
        : names_(std::move(names)), modifiers_(std::move(modifiers)) {}

    void define(std::string_view name, std::string_view formula);
    // A number, "$0", "?f1" or a name. A formula that asks for itself is 0, as is one nested too
    // deep.
    double operator[](std::string_view word);
    double evaluate(std::string_view formula);

private:
    enum class State { waiting, at_work, done };

    struct Equation {
        std::string formula;
        State state = State::waiting;
        double value = 0;
    };

    double equation(std::string_view name);

    std::map<std::string, double, std::less<>> names_;
    std::vector<double> modifiers_;
    std::map<std::string, Equation, std::less<>> equations_;
    int depth_ = 0;
};

} // namespace engross::read::shapes
