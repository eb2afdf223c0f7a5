//! What every command has at hand.

use std::cell::Cell;
use std::ffi::OsString;

use chrono::{Local, NaiveDate};

use super::failure::{Failure, MISSING};
use super::settings::{Environment, Settings, variable};
use crate::app::{App, Assessment, Error, Moment};
use crate::i18n::{CliText, Lang, fill};
use crate::report::Scorecard;
use crate::tui;

/// Columns of the text scorecard where there is no terminal to ask.
const COLUMNS: usize = 100;

/// Settings, environment and the way to the store.
pub struct Context<'e> {
    /// The settings in force.
    pub settings: Settings,
    /// Whether JSON was asked for.
    pub json: bool,
    environment: Environment<'e>,
    read_only: Cell<bool>,
}

impl<'e> Context<'e> {
    /// A context.
    #[must_use]
    pub fn new(settings: Settings, json: bool, environment: Environment<'e>) -> Self {
        Self { settings, json, environment, read_only: Cell::new(false) }
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.settings.lang
    }

    /// The messages.
    #[must_use]
    pub fn text(&self) -> &'static CliText {
        CliText::of(self.settings.lang)
    }

    /// A variable of the environment that is set and not empty.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<OsString> {
        variable(self.environment, name)
    }

    /// Says what a use case refused.
    #[must_use]
    pub fn refused(&self, error: &Error) -> Failure {
        Failure::of(error, self.lang())
    }

    /// The store if there is one; nothing is created.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub fn store_if_any(&self) -> Result<Option<App>, Failure> {
        let app = App::open_existing(&self.settings.db()?).map_err(|error| self.refused(&error))?;
        self.read_only.set(app.as_ref().is_some_and(App::is_read_only));
        Ok(app)
    }

    /// Whether the store that was opened can only be read.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.read_only.get()
    }

    /// The store, which must be there.
    ///
    /// # Errors
    /// If there is none, or it cannot be opened.
    pub fn store(&self) -> Result<App, Failure> {
        self.store_if_any()?.map_or_else(|| Err(self.no_store()?), Ok)
    }

    fn no_store(&self) -> Result<Failure, Failure> {
        let path = self.settings.db()?.display().to_string();
        Ok(Failure::new(MISSING, fill(self.text().no_store, &[("path", &path)])))
    }

    /// The store, made if there is none.
    ///
    /// # Errors
    /// If it cannot be opened or made.
    pub fn store_or_new(&self) -> Result<App, Failure> {
        App::open(&self.settings.db()?).map_err(|error| self.refused(&error))
    }

    /// An assessment by id or the beginning of one.
    ///
    /// # Errors
    /// If there is none.
    pub fn load(&self, app: &App, id: &str) -> Result<Assessment, Failure> {
        app.load(id).map_err(|error| self.refused(&error))
    }

    /// Today, by the machine's clock and zone.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        Local::now().date_naive()
    }

    /// The present moment, by the machine's clock and zone.
    #[must_use]
    pub fn now(&self) -> Moment {
        Local::now().fixed_offset()
    }

    /// The scorecard of an assessment as of today.
    #[must_use]
    pub fn scorecard(&self, assessment: Assessment) -> Scorecard {
        Scorecard::of(assessment, self.today())
    }

    /// The framework's own file, as text.
    ///
    /// # Errors
    /// If the store fails.
    pub fn framework_text(&self, app: &App, hash: &str) -> Result<String, Failure> {
        let bytes = app.framework_bytes(hash).map_err(|error| self.refused(&error))?;
        // It was read as UTF-8 before it was stored.
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// How wide a text may be: the terminal's width, if output goes to one.
    #[must_use]
    pub fn columns(&self) -> usize {
        use std::io::IsTerminal as _;
        if !std::io::stdout().is_terminal() {
            return COLUMNS;
        }
        tui::terminal_size().map_or(COLUMNS, |(columns, _)| usize::from(columns))
    }
}
