//! Which columns hold the number and the sex, by their names or, where there are none, by what stands in them.

use crate::desk::pool_file::cell;
use crate::desk::pool_file::error::{ColumnLabel, PoolFileError};

const NUMBER: [&str; 23] = [
    "number",
    "numbers",
    "nummer",
    "numret",
    "reservnummer",
    "reservnumret",
    "reservnr",
    "reservid",
    "reservidentitet",
    "reservidnummer",
    "reservenumber",
    "reserveid",
    "lrid",
    "lridnummer",
    "lridnr",
    "lridnumber",
    "idnummer",
    "idnr",
    "idnumber",
    "personnummer",
    "personnr",
    "pnr",
    "patientid",
];
const SEX: [&str; 6] = ["sex", "kön", "kon", "gender", "juridisktkön", "legalsex"];

/// The columns of a file, by their places from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    pub number: usize,
    pub sex: Option<usize>,
}

/// The columns that a row names; `None` if it is no header.
///
/// # Errors
/// When two columns could be meant.
pub fn named(header: &[String]) -> Result<Option<Columns>, PoolFileError> {
    let places = |is: &dyn Fn(&str) -> bool| {
        let found = header.iter().enumerate().filter(|(_, cell)| is(cell));
        found.map(|(place, _)| place).collect::<Vec<_>>()
    };
    let numbers = places(&|cell| NUMBER.contains(&cell::column_name(cell).as_str()));
    let sexes = places(&|cell| SEX.contains(&cell::column_name(cell).as_str()) || is_damaged_sex(cell));
    match *numbers {
        [] => Ok(None),
        [number] => {
            let sex = one(&sexes, |two| PoolFileError::TwoSexColumns(label(header, two.0), label(header, two.1)))?;
            Ok(Some(Columns { number, sex }))
        }
        [one, other, ..] => Err(PoolFileError::TwoNumberColumns(label(header, one), label(header, other))),
    }
}

/// The columns of rows without a header, by what stands in them; `None` if there is no number.
///
/// # Errors
/// When two columns could be meant.
pub fn found(rows: &[&[String]]) -> Result<Option<Columns>, PoolFileError> {
    let width = rows.iter().map(|row| row.len()).max().unwrap_or_default();
    let cells = |place: usize| rows.iter().filter_map(move |row| row.get(place)).filter(|cell| !cell::is_blank(cell));
    let has_number = |place: &usize| cells(*place).any(|cell| cell::number(cell).is_ok());
    let numbers: Vec<_> = (0..width).filter(has_number).collect();
    let two = |two: (usize, usize)| PoolFileError::TwoNumberColumns(label(&[], two.0), label(&[], two.1));
    let Some(number) = one(&numbers, two)? else { return Ok(None) };
    let is_sex = |place: &usize| {
        *place != number && cells(*place).next().is_some() && cells(*place).all(|cell| cell::sex(cell).is_ok())
    };
    let sexes: Vec<_> = (0..width).filter(is_sex).collect();
    let sex = one(&sexes, |two| PoolFileError::TwoSexColumns(label(&[], two.0), label(&[], two.1)))?;
    Ok(Some(Columns { number, sex }))
}

fn one(places: &[usize], two: impl Fn((usize, usize)) -> PoolFileError) -> Result<Option<usize>, PoolFileError> {
    match *places {
        [] => Ok(None),
        [place] => Ok(Some(place)),
        [one, other, ..] => Err(two((one, other))),
    }
}

/// A column as a person finds it in the row with the names.
pub fn label(header: &[String], place: usize) -> ColumnLabel {
    let name = header.get(place).map(|cell| cell::bare(cell).to_owned()).unwrap_or_default();
    ColumnLabel { place: place + 1, name }
}

/// Whether the name is `kön` after a wrong encoding: `k?n`, `kÃ¶n`.
pub fn is_damaged_sex(cell: &str) -> bool {
    let name = cell::bare(cell).to_lowercase();
    let middle = name.strip_prefix('k').and_then(|rest| rest.strip_suffix('n')).unwrap_or_default();
    let is_damage =
        !middle.is_empty() && middle.chars().count() <= 3 && !middle.contains(|c: char| c.is_ascii_alphanumeric());
    is_damage && cell::column_name(cell) != "kön"
}
