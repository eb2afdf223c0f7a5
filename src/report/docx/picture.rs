//! Pictures of charts.

use super::page::Page;
use super::xml::escape;
use crate::report::document::Chart;
use crate::report::png::Picture;

/// English Metric Units in a twentieth of a point.
const EMU: f64 = 635.0;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// A run with a picture in its line, with the same in words; at most `share` of the page's width and `most` of its height.
pub fn picture(number: usize, picture: &Picture, chart: &Chart, page: Page, (share, most): (f64, f64)) -> String {
    let (wide, high) = (f64::from(picture.width.max(1)), f64::from(picture.height.max(1)));
    let (room, most) = (f64::from(page.width()) * share, f64::from(page.height()) * most);
    let width = room.min(most * wide / high);
    let size = format!("cx=\"{:.0}\" cy=\"{:.0}\"", width * EMU, width * high / wide * EMU);
    let (title, words) = (escape(&chart.title), escape(&chart.alternative));
    let name = format!("id=\"{number}\" name=\"{title} {number}\" descr=\"{words}\"");
    format!(
        "<w:r><w:drawing><wp:inline xmlns:wp=\"{DRAWING}\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent {size}/>\
         <wp:docPr {name}/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a=\"{MAIN}\" noChangeAspect=\"1\"/>\
         </wp:cNvGraphicFramePr><a:graphic xmlns:a=\"{MAIN}\"><a:graphicData uri=\"{PICTURE}\"><pic:pic xmlns:pic=\"{PICTURE}\">\
         <pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdPicture{number}\"/>\
         <a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext {size}/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>\
         </w:drawing></w:r>"
    )
}
