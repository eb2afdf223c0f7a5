//! From blocks to pieces.

mod facts;
mod figures;
mod lists;

use resvg::usvg::Tree;

use super::piece::{Bookmark, Op, Piece};
use super::setter::Setter;
use super::style::{ACCENT, BODY, HEADING, LONG_TITLE, NOTICE, SECTION, TITLE, Type, WIDTH};
use super::tags::{Kind, TagId, Tags};
use super::{charts, table};
use crate::report::document::{Block, Document, Section, section_number};
use crate::report::fonts::Fonts;
use crate::report::parts::Part;

/// Builds the pieces of a document in reading order.
pub(super) struct Builder<'a> {
    document: &'a Document,
    pub(super) fonts: &'a Fonts,
    pub(super) setter: Setter<'a>,
    pub(super) tags: Tags,
    pub(super) pieces: Vec<Piece>,
    pub(super) drawings: Vec<Tree>,
    /// The section that is built.
    pub(super) section: Option<TagId>,
}

/// Where the lines of a text stand.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub x: f32,
    pub room: f32,
    /// Room above the first line.
    pub above: f32,
    /// Whether the last line stays with what follows.
    pub keep: bool,
}

impl<'a> Builder<'a> {
    pub(super) fn new(document: &'a Document, fonts: &'a Fonts) -> Self {
        let (tags, pieces, drawings) = (Tags::default(), Vec::new(), Vec::new());
        Self { document, fonts, setter: Setter { fonts }, tags, pieces, drawings, section: None }
    }

    /// The pieces, their structure and the charts among them.
    pub(super) fn build(mut self) -> Result<(Vec<Piece>, Tags, Vec<Tree>), String> {
        self.title();
        for (index, section) in self.document.sections.iter().enumerate() {
            self.section(index, section)?;
        }
        Ok((self.pieces, self.tags, self.drawings))
    }

    fn title(&mut self) {
        let document = self.document;
        let bar = Op::Box { at: (0.0, 0.0), size: (42.0, 3.0), fill: Some(ACCENT), frame: None };
        self.pieces.push(Piece { ops: vec![bar], height: 10.0, keep: true, ..Piece::default() });
        let place = Place { x: 0.0, room: WIDTH, above: 0.0, keep: true };
        let tag = self.tags.add(None, Kind::Heading(1, document.title.clone()));
        let style = self.setter.fitting(&document.title, (TITLE, LONG_TITLE), WIDTH);
        self.lines(&document.title, style, place, tag);
        let tag = self.tags.add(None, Kind::Paragraph);
        self.lines(&document.notice, NOTICE, Place { above: 2.0, ..place }, tag);
        self.facts_in_two(&document.facts);
    }

    fn section(&mut self, index: usize, section: &'a Section) -> Result<(), String> {
        let sections = &self.document.sections;
        let number = if sections.len() < 2 { String::new() } else { section_number(index, self.document.lang) };
        let title = number + &section.title;
        let tag = self.tags.add(None, Kind::Section);
        self.section = Some(tag);
        let first = self.pieces.len();
        let heading = self.tags.add(self.section, Kind::Heading(2, title.clone()));
        let place = Place { x: 0.0, room: WIDTH, above: 26.0, keep: true };
        self.lines(&title, SECTION, place, heading);
        let rule = Op::Rule { from: (0.0, 3.0), to: (WIDTH, 3.0), ink: ACCENT, width: 1.2 };
        self.pieces.push(Piece { ops: vec![rule], height: 9.0, keep: true, ..Piece::default() });
        if let Some(piece) = self.pieces.get_mut(first) {
            piece.fresh = index > 0 && starts_page(sections[index - 1].part, section.part);
            piece.bookmark = Some(Bookmark { depth: 0, title });
        }
        for (index, block) in section.blocks.iter().enumerate() {
            // A text that introduces a table or a list is not parted from it.
            let leads =
                matches!(section.blocks.get(index + 1), Some(Block::Table(_) | Block::List(_) | Block::Quote(_)));
            self.block(block, leads, section.part)?;
        }
        Ok(())
    }

    fn block(&mut self, block: &Block, leads: bool, part: Part) -> Result<(), String> {
        match block {
            Block::Heading(text) => self.heading(text),
            Block::Paragraph(text) => self.paragraph(text, leads),
            Block::Quote(text) => self.quote(text),
            Block::Facts(rows) => self.facts(rows),
            Block::List(entries) => self.list(entries),
            Block::Headlines(rows) => self.headlines(rows),
            Block::Table(table) => table::table(self, table, part == Part::Checklist),
            Block::Radar(chart) => charts::radar(self, chart)?,
            Block::Bars(chart) => charts::bars(self, chart)?,
            Block::Blanks(names) => self.blanks(names),
        }
        Ok(())
    }

    fn heading(&mut self, text: &str) {
        let tag = self.tags.add(self.section, Kind::Heading(3, text.to_owned()));
        let first = self.pieces.len();
        self.lines(text, HEADING, Place { x: 0.0, room: WIDTH, above: 14.0, keep: true }, tag);
        if let Some(piece) = self.pieces.get_mut(first) {
            piece.bookmark = Some(Bookmark { depth: 1, title: text.to_owned() });
        }
        self.space(4.0);
    }

    fn paragraph(&mut self, text: &str, leads: bool) {
        let tag = self.tags.add(self.section, Kind::Paragraph);
        self.lines(text, BODY, Place { x: 0.0, room: WIDTH, above: 6.0, keep: leads }, tag);
    }

    /// Adds a text line by line; neither its first line nor its last is left alone on a page.
    pub(super) fn lines(&mut self, text: &str, style: Type, place: Place, tag: TagId) {
        let lines = self.setter.lines(text, &style, place.room);
        let count = lines.len();
        for (index, line) in lines.into_iter().enumerate() {
            let ops = vec![Op::Text { at: (place.x, style.ascent()), text: line, style, tag: Some(tag) }];
            let last = index + 1 == count;
            let keep = if last { place.keep } else { index == 0 || index + 2 == count };
            let above = if index == 0 { place.above } else { 0.0 };
            self.pieces.push(Piece { ops, height: style.leading, above, keep, ..Piece::default() });
        }
    }

    /// Room that stays with what is above and what is below it.
    pub(super) fn space(&mut self, height: f32) {
        if let Some(last) = self.pieces.last_mut() {
            last.height += height;
        }
    }
}

/// The first page is the summary's alone, and tables of many pages start on one of their own.
fn starts_page(before: Part, part: Part) -> bool {
    before == Part::Summary || matches!(part, Part::Items | Part::Checklist)
}
