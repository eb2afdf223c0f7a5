//! What each state looks like at three sizes, one file for each state and language.

use std::fmt::Write as _;

use pinheng::i18n::Lang;

use super::harness::Setup;
use super::states;

const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (40, 12)];

fn check(lang: Lang) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    for case in states::ALL {
        let mut text = String::new();
        for size in SIZES {
            let tui = case.start(Setup::new(lang, size));
            let (columns, rows) = size;
            let caret = tui.caret().map(|(x, y)| format!(", caret {x},{y}")).unwrap_or_default();
            writeln!(text, "{columns}x{rows}{caret}").unwrap();
            for row in tui.rows() {
                writeln!(text, "|{row}").unwrap();
            }
        }
        insta::assert_snapshot!(format!("{}.{lang}", case.name), text);
    }
}

#[test]
fn chinese() {
    check(Lang::Zh);
}

#[test]
fn english() {
    check(Lang::En);
}
