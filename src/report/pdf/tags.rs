//! The structure of the document for those who do not see its pages.

use std::num::NonZeroU16;

use krilla::geom::Rect;
use krilla::tagging::{BBox, Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

/// Longer texts than a PDF string may hold are cut; a character takes at most four bytes of 32,767.
const MOST: usize = 8000;

/// A node of the structure, by its index.
pub(super) type TagId = usize;

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Section,
    /// A heading of a rank from 1.
    Heading(u16, String),
    Paragraph,
    Quote,
    List,
    /// A list of names and values.
    Facts,
    Item,
    Label,
    Body,
    /// A table and what it shows.
    Table(String),
    TableHead,
    TableBody,
    Row,
    ColumnHead,
    RowHead,
    Cell,
    /// A chart and the same in words.
    Figure(String),
    Caption,
}

#[derive(Debug)]
struct Entry {
    kind: Kind,
    children: Vec<Child>,
    area: Option<(usize, Rect)>,
}

#[derive(Debug)]
enum Child {
    Node(TagId),
    Leaf(Identifier),
}

/// The structure in the making.
#[derive(Debug, Default)]
pub(super) struct Tags {
    entries: Vec<Entry>,
    roots: Vec<TagId>,
}

impl Tags {
    /// Adds a node at the end of another, or of the document.
    pub(super) fn add(&mut self, parent: Option<TagId>, kind: Kind) -> TagId {
        let id = self.entries.len();
        self.entries.push(Entry { kind, children: Vec::new(), area: None });
        match parent {
            Some(parent) => self.entries[parent].children.push(Child::Node(id)),
            None => self.roots.push(id),
        }
        id
    }

    /// Adds what was drawn on a page to a node.
    pub(super) fn leaf(&mut self, tag: TagId, identifier: Identifier) {
        self.entries[tag].children.push(Child::Leaf(identifier));
    }

    /// Tells where a chart is.
    pub(super) fn area(&mut self, tag: TagId, page: usize, area: Option<Rect>) {
        self.entries[tag].area = area.map(|area| (page, area));
    }

    /// The structure as the library wants it.
    pub(super) fn tree(mut self, lang: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
        for root in std::mem::take(&mut self.roots) {
            tree.push(self.group(root));
        }
        tree
    }

    fn group(&mut self, id: TagId) -> TagGroup {
        let area = self.entries[id].area;
        let mut group = TagGroup::new(kind(&self.entries[id].kind, area));
        for child in std::mem::take(&mut self.entries[id].children) {
            match child {
                Child::Node(node) => group.push(Node::Group(self.group(node))),
                Child::Leaf(leaf) => group.push(Node::Leaf(leaf)),
            }
        }
        group
    }
}

fn short(text: &str) -> String {
    text.chars().take(MOST).collect()
}

fn kind(kind: &Kind, area: Option<(usize, Rect)>) -> TagKind {
    match kind {
        Kind::Section => Tag::Section.into(),
        Kind::Heading(rank, title) => {
            Tag::Hn(NonZeroU16::new(*rank).unwrap_or(NonZeroU16::MIN), Some(short(title))).into()
        }
        Kind::Paragraph => Tag::P.into(),
        Kind::Quote => Tag::BlockQuote.into(),
        Kind::List => Tag::L(ListNumbering::Disc).into(),
        Kind::Facts => Tag::L(ListNumbering::None).into(),
        Kind::Item => Tag::LI.into(),
        Kind::Label => Tag::Lbl.into(),
        Kind::Body => Tag::LBody.into(),
        Kind::Table(caption) => Tag::Table.with_summary(Some(short(caption))).into(),
        Kind::TableHead => Tag::THead.into(),
        Kind::TableBody => Tag::TBody.into(),
        Kind::Row => Tag::TR.into(),
        Kind::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Kind::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Kind::Cell => Tag::TD.into(),
        Kind::Figure(words) => {
            Tag::Figure(Some(short(words))).with_bbox(area.map(|(page, area)| BBox::new(page, area))).into()
        }
        Kind::Caption => Tag::Caption.into(),
    }
}
