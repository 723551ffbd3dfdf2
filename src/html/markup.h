// Writing HTML that is well-formed XML by construction. Text and attribute values are escaped; what
// HTML forbids (controls, noncharacters) is left out.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace engross::html {

struct Attribute {
    std::string_view name;
    std::string_view value;
    bool even_empty = false; // written also when the value is empty: alt=""
};

// Names of classes.
std::string joined(std::string_view a, std::string_view b);

class Markup {
public:
    using Attributes = std::initializer_list<Attribute>;

    void open(std::string_view name, Attributes attributes = {});
    void close(std::string_view name);
    void empty(std::string_view name, Attributes attributes = {}); // <br/>
    void text(std::string_view utf8);

    void raw(std::string_view markup) { out_ += markup; }

    void line() { out_ += '\n'; }

    std::string take() { return std::move(out_); }

    [[nodiscard]] std::size_t size() const { return out_.size(); }

private:
    void begin(std::string_view name, Attributes attributes);

    std::string out_;
};

} // namespace engross::html
