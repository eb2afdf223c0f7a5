//! A form that comes back filled in.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx};

use super::archive::plain;
use super::fault::{FormFault, FormFaultKind};
use super::{CRITERION, FIRST_ROW, HIDDEN, Identity, KEYS, MARK, NUMBER, ROLE_ROW, ROLES, VOTE, role_name};
use crate::framework::Framework;
use crate::i18n::{BallotText, Lang};
use crate::workshop::{Role, Vote, read_slips};

/// No form reaches further.
const MOST_ROWS: u32 = 2000;
const MOST_COLUMNS: u32 = 200;
/// More sheets than this are in no form.
const MOST_SHEETS: usize = 20;
/// No more faults are told of one file.
const MOST_FAULTS: usize = 50;

/// A filled-in form.
#[derive(Clone, PartialEq, Eq)]
pub struct FilledForm {
    /// Its token.
    pub token: String,
    /// The role, where votes are counted by it.
    pub role: Option<Role>,
    /// A vote a criterion in scope, in their order.
    pub votes: Vec<Vote>,
}

/// Tells nothing of the votes, so that no message or log can.
impl std::fmt::Debug for FilledForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FilledForm").finish_non_exhaustive()
    }
}

/// The cells of a sheet that hold something, by row and column counted from 0.
type Cells = HashMap<(u32, u32), String>;

/// Reads a form of a workshop: `identity` tells which, `criteria` its scope in its order, `roles` the roles that are
/// counted.
///
/// # Errors
/// All that is wrong with it, at least one fault, at most fifty.
pub fn read_form(
    bytes: &[u8],
    identity: &Identity,
    framework: &Framework,
    criteria: &[usize],
    roles: &[Role],
) -> Result<FilledForm, Vec<FormFault>> {
    let whole = |kind| vec![FormFault::whole(kind)];
    let (form, about) = sheets(&plain(bytes).map_err(whole)?)?;
    let token = token(&about, identity, framework, criteria).map_err(whole)?;
    let mut faults = Vec::new();
    let role = if roles.is_empty() { None } else { role(&form, roles, &mut faults) };
    let ranks: Vec<i64> = framework.levels.iter().map(|level| level.rank).collect();
    let rows = FIRST_ROW..FIRST_ROW + u32::try_from(criteria.len()).unwrap_or_default();
    let votes = rows.filter_map(|row| vote(&form, row, &ranks, &mut faults)).collect();
    faults.truncate(MOST_FAULTS);
    if faults.is_empty() { Ok(FilledForm { token, role, votes }) } else { Err(faults) }
}

/// The cells of the form and of the sheet that tells what it is.
fn sheets(archive: &[u8]) -> Result<(Cells, Cells), Vec<FormFault>> {
    let whole = |kind| vec![FormFault::whole(kind)];
    let corrupt = |_| whole(FormFaultKind::Corrupt);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(archive)).map_err(corrupt)?;
    let names = book.sheet_names();
    if names.len() > MOST_SHEETS {
        return Err(whole(FormFaultKind::TooLarge));
    }
    let first = names.iter().find(|name| *name != HIDDEN);
    let (Some(first), true) = (first, names.iter().any(|name| name == HIDDEN)) else {
        return Err(whole(FormFaultKind::NotAForm));
    };
    let about = cells(&mut book, HIDDEN)?;
    if (0_u32..).zip(MARK).any(|(column, mark)| about.get(&(0, column)).is_none_or(|cell| cell != mark)) {
        return Err(whole(FormFaultKind::NotAForm));
    }
    // Every sheet is looked at, so that no formula hides on another one.
    for other in names.iter().filter(|name| *name != HIDDEN && *name != first) {
        cells(&mut book, other)?;
    }
    Ok((cells(&mut book, first)?, about))
}

/// Reads a sheet cell by cell, so that one at the far end of it costs no more than another. Formulas are faults.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Cells, Vec<FormFault>> {
    let whole = |kind| vec![FormFault::whole(kind)];
    let corrupt = |_| whole(FormFaultKind::Corrupt);
    let mut reader = book.worksheet_cells_reader(sheet).map_err(corrupt)?;
    let (mut found, mut formulas) = (Cells::new(), Vec::new());
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(corrupt)? {
        let (row, column) = cell.pos;
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(whole(FormFaultKind::TooLarge));
        }
        if cell.formula.is_some() {
            formulas.push(FormFault::at(row, column, FormFaultKind::Formula));
            if formulas.len() == MOST_FAULTS {
                break;
            }
        }
        if let Some(text) = text_of(&cell.value) {
            found.insert((row, column), text);
        }
    }
    if formulas.is_empty() { Ok(found) } else { Err(formulas) }
}

/// What a cell says; none if it is empty. Whole numbers are written as such.
fn text_of(value: &DataRef<'_>) -> Option<String> {
    let text = match value {
        DataRef::Empty => return None,
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        // A truth value, a time, an error: something stands there, but nothing that a form asks for.
        _ => "?".to_owned(),
    };
    let text = text.trim().to_owned();
    (!text.is_empty()).then_some(text)
}

/// The token, if the form belongs to the workshop.
fn token(
    about: &Cells,
    identity: &Identity,
    framework: &Framework,
    criteria: &[usize],
) -> Result<String, FormFaultKind> {
    let cell = |row: u32, column: u32| about.get(&(row, column)).map(String::as_str);
    for (row, key) in (1..).zip(KEYS) {
        if cell(row, 0) != Some(key) {
            return Err(FormFaultKind::NotAForm);
        }
    }
    let found: Vec<&str> = (1..).zip(KEYS).map(|(row, _)| cell(row, 1).unwrap_or_default()).collect();
    let [assessment, workshop, id, version, hash, token] = found.as_slice() else {
        return Err(FormFaultKind::NotAForm);
    };
    if identity.framework != [*id, *version, *hash] {
        let used = format!("{} {}", framework.id, framework.version);
        return Err(FormFaultKind::OtherFramework { used });
    }
    let scope = (1 + u32::try_from(KEYS.len()).unwrap_or_default()..).zip(criteria);
    let mut scope = scope.map(|(row, criterion)| (row, framework.criterion(*criterion).id.as_str()));
    let same = scope.all(|(row, id)| cell(row, 0) == Some(CRITERION) && cell(row, 1) == Some(id));
    if *assessment != identity.assessment || *workshop != identity.workshop.to_string() || !same {
        return Err(FormFaultKind::OtherWorkshop);
    }
    let sound = token.len() == 32 && token.bytes().all(|byte| byte.is_ascii_hexdigit());
    if sound { Ok((*token).to_owned()) } else { Err(FormFaultKind::NotAForm) }
}

fn role(form: &Cells, roles: &[Role], faults: &mut Vec<FormFault>) -> Option<Role> {
    let column = u32::from(VOTE);
    let chosen = form.get(&(ROLE_ROW, column)).and_then(|cell| {
        let named = |role: &Role| Lang::ALL.iter().any(|lang| role_name(BallotText::of(*lang), *role) == cell);
        ROLES.into_iter().filter(|role| roles.contains(role)).find(named)
    });
    if chosen.is_none() {
        faults.push(FormFault::at(ROLE_ROW, column, FormFaultKind::NoRole));
    }
    chosen
}

fn vote(form: &Cells, row: u32, ranks: &[i64], faults: &mut Vec<FormFault>) -> Option<Vote> {
    let (number, column) = (u32::from(NUMBER), u32::from(VOTE));
    if form.get(&(row, number)) != Some(&(row - FIRST_ROW + 1).to_string()) {
        faults.push(FormFault::at(row, number, FormFaultKind::Rearranged));
        return None;
    }
    let Some(cell) = form.get(&(row, column)) else {
        faults.push(FormFault::at(row, column, FormFaultKind::Empty));
        return None;
    };
    let found = read_slips(cell, ranks, 1).ok().and_then(|votes| votes.first().copied());
    if found.is_none() {
        faults.push(FormFault::at(row, column, FormFaultKind::NotALevel));
    }
    found
}
