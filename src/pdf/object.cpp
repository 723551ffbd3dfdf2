#include "object.h"

#include <libdeflate.h>
#include <qpdf/Pipeline.hh>

namespace engross::pdf {
namespace {

// Hands slices to qpdf when it writes.
class Slices : public Object::StreamDataProvider {
public:
    Slices(Bytes owned, std::vector<BytesView> slices)
        : owned_(std::move(owned)), slices_(std::move(slices)) {
        if (slices_.empty()) {
            slices_.push_back(owned_);
        }
    }

    using Object::StreamDataProvider::provideStreamData;

    void provideStreamData(QPDFObjGen const&, Pipeline* pipeline) override {
        for (const BytesView slice : slices_) {
            pipeline->write(reinterpret_cast<const unsigned char*>(slice.data()), slice.size());
        }
        pipeline->finish();
    }

private:
    Bytes owned_;
    std::vector<BytesView> slices_;
};

Object make_stream(QPDF& pdf, std::shared_ptr<Slices> data, const Entries& entries) {
    Object made = pdf.newStream();
    Object filter = Object::newNull();
    Object parameters = Object::newNull();
    for (const auto& [key, value] : entries) {
        if (key == "/Filter") {
            filter = value;
        } else if (key == "/DecodeParms") {
            parameters = value;
        } else {
            made.getDict().replaceKey(key, value);
        }
    }
    made.replaceStreamData(std::move(data), filter, parameters);
    return made;
}

} // namespace

Bytes deflate(BytesView bytes, int level) {
    struct Free {
        void operator()(libdeflate_compressor* compressor) const {
            libdeflate_free_compressor(compressor);
        }
    };
    const std::unique_ptr<libdeflate_compressor, Free> compressor(libdeflate_alloc_compressor(level));
    if (!compressor) {
        throw std::bad_alloc();
    }
    Bytes packed(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
    packed.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(),
                                           packed.data(), packed.size()));
    return packed;
}

Object stream(QPDF& pdf, Bytes data, const Entries& entries) {
    return make_stream(pdf, std::make_shared<Slices>(std::move(data), std::vector<BytesView>()), entries);
}

Object stream_of(QPDF& pdf, std::vector<BytesView> slices, const Entries& entries) {
    return make_stream(pdf, std::make_shared<Slices>(Bytes(), std::move(slices)), entries);
}

Object deflated_stream(QPDF& pdf, BytesView data, Entries entries) {
    entries["/Filter"] = name("FlateDecode");
    return stream(pdf, deflate(data), entries);
}

} // namespace engross::pdf
