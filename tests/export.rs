//! Reports in every format: complete, the same numbers everywhere, safe whatever was written into them.

#[path = "export/cards.rs"]
mod cards;
#[path = "export/docx.rs"]
mod docx;
#[path = "export/fonts.rs"]
mod fonts;
#[path = "export/html.rs"]
mod html;
#[path = "export/minutes.rs"]
mod minutes;
#[path = "export/numbers.rs"]
mod numbers;
#[path = "export/pdf.rs"]
mod pdf;
#[path = "export/png.rs"]
mod png;
#[path = "export/random.rs"]
mod random;
#[path = "export/svg.rs"]
mod svg;
#[path = "export/xlsx.rs"]
mod xlsx;
