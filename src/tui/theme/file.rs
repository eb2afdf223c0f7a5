//! Theme files: the four that come with the program and the user's own, read alike.

use ratatui::style::{Color, Modifier, Style};

use super::colour::Ink;
use super::{Depth, Theme};
use crate::framework::{Text, need_text, schema};
use crate::i18n::Lang;
use crate::source::{FaultKind, Faults, Fields, Kind, Node, Reader, Source, Value};

/// Ink for terminals of many colours, and for those of sixteen.
type Inks = (Ink, Ink);

/// How a role is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Role {
    fg: Option<Inks>,
    bg: Option<Inks>,
    emphasis: Modifier,
}

/// A theme before it is fitted to a terminal.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    name: Text,
    roles: [Role; ROLES.len()],
}

/// The roles in the order of [`Palette::theme`].
const ROLES: [&str; 14] = [
    "text",
    "dim",
    "heading",
    "accent",
    "selected",
    "rule",
    "claimed",
    "evidenced",
    "potential",
    "warning",
    "error",
    "done",
    "field",
    "hint",
];

impl Palette {
    /// Reads a theme file.
    ///
    /// # Errors
    /// Every fault with its place: unknown keys, colours that are none, another `schema`.
    pub fn parse(name: &str, bytes: &[u8]) -> Result<Self, Faults> {
        let source = Source::toml(name, bytes)?;
        let root = source.parse()?;
        let reader = Reader::new(&source);
        let palette = reader.root(&root).and_then(|fields| read(&reader, &fields));
        reader.finish(palette)
    }

    /// What it is called in a language.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        self.name.get(lang)
    }

    /// The styles at a colour depth. Without colours only weight, underline and reverse are left.
    #[must_use]
    pub fn theme(&self, depth: Depth) -> Theme {
        let ground = Style::new().bg(shown(self.roles[0].bg, depth).unwrap_or(Color::Reset));
        // The ground lies under everything; a role that sets it too would hide the line the cursor is on.
        let mut roles = self.roles;
        roles[0].bg = None;
        let [
            text,
            dim,
            heading,
            accent,
            selected,
            rule,
            claimed,
            evidenced,
            potential,
            warning,
            error,
            done,
            field,
            hint,
        ] = roles.map(|role| self.style(role, depth));
        Theme {
            ground,
            text,
            dim,
            heading,
            accent,
            selected,
            rule,
            claimed,
            evidenced,
            potential,
            warning,
            error,
            done,
            field,
            hint,
        }
    }

    fn style(&self, role: Role, depth: Depth) -> Style {
        // Said outright even where it is the terminal's own, so that text drawn over something coloured does not keep
        // its colour.
        let ink = shown(role.fg.or(self.roles[0].fg), depth).unwrap_or(Color::Reset);
        let style = Style::new().fg(ink).add_modifier(role.emphasis);
        shown(role.bg, depth).map_or(style, |ground| style.bg(ground))
    }
}

/// The colour that a terminal of a depth gets of a pair.
fn shown(inks: Option<Inks>, depth: Depth) -> Option<Color> {
    let (many, few) = inks.filter(|_| depth != Depth::Mono)?;
    Some(if depth == Depth::Sixteen { few.at(depth) } else { many.at(depth) })
}

fn read(reader: &Reader<'_>, fields: &Fields<'_>) -> Option<Palette> {
    schema(fields);
    let name = need_text(reader, fields, "name");
    let mut roles = [Role::default(); ROLES.len()];
    for (role, key) in roles.iter_mut().zip(ROLES) {
        if let Some(found) = fields.get(key).and_then(|node| reader.named(node, key, "")) {
            *role = read_role(reader, &found);
            found.done();
        }
    }
    fields.done();
    Some(Palette { name: name?, roles })
}

fn read_role(reader: &Reader<'_>, fields: &Fields<'_>) -> Role {
    let inks = |key: &'static str| fields.get(key).and_then(|node| read_inks(reader, node, key, fields.of()));
    let flag = |key: &'static str, modifier: Modifier| {
        if fields.flag(key) == Some(true) { modifier } else { Modifier::empty() }
    };
    Role {
        fg: inks("fg"),
        bg: inks("bg"),
        emphasis: flag("bold", Modifier::BOLD)
            | flag("underline", Modifier::UNDERLINED)
            | flag("reverse", Modifier::REVERSED),
    }
}

fn read_inks(reader: &Reader<'_>, node: &Node, key: &str, of: &str) -> Option<Inks> {
    let Value::List(both) = &node.value else {
        let ink = read_ink(reader, node, key, of)?;
        return Some((ink, ink));
    };
    let [many, few] = both.as_slice() else {
        reader.wrong(node, key, of, Kind::Text);
        return None;
    };
    Some((read_ink(reader, many, key, of)?, read_ink(reader, few, key, of)?))
}

fn read_ink(reader: &Reader<'_>, node: &Node, key: &str, of: &str) -> Option<Ink> {
    let word = match &node.value {
        Value::Text(word) => word.clone(),
        Value::Integer(number) => number.to_string(),
        _ => {
            reader.wrong(node, key, of, Kind::Text);
            return None;
        }
    };
    let ink = Ink::read(&word);
    if ink.is_none() {
        let (key, of, known) = (key.to_owned(), of.to_owned(), Ink::known());
        reader.fault(node.at, FaultKind::Value { key, of, found: word, known });
    }
    ink
}
