// Fields that draw something without a stored result: equations and legacy form fields
// (ECMA-376-1, 17.16.5.16 and 17.16.17).
#include "read/docx/inline.h"

namespace engross::read::docx {

namespace {

constexpr int deepest_equation = 16;

// EQ \f(1,2), EQ \o\ad(\s\up 9(ㄅㄧㄠ),標): switches with options, then arguments in parentheses.
class Equation {
public:
    explicit Equation(std::string_view source) : rest_(source) {}

    // Until a comma or the closing parenthesis of the call, or the end.
    std::string read(int depth) {
        std::string out;
        while (!rest_.empty() && rest_.front() != ',' && rest_.front() != ';' &&
               rest_.front() != ')') {
            if (rest_.front() == '\\' && rest_.size() > 1) {
                out += read_switch(depth);
            } else if (rest_.front() == '(') {
                out += "(" + read_arguments(depth, "") + ")";
            } else {
                out += take();
            }
        }
        return out;
    }

private:
    char take() {
        const char first = rest_.front();
        rest_.remove_prefix(1);
        return first;
    }

    static bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

    std::string read_switch(int depth) {
        std::string name;
        while (!rest_.empty() && rest_.front() != '(' && rest_.front() != ',' &&
               rest_.front() != ')') {
            const char c = take();
            const bool begins = c == '\\' && !rest_.empty();
            if (begins && !is_letter(rest_.front())) {
                return name.empty() ? std::string(1, take())
                                    : std::string(); // \( is a parenthesis, \\ a backslash
            }
            if (begins && name.empty()) {
                name = rest_.front();
            }
        }
        if (rest_.empty() || rest_.front() != '(') {
            return {};
        }
        return read_arguments(depth, name);
    }

    std::string read_arguments(int depth, std::string_view name) {
        std::vector<std::string> arguments;
        do {
            rest_.remove_prefix(1); // parenthesis or separator
            if (depth >= deepest_equation) {
                rest_ = {};
                return {};
            }
            arguments.push_back(read(depth + 1));
        } while (!rest_.empty() && rest_.front() != ')');
        if (!rest_.empty()) {
            rest_.remove_prefix(1);
        }
        return joined(arguments, name);
    }

    static std::string joined(const std::vector<std::string>& arguments, std::string_view name) {
        const bool has_two = arguments.size() == 2;
        if ((name == "f" || name == "F") && has_two) {
            return arguments[0] + "/" + arguments[1];
        }
        if (name == "r" || name == "R") {
            return has_two ? arguments[0] + "√(" + arguments[1] + ")" : "√(" + arguments[0] + ")";
        }
        std::string out;
        for (const std::string& each : arguments) {
            out += (out.empty() || name != "" ? "" : ",") + each;
        }
        return out;
    }

    std::string_view rest_;
};

// What stands before the first call: \* formats of the field itself.
std::string_view after_formats(std::string_view instruction) {
    auto rest = text::trim(instruction);
    rest = rest.substr(std::min<std::size_t>(rest.size(), 2)); // EQ
    for (rest = text::trim(rest); rest.starts_with("\\*"); rest = text::trim(rest)) {
        rest = text::trim(rest.substr(2 + 1));
        const bool is_quoted = rest.starts_with('"');
        const auto end = rest.find(is_quoted ? '"' : ' ', is_quoted ? 1 : 0);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return rest;
}

} // namespace

std::string equation_text(std::string_view instruction) {
    return Equation(after_formats(instruction)).read(0);
}

std::string form_value(xml::Node data) {
    if (const xml::Node box = data.child("checkBox")) {
        const xml::Node state = box.child("checked") ? box.child("checked") : box.child("default");
        return std::string(is_on(state) ? box_marked : box_clear);
    }
    const xml::Node list = data.child("ddList");
    const xml::Node chosen = list.child("result") ? list.child("result") : list.child("default");
    int left = text::to_int(chosen.attr("val"), 0);
    for (const xml::Node entry : list.children()) {
        if (entry.is("listEntry") && left-- == 0) {
            return std::string(entry.attr("val"));
        }
    }
    return {};
}

} // namespace engross::read::docx
