// Geometry of shapes: what the four languages of paths and formulas come to.
#include "base/text.h"
#include "read/shapes/canvas.h"
#include "read/shapes/enhanced.h"
#include "read/shapes/expression.h"
#include "read/shapes/guides.h"
#include "read/shapes/preset.h"
#include "read/shapes/vml_shape.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace engross::read {
extern const std::string_view presets;
}

namespace engross::read::shapes {
namespace {

// The path data of all outlines, "|" between.
std::string data(const std::vector<Outline>& outlines) {
    std::string all;
    for (const Outline& outline : outlines) {
        image::Drawing drawing{1, 1, {}};
        drawing.paths.emplace_back().steps = outline.steps;
        const Bytes svg = image::to_svg(drawing);
        const auto from = svg.find(" d=\"") + 4;
        all += (all.empty() ? "" : "|") + svg.substr(from, svg.find('"', from) - from);
    }
    return all;
}

constexpr std::string_view names =
    " xmlns=\"urn:test\" xmlns:a=\"urn:a\" xmlns:draw=\"urn:draw\" xmlns:svg=\"urn:svg\"";

// An element with the names of all formats, as `use` sees it.
template <class Use> auto with(const std::string& name, const std::string& rest, Use use) {
    const auto document = xml::parse("<" + name + std::string(names) + rest, "test");
    return use(document.root());
}

std::string
preset(const std::string& name, double width, double height, const std::string& list = "") {
    return with("prstGeom",
                " prst=\"" + name + "\"><avLst>" + list + "</avLst></prstGeom>",
                [&](xml::Node node) {
                    const auto outlines = drawing_outlines(node, width, height);
                    return outlines ? data(*outlines) : "unknown";
                });
}

TEST(Shapes, PresetsByTheirFormulas) {
    EXPECT_EQ(preset("rect", 40, 20), "M0 0L40 0L40 20L0 20Z");
    EXPECT_EQ(preset("line", 40, 20), "M0 0L40 20");
    EXPECT_EQ(preset("triangle", 40, 20), "M0 20L20 0L40 20Z");
    EXPECT_EQ(preset("rightArrow", 40, 20), "M0 5L30 5L30 0L40 10L30 20L30 15L0 15Z");
    EXPECT_EQ(preset("rightArrow", 40, 20, "<gd name=\"adj2\" fmla=\"val 100000\"/>"),
              "M0 5L20 5L20 0L40 10L20 20L20 15L0 15Z");
    EXPECT_EQ(preset("bentConnector3", 40, 20), "M0 0L20 0L20 20L40 20");
    EXPECT_EQ(preset("flowChartDecision", 40, 20), "M0 10L20 0L40 10L20 20Z");
    EXPECT_EQ(preset("diamond", 0, 0), "M0 0L0 0L0 0L0 0Z");
    EXPECT_EQ(preset("roundRect\n", 40, 20), "unknown");
    EXPECT_EQ(preset("teapot", 40, 20), "unknown");
}

TEST(Shapes, AnEllipseIsFourCurvesThroughItsSides) {
    const std::string ellipse = preset("ellipse", 40, 20);
    EXPECT_EQ(ellipse.substr(0, 5), "M0 10");
    EXPECT_EQ(std::ranges::count(ellipse, 'C'), 4);
    EXPECT_NE(ellipse.find(" 20 0C"), std::string::npos) << ellipse;
    EXPECT_NE(ellipse.find(" 40 10C"), std::string::npos);
    EXPECT_NE(ellipse.find(" 20 20C"), std::string::npos);
}

TEST(Shapes, PartsOfAPresetHaveTheirOwnLight) {
    with("prstGeom", " prst=\"can\"/>", [&](xml::Node node) {
        const auto outlines = drawing_outlines(node, 40, 60).value();
        EXPECT_EQ(outlines.size(), 3U);
        EXPECT_FALSE(outlines[0].stroked);
        EXPECT_GT(outlines[1].light, 0);
        EXPECT_FALSE(outlines[2].filled);
        return 0;
    });
}

TEST(Shapes, EveryPresetStaysNearItsBox) {
    std::size_t count = 0;
    for (const std::string_view line : text::split(presets, '\n')) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const std::string name(line.substr(0, line.find('|')));
        with("prstGeom", " prst=\"" + name + "\"/>", [&](xml::Node node) {
            const auto outlines = drawing_outlines(node, 60, 40).value();
            Extent extent;
            for (const Outline& outline : outlines) {
                const Extent own = extent_of(outline.steps);
                extent.add(own.from);
                extent.add(own.to);
            }
            EXPECT_GE(extent.from.x, -30) << name;
            EXPECT_GE(extent.from.y, -30) << name;
            EXPECT_LE(extent.to.x, 90) << name;
            EXPECT_LE(extent.to.y, 70) << name;
            EXPECT_GT(extent.to.x - extent.from.x, 20) << name;
            return 0;
        });
        ++count;
    }
    EXPECT_EQ(count, 187U);
}

TEST(Shapes, GeometryOfAFilesOwn) {
    const std::string custom =
        "><avLst/><gdLst><gd name=\"half\" fmla=\"*/ w 1 2\"/></gdLst><pathLst><path w=\"200\" h=\"100\" "
        "fill=\"none\"><moveTo><pt x=\"0\" y=\"100\"/></moveTo><quadBezTo><pt x=\"100\" y=\"0\"/><pt x=\"200\" "
        "y=\"100\"/></quadBezTo></path><path><moveTo><pt x=\"half\" y=\"t\"/></moveTo><lnTo><pt x=\"r\" "
        "y=\"b\"/></lnTo><close/></path></pathLst></custGeom>";
    with("custGeom", custom, [](xml::Node node) {
        const auto outlines = drawing_outlines(node, 20, 10).value();
        EXPECT_EQ(data(outlines), "M0 10C6.667 3.333 13.333 3.333 20 10|M10 0L20 10Z");
        EXPECT_FALSE(outlines[0].filled);
        EXPECT_TRUE(outlines[1].filled);
        return 0;
    });
}

TEST(Shapes, GuidesAreNumbersWhateverTheySay) {
    Guides guides(200, 100);
    guides.define("a", "*/ w 1 0");
    guides.define("b", "sqrt -4");
    guides.define("c", "+- a b c");
    guides.define("d", "nonsense 1 2 3");
    guides.define("e", "at2 0 5");
    for (const std::string_view name : {"a", "b", "c", "d", "unknown", ""}) {
        EXPECT_EQ(guides[name], 0) << name;
    }
    EXPECT_EQ(guides["e"], 5'400'000);
    EXPECT_EQ(guides["3cd4"], 16'200'000);
    EXPECT_EQ(guides["ssd8"], 12.5);
    EXPECT_EQ(guides["wd32"], 6.25);
    EXPECT_EQ(guides["vc"], 50);
}

TEST(Shapes, VmlWithFormulas) {
    const std::string shape =
        " coordsize=\"21600,21600\" adj=\"5400\" path=\"m@0,l,21600r21600,l@1,xe\"><formulas><f eqn=\"val #0\"/><f "
        "eqn=\"sum 21600 0 @0\"/></formulas></shape>";
    EXPECT_EQ(
        with("shape", shape, [](xml::Node node) { return data(vml_outlines(node, {}, 40, 20)); }),
        "M10 0L0 20L40 20L30 0Z");
}

TEST(Shapes, VmlOfAType) {
    const auto type = xml::parse("<shapetype coordsize=\"100,100\" adj=\"10,20\" "
                                 "path=\"m#0,#1l100,100nfe m0,0qx100,100nse\"/>",
                                 "test");
    with("shape", " adj=\",50\"/>", [&](xml::Node node) {
        const auto outlines = vml_outlines(node, type.root(), 10, 10);
        EXPECT_EQ(data(outlines), "M1 5L10 10|M0 0C5.523 0 10 4.477 10 10");
        EXPECT_FALSE(outlines.at(0).filled);
        EXPECT_TRUE(outlines.at(0).stroked);
        EXPECT_FALSE(outlines.at(1).stroked);
        return 0;
    });
}

std::string
enhanced(const std::string& path, const std::string& more = "", const std::string& inside = "") {
    return with("draw:enhanced-geometry",
                " svg:viewBox=\"0 0 100 100\" draw:enhanced-path=\"" + path + "\" " + more + ">" +
                    inside + "</draw:enhanced-geometry>",
                [](xml::Node node) { return data(enhanced_outlines(node, 20, 10)); });
}

TEST(Shapes, EnhancedGeometry) {
    EXPECT_EQ(enhanced("M 0 0 L 100 0 100 100 Z N"), "M0 0L20 0L20 10Z");
    EXPECT_EQ(
        enhanced(
            "M ?f0 $1 L ?f1 right N S M 0 0 L 50 50",
            "draw:modifiers=\"25 50\"",
            "<draw:equation draw:name=\"f0\" draw:formula=\"$0*2+abs(-10)\"/>"
            "<draw:equation draw:name=\"f1\" draw:formula=\"if(?f0-100,1,width-?f0/(1+1))\"/>"),
        "M12 5L14 10|M0 0L10 5");
    EXPECT_EQ(enhanced("M 0 0 L 100 50", "draw:mirror-horizontal=\"true\""), "M20 0L0 5");
}

TEST(Shapes, FormulasEndWhateverTheySay) {
    Equations equations({{"width", 8}}, {1});
    equations.define("self", "?self+1");
    equations.define("one", "?two+1");
    equations.define("two", "?one+1");
    for (int i = 0; i < 5'000; ++i) {
        equations.define("g" + std::to_string(i), "?g" + std::to_string(i + 1) + "+1");
    }
    EXPECT_EQ(equations["?self"], 1);
    EXPECT_EQ(equations["?one"], 2);
    EXPECT_TRUE(std::isfinite(equations["?g0"]));
    EXPECT_EQ(equations.evaluate(std::string(100'000, '(')), 0);
    EXPECT_EQ(equations.evaluate("1/0"), 0);
    EXPECT_EQ(equations.evaluate("1e300*1e300"), 0);
    EXPECT_EQ(equations.evaluate("-(2+3)*width/ 4"), -10);
    EXPECT_EQ(equations.evaluate("max(2,3)-min(1.5,4)+1.5e1"), 16.5);
    EXPECT_EQ(equations.evaluate("§"), 0);
}

TEST(Shapes, SvgPathData) {
    const auto steps = [](std::string_view path) {
        const auto read = svg_steps(path);
        return read ? data({Outline{*read}}) : "none";
    };
    EXPECT_EQ(steps("m3 0c-37 831 287 1044 851 1342"), "M3 0C-34 831 290 1044 854 1342");
    EXPECT_EQ(steps("M0 0h10v5H5z l1-1"), "M0 0L10 0L10 5L5 5ZL1 -1");
    EXPECT_EQ(steps("M0 0 10 0 10,10"), "M0 0L10 0L10 10");
    EXPECT_EQ(steps("M0 0C0 5 5 10 10 10S20 15 20 20"), "M0 0C0 5 5 10 10 10C15 10 20 15 20 20");
    EXPECT_EQ(steps("M0 0a5 5 0 0110 0").substr(0, 4), "M0 0");
    EXPECT_EQ(steps("M0 0L"), "none");
    EXPECT_EQ(steps("hello"), "none");
    EXPECT_EQ(steps(""), "none");
}

TEST(Shapes, ABoxOfNegativeSizeHasNoRoundCorners) {
    Pen pen;
    pen.box({0, 0}, {-10, 20}, 5);
    EXPECT_EQ(pen.take().size(), 5U);
    pen.box({0, 0}, {30, 20}, 5);
    EXPECT_GT(pen.take().size(), 5U);
}

TEST(Shapes, ACanvasIsCutToWhatIsDrawn) {
    Pen pen;
    pen.move({10, 20});
    pen.line({50, 20});
    Canvas canvas;
    Look look;
    look.stroke = 0xFF0000;
    look.width = 2;
    look.end = {.kind = Head::Kind::triangle, .across = 6, .along = 6};
    canvas.add({Outline{pen.take()}}, {}, look);
    const auto drawn = canvas.finish().drawn;
    ASSERT_TRUE(drawn);
    EXPECT_EQ(drawn->top, 17); // half a head above the line
    EXPECT_EQ(drawn->drawing.height, 6);
    ASSERT_EQ(drawn->drawing.paths.size(), 2U);
    EXPECT_EQ(drawn->drawing.paths[1].fill, 0xFF0000U);
    EXPECT_LT(drawn->drawing.paths[0].steps[1].points[0].x + drawn->left,
              50); // it ends in the head
    EXPECT_FALSE(Canvas().finish().drawn);
}

} // namespace
} // namespace engross::read::shapes
