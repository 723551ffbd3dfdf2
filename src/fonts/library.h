// Which face draws which character. Families are asked for by the author's names; the installed,
// freely embeddable font that comes nearest answers (標楷體 → 全字庫正楷體).
#pragma once

#include "fonts/face.h"
#include "fonts/families.h"

#include <compare>

namespace engross::fonts {

// A face and what must be imitated because the family has no such cut.
struct Choice {
    const Face* face = nullptr; // never null from Stack::pick
    bool synthetic_bold = false;
    bool synthetic_slant = false;
    bool missing = false; // no installed font has the character: draw 〓 with this face
};

// What a style asks for.
struct Wanted {
    std::string latin{};      // family for Latin text, "" for the default
    std::string east_asian{}; // family for Han text
    bool bold = false;
    bool italic = false;
    auto operator<=>(const Wanted&) const = default;
};

class Library;

// The faces of one style and their fall-backs.
class Stack {
public:
    // `east_asian`: characters that both kinds of font have (quotes, …, ·, digits stay Latin) are
    // drawn by the Han font.
    [[nodiscard]] Choice pick(char32_t character, bool east_asian) const;
    [[nodiscard]] Choice latin() const;
    [[nodiscard]] Choice east_asian() const;

private:
    friend class Library;
    Library* library_ = nullptr;
    [[nodiscard]] Choice special(char32_t character) const;
    Choice latin_, east_asian_;
    bool latin_is_han_ = false;
    bool bold_ = false, italic_ = false;
    Kind kind_ = Kind::serif;
};

// Finds fonts by fontconfig, opens a face only when it is first drawn with. Not thread-safe: one
// for each worker.
class Library {
public:
    Library();
    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    const Stack& stack(const Wanted& wanted);
    // A family by its own name, no aliases; null when it is not installed.
    const Face* face(std::string_view family, bool bold = false, bool italic = false);
    // Forgets what was asked for (stacks and replaced()), so that no document hears of another's
    // fonts; open faces stay.
    void begin_document();
    // Families that were asked for and answered by another one: asked → given. For font-replaced.
    [[nodiscard]] const std::map<std::string, std::string>& replaced() const;
    // Folders that must be readable for faces to open (the sandbox).
    static std::vector<std::string> folders();

private:
    friend class Stack;
    Choice fallback(char32_t character, const Stack& stack);
    template <class Names>
    Choice first_of(const Names& families, char32_t character, const Stack& stack);
    Choice search(char32_t character, const Stack& stack);
    Choice find(const std::string& family, bool bold, bool italic);
    const Face* open(std::size_t index);
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// For --version: "libfoo 1.2".
std::string library_versions();

} // namespace engross::fonts
