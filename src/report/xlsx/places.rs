//! Where everything stands that formulas name: decided before anything is written.

use super::page::sheet_reference;
use super::text::{at, span};
use crate::framework::Framework;
use crate::i18n::{Lang, SheetText};

/// First row of the items sheet that holds a criterion.
pub(super) const ITEMS_FROM: u32 = 5;
/// Columns of the items sheet that formulas read: rating, evidence count.
pub(super) const RATING: char = 'F';
pub(super) const COUNT: char = 'H';

/// Columns of the items on the calculation sheet.
pub(super) mod item {
    pub const CRITERION: char = 'A';
    pub const ID: char = 'B';
    pub const LEVEL: char = 'C';
    pub const KEY: char = 'D';
    pub const WEIGHT: char = 'E';
    pub const CHOSEN: char = 'F';
    pub const BARE: char = 'G';
    /// Scale row that counts: claimed, evidenced, potential.
    pub const ROW: [char; 3] = ['H', 'I', 'J'];
    pub const POSSIBLE: char = 'K';
    pub const POINTS: [char; 3] = ['L', 'M', 'N'];
    pub const LOW: [char; 3] = ['O', 'P', 'Q'];
    pub const MOVED: char = 'R';
}

/// Columns of the gates on the calculation sheet.
pub(super) mod gate {
    pub const CRITERION: char = 'A';
    pub const LEVEL: char = 'B';
    pub const POSSIBLE: char = 'C';
    /// Points, key items short, passes, firm, firm so far, level reached: claimed, evidenced, potential.
    pub const GAINED: [char; 3] = ['D', 'J', 'P'];
    pub const LOW: [char; 3] = ['E', 'K', 'Q'];
    pub const PASSES: [char; 3] = ['F', 'L', 'R'];
    pub const FIRM: [char; 3] = ['G', 'M', 'S'];
    pub const ALL_FIRM: [char; 3] = ['H', 'N', 'T'];
    pub const REACHES: [char; 3] = ['I', 'O', 'U'];
}

/// Columns of criteria, dimensions and the whole on the calculation sheet.
pub(super) mod part {
    pub const NUMBER: char = 'A';
    pub const NAME: char = 'B';
    pub const WEIGHT: char = 'C';
    pub const APPLIES: char = 'D';
    pub const ANSWERED: char = 'E';
    pub const SCORE: [char; 3] = ['F', 'G', 'H'];
    pub const LEVEL: [char; 3] = ['I', 'J', 'K'];
    pub const EMPTY: [char; 3] = ['L', 'M', 'N'];
    pub const MOVED: char = 'O';
    pub const LOWEST: char = 'P';
}

/// Rows of the parameters, after the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parameter {
    Cap,
    KeyAtLeast,
    Pass,
    Firm,
    Tolerance,
    Top,
}

impl Parameter {
    pub const ALL: [Self; 6] = [Self::Cap, Self::KeyAtLeast, Self::Pass, Self::Firm, Self::Tolerance, Self::Top];
}

/// Rows of the counts, after the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    Rated,
    NotApplicable,
    Unanswered,
    Bare,
    Moved,
    NotListed,
}

impl Count {
    pub const ALL: [Self; 6] =
        [Self::Rated, Self::NotApplicable, Self::Unanswered, Self::Bare, Self::Moved, Self::NotListed];
}

/// Rows of one block of the calculation sheet; its head is the row before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rows {
    pub first: u32,
    pub count: u32,
}

impl Rows {
    pub fn last(self) -> u32 {
        self.first + self.count.max(1) - 1
    }
}

/// The addresses. Rows count from 0.
#[derive(Debug, Clone)]
pub(super) struct Places {
    calc: String,
    items: String,
    pub scale: Rows,
    pub parameters: Rows,
    pub levels: Rows,
    pub grades: Rows,
    pub item_rows: Rows,
    pub gates: Rows,
    pub criteria: Rows,
    pub dimensions: Rows,
    pub overall: Rows,
    pub counts: Rows,
    /// The row of each item on the items sheet.
    pub on_items: Vec<u32>,
    /// Items of each criterion: the first and the number of them.
    members: Vec<(u32, u32)>,
    gates_each: u32,
    /// Criteria of each dimension: the first and the number of them.
    groups: Vec<(u32, u32)>,
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Places {
    pub fn new(framework: &Framework, lang: Lang) -> Self {
        let text = SheetText::of(lang);
        // Title, notice and note, then an empty row, a heading and a head before each block.
        let mut next = 2;
        let mut block = |count: usize| {
            let rows = Rows { first: next + 3, count: small(count) };
            next = rows.first + rows.count;
            rows
        };
        let criteria = framework.criteria().len();
        let gates_each = framework.levels.len() - 1;
        let mut on_items = Vec::with_capacity(framework.items().len());
        let mut row = ITEMS_FROM;
        let mut members = Vec::with_capacity(criteria);
        for (index, criterion) in framework.criteria().enumerate() {
            members.push((small(framework.first_item(index)), small(criterion.items.len())));
            // The criterion has a row of its own before its items.
            on_items.extend((0..small(criterion.items.len())).map(|item| row + 1 + item));
            row += 1 + small(criterion.items.len());
        }
        let mut first = 0;
        let groups = framework.dimensions.iter().map(|dimension| {
            let count = small(dimension.criteria.len());
            first += count;
            (first - count, count)
        });
        Self {
            calc: sheet_reference(text.calculation),
            items: sheet_reference(text.items),
            groups: groups.collect(),
            scale: block(framework.scale.len() + 1),
            parameters: block(Parameter::ALL.len()),
            levels: block(framework.levels.len()),
            grades: block(framework.grades.len()),
            item_rows: block(framework.items().len()),
            gates: block(criteria * gates_each),
            criteria: block(criteria),
            dimensions: block(framework.dimensions.len()),
            overall: block(1),
            counts: block(Count::ALL.len()),
            on_items,
            members,
            gates_each: small(gates_each),
        }
    }

    /// A cell of the calculation sheet as other sheets name it.
    pub fn calc(&self, column: char, row: u32) -> String {
        format!("{}{}", self.calc, at(column, row))
    }

    /// Cells of one column of the calculation sheet as other sheets name them.
    pub fn calc_span(&self, column: char, rows: Rows) -> String {
        format!("{}{}", self.calc, span(column, rows.first, rows.last()))
    }

    /// A cell of the items sheet as other sheets name it.
    pub fn item(&self, column: char, item: usize) -> String {
        format!("{}{}", self.items, at(column, self.on_items[item]))
    }

    /// Cells of one column of the items sheet as other sheets name them.
    pub fn on_sheet(&self, column: char, first: u32, last: u32) -> String {
        format!("{}{}", self.items, span(column, first, last))
    }

    /// Rows of a criterion's items on the calculation sheet.
    pub fn items_of(&self, criterion: usize) -> Rows {
        let (first, count) = self.members[criterion];
        Rows { first: self.item_rows.first + first, count }
    }

    /// Rows of a criterion's gates on the calculation sheet.
    pub fn gates_of(&self, criterion: usize) -> Rows {
        Rows { first: self.gates.first + small(criterion) * self.gates_each, count: self.gates_each }
    }

    /// Rows of a dimension's criteria on the calculation sheet.
    pub fn criteria_of(&self, dimension: usize) -> Rows {
        let (first, count) = self.groups[dimension];
        Rows { first: self.criteria.first + first, count }
    }

    /// A parameter's cell on the calculation sheet.
    pub fn parameter(&self, parameter: Parameter) -> String {
        let row =
            self.parameters.first + small(Parameter::ALL.iter().position(|other| *other == parameter).unwrap_or(0));
        format!("$C${}", row + 1)
    }

    /// A count's cell as other sheets name it.
    pub fn count(&self, count: Count) -> String {
        let row = self.counts.first + small(Count::ALL.iter().position(|other| *other == count).unwrap_or(0));
        self.calc('C', row)
    }
}
