//! The check of everything that can be checked about a store, and the mending of what can be mended.

use super::error::Error;
use super::{App, Loaded, kept};
use crate::i18n::{ErrorText, Lang, fill};
use crate::store::{Db, Journal, Kept, StoreError, files};

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the word it is")]
pub enum FindingKind {
    Structure,
    References,
    Frameworks,
    Content,
    Modes,
    Journal,
    Scores,
    ReadOnly,
    Traces,
    Version,
}

/// How it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// As it should be.
    Fine,
    /// Worth knowing, not wrong.
    Note,
    /// Wrong, and put right.
    Mended,
    /// Wrong.
    Fault,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub kind: FindingKind,
    /// How it was found.
    pub outcome: Outcome,
    /// Names and numbers for the message; never a text of the user's.
    pub detail: String,
}

impl Finding {
    fn new(kind: FindingKind, outcome: Outcome, detail: impl Into<String>) -> Self {
        Self { kind, outcome, detail: detail.into() }
    }

    fn of_list(kind: FindingKind, faults: &[String]) -> Self {
        let outcome = if faults.is_empty() { Outcome::Fine } else { Outcome::Fault };
        Self::new(kind, outcome, faults.join(", "))
    }

    /// Whether something is wrong and stays so.
    #[must_use]
    pub fn is_fault(&self) -> bool {
        self.outcome == Outcome::Fault
    }

    /// The finding in words.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        use {FindingKind as K, Outcome as O};
        let text = ErrorText::of(lang);
        let sentence = match (self.kind, self.outcome) {
            (K::Structure, O::Fault) => text.fault_structure,
            (K::Structure, _) => text.fine_structure,
            (K::References, O::Fault) => text.fault_references,
            (K::References, _) => text.fine_references,
            (K::Frameworks, O::Fault) => text.fault_frameworks,
            (K::Frameworks, _) => text.fine_frameworks,
            (K::Content, O::Fault) => text.fault_content,
            (K::Content, _) => text.fine_content,
            (K::Modes, O::Fault | O::Note) => text.fault_modes,
            (K::Modes, O::Mended) => text.mended_modes,
            (K::Modes, _) => text.fine_modes,
            (K::Journal, O::Fine) => text.fine_journal,
            (K::Journal, _) => text.note_journal,
            (K::Scores, O::Fault) => text.fault_scores,
            (K::Scores, O::Mended) => text.mended_scores,
            (K::Scores, _) => text.fine_scores,
            (K::ReadOnly, _) => text.note_read_only,
            (K::Traces, _) => text.note_traces,
            (K::Version, _) => text.fine_newest,
        };
        fill(sentence, &[("detail", &self.detail)])
    }
}

impl App {
    /// Checks structure, references, framework texts, modes, journal and kept scores, and mends modes and scores.
    ///
    /// # Errors
    /// [`Error::Store`] if the file cannot even be checked.
    pub fn doctor(&mut self) -> Result<Vec<Finding>, Error> {
        let version = crate::store::VERSION.to_string();
        let mut findings = vec![Finding::new(FindingKind::Version, Outcome::Fine, version)];
        let check = self.store.check()?;
        findings.push(Finding::of_list(FindingKind::Structure, &check.damage));
        if check.damage.is_empty() {
            findings.push(Finding::of_list(FindingKind::References, &check.dangling));
            findings.push(Finding::of_list(FindingKind::Frameworks, &check.frameworks));
            if check.frameworks.is_empty() {
                findings.push(Finding::of_list(FindingKind::Content, &self.unreadable()?));
                findings.push(self.mend_scores()?);
            }
        }
        findings.push(self.mend_modes());
        findings.push(match self.journal() {
            Journal::Wal => Finding::new(FindingKind::Journal, Outcome::Fine, ""),
            Journal::Rollback => Finding::new(FindingKind::Journal, Outcome::Note, ""),
        });
        if self.is_read_only() {
            findings.push(Finding::new(FindingKind::ReadOnly, Outcome::Note, ""));
        } else if self.store.empty_journal() == Err(StoreError::TracesRemain) {
            findings.push(Finding::new(FindingKind::Traces, Outcome::Note, ""));
        }
        Ok(findings)
    }

    /// What stands in the file and is no rating, no date or no change.
    fn unreadable(&self) -> Result<Vec<String>, Error> {
        self.store.snapshot(|db| {
            let mut found = db.unreadable_changes()?;
            for id in db.ids(true)? {
                let Some(head) = db.head(&id)? else { continue };
                let framework = self.frameworks.get(db, &head.framework)?;
                found.extend(db.unreadable_rows(&head, &framework)?);
            }
            Ok(found)
        })
    }

    fn mend_modes(&self) -> Finding {
        if self.is_read_only() {
            let open = files::any_open_to_others(self.path());
            let outcome = if open { Outcome::Note } else { Outcome::Fine };
            return Finding::new(FindingKind::Modes, outcome, self.path().display().to_string());
        }
        match files::mend_modes(self.path()) {
            Ok(now) if now || self.store.is_mode_mended() => Finding::new(FindingKind::Modes, Outcome::Mended, ""),
            Ok(_) => Finding::new(FindingKind::Modes, Outcome::Fine, ""),
            Err((path, _)) => Finding::new(FindingKind::Modes, Outcome::Fault, path.display().to_string()),
        }
    }

    fn mend_scores(&mut self) -> Result<Finding, Error> {
        let frameworks = &self.frameworks;
        let check = |db: &Db<'_>, mend: bool| -> Result<usize, Error> {
            let mut wrong = 0;
            for id in db.ids(true)? {
                let Some(head) = db.head(&id)? else { continue };
                let loaded = Loaded::of(db, frameworks, head)?;
                let right = kept(&loaded.framework, &loaded.record);
                if !agree(&db.kept(loaded.head.key)?, &right) {
                    wrong += 1;
                    if mend {
                        db.keep(loaded.head.key, &right)?;
                    }
                }
            }
            Ok(wrong)
        };
        // Looked at first without the write lock, which other programs may need.
        let wrong = self.store.snapshot(|db| check(db, false))?;
        let outcome = match wrong {
            0 => Outcome::Fine,
            _ if self.store.is_read_only() => Outcome::Fault,
            _ => Outcome::Mended,
        };
        if outcome == Outcome::Mended {
            self.store.write(|db| check(db, true))?;
        }
        Ok(Finding::new(FindingKind::Scores, outcome, wrong.to_string()))
    }
}

/// Whether figures agree up to what adding in another order may change.
fn agree(left: &Kept, right: &Kept) -> bool {
    let near = |left: Option<f64>, right: Option<f64>| match (left, right) {
        (Some(left), Some(right)) => (left - right).abs() <= crate::scoring::TOLERANCE,
        (left, right) => left.is_none() && right.is_none(),
    };
    let rest = |kept: &Kept| (kept.items, kept.answered, kept.level, kept.evidenced_level);
    near(left.score, right.score) && near(left.evidenced_score, right.evidenced_score) && rest(left) == rest(right)
}
