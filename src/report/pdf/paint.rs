//! From pages to a file.

mod glyphs;
mod outline;

use chrono::{Datelike as _, Timelike as _};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::geom::{PathBuilder, Rect, Size};
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::{Document as File, SerializeSettings, color::rgb};
use krilla_svg::{SurfaceExt as _, SvgSettings};
use resvg::usvg::Tree;

use super::flow::{Flowed, Page};
use super::piece::Op;
use super::style::{Ink, PAGE};
use super::tags::Tags;
use crate::app::Moment;
use crate::report::document::Document;
use crate::report::fonts::Fonts;
use glyphs::Letters;

/// Draws the pages.
pub(super) fn paint(
    document: &Document,
    flowed: &Flowed,
    mut tags: Tags,
    drawings: &[Tree],
    fonts: &Fonts,
    exported: Moment,
) -> Result<Vec<u8>, String> {
    let mut file = File::new_with(settings()?);
    let mut letters = Letters::new(fonts);
    for (number, page) in flowed.pages.iter().enumerate() {
        let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or("the page has no size")?;
        let mut sheet = file.start_page_with(size);
        let surface = sheet.surface();
        Painter { surface, letters: &mut letters, tags: &mut tags, drawings, number }.page(page);
    }
    let language = document.lang.pick("zh-CN", "en");
    file.set_outline(outline::outline(document, &flowed.bookmarks));
    file.set_tag_tree(tags.tree(language));
    file.set_metadata(metadata(document, language, exported));
    file.finish().map_err(|error| format!("{error}: {error:?}"))
}

fn settings() -> Result<SerializeSettings, String> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_B)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| format!("{error:?}"))?;
    Ok(SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() })
}

/// What the file says of itself: nothing of the computer or its user.
fn metadata(document: &Document, language: &str, exported: Moment) -> Metadata {
    Metadata::new()
        .title(document.title.clone())
        .description(document.notice.clone())
        .language(language.to_owned())
        .creator("pinheng".to_owned())
        .producer("pinheng".to_owned())
        .creation_date(date(exported))
}

fn date(moment: Moment) -> DateTime {
    let minutes = moment.offset().local_minus_utc() / 60;
    let small = |number: u32| u8::try_from(number).unwrap_or(0);
    DateTime::new(u16::try_from(moment.year()).unwrap_or(0))
        .month(small(moment.month()))
        .day(small(moment.day()))
        .hour(small(moment.hour()))
        .minute(small(moment.minute()))
        .second(small(moment.second()))
        .utc_offset_hour(i8::try_from(minutes / 60).unwrap_or(0))
        .utc_offset_minute(u8::try_from(minutes.abs() % 60).unwrap_or(0))
}

struct Painter<'p, 's, 'f> {
    surface: Surface<'s>,
    letters: &'p mut Letters<'f>,
    tags: &'p mut Tags,
    drawings: &'p [Tree],
    number: usize,
}

impl Painter<'_, '_, '_> {
    fn page(&mut self, page: &Page) {
        for ((left, top), op) in page {
            match op {
                Op::Text { at, text, style, tag } => {
                    let at = (left + at.0, top + at.1);
                    let content = match tag {
                        Some(_) => ContentTag::Span(SpanTag::empty()),
                        None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
                    };
                    let leaf = self.surface.start_tagged(content);
                    self.letters.draw(&mut self.surface, at, text, style);
                    self.surface.end_tagged();
                    if let Some(tag) = tag {
                        self.tags.leaf(*tag, leaf);
                    }
                }
                Op::Drawing { at, size, index, tag } => self.drawing((left + at.0, top + at.1), *size, *index, *tag),
                shape => self.shape((*left, *top), shape),
            }
        }
    }

    fn drawing(&mut self, at: (f32, f32), size: (f32, f32), index: usize, tag: usize) {
        let (Some(tree), Some(room)) = (self.drawings.get(index), Size::from_wh(size.0, size.1)) else { return };
        let leaf = self.surface.start_tagged(ContentTag::Other);
        self.surface.push_transform(&krilla::geom::Transform::from_translate(at.0, at.1));
        // None only for a size of nothing, which a chart never has.
        let _ = self.surface.draw_svg(tree, room, SvgSettings::default());
        self.surface.pop();
        self.surface.end_tagged();
        self.tags.leaf(tag, leaf);
        self.tags.area(tag, self.number, Rect::from_xywh(at.0, at.1, size.0, size.1));
    }

    /// A shape for the eye alone.
    fn shape(&mut self, (left, top): (f32, f32), op: &Op) {
        let mut path = PathBuilder::new();
        match op {
            Op::Box { at, size, fill, frame } => {
                let Some(area) = Rect::from_xywh(left + at.0, top + at.1, size.0, size.1) else { return };
                path.push_rect(area);
                self.surface.set_fill(fill.map(self::fill));
                self.surface.set_stroke(frame.map(|(ink, width)| stroke(ink, width)));
            }
            Op::Rule { from, to, ink, width } => {
                path.move_to(left + from.0, top + from.1);
                path.line_to(left + to.0, top + to.1);
                self.surface.set_fill(None);
                self.surface.set_stroke(Some(stroke(*ink, *width)));
            }
            Op::Text { .. } | Op::Drawing { .. } => return,
        }
        let Some(path) = path.finish() else { return };
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        self.surface.draw_path(&path);
        self.surface.end_tagged();
    }
}

fn fill(ink: Ink) -> Fill {
    Fill { paint: colour(ink).into(), ..Fill::default() }
}

fn stroke(ink: Ink, width: f32) -> Stroke {
    Stroke { paint: colour(ink).into(), width, ..Stroke::default() }
}

fn colour(Ink(red, green, blue): Ink) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}
