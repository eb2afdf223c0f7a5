//! Themes: what can be read, what a terminal of few colours gets, and what a theme file may say.

use std::collections::BTreeSet;

use pinheng::i18n::Lang;
use pinheng::tui::action::Action;
use pinheng::tui::state::Screen;
use pinheng::tui::theme::{Depth, Palette, ThemeChoice, ThemeName, Themes, contrast, value};
use ratatui::style::{Color, Modifier};

use super::harness::{Setup, Tui};
use super::states;

/// The least contrast of text and ground (WCAG 2.2, 1.4.3).
const LEAST: f64 = 4.5;

const COLOURED: [ThemeName; 3] = [ThemeName::Dark, ThemeName::Light, ThemeName::Contrast];
const DEPTHS: [Depth; 3] = [Depth::Sixteen, Depth::Indexed, Depth::True];

/// Every pair of ink and ground on the screen.
fn pairs(tui: &Tui) -> BTreeSet<(String, String)> {
    let visible = tui.buffer().content.iter().filter(|cell| cell.symbol() != " ");
    visible.map(|cell| (cell.fg, cell.bg, cell.modifier)).fold(BTreeSet::new(), |mut pairs, (fg, bg, modifier)| {
        let (fg, bg) = if modifier.contains(Modifier::REVERSED) { (bg, fg) } else { (fg, bg) };
        pairs.insert((fg.to_string(), bg.to_string()));
        pairs
    })
}

fn colour(name: &str) -> Color {
    name.parse().unwrap()
}

#[test]
fn every_pair_that_is_drawn_can_be_read() {
    for case in states::every() {
        let mut tui = (case.reach)(Setup::new(Lang::Zh, (100, 30)));
        for theme in COLOURED {
            for depth in DEPTHS {
                tui.program.state.theme = theme.palette().theme(depth);
                tui.draw();
                for (fg, bg) in pairs(&tui) {
                    let (Some(ink), Some(ground)) = (value(colour(&fg)), value(colour(&bg))) else {
                        panic!("{} in {}: a colour of the terminal's own ({fg} on {bg})", case.name, theme.id());
                    };
                    let found = contrast(ink, ground);
                    assert!(found >= LEAST, "{} in {} {depth:?}: {fg} on {bg} is {found:.2}", case.name, theme.id());
                }
            }
        }
    }
}

#[test]
fn a_pair_that_cannot_be_read_would_be_found() {
    let grey =
        Palette::parse("grey", b"schema = 1\nname = { en = \"grey\" }\n[text]\nfg = \"#808080\"\nbg = \"#707070\"\n");
    let mut tui = states::assess_middle(Setup::default());
    tui.program.state.theme = grey.unwrap().theme(Depth::True);
    tui.draw();
    let poor = |(fg, bg): &(String, String)| contrast(value(colour(fg)).unwrap(), value(colour(bg)).unwrap()) < LEAST;
    assert!(pairs(&tui).iter().any(poor));
}

#[test]
fn without_colours_only_weight_underline_and_reverse_are_left() {
    for choice in ThemeName::ALL.map(ThemeChoice::Named) {
        let mut tui = states::assess_middle(Setup::default());
        tui.program.state.theme = Themes::new(choice, Depth::Mono).theme();
        tui.draw();
        let coloured = |cell: &&ratatui::buffer::Cell| cell.fg != Color::Reset || cell.bg != Color::Reset;
        assert_eq!(tui.buffer().content.iter().filter(coloured).count(), 0);
        assert!(tui.buffer().content.iter().any(|cell| cell.modifier.contains(Modifier::REVERSED)));
    }
}

#[test]
fn a_line_under_a_figure_is_as_long_as_the_figure() {
    let mut tui = Tui::sample(Setup::new(Lang::En, (80, 24)), Screen::Score);
    tui.program.state.theme = Themes::new(ThemeChoice::Named(ThemeName::Mono), Depth::Mono).theme();
    tui.draw();
    let mut runs = Vec::new();
    for row in tui.buffer().content.chunks(80) {
        let lined = row.split(|cell| !cell.modifier.contains(Modifier::UNDERLINED));
        runs.extend(lined.map(|run| run.iter().map(ratatui::buffer::Cell::symbol).collect::<String>()));
    }
    runs.retain(|run| !run.is_empty());
    assert!(runs.len() > 10, "evidenced figures: {runs:?}");
    assert!(runs.iter().all(|run| run.trim() == run && !run.contains('⢸')), "{runs:?}");
}

#[test]
fn the_terminals_background_decides_until_the_user_does() {
    let mut themes = Themes::new(ThemeChoice::Auto(ThemeName::Dark), Depth::True);
    assert!(!themes.follow((20, 20, 30)), "dark already");
    assert!(themes.follow((250, 250, 245)));
    assert_eq!(themes.name(), Some(ThemeName::Light));
    themes.next();
    assert_eq!(themes.name(), Some(ThemeName::Contrast));
    assert!(!themes.follow((20, 20, 30)), "chosen by hand");
    let mut named = Themes::new(ThemeChoice::Named(ThemeName::Dark), Depth::True);
    assert!(!named.follow((250, 250, 245)));
}

#[test]
fn the_users_own_theme_comes_round_again() {
    let own = "schema = 1\nname = { zh = \"自己的\" }\n[text]\nfg = 15\nbg = \"blue\"\n[error]\nunderline = true\n";
    let own = Palette::parse("own.toml", own.as_bytes()).unwrap();
    let mut tui = states::assess_middle(Setup::default());
    tui.program.state.themes = Themes::new(ThemeChoice::Own(Box::new(own)), Depth::True);
    tui.program.state.theme = tui.program.state.themes.theme();
    tui.draw();
    assert_eq!(tui.style_of("创建之初").bg, Some(Color::Blue));
    for _ in ThemeName::ALL {
        tui.palette(Action::Theme);
        assert!(tui.program.state.themes.name().is_some());
    }
    tui.palette(Action::Theme);
    assert_eq!((tui.program.state.themes.name(), tui.notice().as_str()), (None, "配色：自己的"));
}

#[test]
fn faults_of_a_theme_file_are_named_with_their_place() {
    let cases: [(&str, &str); 8] = [
        ("name = { en = \"a\" }\n", "t.toml:1:1: `schema` is missing"),
        ("schema = 2\nname = { en = \"a\" }\n", "t.toml:1:10: `schema` is 2"),
        ("schema = 1\n", "t.toml:1:1: `name` is missing"),
        ("schema = 1\nname = { en = \"a\" }\n[text]\nfg = \"#12345\"\n", "t.toml:4:6: `fg` of `text` is `#12345`"),
        ("schema = 1\nname = { en = \"a\" }\n[text]\nfg = [\"red\"]\n", "t.toml:4:6: `fg` of `text` must be"),
        ("schema = 1\nname = { en = \"a\" }\n[text]\nbold = 1\n", "t.toml:4:8: `bold` of `text` must be"),
        ("schema = 1\nname = { en = \"a\" }\n[txet]\nbold = true\n", "t.toml:3:2: unknown key `txet`"),
        ("schema = 1\nname = { en = \"a\"\n", "t.toml:2:"),
    ];
    for (text, expected) in cases {
        let faults = Palette::parse("t.toml", text.as_bytes()).unwrap_err().render(Lang::En);
        assert!(faults.contains(expected), "{text}\n{faults}");
    }
}
