//! Encodes cells as escape sequences, in as few bytes as possible.

use std::fmt::Write as _;

use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// From this number of blanks on, erasing them takes fewer bytes than writing them.
const ERASE_FROM: u16 = 5;

/// The style of a cell, apart from its character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct CellStyle {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl CellStyle {
    const PLAIN: Self = Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    const fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Returns true if a blank in this style shows nothing.
    fn leaves_blank(self) -> bool {
        let drawn = Modifier::REVERSED | Modifier::UNDERLINED | Modifier::CROSSED_OUT;
        self.bg == Color::Reset && !self.modifier.intersects(drawn)
    }
}

/// The bytes encoded so far, and the state that they leave the terminal in.
struct Encoder {
    sent: String,
    style: CellStyle,
    at: Option<Position>,
    /// Blanks that are still to be drawn, from `at` on.
    blanks: u16,
    erases: bool,
}

impl Encoder {
    fn draw(&mut self, x: u16, y: u16, cell: &Cell) {
        let here = Position { x, y };
        let is_blank = cell.symbol() == " " && CellStyle::of(cell).leaves_blank();
        let follows = self.at.is_some_and(|at| at.y == y && at.x + self.blanks == x);
        if is_blank && follows {
            self.blanks += 1;
            return;
        }
        self.draw_blanks();
        self.move_to(here);
        if is_blank {
            self.blanks = 1;
            return;
        }
        self.set_style(CellStyle::of(cell));
        self.sent.push_str(cell.symbol());
        let width = u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
        self.at = Some(Position { x: x + width, y });
    }

    /// Erasing leaves the cursor where it is, so the next cell needs a cursor move.
    fn draw_blanks(&mut self) {
        let blanks = std::mem::take(&mut self.blanks);
        if blanks == 0 {
            return;
        }
        if !self.style.leaves_blank() {
            self.set_style(CellStyle::PLAIN);
        }
        if self.erases && blanks >= ERASE_FROM {
            self.send(format_args!("\x1b[{blanks}X"));
        } else {
            self.sent.extend(std::iter::repeat_n(' ', blanks.into()));
            self.at = self.at.map(|at| Position { x: at.x + blanks, ..at });
        }
    }

    fn move_to(&mut self, to: Position) {
        match self.at.replace(to) {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y && at.x < to.x && to.x - at.x == 1 => self.sent.push_str("\x1b[C"),
            Some(at) if at.y == to.y && at.x < to.x => self.send(format_args!("\x1b[{}C", to.x - at.x)),
            Some(at) if at.y + 1 == to.y && to.x == 0 => self.sent.push_str("\r\n"),
            _ if to.x == 0 => self.send(format_args!("\x1b[{}H", to.y + 1)),
            _ => self.send(format_args!("\x1b[{};{}H", to.y + 1, to.x + 1)),
        }
    }

    fn set_style(&mut self, style: CellStyle) {
        if std::mem::replace(&mut self.style, style) == style {
            return;
        }
        self.sent.push_str("\x1b[");
        if style != CellStyle::PLAIN {
            self.sent.push('0');
        }
        let modifiers = [
            Modifier::BOLD,
            Modifier::DIM,
            Modifier::ITALIC,
            Modifier::UNDERLINED,
            Modifier::SLOW_BLINK,
            Modifier::RAPID_BLINK,
            Modifier::REVERSED,
            Modifier::HIDDEN,
            Modifier::CROSSED_OUT,
        ];
        for (code, modifier) in (1..).zip(modifiers) {
            if style.modifier.contains(modifier) {
                self.send(format_args!(";{code}"));
            }
        }
        self.colour(style.fg, 0);
        self.colour(style.bg, 10);
        self.sent.push('m');
    }

    /// Sends the code of a colour. Background codes lie `above` the foreground codes.
    fn colour(&mut self, colour: Color, above: u8) {
        let code = match colour {
            Color::Reset => return,
            Color::Black => 30,
            Color::Red => 31,
            Color::Green => 32,
            Color::Yellow => 33,
            Color::Blue => 34,
            Color::Magenta => 35,
            Color::Cyan => 36,
            Color::Gray => 37,
            Color::DarkGray => 90,
            Color::LightRed => 91,
            Color::LightGreen => 92,
            Color::LightYellow => 93,
            Color::LightBlue => 94,
            Color::LightMagenta => 95,
            Color::LightCyan => 96,
            Color::White => 97,
            Color::Indexed(index) => return self.send(format_args!(";{};5;{index}", 38 + above)),
            Color::Rgb(red, green, blue) => {
                return self.send(format_args!(";{};2;{red};{green};{blue}", 38 + above));
            }
        };
        self.send(format_args!(";{}", code + above));
    }

    fn send(&mut self, sequence: std::fmt::Arguments<'_>) {
        // Writing to a string can't fail.
        self.sent.write_fmt(sequence).ok();
    }
}

/// Encodes these cells. The cursor may be anywhere; the style is plain before and after.
pub fn encode<'a>(content: impl Iterator<Item = (u16, u16, &'a Cell)>, erases: bool) -> String {
    let mut encoder = Encoder { sent: String::new(), style: CellStyle::PLAIN, at: None, blanks: 0, erases };
    for (x, y, cell) in content {
        encoder.draw(x, y, cell);
    }
    encoder.draw_blanks();
    encoder.set_style(CellStyle::PLAIN);
    encoder.sent
}

#[allow(clippy::unwrap_used, reason = "tests")]
#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::backend::{Backend as _, CrosstermBackend};
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use crate::tui::backend::encoder::*;

    const AREA: Rect = Rect { x: 0, y: 0, width: 12, height: 4 };

    fn picture() -> impl Strategy<Value = Buffer> {
        let symbols = prop::sample::select(vec![" ", " ", " ", "a", "å", "─"]);
        let colours = prop::sample::select(vec![Color::Reset, Color::Reset, Color::LightRed, Color::Indexed(200)]);
        let modifiers = prop::sample::select(vec![
            Modifier::empty(),
            Modifier::empty(),
            Modifier::BOLD,
            Modifier::REVERSED,
            Modifier::UNDERLINED | Modifier::BOLD,
        ]);
        let run = (0..12_u16, 0..4_u16, symbols, 1..9_usize, colours.clone(), colours, modifiers);
        prop::collection::vec(run, 0..12).prop_map(|runs| {
            let mut buffer = Buffer::empty(AREA);
            for (x, y, symbol, count, fg, bg, modifier) in runs {
                let style = Style::reset().fg(fg).bg(bg).add_modifier(modifier);
                buffer.set_stringn(x, y, symbol.repeat(count), usize::from(AREA.width - x), style);
            }
            buffer
        })
    }

    /// What a terminal shows after it has drawn one picture and then the other.
    fn shown(first: &Buffer, second: &Buffer, erases: bool) -> vt100::Parser {
        let mut terminal = vt100::Parser::new(AREA.height, AREA.width, 0);
        let empty = Buffer::empty(AREA);
        for (from, to) in [(&empty, first), (first, second)] {
            terminal.process(encode(from.diff(to).into_iter(), erases).as_bytes());
        }
        terminal
    }

    proptest! {
        #[test]
        fn what_is_shown_is_the_picture(first in picture(), second in picture(), erases: bool) {
            let drawn_over = shown(&first, &second, erases);
            let mut plain = Vec::new();
            {
                let mut backend = CrosstermBackend::new(&mut plain);
                backend.draw(Buffer::empty(AREA).diff(&second).into_iter()).unwrap();
            }
            let mut expected = vt100::Parser::new(AREA.height, AREA.width, 0);
            expected.process(&plain);
            for row in 0..AREA.height {
                for column in 0..AREA.width {
                    let cell = |terminal: &vt100::Parser| terminal.screen().cell(row, column).cloned().unwrap();
                    let (seen, wanted) = (cell(&drawn_over), cell(&expected));
                    let blank = |cell: &vt100::Cell| cell.contents().trim().is_empty();
                    prop_assert_eq!(seen.contents().trim(), wanted.contents().trim(), "{} {}", row, column);
                    prop_assert_eq!(seen.bgcolor(), wanted.bgcolor(), "{} {}", row, column);
                    prop_assert_eq!(seen.inverse(), wanted.inverse(), "{} {}", row, column);
                    prop_assert_eq!(seen.underline(), wanted.underline(), "{} {}", row, column);
                    if !blank(&wanted) {
                        prop_assert_eq!((seen.fgcolor(), seen.bold()), (wanted.fgcolor(), wanted.bold()));
                    }
                }
            }
        }
    }

    #[test]
    fn a_wide_character_takes_two_places() {
        let empty = Buffer::empty(Rect::new(0, 0, 7, 1));
        let drawn = Buffer::with_lines(["日本a  "]);
        assert_eq!(encode(empty.diff(&drawn).into_iter(), true), "\x1b[1H日本a");
    }

    #[test]
    fn a_run_of_blanks_is_erased_where_the_terminal_knows_how() {
        let first = Buffer::with_lines(["abcdefghij"]);
        let second = Buffer::with_lines(["a        j"]);
        assert_eq!(encode(first.diff(&second).into_iter(), true), "\x1b[1;2H\x1b[8X");
        assert_eq!(encode(first.diff(&second).into_iter(), false), "\x1b[1;2H        ");
    }

    #[test]
    fn a_style_is_one_sequence() {
        let empty = Buffer::empty(Rect::new(0, 0, 3, 1));
        let mut drawn = empty.clone();
        drawn.set_string(0, 0, "abc", Style::new().fg(Color::LightCyan).add_modifier(Modifier::BOLD));
        assert_eq!(encode(empty.diff(&drawn).into_iter(), true), "\x1b[1H\x1b[0;1;96mabc\x1b[m");
    }
}
