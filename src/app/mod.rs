//! The use cases over a store: make, open, rate, undo, finalise, import, back up. No terminal, no arguments.
//!
//! Every change is committed before a call returns, reads what is stored before it changes it, and leaves the rest
//! alone, so that two programs on one file never overwrite each other's answers.

mod answers;
mod doctor;
mod edit;
mod erase;
mod error;
mod find;
mod frameworks;
mod history;
mod life;
mod meetings;
mod safety;
mod workshop;

use std::path::Path;
use std::sync::Arc;

pub use answers::{Import, read_answers, read_file, refuse_pipe, sample};
pub use doctor::{Finding, FindingKind, Outcome};
pub use edit::{Edit, EditSession, Saved, Weigh, Weighed};
pub use erase::Erase;
pub use error::{Error, What};
pub use frameworks::{FrameworkInfo, find_framework_without_store};
pub use history::{Reverted, Subject};
pub(crate) use workshop::in_the_room;
pub use workshop::{Acted, Meeting, Plan};

pub(crate) use meetings::meetings_of;

pub use crate::store::{Archived, ChangeKind, Filter, Journal, LogEntry, Moment, Page, StoreError, Summary};

use crate::assessment::{Evidence, Record, State, WeightSet};
use crate::framework::Framework;
use crate::scoring::{own_groups, score_in_force};
use crate::store::{Db, Head, Kept, Store, files, truncate};
use frameworks::Frameworks;

/// An open store with what the use cases need beside it.
#[derive(Debug)]
pub struct App {
    store: Store,
    clock: fn() -> Moment,
    frameworks: Frameworks,
    sessions: edit::Sessions,
    guards: workshop::Guards,
}

/// An assessment as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// Id: eight hexadecimal digits.
    pub id: String,
    /// Where it is in its life.
    pub state: State,
    /// Whether it was finalised; an archived one may be, and is so again when it is taken out.
    pub finalised: bool,
    /// When it was made.
    pub created: Moment,
    /// When it was last changed.
    pub changed: Moment,
    /// The framework it is bound to.
    pub framework: Arc<Framework>,
    /// What was recorded.
    pub record: Record,
    /// The workshops held on it, oldest first.
    pub meetings: Vec<Meeting>,
}

/// How many distinct evidence records are offered for use again.
const MOST_KNOWN_EVIDENCE: usize = 2000;

impl App {
    /// Opens the file, making it and its folder, for the owner alone, if there is none. A file that cannot be
    /// written opens for reading.
    ///
    /// # Errors
    /// [`Error::Store`], and the file stays as it is.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Ok(Self::over(Store::open(path)?))
    }

    /// Opens the file if there is one; creates nothing.
    ///
    /// # Errors
    /// [`Error::Store`], and the file stays as it is.
    pub fn open_existing(path: &Path) -> Result<Option<Self>, Error> {
        let path = &files::resolve(path)?;
        match path.try_exists() {
            Ok(false) => Ok(None),
            // Nothing was ever stored in it.
            Ok(true) if files::is_empty(path) => Ok(None),
            Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => Ok(None),
            _ => Self::open(path).map(Some),
        }
    }

    /// An app whose store is gone when it is dropped.
    ///
    /// # Errors
    /// [`Error::Store`] if even that fails.
    pub fn in_memory() -> Result<Self, Error> {
        Ok(Self::over(Store::in_memory()?))
    }

    fn over(store: Store) -> Self {
        let clock = || chrono::Local::now().fixed_offset();
        let guards = workshop::Guards::new();
        Self { store, clock, frameworks: Frameworks::default(), sessions: edit::Sessions::default(), guards }
    }

    /// The same app with another clock.
    #[must_use]
    pub fn with_clock(self, clock: fn() -> Moment) -> Self {
        Self { clock, ..self }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// Whether the file can only be read.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.store.is_read_only()
    }

    /// Which journal the file has.
    #[must_use]
    pub fn journal(&self) -> Journal {
        self.store.journal()
    }

    /// A part of the list of assessments, newest change first.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn list(&self, filter: &Filter, offset: usize, limit: usize) -> Result<Page, Error> {
        self.store.snapshot(|db| {
            let mut page = db.list(filter, offset, limit)?;
            let may_leave = |row: &&mut Summary| matches!(row.weights, WeightSet::Ahp | WeightSet::Manual);
            for row in page.rows.iter_mut().filter(may_leave) {
                let Some(head) = db.head(&row.id)? else { continue };
                // What cannot be read is told where it is opened.
                let Ok(framework) = self.frameworks.get(db, &head.framework) else { continue };
                let groups = own_groups(&framework, &db.weighing(&head, &framework)?, row.weights);
                row.groups = Some(groups).filter(|(own, all)| own < all);
            }
            Ok(page)
        })
    }

    /// An assessment by its id, or by the beginning of it, four digits or more.
    ///
    /// # Errors
    /// [`Error::NotFound`] with the nearest id, [`Error::Ambiguous`], [`Error::Store`].
    pub fn load(&self, id: &str) -> Result<Assessment, Error> {
        self.store.snapshot(|db| Ok(Loaded::find(db, &self.frameworks, id)?.into_assessment()))
    }

    /// Whether another program changed the file since this was last asked.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn changed_elsewhere(&mut self) -> Result<bool, Error> {
        Ok(self.store.changed_elsewhere()?)
    }

    /// Distinct evidence over all assessments, last added first, at most 2,000.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn known_evidence(&self) -> Result<Vec<Evidence>, Error> {
        Ok(self.store.db().known_evidence(MOST_KNOWN_EVIDENCE)?)
    }

    /// Bounds the file's size in pages of 4 KiB, to see what a full disk does.
    ///
    /// # Errors
    /// [`Error::Store`].
    #[doc(hidden)]
    pub fn limit_pages(&self, pages: u32) -> Result<(), Error> {
        Ok(self.store.limit_pages(pages)?)
    }

    /// The present moment as it will be read back.
    fn now(&self) -> Moment {
        truncate((self.clock)())
    }
}

/// An assessment read inside a transaction.
struct Loaded {
    head: Head,
    framework: Arc<Framework>,
    record: Record,
    meetings: Vec<Meeting>,
}

impl Loaded {
    /// One that is not deleted, by its id or the beginning of it.
    fn find(db: &Db<'_>, frameworks: &Frameworks, id: &str) -> Result<Self, Error> {
        let head = find::head(db, id)?;
        Self::of(db, frameworks, head)
    }

    fn of(db: &Db<'_>, frameworks: &Frameworks, head: Head) -> Result<Self, Error> {
        let framework = frameworks.get(db, &head.framework)?;
        let record = db.record(&head, &framework)?;
        let meetings = workshop::meetings(db, &head, &framework)?;
        Ok(Self { head, framework, record, meetings })
    }

    /// Refuses what would change a finalised or archived assessment.
    fn must_be_draft(&self) -> Result<(), Error> {
        match self.head.state() {
            State::Draft => Ok(()),
            State::Finalised => Err(Error::Finalised),
            State::Archived => Err(Error::Archived),
        }
    }

    /// Reads the record again after a change, and stores when it was made and the figures kept for lists.
    fn settle(mut self, db: &Db<'_>, at: Moment) -> Result<Self, Error> {
        db.touch(self.head.key, at)?;
        self = self.reread(db)?;
        db.keep(self.head.key, &kept(&self.framework, &self.record))?;
        Ok(self)
    }

    /// As [`Loaded::settle`], where only one item changed: its answer alone is read again.
    fn settle_item(mut self, db: &Db<'_>, at: Moment, item: usize) -> Result<Self, Error> {
        db.touch(self.head.key, at)?;
        self.head.changed = at;
        self.record.answers[item] = db.answer_of(&self.head, &self.framework, item)?;
        db.keep(self.head.key, &kept(&self.framework, &self.record))?;
        Ok(self)
    }

    fn reread(self, db: &Db<'_>) -> Result<Self, Error> {
        // Only a transaction's own change lies between, so the row is there.
        let head = db.head(&self.head.id)?.unwrap_or(self.head);
        let record = db.record(&head, &self.framework)?;
        let meetings = workshop::meetings(db, &head, &self.framework)?;
        Ok(Self { head, framework: self.framework, record, meetings })
    }

    fn into_assessment(self) -> Assessment {
        let Self { head, framework, record, meetings } = self;
        let state = head.state();
        let Head { id, finalised, created, changed, .. } = head;
        Assessment { id, state, finalised, created, changed, framework, record, meetings }
    }
}

/// The figures kept beside an assessment.
fn kept(framework: &Framework, record: &Record) -> Kept {
    let score = score_in_force(framework, record);
    Kept {
        items: score.progress.items,
        answered: score.progress.answered(),
        score: score.overall.score,
        evidenced_score: score.overall.evidenced_score,
        level: score.overall.level,
        evidenced_level: score.overall.evidenced_level,
    }
}
