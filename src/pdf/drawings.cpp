#include "drawings.h"

#include "shading.h"

#include "base/text.h"

#include <algorithm>

namespace engross::pdf {
namespace {

using image::DrawnPath;
using image::Point;

class Form {
public:
    explicit Form(QPDF& pdf) : pdf_(pdf) {}

    Object run(const image::Drawing& drawing) {
        for (const double value : {1.0, 0.0, 0.0, -1.0, 0.0, drawing.height}) { // y downwards
            put(value);
        }
        out_ += "cm\n";
        for (const DrawnPath& path : drawing.paths) {
            show(path);
        }
        const Object box = array({real(0), real(0), real(drawing.width), real(drawing.height)});
        const auto part = [](double length) { return Object::newReal(1 / length, 8); };
        Entries entries{{"/Type", name("XObject")},
                        {"/Subtype", name("Form")},
                        {"/BBox", box},
                        {"/Matrix",
                         array({part(drawing.width),
                                number(0),
                                number(0),
                                part(drawing.height),
                                number(0),
                                number(0)})},
                        {"/Resources", resources()}};
        return deflated_stream(pdf_, out_, entries);
    }

private:
    void put(double value) { out_ += text::number(value) + " "; }

    void put(Point at) {
        put(at.x);
        put(at.y);
    }

    void colour(std::uint32_t rgb, std::string_view operation) {
        for (const unsigned shift : {16U, 8U, 0U}) {
            put((rgb >> shift & 0xFFU) / 255.0);
        }
        out_ += operation;
    }

    void show(const DrawnPath& path) {
        const bool is_filled = path.fill.has_value();
        out_ += "q\n";
        if (path.gradient) {
            outline(path);
            out_ += path.even_odd ? "W* n q " : "W n q ";
            opacity(path.fill_opacity, 1);
            out_ += shading(*path.gradient) + " sh Q Q q\n";
        }
        if (is_filled || path.stroke) {
            opacity(path.fill_opacity, path.stroke_opacity);
            if (is_filled) {
                colour(*path.fill, "rg ");
            }
            if (path.stroke) {
                pen(path);
            }
            outline(path);
            out_ += is_filled && path.stroke ? "B" : is_filled ? "f" : "S";
            out_ += is_filled && path.even_odd ? "*" : "";
        }
        out_ += " Q\n";
    }

    void pen(const DrawnPath& path) {
        colour(*path.stroke, "RG ");
        put(path.width);
        out_ += "w " + std::to_string(path.cap) + " J " + std::to_string(path.join) + " j ";
        const bool is_dashed =
            std::ranges::any_of(path.dash, [](double part) { return part > 0; }) &&
            std::ranges::all_of(path.dash, [](double part) { return part >= 0; });
        if (is_dashed) {
            out_ += '[';
            for (const double part : path.dash) {
                put(part);
            }
            out_ += "] 0 d ";
        }
    }

    void outline(const DrawnPath& path) {
        for (const image::Step& step : path.steps) {
            switch (step.command) {
            case 'C':
                put(step.points[0]);
                put(step.points[1]);
                put(step.points[2]);
                out_ += "c\n";
                break;
            case 'Z':
                out_ += "h\n";
                break;
            default:
                put(step.points[0]);
                out_ += step.command == 'M' ? "m\n" : "l\n";
            }
        }
    }

    // Transparency is allowed from PDF/A-2 on.
    void opacity(double fill, double stroke) {
        if (fill >= 1 && stroke >= 1) {
            return;
        }
        const std::string key = "G" + std::to_string(states_.size() + 1);
        states_["/" + key] = dictionary({{"/ca", real(std::clamp(fill, 0.0, 1.0))},
                                         {"/CA", real(std::clamp(stroke, 0.0, 1.0))}});
        out_ += "/" + key + " gs ";
    }

    std::string shading(const image::Gradient& gradient) {
        const std::string key = "S" + std::to_string(shadings_.size() + 1);
        shadings_["/" + key] = shading_of({real(gradient.from.x),
                                           real(gradient.from.y),
                                           real(gradient.to.x),
                                           real(gradient.to.y)},
                                          blend(gradient.first, gradient.last));
        return "/" + key;
    }

    Object resources() const {
        Entries all;
        if (!states_.empty()) {
            all["/ExtGState"] = dictionary(states_);
        }
        if (!shadings_.empty()) {
            all["/Shading"] = dictionary(shadings_);
        }
        return dictionary(all);
    }

    QPDF& pdf_;
    Bytes out_;
    Entries states_, shadings_;
};

} // namespace

Object form_of(QPDF& pdf, const image::Drawing& drawing) { return Form(pdf).run(drawing); }

} // namespace engross::pdf
