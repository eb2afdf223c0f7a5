//! The part of a font that a report needs, as a font of its own.

use std::collections::BTreeMap;
use std::sync::Arc;

use resvg::usvg::fontdb::{Database, FaceInfo, ID, Source};
use subsetter::{GlyphRemapper, subset};
use ttf_parser::{Face, RawFace, Tag};

/// A face cut down to characters, given with their glyphs, and the new numbers of its glyphs; none if it cannot be
/// cut or would not be the same. Only what is needed of its file is read.
pub(super) fn part(database: &Database, face: ID, wanted: &BTreeMap<char, u16>) -> Option<(FaceInfo, GlyphRemapper)> {
    let numbers = GlyphRemapper::new_from_glyphs_sorted(&wanted.values().copied().collect::<Vec<_>>());
    let glyphs: BTreeMap<char, u16> = wanted.iter().filter_map(|(c, id)| Some((*c, numbers.get(*id)?))).collect();
    let data = database.with_face_data(face, |data, index| {
        let part = subset(data, index, &numbers).ok()?;
        // Weight and heights, which the library leaves out.
        let metrics = RawFace::parse(data, index).ok()?.table(Tag::from_bytes(b"OS/2"));
        with_tables(&part, &[(b"OS/2", metrics.unwrap_or_default()), (b"cmap", &mapping(&glyphs))])
    });
    let data = data.flatten()?;
    let parsed = Face::parse(&data, 0).ok()?;
    if !glyphs.iter().all(|(c, id)| parsed.glyph_index(*c).is_some_and(|found| found.0 == *id)) {
        return None;
    }
    let info = database.face(face)?.clone();
    Some((FaceInfo { source: Source::Binary(Arc::new(data)), index: 0, ..info }, numbers))
}

/// Whether a character looks the same whatever stands beside it, up to a hair's breadth of room; others are joined,
/// set on top of each other or ordered by tables of the font that a part lacks.
pub(super) fn stands_alone(c: char) -> bool {
    matches!(c,
        '\0'..='\u{2FF}' | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{52F}' | '\u{1E00}'..='\u{200A}'
        | '\u{2010}'..='\u{2027}' | '\u{202F}'..='\u{205F}' | '\u{2070}'..='\u{20CF}' | '\u{2100}'..='\u{2BFF}'
        | '\u{2E80}'..='\u{3029}' | '\u{3030}'..='\u{3098}' | '\u{309B}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FEFE}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

/// A font with more tables; empty ones are left out (OpenType 1.9, "Table Directory").
fn with_tables(font: &[u8], more: &[(&[u8; 4], &[u8])]) -> Option<Vec<u8>> {
    let raw = RawFace::parse(font, 0).ok()?;
    let own = raw.table_records.into_iter().filter_map(|record| Some((record.tag, raw.table(record.tag)?)));
    let more = more.iter().filter(|(_, data)| !data.is_empty()).map(|(tag, data)| (Tag::from_bytes(tag), *data));
    let mut tables: Vec<(Tag, &[u8])> = own.chain(more).collect();
    tables.sort_by_key(|(tag, _)| *tag);
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.checked_ilog2()?;
    let range = 16_u16 << power;
    let mut out = font.get(..4)?.to_vec();
    for number in [count, range, u16::try_from(power).ok()?, count * 16 - range] {
        out.extend(number.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    for (tag, data) in &tables {
        // Sums are for those who doubt the disk.
        for number in [tag.0, 0, u32::try_from(at).ok()?, u32::try_from(data.len()).ok()?] {
            out.extend(number.to_be_bytes());
        }
        at += data.len().next_multiple_of(4);
    }
    for (_, data) in &tables {
        out.extend(*data);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    Some(out)
}

/// A table that maps characters to glyphs, one group each (OpenType 1.9, "cmap", format 12).
fn mapping(glyphs: &BTreeMap<char, u16>) -> Vec<u8> {
    // Beyond any number of characters that there are.
    let count = u32::try_from(glyphs.len()).unwrap_or(u32::MAX);
    // Version, one table, for Windows with all of Unicode, after this head; its format.
    let head = [0_u16, 1, 3, 10, 0, 12, 12, 0].into_iter().flat_map(u16::to_be_bytes);
    let sizes = [16 + 12 * count, 0, count];
    let groups = glyphs.iter().flat_map(|(c, glyph)| [u32::from(*c), u32::from(*c), u32::from(*glyph)]);
    head.chain(sizes.into_iter().chain(groups).flat_map(u32::to_be_bytes)).collect()
}
