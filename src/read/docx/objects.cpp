#include "read/docx/objects.h"

#include "base/error.h"
#include "read/docx/inline.h"

#include <algorithm>

namespace engross::read::docx {

namespace {

constexpr int most_points = 1'000;
constexpr std::size_t most_series = 100;

struct Series {
    std::string name;
    std::map<int, std::string> categories, values; // by index
};

struct Chart {
    std::string title;
    std::string category_title, value_title; // of the axes
    std::vector<Series> series;
};

// A broken part costs the object, not the document.
Part load(Context& context, const std::string& name) {
    try {
        return Part(context.package, name, context.input.limits);
    } catch (const Error& error) {
        if (error.code != ExitCode::unreadable) {
            throw;
        }
        return {};
    }
}

// c:pt of the first cache (or literal) below c:tx, c:cat or c:val.
std::map<int, std::string> points_of(xml::Node source) {
    std::map<int, std::string> points;
    for (xml::Node node = source; node; node = node.following(source)) {
        const int index = node.is("pt") ? text::to_int(node.attr("idx"), -1) : -1;
        if (index >= 0 && index < most_points) {
            points.try_emplace(index, text::trim(node.child("v").text()));
        }
    }
    return points;
}

std::string text_of_runs(xml::Node source) {
    std::string words;
    for (xml::Node node = source; node; node = node.following(source)) {
        words += node.is("t") ? node.text() : "";
    }
    return words;
}

Series series_of(xml::Node node) {
    const auto names = points_of(node.child("tx"));
    Series series;
    for (const auto& [index, name] : names) {
        series.name += (series.name.empty() ? "" : " ") + name;
    }
    if (names.empty()) {
        series.name = text::trim(node.child("tx").child("v").text());
    }
    series.categories = points_of(node.child("cat") ? node.child("cat") : node.child("xVal"));
    series.values = points_of(node.child("val") ? node.child("val") : node.child("yVal"));
    return series;
}

Chart chart_of(xml::Node root) {
    const xml::Node body = root.child("chart");
    Chart chart;
    chart.title = text_of_runs(body.child("title"));
    const xml::Node area = body.child("plotArea");
    for (const xml::Node group : area.children()) {
        if (const std::string words = text_of_runs(group.child("title")); !words.empty()) {
            std::string& title =
                group.is("catAx") || group.is("dateAx") ? chart.category_title : chart.value_title;
            title += (title.empty() ? "" : "; ") + words;
        }
        for (const xml::Node node : group.children()) {
            if (node.is("ser") && chart.series.size() < most_series) {
                chart.series.push_back(series_of(node));
            }
        }
    }
    return chart;
}

struct Table {
    Context& context;
    Place place;
    std::string src;
    xml::Node node;

    xml::Node row(std::string_view section) {
        xml::Node part = node.child(section) ? node.child(section) : node.append(section);
        return part.append("row");
    }

    void cell(xml::Node row, std::string_view words, std::string_view scope) {
        xml::Node cell = row.append("cell");
        if (!scope.empty()) {
            cell.set("header", "yes");
            cell.set("scope", scope);
        }
        Place inside = place;
        inside.flow.parent = cell;
        write_plain(context, words, "", inside);
    }
};

void write_chart(Table& table, const Chart& chart) {
    xml::Node head = table.row("head");
    table.cell(head, chart.category_title, "column");
    std::map<int, std::string> categories;
    for (const Series& series : chart.series) {
        table.cell(head, series.name.empty() ? chart.value_title : series.name, "column");
        categories.insert(series.categories.begin(), series.categories.end());
        for (const auto& [index, value] : series.values) {
            categories.try_emplace(index);
        }
    }
    for (const auto& [index, category] : categories) {
        xml::Node row = table.row("body");
        table.cell(row, category, "row");
        for (const Series& series : chart.series) {
            const auto value = series.values.find(index);
            table.cell(row, value == series.values.end() ? "" : value->second, "");
        }
    }
}

} // namespace

void write_plain(Context& context,
                 std::string_view words,
                 std::string_view src,
                 const Place& place) {
    const std::string style(context.styles.paragraph_style({}));
    xml::Node block = context.out.block(place.flow, "p", src);
    Paragraph paragraph(context, block, style, place);
    doc::RunLook look = context.styles.run(style, {}, place.table_style).look();
    if (!words.empty()) {
        paragraph.builder().text(words, look);
    }
    paragraph.finish(context.styles.paragraph(style, place.table_style), {}, {});
}

bool read_chart(Context& context, const Object& object, const Place& place) {
    const std::string& part = object.part;
    const Part source = load(context, part);
    const Chart chart = chart_of(source.root());
    const bool has_values =
        std::ranges::any_of(chart.series, [](const Series& each) { return !each.values.empty(); });
    if (!chart.title.empty()) {
        write_plain(context, chart.title, part, place);
    }
    if (!has_values) {
        return !chart.title.empty();
    }
    Table table{context, place, part, context.out.block(place.flow, "table", part)};
    table.node.set("header", "author");
    table.node.set("border", "yes");
    const bool says_axis = !chart.value_title.empty() && !chart.series.front().name.empty();
    const std::string axis = says_axis ? chart.value_title : "";
    const std::string summary =
        object.alt + (object.alt.empty() || axis.empty() ? "" : "; ") + axis;
    if (!summary.empty()) {
        table.node.set("summary", summary);
    }
    write_chart(table, chart);
    if (!table.node.child("body")) {
        table.node.append("body");
    }
    context.out.trouble("object-flattened", table.node, "", chart.title);
    return true;
}

bool read_diagram(Context& context, const Object& object, const Place& place) {
    const std::string& part = object.part;
    const Part source = load(context, part);
    bool has_text = false;
    const xml::Node points = source.root().child("ptLst");
    for (const xml::Node point : points.children()) {
        const xml::Node body = point.child("t");
        for (const xml::Node paragraph : body.children()) {
            const std::string words = paragraph.is("p") ? text_of_runs(paragraph) : std::string();
            if (!text::is_blank(words)) {
                write_plain(context, words, part, place);
                has_text = true;
            }
        }
    }
    if (has_text) {
        context.out.trouble("object-flattened", {}, part, "SmartArt");
    }
    return has_text;
}

} // namespace engross::read::docx
