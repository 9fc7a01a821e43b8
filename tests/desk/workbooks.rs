//! Workbooks as `LibreOffice` and a program for Excel's files saved them; they lie beside this file.

use std::io::{Cursor, Write as _};

use kvittera::desk::pool_file::{PassedOver, PoolFileError, read};
use kvittera_domain::rules::pool_load::NumbersRead;
use kvittera_domain::value::sex::Sex;
use zip::write::{SimpleFileOptions, ZipWriter};

const EXCEL: &[u8] = include_bytes!("lists/calc.xlsx");
const OPEN_DOCUMENT: &[u8] = include_bytes!("lists/calc.ods");

#[test]
fn a_list_with_title_dates_and_total_is_read_from_both_kinds() {
    for bytes in [EXCEL, OPEN_DOCUMENT] {
        let file = read(bytes).unwrap();
        assert_eq!(file.numbers(), NumbersRead { women: 10, men: 10, unclear: 0 });
        assert_eq!(file.oddities, []);
        assert!(file.lines.iter().all(|line| line.number.is_ok() && !line.contradicts()), "{file:?}");
        assert_eq!(
            (file.lines[0].line, file.lines[0].sex, file.lines[19].sex),
            (5, Some(Sex::Female), Some(Sex::Male))
        );
        let passed: Vec<_> = file.passed_over.iter().map(|row| (row.line, row.why)).collect();
        assert_eq!(passed, [(2, PassedOver::Title), (25, PassedOver::Total)]);
        assert_eq!(file.passed_over[1].words.trim_start_matches(';'), "Summa;20");
        assert_eq!(file.rows, 21);
    }
}

#[test]
fn numbers_in_two_sheets_are_refused_with_both_names() {
    for bytes in [&include_bytes!("lists/two-sheets.xlsx")[..], include_bytes!("lists/two-sheets.ods")] {
        assert_eq!(read(bytes), Err(PoolFileError::TwoSheets("Pärmen".to_owned(), "Anteckningar".to_owned())));
    }
}

#[test]
fn an_old_workbook_is_told_as_such() {
    assert_eq!(read(include_bytes!("lists/old.xls")), Err(PoolFileError::OldWorkbook));
}

#[test]
fn an_archive_that_is_no_workbook_or_is_cut_is_none() {
    let mut other = ZipWriter::new(Cursor::new(Vec::new()));
    other.start_file("nummer.csv", SimpleFileOptions::default()).unwrap();
    other.write_all(b"nummer\n20190103K061\n").unwrap();
    let other = other.finish().unwrap().into_inner();
    let cut = |bytes: &[u8]| bytes[..bytes.len() / 2].to_vec();
    for bytes in [other, cut(EXCEL), cut(OPEN_DOCUMENT), b"PK\x03\x04".to_vec()] {
        assert_eq!(read(&bytes), Err(PoolFileError::Workbook));
    }
}

#[test]
fn a_small_archive_that_unpacks_to_too_much_is_not_unpacked() {
    let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    bomb.start_file("xl/workbook.xml", packed).unwrap();
    for _ in 0..32 {
        bomb.write_all(&vec![b' '; 1024 * 1024]).unwrap();
    }
    let bomb = bomb.finish().unwrap().into_inner();
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(read(&bomb), Err(PoolFileError::Workbook));
}

#[test]
fn two_cells_in_opposite_corners_fill_no_memory() {
    let far = with_sheet(
        r#"<row r="1"><c r="A1" t="inlineStr"><is><t>nummer</t></is></c></row>
        <row r="1048576"><c r="A1048576" t="inlineStr"><is><t>20190103K061</t></is></c>
        <c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>"#,
    );
    let file = read(&far).unwrap();
    assert_eq!((file.lines.len(), file.lines[0].line), (1, 1_048_576));
}

/// A workbook with this one sheet, as small as can be.
fn with_sheet(rows: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let files = [
        ("[Content_Types].xml", format!(r#"<Types xmlns="{PACKAGE}/content-types"/>"#)),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#)),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
