#include "html/markup.h"

#include "base/escape.h"

namespace engross::html {

void Markup::begin(std::string_view name, Attributes attributes) {
    out_ += '<';
    out_ += name;
    for (const Attribute& attribute : attributes) {
        if (!attribute.value.empty() || attribute.even_empty) {
            out_ += ' ';
            out_ += attribute.name;
            out_ += "=\"";
            append_escaped(out_, attribute.value);
            out_ += '"';
        }
    }
}

void Markup::open(std::string_view name, Attributes attributes) {
    begin(name, attributes);
    out_ += '>';
}

void Markup::close(std::string_view name) {
    out_ += "</";
    out_ += name;
    out_ += '>';
}

void Markup::empty(std::string_view name, Attributes attributes) {
    begin(name, attributes);
    out_ += "/>";
}

void Markup::text(std::string_view utf8) { append_escaped(out_, utf8); }

std::string joined(std::string_view a, std::string_view b) {
    return std::string(a) + (a.empty() || b.empty() ? "" : " ") + std::string(b);
}

} // namespace engross::html
