//! What the files will say, in short: the title, the figures of the summary, and the headings of the parts.

use crate::app::Moment;
use crate::i18n::Terms;
use crate::report::document::{Block, Document, document, section_number};
use crate::report::{Part, Scorecard};
use crate::tui::choice::Choice;
use crate::tui::dialog::Role;

/// A line, wrapped when it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How it is set.
    pub role: Role,
    /// Columns it is indented by.
    pub indent: u16,
    /// The text.
    pub text: String,
}

impl Line {
    fn new(role: Role, indent: u16, text: impl AsRef<str>) -> Self {
        Self { role, indent, text: narrow_signs(text.as_ref()) }
    }
}

/// The signs of prose in such as are drawn with equal width in every terminal.
fn narrow_signs(text: &str) -> String {
    text.replace('“', "「").replace('”', "」").replace(['‘', '’'], "'").replace(['—', '–'], "-").replace('…', "...")
}

/// The outline of a scorecard under a choice.
#[must_use]
pub fn outline(card: &Scorecard, choice: &Choice, time: Moment) -> Vec<Line> {
    let document = document(card, choice.lang, &choice.parts(), time);
    let mut lines = vec![Line::new(Role::Heading, 0, document.title.clone())];
    lines.extend(document.draft.iter().map(|draft| Line::new(Role::Warning, 0, draft.clone())));
    lines.push(Line::new(Role::Text, 0, ""));
    for (index, section) in document.sections.iter().enumerate() {
        let title = section_number(index, document.lang) + &section.title;
        lines.push(Line::new(if section.part == Part::Summary { Role::Heading } else { Role::Text }, 0, title));
        if section.part == Part::Summary {
            section.blocks.iter().for_each(|block| add(&document, block, &mut lines));
            lines.push(Line::new(Role::Text, 0, ""));
        }
    }
    lines
}

/// A piece of the summary; charts are left to the files.
fn add(document: &Document, block: &Block, lines: &mut Vec<Line>) {
    let colon = Terms::of(document.lang).colon;
    match block {
        Block::Headlines(figures) => {
            for figure in figures {
                lines.push(Line::new(Role::Accent, 0, format!("{}{colon}{}", figure.name, figure.value)));
                if !figure.note.is_empty() {
                    lines.push(Line::new(Role::Dim, 2, figure.note.clone()));
                }
            }
        }
        Block::Facts(rows) => {
            lines.extend(rows.iter().map(|(name, value)| Line::new(Role::Text, 0, format!("{name}{colon}{value}"))));
        }
        Block::List(entries) => {
            lines.extend(entries.iter().map(|entry| Line::new(Role::Warning, 0, format!("- {}", entry.text))));
        }
        _ => {}
    }
}
