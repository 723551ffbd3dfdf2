#include "pdf/verify.h"

#include "pdf/object.h"

#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <map>
#include <set>

namespace engross::pdf {

namespace {

using Id = QPDFObjGen;
using Mark = std::pair<Id, int>; // page, MCID

std::string word(Object object) { return object.isName() ? object.getName() : ""; }

// The MCIDs of one page's content, and whether something is painted outside of all marked content.
class Marks : public QPDFObjectHandle::ParserCallbacks {
public:
    void handleObject(QPDFObjectHandle object, size_t /*offset*/, size_t /*length*/) override {
        if (!object.isOperator()) {
            operands_.push_back(object);
            return;
        }
        const std::string name = object.getOperatorValue();
        if (name == "BDC" || name == "BMC") {
            ++depth_;
            const bool has = operands_.size() == 2 && operands_[1].isDictionary() &&
                             operands_[1].hasKey("/MCID");
            if (has) {
                twice |= !mcids.insert(operands_[1].getKey("/MCID").getIntValueAsInt()).second;
            }
        } else if (name == "EMC") {
            --depth_;
        } else if (paints.contains(name) && depth_ == 0) {
            unmarked = true;
        }
        operands_.clear();
    }

    void handleEOF() override {}

    std::set<int> mcids;
    bool unmarked = false;
    bool twice = false;

private:
    inline static const std::set<std::string> paints{
        "Tj", "TJ", "'", "\"", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI"};
    std::vector<Object> operands_;
    int depth_ = 0;
};

class Verifier {
public:
    explicit Verifier(QPDF& pdf) : pdf_(pdf), root_(pdf.getRoot()) {}

    std::vector<std::string> all() {
        catalog();
        elements(root_.getKey("/StructTreeRoot").getKey("/K"), root_.getKey("/StructTreeRoot"), 0);
        for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf_).getAllPages()) {
            this->page(page);
        }
        for (const Mark& mark : owned_) {
            expect(seen_.contains(mark), "an element owns content that is on no page");
        }
        fonts();
        return std::move(faults_);
    }

private:
    void expect(bool holds, const std::string& fault) {
        constexpr std::size_t most = 20;
        if (!holds && faults_.size() < most) {
            faults_.push_back(fault);
        }
    }

    void catalog() {
        expect(!pdf_.isEncrypted(), "the file is encrypted");
        Object marked = root_.getKey("/MarkInfo").isDictionary()
                            ? root_.getKey("/MarkInfo").getKey("/Marked")
                            : Object::newNull();
        expect(marked.isBool() && marked.getBoolValue(), "MarkInfo does not say that it is tagged");
        expect(root_.getKey("/Lang").isString() && !root_.getKey("/Lang").getUTF8Value().empty(),
               "the catalogue has no Lang");
        Object view = root_.getKey("/ViewerPreferences");
        expect(view.isDictionary() && view.getKey("/DisplayDocTitle").isBool() &&
                   view.getKey("/DisplayDocTitle").getBoolValue(),
               "the title is not what viewers show");
        expect(root_.getKey("/StructTreeRoot").isDictionary(), "there is no tag tree");
        expect(!root_.hasKey("/OpenAction") || !root_.getKey("/OpenAction").isDictionary(),
               "something happens on opening");
        expect(root_.getKey("/Metadata").isStream(), "there is no metadata");
        if (root_.getKey("/Metadata").isStream()) {
            const auto data = root_.getKey("/Metadata").getStreamData();
            const BytesView xmp(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
            expect(xmp.find("pdfuaid:part") != BytesView::npos, "the metadata do not name PDF/UA");
            expect(xmp.find("dc:title") != BytesView::npos, "the metadata have no title");
        }
    }

    // A kid: an element, an MCID, or a reference to content (MCR) or an object (OBJR).
    void
    elements(Object kids, Object parent, int depth) { // NOLINT(misc-no-recursion): depth stops it
        constexpr int deepest = 500;
        if (depth > deepest) {
            expect(false, "the tag tree is too deep");
        } else if (kids.isArray()) {
            for (Object kid : kids.getArrayAsVector()) {
                elements(kid, parent, depth + 1);
            }
        } else if (kids.isInteger()) {
            own(parent.getKey("/Pg"), kids.getIntValueAsInt(), parent);
        } else if (kids.isDictionary() && word(kids.getKey("/Type")) == "/MCR") {
            Object page = kids.hasKey("/Pg") ? kids.getKey("/Pg") : parent.getKey("/Pg");
            own(page, kids.getKey("/MCID").getIntValueAsInt(), parent);
        } else if (kids.isDictionary() && word(kids.getKey("/Type")) == "/OBJR") {
            objects_.insert(kids.getKey("/Obj").getObjGen());
        } else if (kids.isDictionary()) {
            element(kids, parent);
            elements(kids.getKey("/K"), kids, depth + 1);
        }
    }

    void own(Object page, int mcid, Object element) {
        const Mark mark{page.getObjGen(), mcid};
        expect(!is_math(element) || is_token(word(element.getKey("/S"))),
               "content stands in a formula outside of its letters, numbers and signs");
        expect(owned_.insert(mark).second, "content belongs to two elements");
        owner_[mark] = element.getObjGen();
    }

    static bool is_token(const std::string& type) {
        return type == "/mi" || type == "/mn" || type == "/mo" || type == "/mtext" || type == "/ms";
    }

    // ISO 14289-2, 8.2.5.29.
    void math(Object each, Object parent) {
        const bool is_placed = word(each.getKey("/S")) == "/math"
                                   ? word(parent.getKey("/S")) == "/Formula"
                                   : is_math(parent);
        expect(is_placed, "MathML stands outside of a formula");
    }

    void element(Object each, Object parent) {
        if (is_math(each)) {
            math(each, parent);
        }
        const std::string type = word(each.getKey("/S"));
        expect(!type.empty(), "an element has no type");
        expect(each.getKey("/P").getObjGen() == parent.getObjGen(), type + ": P is not its parent");
        if (type == "/Figure" || type == "/Formula") {
            expect(each.getKey("/Alt").isString() && !each.getKey("/Alt").getUTF8Value().empty(),
                   type + " has no Alt");
        }
        if (type == "/TH") {
            expect(attribute(each, "/Scope"), "TH has no Scope");
        }
    }

    static bool attribute(Object element, const std::string& key) {
        Object held = element.getKey("/A");
        if (held.isArray()) {
            for (Object each : held.getArrayAsVector()) {
                if (each.isDictionary() && each.hasKey(key)) {
                    return true;
                }
            }
            return false;
        }
        return held.isDictionary() && held.hasKey(key);
    }

    void page(QPDFPageObjectHelper& helper) {
        Object page = helper.getObjectHandle();
        Marks marks;
        helper.parseContents(&marks);
        expect(!marks.unmarked, "a page has content that is neither tagged nor an artifact");
        expect(!marks.twice, "a page uses an MCID twice");
        expect(word(page.getKey("/Tabs")) == "/S",
               "a page's tab order is not that of the structure");
        Object back =
            marks.mcids.empty() ? Object::newNull() : parent_tree(page.getKey("/StructParents"));
        for (const int mcid : marks.mcids) {
            const Mark mark{page.getObjGen(), mcid};
            seen_.insert(mark);
            expect(owned_.contains(mark), "marked content is in no element");
            const bool leads = back.isArray() && mcid < back.getArrayNItems() &&
                               back.getArrayItem(mcid).getObjGen() == owner_[mark];
            expect(leads, "the ParentTree does not lead from content to its element");
        }
        for (Object note : page.getKey("/Annots").isArray()
                               ? page.getKey("/Annots").getArrayAsVector()
                               : std::vector<Object>()) {
            expect(objects_.contains(note.getObjGen()), "a link is in no element");
            expect(note.getKey("/Contents").isString(), "a link has no Contents");
        }
    }

    Object parent_tree(Object key) {
        Object tree = root_.getKey("/StructTreeRoot").getKey("/ParentTree");
        return key.isInteger() ? find(tree, key.getIntValue(), 0) : Object::newNull();
    }

    static Object
    find(Object node, long long key, int depth) { // NOLINT(misc-no-recursion): depth stops it
        constexpr int deepest = 50;
        if (depth > deepest || !node.isDictionary()) {
            return Object::newNull();
        }
        Object numbers = node.getKey("/Nums");
        for (int i = 0; numbers.isArray() && i + 1 < numbers.getArrayNItems(); i += 2) {
            if (numbers.getArrayItem(i).isInteger() &&
                numbers.getArrayItem(i).getIntValue() == key) {
                return numbers.getArrayItem(i + 1);
            }
        }
        Object kids = node.getKey("/Kids");
        for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i) {
            if (Object found = find(kids.getArrayItem(i), key, depth + 1); !found.isNull()) {
                return found;
            }
        }
        return Object::newNull();
    }

    void fonts() {
        for (Object each : pdf_.getAllObjects()) {
            if (!each.isDictionary()) {
                continue;
            }
            if (word(each.getKey("/Type")) == "/Font" &&
                word(each.getKey("/Subtype")) == "/Type0") {
                expect(each.getKey("/ToUnicode").isStream(), "a font has no ToUnicode");
            }
            if (word(each.getKey("/Type")) == "/FontDescriptor") {
                expect(each.hasKey("/FontFile2") || each.hasKey("/FontFile3") ||
                           each.hasKey("/FontFile"),
                       "a font is not embedded");
            }
        }
    }

    QPDF& pdf_;
    Object root_;
    std::set<Mark> owned_;
    std::set<Mark> seen_;
    std::map<Mark, Id> owner_;
    std::set<Id> objects_;
    std::vector<std::string> faults_;
};

} // namespace

std::vector<std::string> verify(BytesView bytes) {
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("output", bytes.data(), bytes.size());
        std::vector<std::string> faults = Verifier(pdf).all();
        for (const QPDFExc& warning : pdf.getWarnings()) {
            faults.emplace_back(warning.what());
        }
        return faults;
    } catch (const std::exception& error) {
        return {std::string("qpdf cannot read it: ") + error.what()};
    }
}

} // namespace engross::pdf
