//! Option, then environment, then config file, then default.

use super::harness::Home;

#[test]
fn the_language_comes_from_option_environment_config_locale() {
    let english = |home: &Home, args: &[&str]| {
        let args: Vec<&str> = args.iter().copied().chain(["--help"]).collect();
        home.ok(&args).contains("Usage:")
    };
    assert!(!english(&Home::new(), &[]));
    assert!(english(&Home::new().with("LANG", "en_US.UTF-8"), &[]));
    assert!(english(&Home::new().with("LC_ALL", "C").with("LANG", "en_US.UTF-8"), &[]));
    assert!(english(&Home::new().with("LC_ALL", "").with("LC_MESSAGES", "en_GB").with("LANG", "zh_CN"), &[]));
    let home = Home::new().with("LANG", "zh_CN.UTF-8");
    home.write("config/pinheng/config.toml", "lang = \"en\"\n");
    assert!(english(&home, &[]));
    let home = home.with("PINHENG_LANG", "zh");
    assert!(!english(&home, &[]));
    assert!(english(&home, &["--lang", "en"]));
    assert!(english(&home, &["list", "--lang=en"]));
    assert!(english(&home, &["--lang", "zh", "list", "--lang", "en"]));
}

#[test]
fn an_unknown_language_names_both() {
    let home = Home::new();
    for args in [["--lang", "fr", "list"], ["list", "--lang", "ZH"], ["list", "--lang", ""]] {
        let ran = home.run(&args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(ran.err.contains("zh") && ran.err.contains("en"), "{}", ran.err);
    }
    let ran = Home::new().with("PINHENG_LANG", "fr").with("LANG", "en").run(&["list"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("PINHENG_LANG is fr"), "{}", ran.err);
    // An option before it makes the variable irrelevant.
    assert_eq!(Home::new().with("PINHENG_LANG", "fr").run(&["list", "--lang", "en"]).code, 0);
}

#[test]
fn the_data_file_comes_from_option_environment_config_default() {
    let home = Home::new();
    home.new_assessment();
    assert!(home.store().is_file());

    let home = Home::new();
    home.write("config/pinheng/config.toml", "db = \"own.db\"\n");
    home.new_assessment();
    assert!(home.path("config/pinheng/own.db").is_file() && !home.store().exists());

    let named = home.arg("named.db");
    let home = home.with("PINHENG_DB", &named);
    home.new_assessment();
    assert!(home.path("named.db").is_file());
    let option = home.arg("option.db");
    home.ok(&["--db", &option, "new", "--office", "局", "--period", "2026"]);
    assert_eq!(home.json(&["list", "--json", "--db", &option]).as_array().expect("rows").len(), 1);
    home.refuses(&["list", "--db", ""], 2, &["--db"], &["--db"]);
}

#[test]
fn a_config_file_is_read_strictly() {
    let home = Home::new();
    let path = home.write("own.toml", "lang = \"fr\"\ncolor = 1\ntheme = true\nglyphs = \"emoji\"\n");
    let places = [":1:8: ", ":2:1: ", ":3:9: ", ":4:10: "].map(|place| format!("{path}{place}"));
    let places: Vec<&str> = places.iter().map(String::as_str).collect();
    home.refuses(&["list", "--config", &path], 2, &places, &places);
    home.refuses(&["--config", &path, "list"], 2, &["不认识的键 `color`"], &["unknown key `color`"]);
    let missing = home.arg("missing.toml");
    home.refuses(&["list", "--config", &missing], 3, &["没有文件"], &["no file"]);
    let home = home.with("PINHENG_CONFIG", &missing);
    home.refuses(&["list"], 2, &["没有文件"], &["no file"]);
    let good = home.write("good.toml", "lang = \"en\"\ntheme = \"mono\"\nglyphs = \"ascii\"\n");
    assert_eq!(home.run(&["list", "--config", &good]).code, 0);
}

#[test]
fn themes_and_glyphs_are_checked() {
    let home = Home::new();
    home.refuses(
        &["--theme", "pink"],
        2,
        &["auto, dark, light, contrast, mono"],
        &["auto, dark, light, contrast, mono"],
    );
    home.refuses(&["list", "--glyphs", "emoji"], 2, &["auto, unicode, ascii"], &["auto, unicode, ascii"]);
    assert_eq!(home.run(&["list", "--theme", "dark", "--glyphs", "ascii"]).code, 0);
}

#[test]
fn what_holds_everywhere_stands_anywhere() {
    let home = Home::new();
    let after = home.ok(&["framework", "list", "--json", "--lang", "en"]);
    assert_eq!(home.ok(&["--json", "framework", "list", "--lang", "en"]), after);
    assert_eq!(home.ok(&["--lang", "en", "framework", "--json", "list"]), after);
    let (first, last) = (home.arg("first.db"), home.arg("last.db"));
    home.ok(&["--db", &first, "new", "--office", "局", "--period", "1", "--db", &last]);
    assert!(home.path("last.db").exists() && !home.path("first.db").exists());
}

#[test]
fn a_theme_file_is_held_to_its_form() {
    let home = Home::new();
    let head = "schema = 1\nname = { en = \"a\" }\n[text]\n";
    let bad = home.write("bad.toml", format!("{head}fg = \"pink\"\n"));
    let fault = ["bad.toml:4:6: ", "`fg`", "`pink`", "#rrggbb"];
    home.refuses(&["--theme", &bad, "list"], 2, &fault, &fault);
    home.refuses(&["--theme", &home.arg("none.toml"), "list"], 3, &["none.toml"], &["none.toml"]);
    home.refuses(&["--theme", &home.arg("."), "list"], 2, &["文件夹"], &["folder"]);
    home.ok(&["--theme", &home.write("good.toml", format!("{head}fg = \"white\"\n")), "list"]);
    home.write("config/pinheng/themes/own.toml", format!("{head}bg = 17\n"));
    home.ok(&["--theme", "own", "list"]);
}
