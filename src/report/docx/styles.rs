//! Type and styles, after GB/T 9704 (党政机关公文格式) for Chinese: title 2号 小标宋, text 3号 仿宋 on lines of 28 pt, headings
//! 黑体 and 楷体. English takes a serif for text and a sans for headings.

use super::numbering::{HEADINGS, counted};
use super::package::W;
use crate::i18n::Lang;

/// The one colour beside black and grey.
pub const ACCENT: &str = "1F5FA8";
/// Words of second rank.
const MUTED: &str = "595959";
/// Rules of tables.
pub const RULE: &str = "A6A6A6";
/// The ground of table heads and groups; it stays light in a grey print.
pub const SHADE: &str = "EAEFF5";

/// Chinese fonts, each with what stands in where it is not installed: its other names, then what is nearest.
const TITLE: (&str, &str) =
    ("方正小标宋简体", "方正小标宋_GBK,FZXiaoBiaoSong-B05S,小标宋,华文中宋,STZhongsong,Noto Serif CJK SC,宋体");
const TEXT: (&str, &str) =
    ("仿宋", "仿宋_GB2312,FangSong,FangSong_GB2312,方正仿宋_GBK,华文仿宋,STFangsong,Noto Serif CJK SC");
const HEADING: (&str, &str) = ("黑体", "SimHei,方正黑体_GBK,华文黑体,STHeiti,Noto Sans CJK SC");
const SECOND: (&str, &str) = ("楷体", "楷体_GB2312,KaiTi,KaiTi_GB2312,方正楷体_GBK,华文楷体,STKaiti");
const SONG: (&str, &str) = ("宋体", "SimSun,Noto Serif CJK SC");
/// Latin fonts for text and for headings.
const SERIF: &str = "Times New Roman";
const SANS: &str = "Arial";

/// The part that tells what stands in for a font; the document names fonts and holds none.
pub fn font_table() -> String {
    let chinese = [TITLE, TEXT, HEADING, SECOND, SONG].map(|(name, others)| {
        format!(
            "<w:font w:name=\"{name}\"><w:altName w:val=\"{others}\"/><w:charset w:val=\"86\"/><w:family w:val=\"auto\"/>\
             <w:pitch w:val=\"variable\"/></w:font>"
        )
    });
    let latin = [(SERIF, "roman"), (SANS, "swiss")].map(|(name, family)| {
        format!(
            "<w:font w:name=\"{name}\"><w:charset w:val=\"00\"/><w:family w:val=\"{family}\"/><w:pitch w:val=\"variable\"/></w:font>"
        )
    });
    format!("<w:fonts xmlns:w=\"{W}\">{}{}</w:fonts>", chinese.concat(), latin.concat())
}

/// What differs between the languages; sizes in half points.
struct Type {
    title: u32,
    text: u32,
    first: u32,
    second: u32,
    entry: u32,
    line: &'static str,
    entry_line: &'static str,
    indent: &'static str,
    language: &'static str,
}

const CHINESE: Type = Type {
    title: 44,
    text: 32,
    first: 32,
    second: 32,
    entry: 28,
    line: "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"560\" w:lineRule=\"exact\"/>",
    entry_line: "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"480\" w:lineRule=\"exact\"/>",
    indent: "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>",
    language: "en-US",
};

const ENGLISH: Type = Type {
    title: 40,
    text: 23,
    first: 30,
    second: 24,
    entry: 22,
    line: "<w:spacing w:before=\"0\" w:after=\"120\" w:line=\"288\" w:lineRule=\"auto\"/>",
    entry_line: "<w:spacing w:before=\"0\" w:after=\"60\" w:line=\"269\" w:lineRule=\"auto\"/>",
    indent: "",
    language: "en-GB",
};

/// A paragraph style: id, name, style of the next paragraph, properties of paragraph and run. A name that Word knows takes
/// its place in Word's lists.
type Style = (&'static str, &'static str, &'static str, String, String);

/// The part with all styles.
pub fn styles(lang: Lang) -> String {
    let kind = lang.pick(&CHINESE, &ENGLISH);
    let defaults = format!(
        "<w:docDefaults><w:rPrDefault><w:rPr>{}{}<w:lang w:val=\"{}\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault/></w:docDefaults>",
        fonts(SERIF, TEXT),
        size(kind.text),
        kind.language,
    );
    let normal = format!(
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>\
         <w:pPr>{}</w:pPr></w:style>",
        kind.line
    );
    let paragraphs = texts(kind).into_iter().chain(tables()).chain(edges());
    let paragraphs: String = paragraphs.map(|style| paragraph(&style)).collect();
    format!("<w:styles xmlns:w=\"{W}\">{defaults}{normal}{paragraphs}{}{NO_TABLE}{NO_LIST}</w:styles>", characters())
}

const NO_TABLE: &str = "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
     <w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>\
     <w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"85\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>\
     <w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>";
const NO_LIST: &str = "<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\"><w:name w:val=\"No List\"/>\
     <w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/></w:style>";

fn paragraph((id, name, next, paragraph, run): &Style) -> String {
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>\
         <w:next w:val=\"{next}\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )
}

/// Running text and headings.
fn texts(kind: &Type) -> Vec<Style> {
    let heading = |level: u32, before: u32, after: u32| {
        format!(
            "<w:keepNext/><w:keepLines/>{}{}<w:outlineLvl w:val=\"{level}\"/>",
            counted(HEADINGS, level as usize),
            space(before, after)
        )
    };
    let bold = "<w:b/><w:bCs/>";
    let rule = format!("<w:pBdr>{}</w:pBdr>", border("bottom", 12, 10, ACCENT));
    let quoted = format!("<w:pBdr>{}</w:pBdr>", border("left", 18, 8, RULE));
    let style = |id, name, next, paragraph, run| (id, name, next, paragraph, run);
    vec![
        style(
            "Title",
            "Title",
            "BodyText",
            format!("<w:keepNext/><w:keepLines/>{rule}{}{CENTRE}", space(0, 240)),
            fonts(SANS, TITLE) + &size(kind.title),
        ),
        style(
            "Heading1",
            "heading 1",
            "BodyText",
            heading(0, 320, 140),
            fonts(SANS, HEADING) + &colour(ACCENT) + &size(kind.first),
        ),
        style(
            "Heading2",
            "heading 2",
            "BodyText",
            heading(1, 220, 100),
            fonts(SANS, SECOND) + bold + &size(kind.second),
        ),
        style("BodyText", "Body Text", "BodyText", kind.indent.to_owned(), String::new()),
        style("Quote", "Quote", "BodyText", quoted + "<w:ind w:left=\"480\"/>", String::new()),
        style("ListNumber", "List Number", "ListNumber", kind.entry_line.to_owned(), size(kind.entry)),
        style("ListNumber2", "List Number 2", "ListNumber2", kind.entry_line.to_owned(), size(kind.entry)),
    ]
}

/// What stands in tables and under pictures.
fn tables() -> Vec<Style> {
    let centred = |before, after| space(before, after) + CENTRE;
    let sans = |more: String| fonts(SANS, HEADING) + &more;
    let bold = |more: String| String::from("<w:b/><w:bCs/>") + &more;
    let song = |half_points| fonts(SERIF, SONG) + &size(half_points);
    let style = |id, name, next, paragraph, run| (id, name, next, paragraph, run);
    vec![
        style("TableText", "Table Text", "TableText", space(40, 40), song(21)),
        style("TableTextSmall", "Table Text Small", "TableTextSmall", space(40, 40), song(18)),
        style("TableHead", "Table Head", "TableText", format!("<w:keepNext/>{}", space(60, 60)), sans(size(21))),
        style(
            "TableHeadSmall",
            "Table Head Small",
            "TableTextSmall",
            format!("<w:keepNext/>{}", space(60, 60)),
            sans(size(18)),
        ),
        style("FactName", "Fact Name", "TableText", space(50, 50), sans(colour(MUTED) + &size(20))),
        style("FigureName", "Figure Name", "FigureValue", centred(120, 0), sans(colour(MUTED) + &size(20))),
        style("FigureValue", "Figure Value", "FigureNote", centred(40, 40), sans(bold(colour(ACCENT) + &size(36)))),
        style("FigureWords", "Figure Words", "FigureNote", centred(40, 40), sans(bold(colour(ACCENT) + &size(28)))),
        style(
            "FigureNote",
            "Figure Note",
            "BodyText",
            centred(0, 120),
            fonts(SERIF, SONG) + &colour(MUTED) + &size(18),
        ),
        style("Picture", "Picture", "Caption", format!("<w:keepNext/>{}", centred(160, 40)), String::new()),
        style("Caption", "caption", "BodyText", centred(0, 160), sans(colour(MUTED) + &size(20))),
        style(
            "Gap",
            "Gap",
            "BodyText",
            "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/>".to_owned(),
            size(8),
        ),
    ]
}

/// What stands at the edges of pages.
fn edges() -> Vec<Style> {
    let small = |half_points| fonts(SERIF, SONG) + &colour(MUTED) + &size(half_points);
    let rule = format!("<w:pBdr>{}</w:pBdr>", border("top", 4, 6, RULE));
    let right = "<w:jc w:val=\"right\"/>";
    vec![
        ("Header", "header", "Header", space(0, 60) + right, small(18)),
        ("Footer", "footer", "Footer", rule + &space(0, 20) + CENTRE, small(16)),
        ("PageNumber", "Page Number", "Footer", space(0, 0) + CENTRE, small(18)),
    ]
}

fn characters() -> String {
    let style = |id: &str, name: &str, run: &str| {
        format!(
            "<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:rPr>{run}</w:rPr></w:style>"
        )
    };
    let mark = fonts(SANS, HEADING)
        + "<w:b/><w:bCs/><w:color w:val=\"000000\"/>"
        + &size(24)
        + "<w:bdr w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"000000\"/>";
    style("DraftMark", "Draft Mark", &mark) + &style("Box", "Box", &(fonts(SERIF, SONG) + &size(30)))
}

const CENTRE: &str = "<w:jc w:val=\"center\"/>";

fn fonts(latin: &str, (chinese, _): (&str, &str)) -> String {
    format!("<w:rFonts w:ascii=\"{latin}\" w:hAnsi=\"{latin}\" w:eastAsia=\"{chinese}\" w:cs=\"{latin}\"/>")
}

fn colour(colour: &str) -> String {
    format!("<w:color w:val=\"{colour}\"/>")
}

fn size(half_points: u32) -> String {
    format!("<w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>")
}

/// Space before and after in twentieths of a point, lines as they need.
fn space(before: u32, after: u32) -> String {
    format!("<w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"240\" w:lineRule=\"auto\"/>")
}

/// A rule on one side: its weight in eighths of a point, its distance in points.
pub fn border(side: &str, eighths: u32, distance: u32, colour: &str) -> String {
    format!("<w:{side} w:val=\"single\" w:sz=\"{eighths}\" w:space=\"{distance}\" w:color=\"{colour}\"/>")
}
