#include "images.h"

#include "drawings.h"

#include "base/text.h"
#include "image/image.h"

#include <libdeflate.h>

#include <memory>

namespace engross::pdf {
namespace {

using image::Colour;
using image::Format;

Object device_space(int components) { return name(components == 1 ? "DeviceGray" : "DeviceRGB"); }

Entries image_entries(int width, int height, int bits, const Object& space) {
    return {{"/Type", name("XObject")},
            {"/Subtype", name("Image")},
            {"/Width", number(width)},
            {"/Height", number(height)},
            {"/BitsPerComponent", number(bits)},
            {"/ColorSpace", space}};
}

// A profile that PDF/A takes for pixels of so many components (ISO 19005-2, 6.2.4.2).
bool is_usable(BytesView profile, int components) {
    if (profile.size() < 132 || profile.substr(36, 4) != "acsp" || profile[8] > 4) {
        return false;
    }
    const BytesView kind = profile.substr(12, 4);
    const BytesView space = profile.substr(16, 4);
    const bool is_known = kind == "scnr" || kind == "mntr" || kind == "prtr" || kind == "spac";
    return is_known && space == (components == 1 ? "GRAY" : components == 3 ? "RGB " : "CMYK");
}

// One channel group out of interleaved pixels.
Bytes channels(const image::Raster& raster, std::size_t first, std::size_t count) {
    const auto stride = static_cast<std::size_t>(raster.channels);
    Bytes taken;
    taken.reserve(raster.pixels.size() / stride * count);
    for (std::size_t at = first; at < raster.pixels.size(); at += stride) {
        taken.append(raster.pixels, at, count);
    }
    return taken;
}

struct Png {
    image::Info info;
    std::vector<BytesView> data; // each IDAT
    BytesView palette;           // PLTE
};

Png take_apart(BytesView bytes) {
    Png png{image::sniff(bytes), {}, {}};
    for (const auto& chunk : image::png_chunks(bytes)) {
        if (chunk.type == "IDAT") {
            png.data.push_back(chunk.data);
        } else if (chunk.type == "PLTE") {
            png.palette = chunk.data;
        }
    }
    return png;
}

int png_components(const Png& png) { return png.info.colour == Colour::rgb ? 3 : 1; }

// The data must be what the header says, since a reader of the file gets it as it is.
bool is_whole(const Png& png) {
    Bytes data;
    for (const BytesView each : png.data) {
        data += each;
    }
    const auto bits = static_cast<std::size_t>(png.info.width) *
                      static_cast<std::size_t>(png_components(png) * png.info.bits);
    const std::size_t expected = ((bits + 7) / 8 + 1) * static_cast<std::size_t>(png.info.height);
    if (expected > Limits{}.image_pixels * 4 || expected / 1100 > data.size()) {
        return false; // deflate does not pack tighter than 1 : 1032
    }
    const auto rows = std::make_unique_for_overwrite<char[]>(expected); // filled or forgotten
    std::size_t size = 0;
    auto* inflater = libdeflate_alloc_decompressor();
    const auto result =
        libdeflate_zlib_decompress(inflater, data.data(), data.size(), rows.get(), expected, &size);
    libdeflate_free_decompressor(inflater);
    return result == LIBDEFLATE_SUCCESS && size == expected;
}

bool can_pass(const Png& png) {
    const auto& info = png.info;
    const bool palette_fits =
        info.colour != Colour::indexed || (!png.palette.empty() && png.palette.size() % 3 == 0 &&
                                           png.palette.size() <= 768 && info.bits <= 8);
    return !info.alpha && !info.progressive && info.width > 0 && info.height > 0 && palette_fits &&
           (info.bits == 1 || info.bits == 2 || info.bits == 4 || info.bits == 8) && is_whole(png);
}

} // namespace

const std::string& ImageSet::use(const std::string& resource, const image::Edit* edit) {
    std::string key = resource;
    if (edit != nullptr) {
        for (const double part : {edit->left, edit->top, edit->right, edit->bottom}) {
            key += ' ' + text::number(part * 100);
        }
    }
    const auto [found, is_new] = names_.emplace(std::move(key), "");
    const auto held = document_.resources.find(resource);
    if (!is_new || held == document_.resources.end()) {
        return found->second;
    }
    BytesView shown = held->second->bytes;
    if (edit != nullptr) {
        auto part = image::edited(shown, *edit);
        shown = part ? BytesView(cut_.emplace_back(doc::keep(document_, std::move(*part))))
                     : BytesView();
    }
    const auto made = make(shown);
    if (made) {
        found->second = "I" + std::to_string(objects_.size() + 1);
        objects_.emplace(found->second, *made);
    }
    return found->second;
}

std::optional<Object> ImageSet::make(BytesView bytes) {
    const Format format = image::sniff(bytes).format;
    if (format == Format::jpeg && image::state(bytes) == image::State::whole) {
        if (auto passed = jpeg(bytes)) {
            return passed;
        }
    } else if (format == Format::png) {
        if (auto passed = png(bytes)) {
            return passed;
        }
    } else if (format == Format::svg) {
        if (const auto drawing = image::drawing_of(bytes)) {
            return form_of(pdf_, *drawing);
        }
    }
    return pixels(bytes);
}

Object ImageSet::colour_space(BytesView bytes, int components) {
    const Bytes profile = image::icc_profile(bytes);
    if (!is_usable(profile, components)) {
        return device_space(components);
    }
    const auto [found, is_new] = profiles_.emplace(sha256(profile), Object());
    if (is_new) {
        const Object data = deflated_stream(
            pdf_,
            profile,
            {{"/N", number(components)},
             {"/Alternate", components == 4 ? name("DeviceCMYK") : device_space(components)}});
        found->second = pdf_.makeIndirectObject(array({name("ICCBased"), data}));
    }
    return found->second;
}

// The coded data as it is. CMYK without a profile would have no meaning (ISO 19005-2, 6.2.4.3).
std::optional<Object> ImageSet::jpeg(BytesView bytes) {
    const image::Info info = image::sniff(bytes);
    auto slices = image::jpeg_slices(bytes);
    const bool known = info.components == 1 || info.components == 3 || info.components == 4;
    if (slices.empty() || info.bits != 8 || !known) {
        return std::nullopt;
    }
    Object space = colour_space(bytes, info.components);
    if (info.components == 4 && !space.isArray()) {
        return std::nullopt;
    }
    Entries entries = image_entries(info.width, info.height, 8, space);
    entries["/Filter"] = name("DCTDecode");
    if (info.components == 4 && info.adobe_transform >= 0) {
        std::vector<Object> inverted; // Adobe writes CMYK inverted
        for (int i = 0; i < 4; ++i) {
            inverted.push_back(number(1));
            inverted.push_back(number(0));
        }
        entries["/Decode"] = array(inverted);
    }
    return stream_of(pdf_, std::move(slices), document_.spool, entries);
}

// PNG's own rows are what predictor 15 reads (ISO 32000-1, 7.4.4.4).
std::optional<Object> ImageSet::png(BytesView bytes) {
    Png png = take_apart(bytes);
    if (!can_pass(png)) {
        return std::nullopt;
    }
    const int components = png_components(png);
    Object space = png.info.colour == Colour::indexed
                       ? array({name("Indexed"),
                                name("DeviceRGB"),
                                number(static_cast<long long>(png.palette.size() / 3 - 1)),
                                pdf::bytes(png.palette)})
                       : colour_space(bytes, components);
    Entries entries = image_entries(png.info.width, png.info.height, png.info.bits, space);
    entries["/Filter"] = name("FlateDecode");
    entries["/DecodeParms"] = dictionary({{"/Predictor", number(15)},
                                          {"/Colors", number(components)},
                                          {"/BitsPerComponent", number(png.info.bits)},
                                          {"/Columns", number(png.info.width)}});
    return stream_of(pdf_, std::move(png.data), document_.spool, entries);
}

Object ImageSet::deflated(BytesView samples, Entries entries) {
    entries["/Filter"] = name("FlateDecode");
    Bytes packed = deflate(samples);
    std::string key = sha256(packed);
    for (auto& [entry, value] : entries) {
        key += entry + value.unparse();
    }
    const auto [found, is_new] = drawn_.emplace(std::move(key), Object());
    if (is_new) {
        found->second = stream(pdf_, doc::keep(document_, std::move(packed)), entries);
    }
    return found->second;
}

std::optional<Object> ImageSet::pixels(BytesView bytes) {
    const auto raster = image::decode(bytes);
    if (!raster) {
        return std::nullopt;
    }
    const int colours = raster->channels == 1 ? 1 : 3;
    Entries entries = image_entries(raster->width, raster->height, 8, device_space(colours));
    if (raster->channels != 4) {
        return deflated(raster->pixels, entries);
    }
    const Bytes alpha = channels(*raster, 3, 1);
    if (alpha.find_first_not_of('\xFF') != Bytes::npos) {
        entries["/SMask"] =
            deflated(alpha, image_entries(raster->width, raster->height, 8, device_space(1)));
    }
    return deflated(channels(*raster, 0, 3), entries);
}

} // namespace engross::pdf
