//! Numbers that Word counts itself: 一、（一）1.（1）as in official documents, 1. and 1.1 with bullets in English.

use super::package::W;
use crate::i18n::Lang;

/// The numbering of headings, and of a heading that has a number of its own already.
pub const HEADINGS: u32 = 1;
pub const NONE: u32 = 0;

/// The number of the first list; each list has its own, so that it begins anew.
const FIRST_LIST: u32 = 2;

/// The lists counted so far.
#[derive(Debug, Default)]
pub struct Lists(u32);

impl Lists {
    /// The numbering of another list.
    pub fn another(&mut self) -> u32 {
        self.0 += 1;
        FIRST_LIST + self.0 - 1
    }

    /// The part with all numberings; where there is but one section, its heading has no number.
    pub fn part(&self, lang: Lang, sections: usize) -> String {
        let list = |number| {
            format!(
                "<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"1\"/>\
                     <w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
            )
        };
        let lists: String = (FIRST_LIST..FIRST_LIST + self.0).map(list).collect();
        format!(
            "<w:numbering xmlns:w=\"{W}\">{}{}<w:num w:numId=\"{HEADINGS}\"><w:abstractNumId w:val=\"0\"/></w:num>{lists}\
             </w:numbering>",
            plan(0, &headings(lang, sections)),
            plan(1, &entries(lang)),
        )
    }
}

/// The property of a paragraph that is counted.
pub fn counted(numbering: u32, level: usize) -> String {
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{numbering}\"/></w:numPr>")
}

fn plan(id: u32, levels: &[Level; 2]) -> String {
    let levels: String = levels.iter().enumerate().map(|(index, level)| level.xml(index)).collect();
    format!("<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"multilevel\"/>{levels}</w:abstractNum>")
}

/// One level of counting.
struct Level {
    format: &'static str,
    /// The style whose paragraphs are counted, if any.
    style: &'static str,
    /// What follows the number: `nothing`, `space`, `tab`.
    follow: &'static str,
    text: &'static str,
    /// Where its lines begin and how much further out the number stands, in twentieths of a point.
    indent: (u32, u32),
}

impl Level {
    fn xml(&self, index: usize) -> String {
        let style = if self.style.is_empty() { String::new() } else { format!("<w:pStyle w:val=\"{}\"/>", self.style) };
        let (left, hanging) = self.indent;
        format!(
            "<w:lvl w:ilvl=\"{index}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{}\"/>{style}<w:suff w:val=\"{}\"/>\
             <w:lvlText w:val=\"{}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{left}\" w:hanging=\"{hanging}\"/></w:pPr>\
             </w:lvl>",
            self.format, self.follow, self.text,
        )
    }
}

fn headings(lang: Lang, sections: usize) -> [Level; 2] {
    let level = |format, style, follow, text| Level { format, style, follow, text, indent: (0, 0) };
    match lang {
        Lang::Zh => [
            level("chineseCountingThousand", "Heading1", "nothing", "%1、"),
            level("chineseCountingThousand", "Heading2", "nothing", "（%2）"),
        ],
        Lang::En => [
            level("decimal", "Heading1", "space", "%1."),
            level("decimal", "Heading2", "space", if sections < 2 { "%2." } else { "%1.%2" }),
        ],
    }
}

fn entries(lang: Lang) -> [Level; 2] {
    let level = |format, follow, text, indent| Level { format, style: "", follow, text, indent };
    match lang {
        Lang::Zh => [level("decimal", "tab", "%1.", (980, 420)), level("decimal", "tab", "（%2）", (1680, 700))],
        Lang::En => [level("bullet", "tab", "\u{2022}", (360, 280)), level("bullet", "tab", "\u{2013}", (720, 280))],
    }
}
