//! From pixels to a file.
//!
//! Charts have few colours, and many more only where edges are smoothed. A palette makes their files half as large, and
//! they are packed in a fifth of the time.

use std::collections::HashMap;
use std::ops::Range;

use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::Pixmap;

/// Colours that a palette holds.
const MOST: usize = 256;

/// Red, green, blue.
type Colour = [u8; 3];

/// A PNG file of pixels that nothing shines through. Of more than 256 colours the most frequent stay; the others, each
/// of a few pixels at smoothed edges, become the one that is nearest to them.
///
/// # Errors
/// What the library says; writing to memory gives it no cause.
pub fn pack(pixels: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let drawn = Drawn::of(pixels);
    let (palette, places) = drawn.palette();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(5));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&drawn.numbers(&places))?;
    writer.finish()?;
    Ok(bytes)
}

/// Pixels as runs of colours.
#[derive(Default)]
struct Drawn {
    /// The colours in the order in which they are met, each with its number of runs.
    colours: Vec<(Colour, usize)>,
    /// Index of a colour, number of pixels.
    runs: Vec<(usize, usize)>,
    /// The runs of each row.
    rows: Vec<Range<usize>>,
}

impl Drawn {
    fn of(pixels: &Pixmap) -> Self {
        let mut drawn = Self::default();
        let mut known: HashMap<[u8; 4], usize> = HashMap::new();
        let mut last: &[u8] = &[];
        for row in pixels.data().chunks_exact(pixels.width() as usize * 4) {
            if row == last {
                drawn.rows.extend(drawn.rows.last().cloned());
                continue;
            }
            let start = drawn.runs.len();
            for run in row.as_chunks::<4>().0.chunk_by(|pixel, next| pixel == next) {
                let [red, green, blue, _] = run[0];
                let colour = *known.entry(run[0]).or_insert_with(|| {
                    drawn.colours.push(([red, green, blue], 0));
                    drawn.colours.len() - 1
                });
                drawn.colours[colour].1 += 1;
                drawn.runs.push((colour, run.len()));
            }
            drawn.rows.push(start..drawn.runs.len());
            last = row;
        }
        drawn
    }

    /// The colours of the palette, and for each colour its place there.
    fn palette(&self) -> (Vec<Colour>, Vec<u8>) {
        let mut frequent = self.colours.clone();
        frequent.sort_by_key(|(colour, runs)| (std::cmp::Reverse(*runs), *colour));
        let palette: Vec<Colour> = frequent.into_iter().take(MOST).map(|(colour, _)| colour).collect();
        let nearest = |(colour, _): &(Colour, usize)| {
            let place = (0..palette.len()).min_by_key(|place| distance(*colour, palette[*place])).unwrap_or(0);
            u8::try_from(place).unwrap_or(0)
        };
        let places = self.colours.iter().map(nearest).collect();
        (palette, places)
    }

    /// The pixels as places in the palette.
    fn numbers(&self, places: &[u8]) -> Vec<u8> {
        let mut numbers = Vec::new();
        for row in &self.rows {
            for (colour, length) in &self.runs[row.clone()] {
                numbers.resize(numbers.len() + length, places[*colour]);
            }
        }
        numbers
    }
}

/// The square of how far two colours are from each other; written out because it is asked a hundred thousand times.
fn distance([r, g, b]: Colour, [red, green, blue]: Colour) -> u32 {
    let square = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
    square(r, red) + square(g, green) + square(b, blue)
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::PremultipliedColorU8;

    use super::*;

    fn pixmap(colours: impl Fn(u32) -> [u8; 3]) -> Pixmap {
        let mut pixels = Pixmap::new(40, 30).expect("size");
        for (at, pixel) in (0..).zip(pixels.pixels_mut()) {
            let [red, green, blue] = colours(at);
            *pixel = PremultipliedColorU8::from_rgba(red, green, blue, 255).expect("colour");
        }
        pixels
    }

    fn unpacked(pixels: &Pixmap) -> Pixmap {
        Pixmap::decode_png(&pack(pixels).expect("PNG")).expect("PNG")
    }

    #[test]
    fn few_colours_stay_as_they_are() {
        for colours in [1, 2, 255, 256] {
            let pixels = pixmap(|at| [u8::try_from(at % colours).expect("small"), 7, 200]);
            assert_eq!(unpacked(&pixels), pixels, "{colours}");
        }
    }

    #[test]
    fn of_many_colours_the_frequent_stay_and_the_others_hardly_change() {
        let frequent = [[255, 255, 255], [0, 60, 120]];
        let pixels = pixmap(|at| match at % 3 {
            0 | 1 => frequent[at as usize % 3],
            _ => [u8::try_from(at / 3 % 200).expect("small"), u8::try_from(at % 2).expect("small"), 90],
        });
        let kept = unpacked(&pixels);
        for (before, after) in pixels.pixels().iter().zip(kept.pixels()) {
            let colour = |pixel: &PremultipliedColorU8| [pixel.red(), pixel.green(), pixel.blue()];
            let (before, after) = (colour(before), colour(after));
            assert!(distance(before, after) <= 4, "{before:?} {after:?}");
            assert!(before == after || !frequent.contains(&before), "{before:?} {after:?}");
        }
    }
}
