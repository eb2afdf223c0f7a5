//! The fonts that documents and pictures are drawn with, character by character: the user's, the system's, the
//! program's own. What none of them has shows as 〓 and is told.
//!
//! Files are read only when a format that holds glyphs is written.

mod error;
mod families;
mod fit;
mod load;
mod vector;

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use resvg::usvg::fontdb::{Database, ID, Source};
use ttf_parser::Face;

use crate::i18n::Lang;
pub use error::{FontError, FontFault};
pub use fit::Fit;
pub use load::check;
pub(in crate::report) use vector::tree;

/// Stands for a character that no font has (geta mark, U+3013).
pub const GETA: char = '〓';

/// The bytes of a font file.
pub type Data = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// What a text is to its reader, which decides the kind of font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text: 仿宋, 宋体.
    Text,
    /// Headings, tables, charts: 黑体.
    Sans,
}

/// Where fonts may come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish<'a> {
    /// A file whose font comes before all others.
    pub file: Option<&'a Path>,
    /// Whether the system's fonts come before the program's own; without them a report looks the same on every
    /// computer.
    pub system: bool,
}

/// A character as a face draws it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The face.
    pub face: ID,
    /// Its number for the glyph.
    pub id: u16,
    /// How far it moves the pen, in ems.
    pub advance: f32,
}

/// The faces at hand, in the order in which they are asked for a character.
#[derive(Debug)]
pub struct Fonts {
    database: Arc<Database>,
    text: Vec<ID>,
    sans: Vec<ID>,
    /// The first face of headings in bold, if the system has it.
    bold: Option<ID>,
    found: RefCell<HashMap<(Role, char), Option<Glyph>>>,
}

impl Fonts {
    /// Finds the fonts for a language.
    ///
    /// # Errors
    /// [`FontError`] where the wished file holds no font that may be used.
    pub fn find(wish: Wish<'_>, lang: Lang) -> Result<Self, FontError> {
        let load::Found { database, text, sans, bold } = load::find(wish, lang)?;
        Ok(Self { database: Arc::new(database), text, sans, bold, found: RefCell::default() })
    }

    /// The family that a role asks first.
    #[must_use]
    pub fn family(&self, role: Role) -> &str {
        let face = self.chain(role).first().and_then(|face| self.database.face(*face));
        face.and_then(|face| face.families.first()).map_or("", |(name, _)| name)
    }

    /// How a character is drawn, if a font has it.
    #[must_use]
    pub fn glyph(&self, role: Role, c: char) -> Option<Glyph> {
        if let Some(found) = self.found.borrow().get(&(role, c)) {
            return *found;
        }
        let found = self.chain(role).iter().find_map(|face| glyph(&self.database, *face, c));
        self.found.borrow_mut().insert((role, c), found);
        found
    }

    /// Whether a font has a character.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        // Both roles fall back to the same faces in the end.
        self.glyph(Role::Text, c).is_some()
    }

    /// The bytes of a face's file, and which face in the file it is; none if the file cannot be read any more.
    #[must_use]
    pub fn data(&self, face: ID) -> Option<(Data, u32)> {
        let (source, index) = self.database.face_source(face)?;
        let data = match source {
            Source::Binary(data) | Source::SharedFile(_, data) => data,
            Source::File(path) => Arc::new(std::fs::read(path).ok()?),
        };
        Some((data, index))
    }

    fn chain(&self, role: Role) -> &[ID] {
        match role {
            Role::Text => &self.text,
            Role::Sans => &self.sans,
        }
    }
}

/// A character in one face. Characters for private use mean something else in every font, so no font has them.
fn glyph(database: &Database, face: ID, c: char) -> Option<Glyph> {
    if matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..) {
        return None;
    }
    let found = database.with_face_data(face, |data, index| {
        let parsed = Face::parse(data, index).ok()?;
        let id = parsed.glyph_index(c).filter(|id| id.0 != 0)?;
        let advance = f32::from(parsed.glyph_hor_advance(id)?) / f32::from(parsed.units_per_em());
        Some(Glyph { face, id: id.0, advance })
    });
    found.flatten()
}
