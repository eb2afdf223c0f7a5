//! The tables `keys.global`, `keys.home`, ... of the config file.

use crate::source::{BindingFault, FaultKind, Node, Reader, Source, Value, likely};
use crate::tui::action::Action;
use crate::tui::keymap::{Chord, Context, Keymap, Unusable, places};

/// A binding as it is written, and where.
struct Written {
    context: Context,
    action: Action,
    at: usize,
    /// Each key as it is written, and where.
    keys: Vec<(Chord, String, usize)>,
    /// Whether every key could be read.
    sound: bool,
}

fn table(context: Context) -> String {
    format!("keys.{}", context.name())
}

fn binding(context: Context, action: Action) -> String {
    format!("{}.{}", table(context), action.name())
}

/// Whether an action works in a context: it has a place there, or everywhere.
fn works(context: Context, action: Action) -> bool {
    places(action).any(|place| place == context || place == Context::Global)
}

/// Reads the tables; none if anything in them is wrong, for the defaults to hold.
pub fn read(node: &Node, source: &Source, reader: &Reader<'_>) -> Option<Keymap> {
    let tables = reader.fields(node, "keys", "keys")?;
    let mut sound = true;
    let mut written = Vec::new();
    for context in Context::ALL {
        let Some(node) = tables.get(context.name()) else { continue };
        let Some(rows) = reader.named(node, context.name(), "keys") else {
            sound = false;
            continue;
        };
        for (name, at, node) in rows.rows() {
            let row = row(reader, *context, name, *at, node);
            sound &= row.as_ref().is_some_and(|row| row.sound);
            written.extend(row);
        }
    }
    tables.done();
    let mut keys = Keymap::default();
    for row in &written {
        keys.bind(row.context, row.action, row.keys.iter().map(|(chord, ..)| *chord).collect());
    }
    let judged = judge(&keys, &written, source, reader);
    (sound && judged).then_some(keys)
}

/// One action with its keys; what is wrong with it is noted.
fn row(reader: &Reader<'_>, context: Context, name: &str, at: usize, node: &Node) -> Option<Written> {
    let table = table(context);
    let wrong = |at: usize, fault: BindingFault| reader.fault(at, FaultKind::Binding(fault));
    let Some(action) = Action::from_name(name) else {
        let known = Action::ALL.iter().copied().filter(|action| works(context, *action)).map(Action::name);
        let near = likely(name, known);
        wrong(at, BindingFault::UnknownAction { table, action: name.to_owned(), near });
        return None;
    };
    if !works(context, action) {
        let tables = places(action).map(|place| format!("`{}`", self::table(place))).collect::<Vec<_>>().join(", ");
        wrong(at, BindingFault::ElsewhereAction { table, action: name.to_owned(), tables });
        return None;
    }
    let texts: Vec<(Option<&str>, usize)> = match &node.value {
        Value::List(list) => list.iter().map(|node| (reader.text_row(node, name, &table), node.at)).collect(),
        _ => vec![(reader.text(node, name, &table), node.at)],
    };
    let mut keys = Vec::new();
    for (text, at) in &texts {
        let Some(text) = text else { continue };
        let (table, action, key) = (table.clone(), name.to_owned(), (*text).to_owned());
        match Chord::parse(text) {
            Ok(chord) => keys.push((chord, key, *at)),
            Err(Unusable::Unknown) => wrong(*at, BindingFault::UnknownKey { table, action, key }),
            Err(Unusable::SameAs(same)) => wrong(*at, BindingFault::SameKey { table, action, key, same }),
        }
    }
    let sound = keys.len() == texts.len();
    Some(Written { context, action, at, keys, sound })
}

/// Notes keys that stand for two actions, and screens without palette or a way out; whether there are none.
fn judge(keys: &Keymap, written: &[Written], source: &Source, reader: &Reader<'_>) -> bool {
    let find = |(context, action): (Context, Action)| {
        written.iter().find(|row| row.context == context && row.action == action)
    };
    let clashes = keys.clashes();
    for clash in &clashes {
        let place = |binding| {
            let key = find(binding)?.keys.iter().find(|(chord, ..)| *chord == clash.chord);
            key.map(|(_, text, at)| (*at, text.clone()))
        };
        let [first, second] = clash.bindings;
        // The fault stands where the later one is written; the other may be a default.
        let (this, other) = if place(first) > place(second) { (first, second) } else { (second, first) };
        let Some((at, key)) = place(this) else { continue };
        let line = place(other).map(|(at, _)| source.line(at));
        let (this, other) = (binding(this.0, this.1), binding(other.0, other.1));
        reader.fault(at, FaultKind::Binding(BindingFault::Clash { key, this, other, line }));
    }
    let dead_ends = keys.dead_ends();
    for (screen, action) in &dead_ends {
        let causes: &[Action] =
            if *action == Action::Palette { &[Action::Palette] } else { &[Action::Quit, Action::Interrupt] };
        let cause = written
            .iter()
            .filter(|row| row.keys.is_empty() && causes.contains(&row.action))
            .find(|row| row.context == *screen || row.context == Context::Global);
        // A key that could not be read is told already.
        let Some(cause) = cause.filter(|row| row.sound) else { continue };
        let fault = BindingFault::DeadEnd { table: table(cause.context), action: action.name() };
        reader.fault(cause.at, FaultKind::Binding(fault));
    }
    clashes.is_empty() && dead_ends.is_empty()
}
