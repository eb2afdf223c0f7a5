//! What an office recorded of weights: who judged which pair how, weights set by hand, and which set is in force.

use std::collections::BTreeMap;

use crate::framework::Framework;
use crate::i18n::{Lang, Terms};

/// Most people whose judgments are put together.
pub const MOST_PEOPLE: u32 = 99;

/// Where weights come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum WeightSet {
    /// All that stand side by side weigh the same.
    Equal,
    /// As written in the framework.
    #[default]
    Framework,
    /// By pairwise comparison (层次分析法).
    Ahp,
    /// Set by hand.
    Manual,
}

impl WeightSet {
    /// All sets.
    pub const ALL: [Self; 4] = [Self::Equal, Self::Framework, Self::Ahp, Self::Manual];

    /// The word in files and JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Framework => "framework",
            Self::Ahp => "ahp",
            Self::Manual => "manual",
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        let terms = Terms::of(lang);
        match self {
            Self::Equal => terms.set_equal,
            Self::Framework => terms.set_framework,
            Self::Ahp => terms.set_ahp,
            Self::Manual => terms.set_manual,
        }
    }

    /// The set of a word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|set| set.id() == id)
    }
}

/// What is weighed against each other: parts that stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// The dimensions.
    Dimensions,
    /// The criteria of a dimension, by its index.
    Criteria(usize),
}

impl Group {
    /// All groups of a framework, the dimensions first.
    pub fn all(framework: &Framework) -> impl Iterator<Item = Self> + use<> {
        std::iter::once(Self::Dimensions).chain((0..framework.dimensions.len()).map(Self::Criteria))
    }

    /// How many parts it has.
    ///
    /// # Panics
    /// If it is not one of the framework's.
    #[must_use]
    pub fn size(self, framework: &Framework) -> usize {
        match self {
            Self::Dimensions => framework.dimensions.len(),
            Self::Criteria(dimension) => framework.dimensions[dimension].criteria.len(),
        }
    }

    /// The id of a part.
    ///
    /// # Panics
    /// If it is not one of the framework's.
    #[must_use]
    pub fn id(self, framework: &Framework, part: usize) -> &str {
        match self {
            Self::Dimensions => &framework.dimensions[part].id,
            Self::Criteria(dimension) => &framework.dimensions[dimension].criteria[part].id,
        }
    }

    /// The title of a part.
    ///
    /// # Panics
    /// If it is not one of the framework's.
    #[must_use]
    pub fn title(self, framework: &Framework, part: usize, lang: Lang) -> &str {
        match self {
            Self::Dimensions => framework.dimensions[part].title.get(lang),
            Self::Criteria(dimension) => framework.dimensions[dimension].criteria[part].title.get(lang),
        }
    }

    /// The id of the dimension whose criteria it is; none for the dimensions themselves.
    ///
    /// # Panics
    /// If it is not one of the framework's.
    #[must_use]
    pub fn dimension(self, framework: &Framework) -> Option<&str> {
        match self {
            Self::Dimensions => None,
            Self::Criteria(dimension) => Some(&framework.dimensions[dimension].id),
        }
    }

    /// The group of a dimension's id, or of none.
    #[must_use]
    pub fn find(framework: &Framework, dimension: Option<&str>) -> Option<Self> {
        let Some(id) = dimension else { return Some(Self::Dimensions) };
        framework.dimensions.iter().position(|dimension| dimension.id == id).map(Self::Criteria)
    }

    /// The place of a part by its id.
    #[must_use]
    pub fn part(self, framework: &Framework, id: &str) -> Option<usize> {
        (0..self.size(framework)).find(|&part| self.id(framework, part) == id)
    }

    /// Its pairs, in the order in which they are asked.
    pub fn pairs(self, framework: &Framework) -> impl Iterator<Item = Pair> + use<> {
        let size = self.size(framework);
        (0..size).flat_map(move |first| (first + 1..size).map(move |second| Pair { group: self, first, second }))
    }

    /// How many pairs it has.
    #[must_use]
    pub fn pair_count(self, framework: &Framework) -> usize {
        let size = self.size(framework);
        size * size.saturating_sub(1) / 2
    }
}

/// Two parts of a group, the earlier one first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pair {
    /// The group.
    pub group: Group,
    /// The part asked about first, by its place in the group.
    pub first: usize,
    /// The other, a later one.
    pub second: usize,
}

impl Pair {
    /// All pairs of a framework: the dimensions', then those of each dimension's criteria.
    pub fn all(framework: &Framework) -> impl Iterator<Item = Self> + '_ {
        Group::all(framework).flat_map(|group| group.pairs(framework))
    }
}

/// How much more important the first of a pair is, on Saaty's scale: 0 equally, +1 to +8 twice to nine times, −1 to −8
/// a half to a ninth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Step(i8);

impl Step {
    /// Both are equally important.
    pub const EQUAL: Self = Self(0);
    /// The steps to either side of equal.
    pub const MOST: i8 = 8;

    /// A step from −8 to 8; none beyond.
    #[must_use]
    pub fn new(step: i64) -> Option<Self> {
        i8::try_from(step).ok().filter(|step| step.abs() <= Self::MOST).map(Self)
    }

    /// Its number, −8 to 8.
    #[must_use]
    pub fn get(self) -> i8 {
        self.0
    }

    /// So many times is the more important one as important as the other, 1 to 9.
    #[must_use]
    pub fn times(self) -> u8 {
        self.0.unsigned_abs() + 1
    }

    /// The judgment as a ratio, 1/9 to 9.
    #[must_use]
    pub fn ratio(self) -> f64 {
        let times = f64::from(self.times());
        if self.0 < 0 { times.recip() } else { times }
    }

    /// The step of a ratio that is one of the scale's, within what writing 1/3 as 0.333333 loses.
    #[must_use]
    pub fn of_ratio(ratio: f64) -> Option<Self> {
        (-Self::MOST..=Self::MOST).map(Self).find(|step| (step.ratio() / ratio - 1.0).abs() < 1e-5)
    }

    /// So many times on the side it is on: once is equal; without a side nothing more can be told.
    #[must_use]
    pub fn with_times(self, times: usize) -> Option<Self> {
        let step = i8::try_from(times.checked_sub(1)?).ok().filter(|step| *step <= Self::MOST)?;
        (step == 0 || self.0 != 0).then(|| Self(step * self.0.signum()))
    }

    /// One step towards the first (or, if not, towards the second), as far as the scale goes.
    #[must_use]
    pub fn towards(self, first: bool) -> Self {
        let by = if first { 1 } else { -1 };
        Self((self.0 + by).clamp(-Self::MOST, Self::MOST))
    }

    /// `3` or `1/3`.
    #[must_use]
    pub fn text(self) -> String {
        let times = self.times();
        if self.0 < 0 { format!("1/{times}") } else { times.to_string() }
    }
}

/// A weight set by hand, kept in thousandths: above 0, at most a million, with at most three decimals. Only how the
/// weights of a group relate to each other counts, not their sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ManualWeight(u32);

impl ManualWeight {
    /// The largest, in thousandths.
    const MOST: u32 = 1_000_000_000;

    /// A weight of so many thousandths; none if it is 0 or too large.
    #[must_use]
    pub fn new(thousandths: i64) -> Option<Self> {
        u32::try_from(thousandths).ok().filter(|weight| (1..=Self::MOST).contains(weight)).map(Self)
    }

    /// A weight as a number; none if it is not above 0, too large, or has more than three decimals.
    #[must_use]
    pub fn of_number(number: f64) -> Option<Self> {
        let thousandths = number * 1000.0;
        let whole = thousandths.round();
        if !((thousandths - whole).abs() < 1e-6 && (1.0..=f64::from(Self::MOST)).contains(&whole)) {
            return None;
        }
        #[allow(clippy::cast_possible_truncation, reason = "a whole number within the bounds of an i64")]
        Self::new(whole as i64)
    }

    /// A weight as it is typed: `30`, `33.3`, `33.3%`, in full-width digits too.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let narrow = |sign: char| match sign {
            '。' => '.',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
            _ => sign,
        };
        let text: String = text.trim().chars().map(narrow).collect();
        let text = text.strip_suffix('%').unwrap_or(&text).trim_end();
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return None;
        }
        text.parse().ok().and_then(Self::of_number)
    }

    /// In thousandths.
    #[must_use]
    pub fn thousandths(self) -> u32 {
        self.0
    }

    /// As a number.
    #[must_use]
    pub fn number(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

/// One person who compares.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weigher {
    /// Tells the person from the others, from 1.
    pub number: u32,
    /// A name or label, if one was given.
    pub name: String,
    /// The person's judgments so far.
    pub judgments: BTreeMap<Pair, Step>,
}

impl Weigher {
    /// How many pairs of a group the person has judged.
    #[must_use]
    pub fn judged(&self, framework: &Framework, group: Group) -> usize {
        group.pairs(framework).filter(|pair| self.judgments.contains_key(pair)).count()
    }

    /// Whether the person has judged every pair of a group, of which there is at least one.
    #[must_use]
    pub fn has_finished(&self, framework: &Framework, group: Group) -> bool {
        let pairs = group.pair_count(framework);
        pairs > 0 && self.judged(framework, group) == pairs
    }
}

/// Everything recorded of weights.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weighing {
    /// The set in force.
    pub active: WeightSet,
    /// Those who compare, by rising numbers.
    pub people: Vec<Weigher>,
    /// Weights set by hand, one a part of the group.
    pub manual: BTreeMap<Group, Vec<ManualWeight>>,
}

impl Weighing {
    /// Whether nothing was recorded and the framework's weights are in force.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        *self == Self::default()
    }

    /// A person by number.
    #[must_use]
    pub fn person(&self, number: u32) -> Option<&Weigher> {
        self.people.iter().find(|person| person.number == number)
    }

    /// A person by number, made if there is none yet.
    pub fn person_mut(&mut self, number: u32) -> &mut Weigher {
        let at = self.people.partition_point(|person| person.number < number);
        if self.people.get(at).is_none_or(|person| person.number != number) {
            self.people.insert(at, Weigher { number, ..Weigher::default() });
        }
        &mut self.people[at]
    }

    /// The number that the next person gets; none if there are as many as there can be.
    #[must_use]
    pub fn next_number(&self) -> Option<u32> {
        let last = self.people.last().map_or(0, |person| person.number);
        let free = |number: &u32| self.person(*number).is_none();
        (last + 1..=MOST_PEOPLE).next().or_else(|| (1..=MOST_PEOPLE).find(free))
    }

    /// Those who have judged every pair of a group.
    pub fn finished<'w>(&'w self, framework: &'w Framework, group: Group) -> impl Iterator<Item = &'w Weigher> {
        self.people.iter().filter(move |person| person.has_finished(framework, group))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::builtin;

    #[test]
    fn steps_are_the_scale_and_its_reciprocals() {
        let all: Vec<Step> = (-9..=9).filter_map(Step::new).collect();
        assert_eq!(all.len(), 17);
        for step in all {
            assert_eq!(Step::of_ratio(step.ratio()), Some(step));
        }
        assert_eq!(Step::of_ratio(0.333_333), Step::new(-2));
        assert_eq!((Step::of_ratio(0.3), Step::of_ratio(10.0), Step::of_ratio(f64::NAN)), (None, None, None));
        assert_eq!((Step(2).text(), Step(-8).text(), Step(0).text()), ("3".into(), "1/9".into(), "1".into()));
        assert_eq!((Step(8).towards(true), Step(0).towards(false)), (Step(8), Step(-1)));
    }

    #[test]
    fn weights_are_read_as_typed() {
        let read = |text: &str| ManualWeight::parse(text).map(ManualWeight::thousandths);
        for (text, thousandths) in [("30", 30_000), (" 33.3% ", 33_300), ("３３．３", 33_300), ("０。５％", 500)]
        {
            assert_eq!(read(text), Some(thousandths), "{text}");
        }
        for text in ["", "0", "-1", "1e3", "0.0001", "a", "1,5", "inf", "1000000.1", "%"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn every_pair_is_asked_once_and_within_its_group() {
        let framework = builtin();
        let pairs: Vec<Pair> = Pair::all(&framework).collect();
        assert_eq!(pairs.len(), Group::all(&framework).map(|group| group.pair_count(&framework)).sum::<usize>());
        assert_eq!(pairs.len(), 15);
        assert!(pairs.is_sorted());
        let mut weighing = Weighing::default();
        weighing.person_mut(2);
        weighing.person_mut(1);
        assert_eq!(weighing.people.iter().map(|person| person.number).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(weighing.next_number(), Some(3));
        weighing.person_mut(MOST_PEOPLE);
        assert_eq!(weighing.next_number(), Some(3));
    }
}
