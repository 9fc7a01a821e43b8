//! Frames and blocks as shapes; fonts leave gaps between them.

use std::fmt::Write as _;

use super::CELL;

const HALF: (u16, u16) = (CELL.0 / 2, CELL.1 / 2);

/// Adds a filled rectangle to a path.
pub fn rectangle(path: &mut String, left: u16, top: u16, width: u16, height: u16) {
    write!(path, "M{left} {top}h{width}v{height}h-{width}z").unwrap();
}

/// Adds a block character to a path, quarter by quarter; says whether it is one.
pub fn block(path: &mut String, c: char, left: u16, top: u16) -> bool {
    let Some(quarters) = quarters(c) else { return false };
    for (row, halves) in quarters.chunks(2).enumerate() {
        let top = top + if row == 0 { 0 } else { HALF.1 };
        match halves {
            [true, true] => rectangle(path, left, top, CELL.0, HALF.1),
            [true, false] => rectangle(path, left, top, HALF.0, HALF.1),
            [false, true] => rectangle(path, left + HALF.0, top, HALF.0, HALF.1),
            _ => {}
        }
    }
    true
}

/// Which quarters are filled: upper left, upper right, lower left, lower right.
const fn quarters(c: char) -> Option<[bool; 4]> {
    let bits = match c {
        '▘' => 0b1000,
        '▝' => 0b0100,
        '▀' => 0b1100,
        '▖' => 0b0010,
        '▌' => 0b1010,
        '▞' => 0b0110,
        '▛' => 0b1110,
        '▗' => 0b0001,
        '▚' => 0b1001,
        '▐' => 0b0101,
        '▜' => 0b1101,
        '▄' => 0b0011,
        '▙' => 0b1011,
        '▟' => 0b0111,
        '█' => 0b1111,
        _ => return None,
    };
    Some([bits & 8 > 0, bits & 4 > 0, bits & 2 > 0, bits & 1 > 0])
}

/// Adds a line of a frame to a path, from the middle of the cell to its sides; says whether it is one.
pub fn line(path: &mut String, c: char, left: u16, top: u16) -> bool {
    let (middle, centre) = (f32::from(left + HALF.0) + 0.5, f32::from(top + HALF.1) + 0.5);
    let (right, bottom) = (left + CELL.0, top + CELL.1);
    let across = format!("M{left} {centre}H{right}");
    let down = format!("M{middle} {top}V{bottom}");
    let drawn = match c {
        '─' if path.ends_with(&format!(" {centre}H{left}")) => {
            path.truncate(path.len() - left.to_string().len());
            right.to_string()
        }
        '─' => across,
        '│' => down,
        '┌' => format!("M{right} {centre}H{middle}V{bottom}"),
        '┐' => format!("M{left} {centre}H{middle}V{bottom}"),
        '└' => format!("M{right} {centre}H{middle}V{top}"),
        '┘' => format!("M{left} {centre}H{middle}V{top}"),
        '├' => format!("{down}M{middle} {centre}H{right}"),
        '┤' => format!("{down}M{left} {centre}H{middle}"),
        '┬' => format!("{across}M{middle} {centre}V{bottom}"),
        '┴' => format!("{across}M{middle} {top}V{centre}"),
        '┼' => format!("{across}{down}"),
        _ => return false,
    };
    path.push_str(&drawn);
    true
}
