// PDF operators into a buffer, leaving out what is already so.
#pragma once

#include "element.h"

#include <array>
#include <cstdint>

namespace engross::pdf {

// A number with at most two decimals (1/100 pt is 3.5 µm), without trailing zeros.
void put(Bytes& out, double value);

class Operators {
public:
    // "/P <</MCID 3>> BDC" … "EMC"
    void begin(std::string_view tag, int mark);
    void begin_artifact(std::string_view properties);
    void end();

    [[nodiscard]] bool is_open() const { return open_; }

    void fill_colour(std::uint32_t colour);
    void stroke_colour(std::uint32_t colour);
    void rectangle(const Box& box);
    // On its own, whatever colour and width hold; dashes and gaps in turn, none for a whole line.
    void line(const std::array<double, 4>& ends, // x, y, x, y
              double width,
              std::uint32_t colour,
              const std::array<double, 2>& dashes);
    void outline(const Box& box);
    // A closed path of curves, each of two control points and its end.
    void move(double x, double y);
    void curve(const std::array<double, 6>& points);
    void fill(); // what lies in an even number of paths stays free
    void shading(std::string_view resource, const std::array<double, 6>& matrix, const Box& box);
    // `state`: of the graphics, by its name among the page's resources; "" for none of its own.
    void image(std::string_view resource,
               const std::array<double, 6>& matrix,
               std::string_view state = {});

    void font(std::string_view resource, double size);
    // Filled only, or filled and stroked with a line of that width.
    void bold(double line_width);
    // Not drawn at all, until bold() is asked again.
    void unseen();
    void text_matrix(const std::array<double, 4>& turn, double x, double y);
    void rise(double height);
    // What is shown until end_replaced() is to be read from its end (ISO 32000-1, 14.8.2.3.3).
    void begin_reversed();
    void begin_replaced(std::string_view utf16_hex);
    void end_replaced();
    // The same around text and bars.
    void begin_whole(std::string_view utf16_hex);
    void end_whole();
    // One TJ array; glyphs and gaps are put between.
    void begin_array();
    void glyph(std::uint32_t code);
    void gap(long thousandths); // to the left, as TJ has it
    void end_array();

    Bytes take();

private:
    // A resource in a space of its own.
    void put_in(std::string_view resource, const std::array<double, 6>& matrix);
    void begin_text();
    void end_text();
    void end_string();

    Bytes out_;
    bool open_ = false;
    bool in_text_ = false;
    bool in_string_ = false;
    bool in_array_ = false;
    std::uint32_t fill_ = 0;
    std::uint32_t stroke_ = 0;
    std::string font_;
    double size_ = 0;
    double line_width_ = 0; // of bold text; 0: filled only
    double rise_ = 0;
};

} // namespace engross::pdf
