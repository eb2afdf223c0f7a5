//! The fonts that documents and pictures are drawn with, character by character: the user's, the system's, the
//! program's own. What none of them has shows as 〓 and is told.
//!
//! Files are read only when a format that holds glyphs is written.

mod error;
mod families;
mod fit;
mod load;
mod part;
mod vector;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use resvg::usvg::fontdb::{Database, ID, Source};
use subsetter::GlyphRemapper;
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
    /// What drawings ask, whose text is laid out by the library: the faces of headings.
    drawn: Vec<ID>,
    /// The first face of headings in bold, if the system has it.
    bold: Option<ID>,
    /// What was looked up together.
    known: HashMap<(Role, char), Option<Glyph>>,
    /// What was looked up one by one.
    found: Mutex<HashMap<(Role, char), Option<Glyph>>>,
}

impl Fonts {
    /// Finds the fonts for a language.
    ///
    /// # Errors
    /// [`FontError`] where the wished file holds no font that may be used.
    pub fn find(wish: Wish<'_>, lang: Lang) -> Result<Self, FontError> {
        let mut fonts = Self::foreign(wish, lang)?;
        fonts.add_own();
        Ok(fonts)
    }

    /// Finds the fonts for the characters of a report, and of these for those in drawings: looked up at once, each file
    /// opened once rather than once a character, and cut out, so that nobody searches or copies fonts of tens of
    /// thousands of glyphs again. The program's own font is unpacked only if one of them needs it. Other characters
    /// are looked for one by one.
    ///
    /// # Errors
    /// [`FontError`] where the wished file holds no font that may be used.
    pub fn for_report(
        wish: Wish<'_>,
        lang: Lang,
        characters: &BTreeSet<char>,
        drawn: &BTreeSet<char>,
    ) -> Result<Self, FontError> {
        let mut fonts = Self::foreign(wish, lang)?;
        fonts.learn(characters);
        // Breaks and what is invisible have no glyphs in any font.
        let lacking = |c: char, glyph: &Option<Glyph>| glyph.is_none() && !c.is_control() && !fit::is_invisible(c);
        let left = fonts.known.iter().filter_map(|((_, c), glyph)| lacking(*c, glyph).then_some(*c)).collect();
        if !BTreeSet::is_empty(&left) {
            fonts.add_own();
            fonts.learn(&left);
        }
        fonts.cut_out(drawn);
        Ok(fonts)
    }

    /// All but the program's own.
    fn foreign(wish: Wish<'_>, lang: Lang) -> Result<Self, FontError> {
        let load::Found { database, text, sans, bold } = load::find(wish, lang)?;
        let (known, found) = (HashMap::new(), Mutex::default());
        Ok(Self { database: Arc::new(database), drawn: sans.clone(), text, sans, bold, known, found })
    }

    fn add_own(&mut self) {
        let own = load::add_own(Arc::make_mut(&mut self.database));
        for chain in [&mut self.text, &mut self.sans, &mut self.drawn] {
            chain.extend(own);
        }
    }

    fn cut_out(&mut self, drawn: &BTreeSet<char>) {
        let mut wanted: BTreeMap<ID, BTreeMap<char, u16>> = BTreeMap::new();
        for ((_, c), glyph) in &self.known {
            let Some(glyph) = glyph else { continue };
            wanted.entry(glyph.face).or_default().insert(*c, glyph.id);
        }
        if let Some(bold) = self.bold.filter(|bold| !wanted.contains_key(bold)) {
            let glyphs = glyphs(&self.database, bold, drawn);
            wanted.insert(bold, glyphs.into_iter().map(|(c, glyph)| (c, glyph.id)).collect());
        }
        let database = Arc::make_mut(&mut self.database);
        let parts: HashMap<ID, (ID, GlyphRemapper)> = wanted
            .iter()
            .filter_map(|(face, wanted)| {
                let (part, numbers) = part::part(database, *face, wanted)?;
                Some((*face, (database.push_face_info(part), numbers)))
            })
            .collect();
        for glyph in self.known.values_mut().flatten() {
            let Some((part, numbers)) = parts.get(&glyph.face) else { continue };
            // It was cut out because it was known.
            (glyph.face, glyph.id) = (*part, numbers.get(glyph.id).unwrap_or(0));
        }
        if drawn.iter().all(|c| part::stands_alone(*c)) {
            let part = |face: &ID| parts.get(face).map_or(*face, |(part, _)| *part);
            let ahead: Vec<ID> = self.sans.iter().filter(|face| wanted.contains_key(face)).map(part).collect();
            self.drawn.splice(0..0, ahead);
            self.bold = self.bold.as_ref().map(part);
        }
    }

    fn learn(&mut self, characters: &BTreeSet<char>) {
        let mut faces: HashMap<ID, HashMap<char, Glyph>> = HashMap::new();
        for role in [Role::Text, Role::Sans] {
            let mut left: Vec<char> = characters.iter().copied().collect();
            for face in self.chain(role).to_vec() {
                if left.is_empty() {
                    break;
                }
                let glyphs = faces.entry(face).or_insert_with(|| glyphs(&self.database, face, characters));
                self.known.extend(left.iter().filter_map(|c| Some(((role, *c), Some(*glyphs.get(c)?)))));
                left.retain(|c| !glyphs.contains_key(c));
            }
            self.known.extend(left.into_iter().map(|c| ((role, c), None)));
        }
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
        if let Some(known) = self.known.get(&(role, c)) {
            return *known;
        }
        let find = || self.chain(role).iter().find_map(|face| glyph(&self.database, *face, c));
        // Whoever failed meanwhile left whole entries.
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        *found.entry((role, c)).or_insert_with(find)
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

/// A character in one face.
fn glyph(database: &Database, face: ID, c: char) -> Option<Glyph> {
    glyphs(database, face, &BTreeSet::from([c])).remove(&c)
}

/// The characters that a face has. Those for private use mean something else in every font, so no font has them.
fn glyphs(database: &Database, face: ID, characters: &BTreeSet<char>) -> HashMap<char, Glyph> {
    let found = database.with_face_data(face, |data, index| {
        let Ok(parsed) = Face::parse(data, index) else { return HashMap::new() };
        let glyph = |c: char| {
            let id = parsed.glyph_index(c).filter(|id| id.0 != 0)?;
            let advance = f32::from(parsed.glyph_hor_advance(id)?) / f32::from(parsed.units_per_em());
            Some((c, Glyph { face, id: id.0, advance }))
        };
        let own = |c: &char| !matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
        characters.iter().copied().filter(own).filter_map(glyph).collect()
    });
    found.unwrap_or_default()
}
