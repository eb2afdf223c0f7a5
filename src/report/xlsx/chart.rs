//! The native charts: the radar of all criteria, or bars; lines and patterns stay apart in a grey print.

use rust_xlsxwriter::{
    Chart as Native, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker,
    ChartMarkerType, ChartPatternFill, ChartPatternFillType, ChartSolidFill, ChartType,
};

use super::figures::Figures;
use super::page::{Outcome, Page};
use super::style::{ACCENT, INK, LINE, SCORE};
use super::text::short_text;
use crate::report::document::Chart;
use crate::scoring::Part;

/// Where a chart stands and how large it is, in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub row: u32,
    pub column: u16,
    pub width: u32,
    pub height: u32,
}

/// The cells that a chart draws: name, claimed, evidenced, one row a criterion.
#[derive(Debug, Clone, Copy)]
pub(super) struct Data {
    first: u32,
    last: u32,
    column: u16,
}

/// Writes what a chart draws beside the printed part of a sheet.
pub(super) fn data(
    page: &mut Page<'_>,
    figures: Figures<'_, '_>,
    chart: &Chart,
    row: u32,
    column: u16,
) -> Result<Data, rust_xlsxwriter::XlsxError> {
    let (muted, score) = (page.style.muted(), page.style.muted().set_num_format(SCORE));
    for (at, head) in (column..).zip(["", &chart.claimed, &chart.evidenced]) {
        page.write(row, at, head, &muted)?;
    }
    let mut at = row;
    for (index, axis) in chart.axes.iter().enumerate() {
        at += 1;
        page.write(at, column, &short_text(&axis.label, 60), &muted)?;
        for (view, place) in (0..2).zip(column + 1..) {
            let shown = figures.plotted(Part::Criterion(index), view);
            page.show(at, place, shown.formula.as_deref(), &shown.value, &score)?;
        }
    }
    Ok(Data { first: row, last: at, column })
}

fn claimed_line() -> ChartLine {
    let mut line = ChartLine::new();
    line.set_color(ACCENT).set_width(2.25);
    line
}

fn evidenced_line() -> ChartLine {
    let mut line = ChartLine::new();
    line.set_color(INK).set_width(1.5).set_dash_type(ChartLineDashType::Dash);
    line
}

/// The radar of all criteria.
pub(super) fn radar(page: &mut Page<'_>, sheet: &str, chart: &Chart, data: Data, frame: Frame) -> Outcome {
    let mut native = Native::new(ChartType::RadarWithMarkers);
    let looks = [(claimed_line(), ChartMarkerType::Circle, ACCENT), (evidenced_line(), ChartMarkerType::Square, INK)];
    for (column, (line, kind, color)) in (data.column + 1..).zip(looks) {
        let mut fill = ChartSolidFill::new();
        fill.set_color(if color == INK { 0x00FF_FFFF } else { color });
        let mut format = ChartFormat::new();
        format.set_border(ChartLine::new().set_color(color)).set_solid_fill(&fill);
        let mut marker = ChartMarker::new();
        marker.set_type(kind).set_size(6).set_format(&mut format);
        let series = native.add_series();
        series
            .set_name((sheet, data.first, column))
            .set_categories((sheet, data.first + 1, data.column, data.last, data.column))
            .set_values((sheet, data.first + 1, column, data.last, column))
            .set_format(ChartFormat::new().set_line(&line))
            .set_marker(&marker);
    }
    native.y_axis().set_min(0).set_max(100).set_major_unit(20).set_num_format("0").set_major_gridlines(true);
    native.y_axis().set_major_gridlines_line(ChartLine::new().set_color(LINE).set_width(0.5));
    finish(page, native, chart, frame)
}

/// Bars of all criteria, the first at the top.
pub(super) fn bars(page: &mut Page<'_>, sheet: &str, chart: &Chart, data: Data, frame: Frame) -> Outcome {
    let mut native = Native::new(ChartType::Bar);
    let mut pattern = ChartPatternFill::new();
    pattern
        .set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards)
        .set_foreground_color(INK)
        .set_background_color(0x00FF_FFFF);
    let mut solid = ChartSolidFill::new();
    solid.set_color(ACCENT);
    let mut filled = [ChartFormat::new(), ChartFormat::new()];
    filled[0].set_solid_fill(&solid);
    filled[1].set_pattern_fill(&pattern).set_border(ChartLine::new().set_color(INK).set_width(0.75));
    for (column, format) in (data.column + 1..).zip(&mut filled) {
        let series = native.add_series();
        series
            .set_name((sheet, data.first, column))
            .set_categories((sheet, data.first + 1, data.column, data.last, data.column))
            .set_values((sheet, data.first + 1, column, data.last, column))
            .set_format(format)
            .set_gap(60);
    }
    // The axis of the names comes from the top down.
    native.y_axis().set_reverse();
    native.x_axis().set_min(0).set_max(100).set_major_unit(20).set_num_format("0");
    native.x_axis().set_major_gridlines(true).set_major_gridlines_line(ChartLine::new().set_color(LINE).set_width(0.5));
    finish(page, native, chart, frame)
}

fn finish(page: &mut Page<'_>, mut native: Native, chart: &Chart, frame: Frame) -> Outcome {
    let mut font = ChartFont::new();
    font.set_size(9);
    native.x_axis().set_font(&font);
    native.y_axis().set_font(&font);
    let mut bold = ChartFont::new();
    bold.set_size(11).set_bold();
    native.title().set_name(&chart.title).set_font(&bold);
    native.legend().set_position(ChartLegendPosition::Bottom).set_font(&font);
    native.set_width(frame.width).set_height(frame.height);
    native.set_alt_text(short_text(&chart.alternative, 250));
    page.sheet.insert_chart_with_offset(frame.row, frame.column, &native, 2, 4)?;
    Ok(())
}
