//! The forms of the workshop: slips, agreement, people, actions.

use crate::app::Edit;
use crate::assessment::Action;
use crate::i18n::{WorkshopText, fill};
use crate::scoring::one;
use crate::text::narrow;
use crate::tui::dialog::{Dialog, Field, Form, FormKind};
use crate::tui::dialogs::read_date;
use crate::tui::effect::{After, Changed, Effect};
use crate::tui::state::{State, level_name, level_short};
use crate::workshop::{Act, Consensus, Group, Participant, Role, Round, SlipFault, Vote, figures, read_slips};

use super::ballot::roles;
use super::change;
use super::update::work;
use super::workshop;

/// Rows of a text of the agreement.
const REASON_ROWS: u16 = 3;

/// Columns and rows: characters that a text of the workshop takes at most.
const TEXT_LIMIT: usize = 4_000;

/// The fields that must not stay empty.
#[must_use]
pub fn needed(kind: &FormKind) -> &'static [usize] {
    match kind {
        FormKind::Agree { .. } | FormKind::Action { .. } => &[0],
        _ => &[],
    }
}

pub(super) fn push(state: &mut State, kind: FormKind, title: String, intro: Vec<String>, fields: Vec<Field>) {
    let session = state.session();
    let mut form = Form::new(kind, title, fields, session);
    form.intro = intro;
    state.dialogs.push(Dialog::Form(form));
}

fn block(label: &str, text: &str, hint: &str) -> Field {
    let mut field = Field { rows: REASON_ROWS, ..Field::block(label, text, hint) };
    field.editor = field.editor.with_limit(TEXT_LIMIT);
    field
}

/// Takes the topmost form away if it is of a kind.
pub(super) fn close(state: &mut State, of: impl Fn(&FormKind) -> bool) {
    state.dialogs.pop_if(|dialog| matches!(dialog, Dialog::Form(form) if of(&form.kind)));
}

/// The name of the criterion in the room, with its place among the workshop's and over the framework.
fn here(state: &State) -> Option<(usize, usize, String)> {
    let (index, course) = workshop(state)?.current()?;
    let name = state.open.as_ref()?.framework().criterion(course.criterion).title.get(state.lang).to_owned();
    Some((index, course.criterion, name))
}

/// The form for paper slips: one line, or one a role where votes are counted by role.
pub(super) fn slips(state: &mut State) -> Vec<Effect> {
    let text = WorkshopText::of(state.lang);
    let voting = workshop(state).and_then(|shown| shown.current()).is_some_and(|(_, course)| course.sealed().is_some());
    let Some((course, _, name)) = here(state).filter(|_| voting) else { return Vec::new() };
    let Some(shown) = workshop(state) else { return Vec::new() };
    let fields = if shown.people().keeps_roles() {
        roles(shown).into_iter().map(|role| Field::line(role_name(state, role), "", "3 3 4 -")).collect()
    } else {
        vec![Field::line(text.slips_field, "", "3 3 4 2 3 - 4")]
    };
    let title = fill(text.slips_title, &[("name", &name)]);
    push(state, FormKind::Slips { course }, title, vec![text.slips_intro.to_owned()], fields);
    Vec::new()
}

/// The word for a role.
pub(super) fn role_name(state: &State, role: Role) -> &'static str {
    let text = WorkshopText::of(state.lang);
    match role {
        Role::Leader => text.leader,
        Role::Office => text.office,
        Role::Staff => text.staff,
        Role::Facilitator => text.facilitator,
    }
}

/// The form for the agreed level.
pub fn agree(state: &mut State) {
    let text = WorkshopText::of(state.lang);
    let (Some((index, criterion, name)), Some(shown), Some(open)) = (here(state), workshop(state), &state.open) else {
        return;
    };
    let course = &shown.courses()[index];
    let score = &open.score.criteria[criterion].figures;
    let level =
        |rank: Option<i64>| rank.map_or_else(|| "-".to_owned(), |rank| level_name(open.framework(), rank, state.lang));
    let mut intro = Vec::new();
    let found = course.shown().and_then(|(_, tally)| figures(tally, shown.ranks()));
    let median = found.map(|found| format!("{} {}    ", text.median, one(Some(found.median)))).unwrap_or_default();
    intro.push(format!(
        "{median}{} {}    {} {}",
        text.checklist,
        level(score.level),
        text.evidenced,
        level(score.evidenced_level)
    ));
    intro.push(text.claims_hint.to_owned());
    let stored = course.consensus.clone();
    let suggested = found.map(|found| nearest(shown.ranks(), found.median));
    let rank = stored.as_ref().map(|one| one.rank).or(suggested);
    let stored = stored.unwrap_or_default();
    let rank = rank.map(|rank| rank.to_string()).unwrap_or_default();
    let mut level = Field::line(text.agree_level, &rank, text.agree_hint);
    // Another digit replaces the one that is suggested.
    level.editor.select_all();
    let fields = vec![
        level,
        block(text.agree_reason, &stored.reason, ""),
        block(text.agree_minority, &stored.minority, text.agree_minority_hint),
    ];
    let title = fill(text.agree_title, &[("name", &name)]);
    push(state, FormKind::Agree { course: index }, title, intro, fields);
}

/// The rank nearest to a median; between two, the lower one: who agrees on more does so knowingly.
fn nearest(ranks: &[i64], median: f64) -> i64 {
    let distance = |rank: i64| {
        #[allow(clippy::cast_precision_loss, reason = "ranks are small numbers")]
        let rank = rank as f64;
        (rank - median).abs()
    };
    ranks.iter().copied().reduce(|a, b| if distance(b) + 1e-9 < distance(a) { b } else { a }).unwrap_or_default()
}

/// The form for everybody's names.
pub(super) fn names(state: &mut State) {
    let text = WorkshopText::of(state.lang);
    let field = names_field(state, &name_lines(&state.shop.draft.names, state.lang));
    push(state, FormKind::Names, text.names_title.to_owned(), vec![text.names_intro.to_owned()], vec![field]);
}

/// The list of names, to be changed.
pub(super) fn names_field(state: &State, written: &str) -> Field {
    let mut field = Field::block(WorkshopText::of(state.lang).names_field, written, "");
    field.editor = field.editor.with_limit(TEXT_LIMIT * 4);
    field
}

/// One a line, the role after the name.
pub(super) fn name_lines(people: &[Participant], lang: crate::i18n::Lang) -> String {
    let line = |one: &Participant| {
        let role = one.role.map(|role| plain_role(role, lang)).unwrap_or_default();
        format!("{} {role}", one.label).trim().to_owned()
    };
    people.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn plain_role(role: Role, lang: crate::i18n::Lang) -> &'static str {
    match role {
        Role::Leader => lang.pick("领导", "leader"),
        Role::Office => lang.pick("机关", "office"),
        Role::Staff => lang.pick("干部职工", "staff"),
        Role::Facilitator => lang.pick("主持人", "facilitator"),
    }
}

/// A participant of a line: a name, and a role as its last word.
pub(super) fn participant(line: &str) -> Option<Participant> {
    let line = line.trim();
    let role_of = |word: &str| {
        let is = |role: &Role| {
            crate::i18n::Lang::ALL.iter().any(|lang| plain_role(*role, *lang).eq_ignore_ascii_case(word))
                || role.id() == word
        };
        Role::ALL.into_iter().find(is)
    };
    if line.is_empty() {
        return None;
    }
    let (label, last) = line.rsplit_once(char::is_whitespace).unwrap_or(("", line));
    match role_of(last) {
        Some(role) => Some(Participant { label: label.trim().to_owned(), role: Some(role) }),
        None => Some(Participant { label: line.to_owned(), role: None }),
    }
}

/// The form for an action of the criterion in the room.
pub fn add_action(state: &mut State) {
    let text = WorkshopText::of(state.lang);
    let Some((_, criterion, name)) = here(state) else { return };
    let fields = vec![
        Field::line(text.action_what, "", text.action_what_hint),
        Field::line(text.action_owner, "", text.action_owner_hint),
        Field::line(text.action_section, "", text.action_section_hint),
        Field::line(text.action_due, "", text.action_due_hint),
        Field::line(text.action_acceptance, "", text.action_acceptance_hint),
    ];
    let title = fill(text.action_title, &[("name", &name)]);
    push(state, FormKind::Action { criterion }, title, Vec::new(), fields);
}

/// Stores what was typed into one of these forms; says what is wrong with it instead if something is.
pub fn submit(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::Form(form)) = state.dialogs.last() else { return Vec::new() };
    let done = match form.kind.clone() {
        FormKind::Slips { course } => submit_slips(state, course),
        FormKind::Agree { course } => submit_agreement(state, course),
        FormKind::Names => {
            let names = form.text(0).lines().filter_map(participant).collect();
            state.shop.draft.set_names(names);
            super::update::keep_numbers(state);
            state.dialogs.pop();
            let said = WorkshopText::of(state.lang).names_set;
            state.say(said, crate::tui::state::Tone::Done);
            Ok(Vec::new())
        }
        FormKind::Attendance => change::submit_people(state),
        FormKind::Agenda => change::submit_minutes(state),
        FormKind::Action { criterion } => submit_action(state, criterion),
        _ => Ok(Vec::new()),
    };
    done.unwrap_or_else(|(field, error)| {
        if let Some(Dialog::Form(form)) = state.dialogs.last_mut() {
            (form.focus, form.error) = (field, Some(error));
        }
        Vec::new()
    })
}

pub(super) type Submitted = Result<Vec<Effect>, (usize, String)>;

/// Slips of all roles are counted together, or none is.
fn submit_slips(state: &mut State, course: usize) -> Submitted {
    let text = WorkshopText::of(state.lang);
    let (Some(Dialog::Form(form)), Some(shown)) = (state.dialogs.last(), workshop(state)) else {
        return Ok(Vec::new());
    };
    let people = shown.people();
    let voted = shown.courses().get(course).and_then(|one| one.sealed()).map_or(0, Round::voted);
    let groups: Vec<Group> =
        if people.keeps_roles() { roles(shown).into_iter().map(Some).collect() } else { vec![None] };
    let mut read: Vec<(Group, Vec<Vote>)> = Vec::new();
    for (field, group) in groups.into_iter().enumerate() {
        let room = if group.is_some() { people.count(group) } else { people.voters().saturating_sub(voted) };
        match read_slips(form.text(field), shown.ranks(), room) {
            Ok(slips) => read.push((group, slips)),
            Err(SlipFault::Empty) => {}
            Err(SlipFault::NotALevel { at }) => {
                return Err((field, fill(text.slips_level, &[("n", &at.to_string())])));
            }
            Err(SlipFault::TooMany { found, room }) => {
                let values = [("n", &*found.to_string()), ("room", &*room.to_string())];
                return Err((field, fill(text.slips_many, &values)));
            }
        }
    }
    if read.is_empty() {
        return Err((0, text.slips_empty.to_owned()));
    }
    Ok(work(state, &Act::Slips { course, slips: read }))
}

fn submit_agreement(state: &mut State, course: usize) -> Submitted {
    let text = WorkshopText::of(state.lang);
    let (Some(Dialog::Form(form)), Some(shown), Some(open)) = (state.dialogs.last(), workshop(state), &state.open)
    else {
        return Ok(Vec::new());
    };
    let Some(one) = shown.courses().get(course) else { return Ok(Vec::new()) };
    let typed: String = form.text(0).trim().chars().map(narrow).collect();
    let rank = typed.parse::<i64>().ok().filter(|rank| shown.ranks().contains(rank));
    let Some(rank) = rank else {
        let known = open.framework().rank_list();
        return Err((0, fill(text.agree_no_level, &[("known", &known)])));
    };
    let evidenced = open.score.criteria[one.criterion].figures.evidenced_level;
    let supported = evidenced.or(shown.ranks().first().copied());
    let consensus =
        Consensus { rank, reason: form.text(1).trim().to_owned(), minority: form.text(2).trim().to_owned() };
    if supported.is_some_and(|supported| rank > supported) && consensus.reason.is_empty() {
        let level = supported.map_or_else(String::new, |rank| level_short(rank, state.lang));
        return Err((1, fill(text.agree_no_reason, &[("level", &level)])));
    }
    Ok(work(state, &Act::Agree { course, consensus, evidenced }))
}

fn submit_action(state: &mut State, criterion: usize) -> Submitted {
    let text = WorkshopText::of(state.lang);
    let Some(Dialog::Form(form)) = state.dialogs.last() else { return Ok(Vec::new()) };
    let typed = |field: usize| form.text(field).trim().to_owned();
    let due = form.text(3).trim();
    let due = match (due.is_empty(), read_date(due)) {
        (true, _) => None,
        (false, Some(date)) => Some(date),
        (false, None) => {
            let wrong = crate::i18n::TuiText::of(state.lang).bad_date;
            return Err((3, fill(wrong, &[("field", text.action_due)])));
        }
    };
    let action = Action {
        criterion,
        what: typed(0),
        owner: typed(1),
        section: typed(2),
        due,
        acceptance: typed(4),
        ..Action::default()
    };
    Ok(vec![Effect::Edit(Edit::AddAction { action }, None, After::Stay(Changed::ActionAdded(criterion)))])
}
