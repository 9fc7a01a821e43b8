//! Pictures: a window as a self-contained SVG that looks the same in every browser.
//!
//! Every run of text stands at its own place and is held to the width of its cells, whatever font the reader has;
//! frames and large digits are drawn as shapes, so that they join without gaps.

mod palette;
mod shapes;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kvittera::config::ThemeName;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::Modifier;

use palette::Palette;

/// Pixels of a cell; even, so that its halves are whole.
const CELL: (u16, u16) = (10, 20);
/// Pixels around the window.
const MARGIN: u16 = 16;
/// From the top of a line to the foot of its letters.
const BASELINE: u16 = 15;

/// What is drawn with the same ink.
type ByInk<T> = BTreeMap<T, String>;

/// The picture of `window`, called `title` for those who don't see it; `cursor` is where the cursor stands.
pub fn picture(window: &Buffer, cursor: Option<Position>, theme: ThemeName, title: &str) -> String {
    let palette = palette::of(theme);
    let area = window.area;
    let (width, height) = (area.width * CELL.0 + 2 * MARGIN, area.height * CELL.1 + 2 * MARGIN);
    let (title, fonts) = (escaped(title), "ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',monospace");
    let (background, text, edge) = (palette.background, palette.text, palette.edge);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\">\n<title>{title}</title>\n\
         <rect x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"9\" fill=\"{background}\" stroke=\"{edge}\"/>\n\
         <g font-family=\"{fonts}\" font-size=\"16\" fill=\"{text}\" xml:space=\"preserve\">\n",
        width - 1,
        height - 1,
    );
    let mut ink = Ink::default();
    for y in area.top()..area.bottom() {
        for run in runs(window, y, &palette) {
            ink.add(&run, y);
        }
    }
    ink.write(&mut svg);
    if let Some(Position { x, y }) = cursor {
        let (x, y) = place(x, y);
        writeln!(svg, "<rect x=\"{x}\" y=\"{}\" width=\"2\" height=\"{}\"/>", y + 1, CELL.1 - 2).unwrap();
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

/// How cells look: what is equal is drawn together.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Look {
    text: String,
    background: Option<String>,
    bold: bool,
    underlined: bool,
}

impl Look {
    fn of(cell: &Cell, palette: &Palette) -> Self {
        let is = |modifier| cell.modifier.contains(modifier);
        let (front, back) = (palette.front(cell.fg), palette.back(cell.bg));
        let (front, back) =
            if is(Modifier::REVERSED) { (back.unwrap_or(palette.background), Some(front)) } else { (front, back) };
        let text = if is(Modifier::DIM) {
            palette::mixed(front, back.unwrap_or(palette.background))
        } else {
            front.to_owned()
        };
        let background = back.map(ToOwned::to_owned);
        Self { text, background, bold: is(Modifier::BOLD), underlined: is(Modifier::UNDERLINED) }
    }
}

/// Cells of one line that look the same.
struct Run {
    look: Look,
    x: u16,
    cells: Vec<String>,
}

fn runs(window: &Buffer, y: u16, palette: &Palette) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for x in window.area.left()..window.area.right() {
        let cell = &window[(x, y)];
        let look = Look::of(cell, palette);
        match runs.last_mut() {
            Some(run) if run.look == look => run.cells.push(cell.symbol().to_owned()),
            _ => runs.push(Run { look, x, cells: vec![cell.symbol().to_owned()] }),
        }
    }
    runs
}

/// Everything to be drawn, sorted by what it is drawn with.
#[derive(Default)]
struct Ink {
    backgrounds: ByInk<String>,
    shapes: ByInk<String>,
    lines: ByInk<String>,
    words: ByInk<(String, bool)>,
}

impl Ink {
    fn add(&mut self, run: &Run, y: u16) {
        let look = &run.look;
        let width = u16::try_from(run.cells.len()).unwrap() * CELL.0;
        let (left, top) = place(run.x, y);
        if let Some(background) = &look.background {
            shapes::rectangle(self.backgrounds.entry(background.clone()).or_default(), left, top, width, CELL.1);
        }
        if look.underlined {
            shapes::rectangle(self.shapes.entry(look.text.clone()).or_default(), left, top + CELL.1 - 3, width, 1);
        }
        let mut words = Words::default();
        for (symbol, x) in run.cells.iter().zip(run.x..) {
            let (left, top) = place(x, y);
            let c = symbol.chars().next().unwrap_or(' ');
            if shapes::block(self.shapes.entry(look.text.clone()).or_default(), c, left, top)
                || shapes::line(self.lines.entry(look.text.clone()).or_default(), c, left, top)
            {
                words.end();
            } else {
                words.add(symbol, left);
            }
        }
        words.end();
        let ink = self.words.entry((look.text.clone(), look.bold)).or_default();
        words.write(ink, top + BASELINE);
    }

    fn write(&self, svg: &mut String) {
        for (fill, path) in self.backgrounds.iter().chain(&self.shapes).filter(|(_, path)| !path.is_empty()) {
            writeln!(svg, "<path fill=\"{fill}\" shape-rendering=\"crispEdges\" d=\"{path}\"/>").unwrap();
        }
        for (stroke, path) in self.lines.iter().filter(|(_, path)| !path.is_empty()) {
            writeln!(svg, "<path fill=\"none\" stroke=\"{stroke}\" d=\"{path}\"/>").unwrap();
        }
        for ((fill, bold), words) in self.words.iter().filter(|(_, words)| !words.is_empty()) {
            let weight = if *bold { " font-weight=\"bold\"" } else { "" };
            write!(svg, "<g fill=\"{fill}\"{weight}>\n{words}</g>\n").unwrap();
        }
    }
}

/// The texts of a run: apart where two blanks or a symbol part them.
#[derive(Default)]
struct Words {
    done: Vec<(u16, usize, String)>,
    open: Option<(u16, usize, String)>,
}

impl Words {
    fn add(&mut self, symbol: &str, left: u16) {
        if symbol == " " {
            match &mut self.open {
                Some((_, cells, text)) if !text.ends_with(' ') => {
                    text.push(' ');
                    *cells += 1;
                }
                _ => self.end(),
            }
        } else if symbol.starts_with(is_symbol) {
            self.end();
            self.done.push((left, unicode_width(symbol), symbol.to_owned()));
        } else {
            let (_, cells, text) = self.open.get_or_insert((left, 0, String::new()));
            text.push_str(symbol);
            *cells += 1;
        }
    }

    fn end(&mut self) {
        if let Some((left, cells, text)) = self.open.take() {
            let blanks = usize::from(text.ends_with(' '));
            self.done.push((left, cells - blanks, text.trim_end().to_owned()));
        }
    }

    fn write(self, svg: &mut String, baseline: u16) {
        for (left, cells, text) in self.done {
            let length = cells * usize::from(CELL.0);
            let squeeze = if text.starts_with(is_symbol) { " lengthAdjust=\"spacingAndGlyphs\"" } else { "" };
            let text = escaped(&text);
            writeln!(svg, "<text x=\"{left}\" y=\"{baseline}\" textLength=\"{length}\"{squeeze}>{text}</text>")
                .unwrap();
        }
    }
}

/// The upper left corner of a cell.
const fn place(x: u16, y: u16) -> (u16, u16) {
    (MARGIN + x * CELL.0, MARGIN + y * CELL.1)
}

/// Symbols come from whatever font has them, so each is held to its own cells.
const fn is_symbol(c: char) -> bool {
    c >= '\u{2190}'
}

fn unicode_width(symbol: &str) -> usize {
    ratatui::text::Span::raw(symbol).width()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
