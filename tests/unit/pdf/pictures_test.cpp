#include "paper.h"

#include "base/error.h"
#include "image/image.h"

#include <gtest/gtest.h>

namespace engross::pdf {
namespace {

using namespace std::string_literals;

struct Picture {
    doc::Document document = report();
    Paper paper;
    xml::Node figure = add(document.body(), "figure", "x1");

    xml::Node image(const std::string& id, const std::string& resource) {
        xml::Node image = add(figure, "image", id);
        image.set("resource", resource);
        xml::Node alt = image.append("alt");
        alt.set("by", "ocr");
        alt.append_text("替代文字");
        return image;
    }
};

std::string png(doc::Document& document) {
    return doc::add_resource(
        document, image::encode_png({2, 2, 3, "\xFF\0\0\0\xFF\0\0\0\xFF\0\0\0"s}), "image/png");
}

TEST(Tags, give_figures_their_words_box_and_caption) {
    Picture one;
    const std::string resource = png(one.document);
    const xml::Node image = one.image("i1", resource);
    const xml::Node caption = add(one.figure, "caption", "b1", "圖 1");
    one.paper.picture(image, resource);
    one.paper.line(caption, "圖 1");
    const auto pdf = open(written(one.document, one.paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(Figure(# Caption(#)))");
    Object figure = find(*pdf, "Figure");
    EXPECT_EQ(figure.getKey("/Alt").getUTF8Value(), "替代文字");
    EXPECT_EQ(figure.getKey("/A").getKey("/BBox").getArrayNItems(), 4);
}

// ISO 32000-2 and WTPDF (8.4.3) want none of them in an alternative text.
TEST(Tags, say_private_use_characters_of_alternative_texts_as_missing) {
    Picture one;
    const std::string resource = png(one.document);
    const xml::Node image = one.image("i1", resource);
    image.child("alt").append_text("\uE09E");
    one.paper.picture(image, resource);
    const auto pdf = open(written(one.document, one.paper.layout, Profile::ua2));
    EXPECT_EQ(find(*pdf, "Figure").getKey("/Alt").getUTF8Value(), "替代文字〓");
}

TEST(Tags, put_several_pictures_of_one_figure_into_a_div) {
    Picture two;
    const std::string resource = png(two.document);
    two.paper.picture(two.image("i1", resource), resource);
    two.paper.picture(two.image("i2", resource), resource);
    const auto pdf = open(written(two.document, two.paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(Div(Figure(#) Figure(#)))");
}

TEST(Tags, leave_decorative_pictures_out) {
    Picture one;
    const std::string resource = png(one.document);
    xml::Node image = one.image("i1", resource);
    image.set("decorative", "yes");
    const xml::Node caption = add(one.figure, "caption", "b1", "花邊");
    one.paper.picture(image, resource);
    one.paper.line(caption, "花邊");
    const auto pdf = open(written(one.document, one.paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(P(#))");
    EXPECT_NE(content(*pdf, 0).find("/Artifact"), std::string::npos);
}

TEST(Pictures, behind_the_text_have_the_opacity_that_is_left_of_them) {
    Picture one;
    const std::string resource = png(one.document);
    one.paper.line(one.figure, "文");
    for (int i = 0; i < 2; ++i) {
        one.paper.picture(xml::Node(), resource);
        layout::Item& item = one.paper.layout.pages.back().items.back();
        item.artifact = layout::Artifact::watermark;
        std::get<layout::ImageItem>(item.content).opacity = 0.3F;
    }
    const auto pdf = open(written(one.document, one.paper.layout, Profile::ua1));
    const std::string drawn = content(*pdf, 0);
    EXPECT_EQ(drawn.find("/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\nq /G30 gs "), 0U)
        << drawn;
    Object page = pdf->getAllPages().front();
    Object states = page.getKey("/Resources").getKey("/ExtGState");
    ASSERT_EQ(states.getKeys().size(), 1U);
    EXPECT_EQ(states.getKey("/G30").getKey("/ca").getNumericValue(), 0.3);
}

TEST(Tags, refuse_a_picture_without_words) {
    Picture one;
    const std::string resource = png(one.document);
    xml::Node image = one.image("i1", resource);
    image.child("alt").remove();
    one.paper.picture(image, resource);
    try {
        written(one.document, one.paper.layout, Profile::ua1);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code, ExitCode::internal);
        EXPECT_NE(error.message.en.find("7.3"), std::string::npos);
    }
}

TEST(File, stores_a_picture_once_without_its_metadata) {
    Picture two;
    const std::string resource = png(two.document);
    two.paper.picture(two.image("i1", resource), resource, 6);
    two.paper.picture(two.image("i2", resource), resource);
    const auto pdf = open(written(two.document, two.paper.layout, Profile::ua1));
    Object pictures = page_of(*pdf, 0).getKey("/Resources").getKey("/XObject");
    EXPECT_EQ(pictures.getKeys().size(), 1U);
    Object image = pictures.getKey("/I1");
    EXPECT_EQ(image.getDict().getKey("/DecodeParms").getKey("/Predictor").getIntValue(), 15);
    EXPECT_EQ(image.getStreamData()->getSize(), 12U);
    EXPECT_NE(content(*pdf, 0).find("q 0 -80 100 0 50 "), std::string::npos); // turned
}

TEST(Content, leaves_out_what_the_author_cut_away) {
    Picture one;
    const std::string resource = png(one.document);
    one.paper.picture(one.image("i1", resource), resource);
    auto& item = std::get<layout::ImageItem>(one.paper.layout.pages[0].items[0].content);
    item.crop_left = 0.5;
    const auto pdf = open(written(one.document, one.paper.layout, Profile::ua1));
    const int before = image::sniff(one.document.resources.at(resource)->bytes).width;
    Object shown = page_of(*pdf, 0).getKey("/Resources").getKey("/XObject").getKey("/I1");
    EXPECT_EQ(shown.getDict().getKey("/Width").getIntValue(), before - (before + 1) / 2);
    EXPECT_NE(content(*pdf, 0).find("q 100 0 0 80 50 "), std::string::npos) << content(*pdf, 0);
}

// The box of paper.h is 100 × 80, 50 from the left.
TEST(Content, mirrors_and_turns_pictures) {
    Picture one;
    const std::string resource = png(one.document);
    one.paper.picture(one.image("i1", resource), resource);
    auto& item = std::get<layout::ImageItem>(one.paper.layout.pages[0].items[0].content);
    item.aspect = 1.25F;
    item.mirrored = true;
    EXPECT_NE(content(*open(written(one.document, one.paper.layout, Profile::ua1)), 0)
                  .find("q -100 0 0 80 150 "),
              std::string::npos);
    item.mirrored = false;
    item.rotation = 90;
    item.aspect = 0.8F; // it was 80 × 100 before it was turned
    const std::string turned =
        content(*open(written(one.document, one.paper.layout, Profile::ua1)), 0);
    EXPECT_NE(turned.find(" -80 100 "), std::string::npos) << turned;
}

TEST(Content, frames_a_picture_that_cannot_be_shown) {
    Picture one;
    const std::string resource =
        doc::add_resource(one.document, Bytes("no picture"), "image/x-emf");
    one.paper.picture(one.image("i1", resource), resource);
    const auto pdf = open(written(one.document, one.paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(Figure(#))");
    EXPECT_NE(content(*pdf, 0).find("re S"), std::string::npos);
}

TEST(File, takes_broken_pictures_apart_or_leaves_them) {
    const Bytes whole = image::encode_png({2, 2, 3, "\xFF\0\0\0\xFF\0\0\0\xFF\0\0\0"s});
    for (std::size_t size = 8; size < whole.size(); size += 3) {
        Picture one;
        const std::string resource =
            doc::add_resource(one.document, whole.substr(0, size), "image/png");
        one.paper.picture(one.image("i1", resource), resource);
        EXPECT_TRUE(
            open(written(one.document, one.paper.layout, Profile::ua1))->getWarnings().empty());
    }
}

TEST(File, splits_alpha_into_a_mask) {
    Picture one;
    const std::string resource =
        doc::add_resource(one.document,
                          image::encode_png({1, 2, 4, "\x10\x20\x30\x80\x40\x50\x60\xFF"s}),
                          "image/png");
    one.paper.picture(one.image("i1", resource), resource);
    const auto pdf = open(written(one.document, one.paper.layout, Profile::ua1));
    Object image = page_of(*pdf, 0).getKey("/Resources").getKey("/XObject").getKey("/I1");
    const auto data = image.getStreamData();
    EXPECT_EQ(Bytes(reinterpret_cast<const char*>(data->getBuffer()), data->getSize()),
              "\x10\x20\x30\x40\x50\x60");
    const auto mask = image.getDict().getKey("/SMask").getStreamData();
    EXPECT_EQ(Bytes(reinterpret_cast<const char*>(mask->getBuffer()), mask->getSize()), "\x80\xFF");
}

} // namespace
} // namespace engross::pdf
