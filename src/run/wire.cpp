// One list of members for both directions. A number is eight bytes of this machine's order, text
// its length and bytes, what is optional a flag before it.
#include "run/wire.h"

#include <cstdint>
#include <cstring>
#include <type_traits>

namespace engross::run {

namespace {

struct Writer {
    Bytes out;

    void number(std::int64_t& value) {
        char raw[sizeof value];
        std::memcpy(raw, &value, sizeof value);
        out.append(raw, sizeof value);
    }

    void text(std::string& value) {
        auto size = static_cast<std::int64_t>(value.size());
        number(size);
        out += value;
    }
};

struct Cut {}; // the bytes end early or make no sense

struct Reader {
    BytesView in;

    BytesView next(std::int64_t size) {
        if (size < 0 || static_cast<std::uint64_t>(size) > in.size()) {
            throw Cut{};
        }
        const BytesView taken = in.substr(0, static_cast<std::size_t>(size));
        in.remove_prefix(taken.size());
        return taken;
    }

    void number(std::int64_t& value) {
        std::memcpy(&value, next(sizeof value).data(), sizeof value);
    }

    void text(std::string& value) {
        std::int64_t size = 0;
        number(size);
        value = next(size);
    }
};

template <typename Wire> void carry(Wire& wire, std::string& value) { wire.text(value); }

template <typename Wire> void carry(Wire& wire, int& value) {
    std::int64_t wide = value;
    wire.number(wide);
    value = static_cast<int>(wide);
}

template <typename Wire> void carry(Wire& wire, bool& value) {
    int number = value ? 1 : 0;
    carry(wire, number);
    value = number != 0;
}

template <typename Wire, typename Enum> void carry_enum(Wire& wire, Enum& value, Enum last) {
    int number = static_cast<int>(value);
    carry(wire, number);
    if (number < 0 || number > static_cast<int>(last)) {
        throw Cut{};
    }
    value = static_cast<Enum>(number);
}

template <typename Wire> void carry(Wire& wire, Text& text) {
    carry(wire, text.zh);
    carry(wire, text.en);
}

template <typename Wire, typename Value>
void carry_optional(Wire& wire, std::optional<Value>& value, Value empty) {
    int there = value ? 1 : 0;
    carry(wire, there);
    if (there == 0) {
        value.reset();
        return;
    }
    if (!value) {
        value = std::move(empty);
    }
    carry(wire, *value);
}

template <typename Wire> void carry(Wire& wire, Location& where) {
    carry(wire, where.id);
    carry(wire, where.src);
    carry_optional(wire, where.page, 0);
    carry_optional(wire, where.pdf_page, 0);
    carry(wire, where.heading);
    carry(wire, where.quote);
}

template <typename Wire> void carry(Wire& wire, Finding& finding) {
    carry(wire, finding.rule);
    carry_enum(wire, finding.severity, Severity::error);
    carry(wire, finding.message);
    carry(wire, finding.reason);
    carry(wire, finding.source);
    carry(wire, finding.fix.word);
    carry(wire, finding.fix.libreoffice);
    carry(wire, finding.where);
    carry(wire, finding.fingerprint);
}

template <typename Wire> void carry(Wire& wire, Error& error) {
    carry_enum(wire, error.code, ExitCode::limit);
    carry(wire, error.where);
    carry(wire, error.message);
    carry(wire, error.of_machine);
}

template <typename Wire> void carry(Wire& wire, Asked& asked) {
    carry(wire, asked.rule);
    carry(wire, asked.places);
}

template <typename Wire> void carry(Wire& wire, report::Picture& picture) {
    carry(wire, picture.where);
    carry(wire, picture.thumbnail);
    carry(wire, picture.width);
    carry(wire, picture.height);
    carry(wire, picture.decorative);
    carry(wire, picture.alt);
    carry(wire, picture.by);
    carry(wire, picture.caption);
    carry(wire, picture.ocr);
    carry(wire, picture.confidence);
    carry(wire, picture.ocr_confidence);
}

template <typename Wire, typename Value>
void carry_all(Wire& wire, std::vector<Value>& values, const Value& blank) {
    auto count = static_cast<std::int64_t>(values.size());
    wire.number(count);
    if constexpr (std::is_same_v<Wire, Reader>) {
        for (; count > 0; --count) { // a count that lies ends with the bytes
            values.push_back(blank);
            carry(wire, values.back());
        }
    } else {
        for (Value& value : values) {
            carry(wire, value);
        }
    }
}

Finding blank_finding() {
    const Text none = Text::same("");
    return {.rule = {},
            .severity = Severity::advice,
            .message = none,
            .reason = none,
            .source = none,
            .fix = {none, none},
            .where = {}};
}

template <typename Wire> void carry(Wire& wire, report::Confirmation& each) {
    carry(wire, each.output);
    carry(wire, each.judge);
    carry(wire, each.standard);
}

template <typename Wire> void carry(Wire& wire, recognize::Kept& kept) {
    carry(wire, kept.key);
    carry(wire, kept.reading);
}

template <typename Wire> void carry(Wire& wire, Sum& sum) {
    carry(wire, sum.name);
    carry(wire, sum.sha256);
}

template <typename Wire> void carry(Wire& wire, Result& result) {
    carry(wire, result.about.title);
    carry(wire, result.about.agency);
    carry(wire, result.about.date);
    carry(wire, result.file.path);
    carry(wire, result.file.sha256);
    carry_all(wire, result.file.findings, blank_finding());
    carry_all(wire, result.file.asked, Asked());
    carry_all(wire, result.file.pictures, report::Picture());
    carry_all(
        wire, result.file.confirmations, report::Confirmation{{}, Text::same(""), Text::same("")});
    carry_optional(wire, result.file.error, Error(ExitCode::internal, {}, Text::same("")));
    carry_enum(wire, result.code, ExitCode::limit);
    carry_all(wire, result.sums, Sum());
    carry(wire, result.dump);
    carry_all(wire, result.readings, recognize::Kept());
}

} // namespace

Bytes encode(Result result) {
    Writer wire;
    carry(wire, result);
    return std::move(wire.out);
}

std::optional<Result> decode(BytesView bytes) {
    Reader wire{bytes};
    Result result;
    try {
        carry(wire, result);
    } catch (const Cut&) {
        return std::nullopt;
    }
    return wire.in.empty() ? std::optional(std::move(result)) : std::nullopt;
}

} // namespace engross::run
