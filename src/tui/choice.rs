//! What the export screen offers to choose: formats, parts, language, folder.

use crate::i18n::Lang;
use crate::report::{Format, Part, Parts, Scorecard};
use crate::source::{Fields, Reader};

/// What an office circulates, and so what is chosen before anything was.
const USUAL: [&str; 4] = ["docx", "xlsx", "pdf", "html"];

/// What a workshop is handed over in.
const MINUTES: &str = "docx";

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The formats, in the order they are offered.
    formats: Vec<Format>,
    /// The parts that are chosen while the checklist is not a blank one.
    parts: Vec<Part>,
    /// The checklist alone, without any answer.
    pub blank: bool,
    /// The language of the files.
    pub lang: Lang,
    /// The folder as it was typed.
    pub folder: String,
}

impl Choice {
    /// Before anything was chosen.
    #[must_use]
    pub fn usual(lang: Lang, folder: String) -> Self {
        let usual = |format: &Format| USUAL.contains(&format.id());
        let formats = Format::ALL.into_iter().filter(usual).collect();
        Self { formats, parts: Parts::default().iter().collect(), blank: false, lang, folder }
    }

    /// The same place and language, for what is handed over of a workshop: its minutes and the rectification list.
    #[must_use]
    pub fn of_minutes(&self) -> Self {
        let formats = Format::ALL.into_iter().filter(|format| format.id() == MINUTES).collect();
        let parts = Parts::new(&[Part::Minutes, Part::Actions]).iter().collect();
        Self { formats, parts, blank: false, lang: self.lang, folder: self.folder.clone() }
    }

    /// Offers the parts that an assessment has, before anything was chosen.
    pub fn suit(&mut self, card: &Scorecard) {
        self.parts = Parts::usual(card).iter().collect();
    }

    /// The formats, in the order they are offered.
    #[must_use]
    pub fn formats(&self) -> &[Format] {
        &self.formats
    }

    /// The parts.
    #[must_use]
    pub fn parts(&self) -> Parts {
        if self.blank { Parts::blank_checklist() } else { Parts::new(&self.parts) }
    }

    /// Whether nothing would be in the files.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.blank && self.parts.is_empty()
    }

    /// Whether a part is chosen; of a blank checklist none is.
    #[must_use]
    pub fn has_part(&self, part: Part) -> bool {
        !self.blank && self.parts.contains(&part)
    }

    /// Chooses a format or leaves it out.
    pub fn toggle_format(&mut self, format: Format) {
        self.formats = Format::ALL.into_iter().filter(|one| (*one == format) != self.formats.contains(one)).collect();
    }

    /// Chooses a part or leaves it out. After a blank checklist the report is back, with the part in it.
    pub fn toggle_part(&mut self, part: Part) {
        let wanted = !self.has_part(part);
        self.blank = false;
        self.parts =
            Part::ALL.into_iter().filter(|one| if *one == part { wanted } else { self.parts.contains(one) }).collect();
    }

    /// Chooses every format, or none if all were chosen.
    pub fn toggle_formats(&mut self) {
        self.formats = if self.formats.len() == Format::ALL.len() { Vec::new() } else { Format::ALL.to_vec() };
    }

    /// Chooses every part, or none if all were chosen.
    pub fn toggle_parts(&mut self) {
        let all = !self.blank && self.parts.len() == Part::ALL.len();
        self.blank = false;
        self.parts = if all { Vec::new() } else { Part::ALL.to_vec() };
    }

    /// The lines of the state file below the heading of their table. TOML and JSON write lists and texts the same way.
    #[must_use]
    pub fn lines(&self) -> [(&'static str, serde_json::Value); 5] {
        let formats: Vec<&str> = self.formats.iter().map(|format| format.id()).collect();
        let parts: Vec<&str> = self.parts.iter().map(|part| part.id()).collect();
        [
            ("formats", formats.into()),
            ("parts", parts.into()),
            ("blank", self.blank.into()),
            ("lang", self.lang.code().into()),
            ("folder", self.folder.as_str().into()),
        ]
    }

    /// Reads those lines; none if one is not as they are written. What a later version offers is left out.
    pub(super) fn read(reader: &Reader<'_>, fields: &Fields<'_>) -> Option<Self> {
        let words = |key: &'static str| -> Vec<&str> {
            fields.list(key).iter().filter_map(|node| reader.text_row(node, key, "export")).collect()
        };
        let (formats, parts) = (words("formats"), words("parts"));
        Some(Self {
            formats: Format::ALL.into_iter().filter(|format| formats.contains(&format.id())).collect(),
            parts: Part::ALL.into_iter().filter(|part| parts.contains(&part.id())).collect(),
            blank: fields.flag("blank")?,
            lang: Lang::from_code(fields.text("lang")?)?,
            folder: fields.text("folder")?.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_toggled_twice_is_as_before_and_keeps_its_order() {
        let before = Choice::usual(Lang::Zh, String::new());
        for format in Format::ALL {
            let mut choice = before.clone();
            choice.toggle_format(format);
            assert_ne!(choice.formats, before.formats);
            choice.toggle_format(format);
            assert_eq!(choice, before);
        }
        let mut choice = before.clone();
        choice.toggle_part(Part::Checklist);
        assert_eq!(choice.parts.last(), Some(&Part::Checklist));
        choice.toggle_part(Part::Summary);
        choice.toggle_part(Part::Summary);
        choice.toggle_part(Part::Actions);
        choice.toggle_part(Part::Minutes);
        assert_eq!(choice.parts, Part::ALL);
        choice.toggle_parts();
        assert!(choice.is_empty());
        choice.toggle_formats();
        assert_eq!(choice.formats, Format::ALL);
        choice.toggle_formats();
        assert!(choice.formats.is_empty());
    }

    #[test]
    fn a_blank_checklist_is_alone_and_gives_way_to_any_part() {
        let mut choice = Choice::usual(Lang::Zh, String::new());
        choice.blank = true;
        assert!(choice.parts().is_blank() && Part::ALL.iter().all(|part| !choice.has_part(*part)));
        choice.toggle_part(Part::Summary);
        assert_eq!((choice.blank, choice.parts()), (false, Parts::default()));
    }
}
