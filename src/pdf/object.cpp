#include "object.h"

#include "doc/mathml.h"

#include <libdeflate.h>
#include <qpdf/Pipeline.hh>

namespace engross::pdf {
namespace {

void put(Pipeline* pipeline, BytesView bytes) {
    pipeline->write(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

// Hands its bytes to qpdf when it writes.
class Whole : public Object::StreamDataProvider {
public:
    explicit Whole(Blob data) : data_(std::move(data)) {}

    using Object::StreamDataProvider::provideStreamData;

    void provideStreamData(QPDFObjGen const&, Pipeline* pipeline) override {
        put(pipeline, data_.view());
        pipeline->finish();
    }

private:
    Blob data_;
};

// The same, of somebody else's.
class Slices : public Object::StreamDataProvider {
public:
    Slices(std::vector<BytesView> slices, const Spool* spool)
        : slices_(std::move(slices)), spool_(spool) {}

    using Object::StreamDataProvider::provideStreamData;

    void provideStreamData(QPDFObjGen const&, Pipeline* pipeline) override {
        for (const BytesView slice : slices_) {
            if (spool_ != nullptr) {
                spool_->looking_at(slice.size());
            }
            put(pipeline, slice);
        }
        pipeline->finish();
    }

private:
    std::vector<BytesView> slices_;
    const Spool* spool_;
};

Object
make_stream(QPDF& pdf, std::shared_ptr<Object::StreamDataProvider> data, const Entries& entries) {
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

bool is_math(Object element) {
    Object space = element.isDictionary() ? element.getKey("/NS") : Object::newNull();
    Object uri = space.isDictionary() ? space.getKey("/NS") : Object::newNull();
    return uri.isString() && uri.getUTF8Value() == doc::mathml_namespace;
}

Bytes deflate(BytesView bytes, int level) {
    struct Free {
        void operator()(libdeflate_compressor* compressor) const {
            libdeflate_free_compressor(compressor);
        }
    };

    const std::unique_ptr<libdeflate_compressor, Free> compressor(
        libdeflate_alloc_compressor(level));
    if (!compressor) {
        throw std::bad_alloc();
    }
    Bytes packed(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
    packed.resize(libdeflate_zlib_compress(
        compressor.get(), bytes.data(), bytes.size(), packed.data(), packed.size()));
    return packed;
}

Object stream(QPDF& pdf, Blob data, const Entries& entries) {
    return make_stream(pdf, std::make_shared<Whole>(std::move(data)), entries);
}

Object
stream_of(QPDF& pdf, std::vector<BytesView> slices, const Spool* spool, const Entries& entries) {
    return make_stream(pdf, std::make_shared<Slices>(std::move(slices), spool), entries);
}

Object deflated_stream(QPDF& pdf, BytesView data, Entries entries) {
    entries["/Filter"] = name("FlateDecode");
    return stream(pdf, deflate(data), entries);
}

} // namespace engross::pdf
