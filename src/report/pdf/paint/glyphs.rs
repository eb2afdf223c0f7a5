//! Letters on a page, each from the first font that has it.

use std::collections::HashMap;

use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use resvg::usvg::fontdb::ID;

use super::{fill, stroke};
use crate::report::fonts::Fonts;
use crate::report::pdf::style::Type;

/// How much bolder letters are drawn where the font is not bold, in ems.
const BOLD: f32 = 0.028;

/// The fonts of a file.
pub(super) struct Letters<'a> {
    fonts: &'a Fonts,
    loaded: HashMap<ID, Option<Font>>,
}

impl<'a> Letters<'a> {
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, loaded: HashMap::new() }
    }

    /// Draws one line from the start of its baseline.
    pub(super) fn draw(&mut self, surface: &mut Surface<'_>, at: (f32, f32), text: &str, style: &Type) {
        surface.set_fill(Some(fill(style.ink)));
        surface.set_stroke(style.bold.then(|| stroke(style.ink, style.size * BOLD)));
        let mut run = Run { x: at.0, y: at.1, size: style.size, ..Run::default() };
        for c in text.chars() {
            // Texts were fitted to the fonts before.
            let Some(glyph) = self.fonts.glyph(style.role, c) else { continue };
            if run.face != Some(glyph.face) {
                run.flush(surface, self.font(run.face));
                run.face = Some(glyph.face);
            }
            run.push(c, glyph.id, glyph.advance);
        }
        run.flush(surface, self.font(run.face));
    }

    fn font(&mut self, face: Option<ID>) -> Option<Font> {
        let (face, fonts) = (face?, self.fonts);
        let load = || fonts.data(face).and_then(|(data, index)| Font::new(data.into(), index));
        self.loaded.entry(face).or_insert_with(load).clone()
    }
}

/// Letters of one font.
#[derive(Default)]
struct Run {
    x: f32,
    y: f32,
    size: f32,
    face: Option<ID>,
    text: String,
    glyphs: Vec<KrillaGlyph>,
    length: f32,
}

impl Run {
    fn push(&mut self, c: char, id: u16, advance: f32) {
        let start = self.text.len();
        self.text.push(c);
        let range = start..self.text.len();
        self.glyphs.push(KrillaGlyph::new(GlyphId::new(id.into()), advance, 0.0, 0.0, 0.0, range, None));
        self.length += advance * self.size;
    }

    fn flush(&mut self, surface: &mut Surface<'_>, font: Option<Font>) {
        if let Some(font) = font.filter(|_| !self.glyphs.is_empty()) {
            surface.draw_glyphs(Point::from_xy(self.x, self.y), &self.glyphs, font, &self.text, self.size, false);
        }
        self.x += std::mem::take(&mut self.length);
        self.text.clear();
        self.glyphs.clear();
    }
}
