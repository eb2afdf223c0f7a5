//! Formats on two threads: most computers have as many cores.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::report::format::Format;
use crate::report::render::{Press, RenderError, Rendered};

/// The formats of a run, each rendered once by whoever comes first.
pub struct Work<'a> {
    press: Press<'a>,
    formats: &'a [Format],
    rendered: Vec<OnceLock<Result<Rendered, RenderError>>>,
    over: AtomicBool,
}

impl<'a> Work<'a> {
    pub fn new(press: Press<'a>, formats: &'a [Format]) -> Self {
        Self {
            press,
            formats,
            rendered: formats.iter().map(|_| OnceLock::new()).collect(),
            over: AtomicBool::new(false),
        }
    }

    /// Does something that wants the formats in their order, while a helper renders ahead; the helper ends its format
    /// before this returns.
    pub fn helped<T>(&self, work: impl FnOnce() -> T) -> T {
        thread::scope(|scope| {
            // Without a helper everything only takes longer.
            let _ = thread::Builder::new().name("export".to_owned()).spawn_scoped(scope, || self.help());
            let _over = Over(&self.over);
            work()
        })
    }

    /// A format by its number; waits if the helper is at it.
    ///
    /// # Errors
    /// [`RenderError`].
    pub fn format(&self, number: usize) -> Result<&Rendered, RenderError> {
        let rendered = self.rendered[number].get_or_init(|| self.press.render(self.formats[number]));
        rendered.as_ref().map_err(RenderError::clone)
    }

    /// First those that need no fonts, which others find meanwhile; then the picture, which takes longest.
    fn help(&self) {
        let rank = |format: Format| match format {
            Format::Png => 1,
            Format::Pdf => 2,
            Format::Docx => 3,
            _ => 0,
        };
        let mut order: Vec<usize> = (0..self.formats.len()).collect();
        order.sort_by_key(|number| rank(self.formats[*number]));
        for number in order {
            if self.over.load(Ordering::Relaxed) {
                return;
            }
            // Whoever wants it is told what went wrong.
            let _ = self.format(number);
        }
    }
}

/// Ends the helper, also where the work panics.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
