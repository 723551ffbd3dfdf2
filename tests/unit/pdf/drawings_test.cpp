#include "pdf/drawings.h"

#include <gtest/gtest.h>

namespace engross::pdf {
namespace {

std::string content_of(Object form) {
    const auto data = form.getStreamData();
    return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

TEST(Drawings, AreVectorsInAUnitSquare) {
    image::Drawing drawing{40, 20, {}};
    image::DrawnPath& path = drawing.paths.emplace_back();
    path.steps = {{'M', {image::Point{0, 0}}},
                  {'C', {image::Point{1, 2}, image::Point{3, 4}, image::Point{40, 20}}},
                  {'Z', {}}};
    path.fill = 0xFF0000;
    path.even_odd = true;
    path.stroke = 0x0000FF;
    path.dash = {4, 2};
    QPDF pdf;
    pdf.emptyPDF();
    Object form = form_of(pdf, drawing);
    EXPECT_EQ(form.getDict().getKey("/Subtype").unparse(), "/Form");
    EXPECT_EQ(form.getDict().getKey("/Matrix").getArrayItem(0).getNumericValue(), 0.025);
    const std::string content = content_of(form);
    EXPECT_EQ(content.find("1 0 0 -1 0 20 cm\n"), 0U) << content;
    EXPECT_NE(
        content.find("1 0 0 rg 0 0 1 RG 1 w 0 J 0 j [4 2 ] 0 d 0 0 m\n1 2 3 4 40 20 c\nh\nB* Q"),
        std::string::npos)
        << content;
    EXPECT_TRUE(form.getDict().getKey("/Resources").getKeys().empty());
}

TEST(Drawings, HaveTransparencyAndGradients) {
    image::Drawing drawing{40, 20, {}};
    image::DrawnPath& path = drawing.paths.emplace_back();
    path.steps = {
        {'M', {image::Point{0, 0}}}, {'L', {image::Point{40, 0}}}, {'L', {image::Point{40, 20}}}};
    path.gradient = image::Gradient{{0, 0}, {40, 0}, 0xFF0000, 0x00FF00};
    path.fill_opacity = 0.5;
    QPDF pdf;
    pdf.emptyPDF();
    Object resources = form_of(pdf, drawing).getDict().getKey("/Resources");
    EXPECT_EQ(resources.getKey("/ExtGState").getKey("/G1").getKey("/ca").getNumericValue(), 0.5);
    Object shading = resources.getKey("/Shading").getKey("/S1");
    EXPECT_EQ(shading.getKey("/ShadingType").getIntValue(), 2);
    EXPECT_EQ(shading.getKey("/Coords").getArrayItem(2).getNumericValue(), 40);
}

} // namespace
} // namespace engross::pdf
