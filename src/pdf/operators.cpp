#include "operators.h"

#include <cmath>

namespace engross::pdf {
namespace {

void put_colour(Bytes& out, std::uint32_t colour, std::string_view gray, std::string_view rgb) {
    const auto part = [colour](unsigned shift) { return ((colour >> shift) & 0xFFU) / 255.0; };
    if (part(16) == part(8) && part(8) == part(0)) {
        put(out, part(0));
        out += gray;
        return;
    }
    for (const unsigned shift : {16U, 8U, 0U}) {
        put(out, part(shift));
        out += ' ';
    }
    out.pop_back();
    out += rgb;
}

void put_box(Bytes& out, const Box& box) {
    for (const float value : {box.left, box.bottom, box.right - box.left, box.top - box.bottom}) {
        put(out, value);
        out += ' ';
    }
}

} // namespace

void put(Bytes& out, double value) {
    const auto hundredths = std::llround(value * 100);
    unsigned long long rest = static_cast<unsigned long long>(std::llabs(hundredths));
    if (hundredths < 0) {
        out += '-';
    }
    out += std::to_string(rest / 100);
    rest %= 100;
    if (rest == 0) {
        return;
    }
    out += '.';
    out += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) {
        out += static_cast<char>('0' + rest % 10);
    }
}

void Operators::begin(std::string_view tag, int mark) {
    out_ += '/';
    out_ += tag;
    out_ += " <</MCID " + std::to_string(mark) + ">> BDC\n";
    open_ = true;
}

void Operators::begin_artifact(std::string_view properties) {
    out_ += "/Artifact ";
    out_ += properties;
    out_ += " BDC\n";
    open_ = true;
}

void Operators::end() {
    if (open_) {
        end_text();
        out_ += "EMC\n";
        open_ = false;
    }
}

void Operators::fill_colour(std::uint32_t colour) {
    if (colour != fill_) {
        put_colour(out_, colour, " g\n", " rg\n");
        fill_ = colour;
    }
}

void Operators::stroke_colour(std::uint32_t colour) {
    if (colour != stroke_) {
        put_colour(out_, colour, " G\n", " RG\n");
        stroke_ = colour;
    }
}

void Operators::rectangle(const Box& box) {
    end_text();
    put_box(out_, box);
    out_ += "re f\n";
}

void Operators::line(const std::array<double, 4>& ends,
                     double width,
                     std::uint32_t colour,
                     const std::array<double, 2>& dashes) {
    end_text();
    const auto add = [&](double value, std::string_view after) {
        put(out_, value);
        out_ += after;
    };
    out_ += "q ";
    put_colour(out_, colour, " G ", " RG ");
    add(width, " w ");
    if (dashes[0] > 0) {
        out_ += "[";
        add(dashes[0], " ");
        add(dashes[1], "] 0 d ");
    }
    add(ends[0], " ");
    add(ends[1], " m ");
    add(ends[2], " ");
    add(ends[3], " l S Q\n");
}

void Operators::outline(const Box& box) {
    end_text();
    put_box(out_, box);
    out_ += "re S\n";
}

void Operators::move(double x, double y) {
    end_text();
    put(out_, x);
    out_ += ' ';
    put(out_, y);
    out_ += " m\n";
}

void Operators::curve(const std::array<double, 6>& points) {
    for (const double value : points) {
        put(out_, value);
        out_ += ' ';
    }
    out_ += "c\n";
}

void Operators::fill() { out_ += "f*\n"; }

void Operators::put_in(std::string_view resource, const std::array<double, 6>& matrix) {
    for (const double value : matrix) {
        put(out_, value);
        out_ += ' ';
    }
    out_ += "cm /";
    out_ += resource;
}

void Operators::shading(std::string_view resource,
                        const std::array<double, 6>& matrix,
                        const Box& box) {
    end_text();
    out_ += "q ";
    put_box(out_, box);
    out_ += "re W n ";
    put_in(resource, matrix);
    out_ += " sh Q\n";
}

void Operators::image(std::string_view resource,
                      const std::array<double, 6>& matrix,
                      std::string_view state) {
    end_text();
    out_ += "q ";
    if (!state.empty()) {
        out_.append("/").append(state) += " gs ";
    }
    put_in(resource, matrix);
    out_ += " Do Q\n";
}

void Operators::begin_text() {
    if (!in_text_) {
        out_ += "BT\n";
        in_text_ = true;
    }
}

void Operators::end_text() {
    if (in_text_) {
        out_ += "ET\n";
        in_text_ = false;
    }
}

void Operators::font(std::string_view resource, double size) {
    begin_text();
    if (font_ != resource || size_ != size) {
        font_ = resource;
        size_ = size;
        out_ += '/' + font_ + ' ';
        put(out_, size);
        out_ += " Tf\n";
    }
}

void Operators::bold(double line_width) {
    if (line_width_ == line_width) {
        return;
    }
    if (line_width > 0) {
        put(out_, line_width);
        out_ += " w 2 Tr\n";
    } else {
        out_ += "0 Tr\n";
    }
    line_width_ = line_width;
}

void Operators::unseen() {
    constexpr double none = -1;
    if (line_width_ != none) {
        out_ += "3 Tr\n";
        line_width_ = none;
    }
}

void Operators::text_matrix(const std::array<double, 4>& turn, double x, double y) {
    for (const double value : turn) {
        put(out_, value);
        out_ += ' ';
    }
    put(out_, x);
    out_ += ' ';
    put(out_, y);
    out_ += " Tm\n";
}

void Operators::rise(double height) {
    if (std::abs(height - rise_) >= 0.005) {
        put(out_, height);
        out_ += " Ts\n";
        rise_ = height;
    }
}

void Operators::begin_replaced(std::string_view utf16_hex) {
    out_ += "/Span <</ActualText <FEFF";
    out_ += utf16_hex;
    out_ += ">>> BDC\n";
}

void Operators::begin_whole(std::string_view utf16_hex) {
    end_text();
    begin_replaced(utf16_hex);
}

void Operators::end_whole() {
    end_text();
    end_replaced();
}

void Operators::begin_reversed() { out_ += "/ReversedChars BMC\n"; }

void Operators::end_replaced() { out_ += "EMC\n"; }

void Operators::begin_array() {
    out_ += '[';
    in_array_ = true;
}

void Operators::glyph(std::uint32_t code) {
    if (!in_array_) {
        begin_array();
    }
    if (!in_string_) {
        out_ += '<';
        in_string_ = true;
    }
    constexpr std::string_view hex = "0123456789ABCDEF";
    for (const unsigned shift : {12U, 8U, 4U, 0U}) {
        out_ += hex[(code >> shift) & 15U];
    }
}

void Operators::end_string() {
    if (in_string_) {
        out_ += '>';
        in_string_ = false;
    }
}

void Operators::gap(long thousandths) {
    if (!in_array_) {
        begin_array();
    }
    end_string();
    out_ += std::to_string(thousandths);
}

void Operators::end_array() {
    end_string();
    if (in_array_) {
        out_ += "] TJ\n";
        in_array_ = false;
    }
}

Bytes Operators::take() {
    end();
    return std::move(out_);
}

} // namespace engross::pdf
