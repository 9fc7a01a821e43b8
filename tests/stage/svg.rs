//! Draws a window as a self-contained SVG that looks the same in every browser.
//!
//! Every word is placed by itself and stretched to the width of its cells, whatever font the reader has. Frames and
//! large digits are drawn as shapes, so that they join without gaps. anstyle-svg can do neither: the reader's font
//! decides where its columns stand, and the glyphs of the font decide whether frames join.

mod palette;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kvittera::config::ThemeName;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::Modifier;
use ratatui::text::Span;

use palette::Palette;

/// The size of a cell in pixels; even, so that halves are whole numbers.
const CELL: (u16, u16) = (10, 20);
const HALF: (u16, u16) = (CELL.0 / 2, CELL.1 / 2);
/// The margin around the window in pixels.
const MARGIN: u16 = 16;
/// The distance from the top of a line to its baseline.
const BASELINE: u16 = 15;
/// At this size, letters are as wide as a cell in most fonts.
const FONT_SIZE: &str = "16.6";
const FONTS: &str = "ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',monospace";

/// Block characters, indexed by their filled quarters: 8 for the upper left, 4 for the upper right, 2 and 1 for the
/// lower ones.
const BLOCKS: &str = "\0▗▖▄▝▐▞▟▘▚▌▙▀▜▛█";
/// Frame characters, indexed by the sides that they reach: 8 for the left, 4 for the right, 2 for the top, 1 for the
/// bottom.
const LINES: &str = "\0\0\0│\0┌└├\0┐┘┤─┬┴┼";

/// Shapes grouped by layer and colour. Layers are drawn in order, and each group is one element.
type Ink = BTreeMap<(Layer, String), String>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    Background,
    Block,
    Line,
    Words { bold: bool },
}

/// Draws `window`; `title` is the text for readers who can't see the picture, `cursor` the position of the cursor.
pub fn picture(window: &Buffer, cursor: Option<Position>, theme: ThemeName, title: &str) -> String {
    let palette = palette::of(theme);
    let area = window.area;
    let (width, height) = (area.width * CELL.0 + 2 * MARGIN, area.height * CELL.1 + 2 * MARGIN);
    let (background, text, edge) = (palette.background, palette.text, palette.edge);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\">\n<title>{}</title>\n\
         <rect x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"9\" fill=\"{background}\" stroke=\"{edge}\"/>\n\
         <g font-family=\"{FONTS}\" font-size=\"{FONT_SIZE}\" fill=\"{text}\" stroke-linecap=\"square\">\n",
        escaped(title),
        width - 1,
        height - 1,
    );
    let mut ink = Ink::new();
    for y in area.top()..area.bottom() {
        let cells = (area.left()..area.right()).map(|x| (x, Look::of(&window[(x, y)], &palette), &window[(x, y)]));
        let cells: Vec<_> = cells.map(|(x, look, cell)| (x, look, cell.symbol())).collect();
        cells.chunk_by(|one, next| one.1 == next.1).for_each(|run| draw(&mut ink, run, y));
    }
    for ((layer, colour), drawn) in &ink {
        match layer {
            Layer::Background | Layer::Block => {
                writeln!(svg, "<path fill=\"{colour}\" shape-rendering=\"crispEdges\" d=\"{drawn}\"/>")
            }
            Layer::Line => writeln!(svg, "<path fill=\"none\" stroke=\"{colour}\" d=\"{drawn}\"/>"),
            Layer::Words { bold: false } => writeln!(svg, "<g fill=\"{colour}\">\n{drawn}</g>"),
            Layer::Words { bold: true } => writeln!(svg, "<g fill=\"{colour}\" font-weight=\"bold\">\n{drawn}</g>"),
        }
        .unwrap();
    }
    if let Some(Position { x, y }) = cursor {
        let (x, y) = place(x, y);
        writeln!(svg, "<rect x=\"{x}\" y=\"{}\" width=\"2\" height=\"{}\"/>", y + 1, CELL.1 - 2).unwrap();
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

/// The style of a cell; neighbours with equal style are drawn together.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Look {
    text: String,
    background: Option<&'static str>,
    bold: bool,
    underlined: bool,
}

impl Look {
    fn of(cell: &Cell, palette: &Palette) -> Self {
        let is = |modifier| cell.modifier.contains(modifier);
        let (front, back) = (palette.front(cell.fg), palette.back(cell.bg));
        let (front, background) =
            if is(Modifier::REVERSED) { (back.unwrap_or(palette.background), Some(front)) } else { (front, back) };
        let behind = background.unwrap_or(palette.background);
        let text = if is(Modifier::DIM) { palette::mixed(front, behind) } else { front.to_owned() };
        Self { text, background, bold: is(Modifier::BOLD), underlined: is(Modifier::UNDERLINED) }
    }
}

/// Draws neighbouring cells of one line that have the same style.
fn draw(ink: &mut Ink, run: &[(u16, Look, &str)], y: u16) {
    let Some((x, look, _)) = run.first() else { return };
    let ((left, top), width) = (place(*x, y), CELL.0 * u16::try_from(run.len()).unwrap());
    let mut on = |layer, colour: &str, drawn: &str| ink.entry((layer, colour.to_owned())).or_default().push_str(drawn);
    if let Some(colour) = look.background {
        on(Layer::Background, colour, &rectangle(left, top, width, CELL.1));
    }
    if look.underlined {
        on(Layer::Block, &look.text, &rectangle(left, top + CELL.1 - 3, width, 1));
    }
    for word in run.chunk_by(|(_, _, one), (_, _, next)| is_of_a_word(one) && is_of_a_word(next)) {
        let (left, top) = place(word[0].0, y);
        let text: String = word.iter().map(|(_, _, symbol)| *symbol).collect();
        if let Some(quarters) = place_in(BLOCKS, &text) {
            on(Layer::Block, &look.text, &block(quarters, left, top));
        } else if let Some(sides) = place_in(LINES, &text) {
            on(Layer::Line, &look.text, &line(sides, left, top));
        } else if !text.trim().is_empty() {
            let (length, foot) = (Span::raw(&text).width() * usize::from(CELL.0), top + BASELINE);
            // Symbols may come from any fallback font, so each is squeezed into its own cells.
            let squeeze = if is_of_a_word(&text) { "" } else { " lengthAdjust=\"spacingAndGlyphs\"" };
            let text = escaped(&text);
            let words = format!("<text x=\"{left}\" y=\"{foot}\" textLength=\"{length}\"{squeeze}>{text}</text>\n");
            on(Layer::Words { bold: look.bold }, &look.text, &words);
        }
    }
}

/// Whether the symbol is drawn together with the letters beside it: it is no blank, frame, block or other sign.
fn is_of_a_word(symbol: &str) -> bool {
    symbol.chars().all(|c| c != ' ' && c < '\u{2190}')
}

fn place_in(shapes: &str, symbol: &str) -> Option<usize> {
    shapes.chars().position(|shape| symbol.chars().eq([shape]))
}

fn rectangle(left: u16, top: u16, width: u16, height: u16) -> String {
    format!("M{left} {top}h{width}v{height}h-{width}z")
}

fn block(quarters: usize, left: u16, top: u16) -> String {
    let places = [(8, 0, 0), (4, HALF.0, 0), (2, 0, HALF.1), (1, HALF.0, HALF.1)];
    let filled = places.into_iter().filter(|(quarter, ..)| quarters & quarter > 0);
    filled.map(|(_, right, down)| rectangle(left + right, top + down, HALF.0, HALF.1)).collect()
}

/// Lines from the middle of the cell to the sides that the frame character reaches.
fn line(sides: usize, left: u16, top: u16) -> String {
    let (middle, centre) = (f32::from(left + HALF.0) + 0.5, f32::from(top + HALF.1) + 0.5);
    let to = |side: usize, end: u16, else_to: f32| if sides & side > 0 { f32::from(end) } else { else_to };
    let (from_left, to_right) = (to(8, left, middle), to(4, left + CELL.0, middle));
    let (from_top, to_bottom) = (to(2, top, centre), to(1, top + CELL.1, centre));
    let across = if sides & 0b1100 > 0 { format!("M{from_left} {centre}H{to_right}") } else { String::new() };
    let down = if sides & 0b0011 > 0 { format!("M{middle} {from_top}V{to_bottom}") } else { String::new() };
    across + &down
}

/// The upper left corner of a cell, in pixels.
const fn place(x: u16, y: u16) -> (u16, u16) {
    (MARGIN + x * CELL.0, MARGIN + y * CELL.1)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
