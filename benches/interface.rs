//! From a key to its drawn frame at 120x40: one rating, with a store in memory, so that no disk is in it.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use pinheng::app::{App, sample};
use pinheng::i18n::Lang;
use pinheng::tui::glyphs::UNICODE;
use pinheng::tui::state::Screen;
use pinheng::tui::theme::{Depth, ThemeChoice, ThemeName};
use pinheng::tui::update::Msg;
use pinheng::tui::{Options, Program};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn program() -> (Program, Terminal<TestBackend>) {
    let mut app = App::in_memory().expect("store");
    let id = app.import(&[sample()]).expect("sample").remove(0);
    let open = Some((id, Screen::Assess));
    let options = Options {
        lang: Lang::Zh,
        theme: ThemeChoice::Named(ThemeName::Dark),
        depth: Depth::Indexed,
        glyphs: UNICODE,
        open,
        ..Options::default()
    };
    let mut program = Program::new(app, options, || chrono::Local::now().fixed_offset());
    program.handle(Msg::Resize(120, 40));
    let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("backend");
    program.draw(&mut terminal).expect("frame");
    (program, terminal)
}

fn press(letter: char) -> Msg {
    Msg::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE))
}

fn bench(criterion: &mut Criterion) {
    let (mut program, mut terminal) = program();
    let mut letters = ['3', '2', '4', '1'].into_iter().cycle();
    criterion.bench_function("one rating to its frame", |bencher| {
        bencher.iter_batched(
            || press(letters.next().expect("endless")),
            |key| {
                program.handle(key);
                program.draw(&mut terminal).expect("frame");
            },
            BatchSize::PerIteration,
        );
    });
    criterion.bench_function("one frame without a change", |bencher| {
        bencher.iter(|| program.draw(&mut terminal).expect("frame"));
    });
}

criterion_group!(benches, bench);
criterion_main!(benches);
