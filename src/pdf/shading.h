// Gradients as shadings (ISO 32000-1, 8.7.4.5): axial and radial ones, each stored once in a
// space of its own, which a matrix lays into the box that it fills.
#pragma once

#include "element.h"

#include "doc/gradient.h"

#include <array>

namespace engross::pdf {

// A function from one colour to another (7.10.3).
Object blend(std::uint32_t first, std::uint32_t last);
// Axial with four coordinates, radial with six (8.7.4.5.3, 8.7.4.5.4); goes on beyond its ends.
Object shading_of(const std::vector<Object>& coords, const Object& function);

class ShadingSet {
public:
    explicit ShadingSet(QPDF& pdf) : pdf_(pdf) {}

    // Its name among the page's resources ("S1").
    const std::string& use(const doc::Gradient& gradient);

    [[nodiscard]] Object object(const std::string& resource_name) const {
        return objects_.at(resource_name);
    }

private:
    QPDF& pdf_;
    std::map<std::string, std::string> names_; // by the gradient as it is written
    std::map<std::string, Object> objects_;    // by name
};

// From the shading's space to the page, so that it fills the box as CSS Images 3 says (3.1.1,
// 3.2.3: to the farthest corner).
std::array<double, 6> shading_matrix(const doc::Gradient& gradient, const Box& box);

} // namespace engross::pdf
