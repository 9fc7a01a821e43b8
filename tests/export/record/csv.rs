//! The table, read by another library than the one that wrote it, and by a spreadsheet's rules.

use std::collections::BTreeMap;

use kvittera::export::record::RecordFormat;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::unit::Unit;

use super::{exported, night, one};
use crate::given::commands::{lines, load_anyway, text, unit, woman};
use crate::given::scenario::{Scenario, bare, desk};

/// A row by the names of its columns.
pub type Row = BTreeMap<String, String>;

/// Reads the table as a program should that knows the documented rules.
pub fn read(table: &str) -> Vec<Row> {
    let mut reader = simd_csv::TotalReaderBuilder::new();
    let mut reader = reader.delimiter(b';').from_bytes(table.as_bytes());
    let cells = |record: &simd_csv::ByteRecord| -> Vec<String> {
        record.iter().map(|cell| String::from_utf8(cell.to_vec()).unwrap()).collect()
    };
    let names = cells(reader.byte_headers());
    let plain = |cell: String| cell.strip_prefix('\'').map_or(cell.clone(), str::to_owned);
    let mut rows = Vec::new();
    let mut record = simd_csv::ByteRecord::new();
    while reader.read_byte_record(&mut record) {
        let cells = cells(&record);
        assert_eq!(cells.len(), names.len(), "{table}");
        rows.push(names.iter().cloned().zip(cells.into_iter().map(plain)).collect());
    }
    rows
}

fn table(desk: &Scenario) -> String {
    exported(desk, RecordFormat::Csv)
}

fn of(row: &Row, column: &str) -> String {
    row[column].clone()
}

#[test]
fn it_has_a_byte_order_mark_semicolons_and_ends_every_line_with_cr_lf() {
    let table = table(&night());
    assert!(table.starts_with("\u{feff}mode;case;issuance;conflict;old_id_kind;"), "{table}");
    assert!(table.ends_with("\r\n"));
    assert_eq!((table.matches('\n').count(), table.matches("\r\n").count()), (4, 4));
}

#[test]
fn a_row_says_all_that_is_known_of_a_case() {
    let rows = read(&table(&night()));
    let woman = woman(1).to_string();
    let expected = [
        ("mode", "live"),
        ("case", "1"),
        ("issuance", "1"),
        ("conflict", ""),
        ("old_id_kind", "lrid"),
        ("old_id_oid", "1.2.752.113.11.0.2.1.1.1"),
        ("old_id", &woman),
        ("birth_date_fictive", "true"),
        ("new_id_kind", "personnummer"),
        ("new_id_oid", "1.2.752.129.2.1.3.1"),
        ("new_id", "19901211-9948"),
        ("identity", "established"),
        ("sex", "female"),
        ("clinic", "Medicin"),
        ("ward", "Avd 5"),
        ("requested_by", "avdel2"),
        ("issued_by", "kassa1"),
        ("issued_at", "2026-11-22T02:10:00+01:00"),
        ("replaced_at", "2026-11-22T05:30:00+01:00"),
        ("replaced_by", "avdel2"),
        ("raps_at", "2026-11-22T05:30:00+01:00"),
        ("raps_by", "avdel2"),
        ("raps_reference", "Ärende 4711"),
        ("notes", "same_new_id:7"),
        ("outage", "1"),
        ("outage_kind", "unplanned"),
        ("outage_started_at", "2026-11-22T02:10:00+01:00"),
        ("outage_ended_at", "2026-11-22T04:00:00+01:00"),
        ("site", "sas-akuten"),
    ];
    let expected: Row = expected.into_iter().map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect();
    assert_eq!(rows[0], expected);
    assert_eq!((of(&rows[1], "new_id"), of(&rows[1], "identity")), ("19810829M071".into(), "pending".into()));
    assert_eq!((of(&rows[1], "raps_at"), of(&rows[1], "raps_by")), (String::new(), String::new()));
    assert_eq!(of(&rows[2], "notes"), "other_sex same_new_id:1");
}

#[test]
fn no_cell_is_a_formula_and_each_is_read_back_as_it_was() {
    for dangerous in ["-1+2", "+46", "'x", "(A1)", "5/11", "1E5", "00123", ".5"] {
        let unit = Unit { clinic: text(dangerous), ward: text(dangerous) };
        let table = table(&one(&unit, Mode::Live));
        assert!(table.contains(&format!(";'{dangerous};")), "{table}");
        assert_eq!(of(&read(&table)[0], "clinic"), dangerous);
    }
}

#[test]
fn what_begins_with_a_letter_stands_as_it_is_unless_it_is_a_date_a_truth_value_or_nothing() {
    for (clinic, ward) in
        [("Öron, näsa & hals", "Å-avd"), ("Medicin", "Avd 5"), ("Maj", "NAVET 1"), ("Sanitet", "Nova")]
    {
        let table = table(&one(&Unit { clinic: text(clinic), ward: text(ward) }, Mode::Live));
        assert!(table.contains(&format!(";{clinic};{ward};")), "{table}");
    }
    let tempting = ["Maj 1", "Mars 3", "mar 3", "OKT-12", "December 24", "SANT", "Falskt", "TRUE", "false"];
    for ward in tempting.into_iter().chain(["NA", "nan", "None", "null", "inf"]) {
        let table = table(&one(&Unit { clinic: text("Medicin"), ward: text(ward) }, Mode::Live));
        assert!(table.contains(&format!(";Medicin;'{ward};")), "{table}");
    }
}

#[test]
fn an_old_id_that_a_spreadsheet_would_take_for_a_power_of_ten_is_kept_as_text() {
    let odd = lines([text("20190103E061"), woman(1)]);
    let desk = bare(Mode::Live).and(load_anyway(
        odd.into_iter()
            .map(|line| kvittera_domain::rules::pool_load::PoolLine {
                sex: Some(kvittera_domain::value::sex::Sex::Female),
                ..line
            })
            .collect(),
    ));
    let issue = kvittera_domain::rules::command::Command::Issue {
        sex: kvittera_domain::value::sex::Sex::Female,
        request: crate::given::commands::request(),
        proposed: Some(text("20190103E061")),
        form_seconds: None,
    };
    let table = table(&desk.down().and(issue).and(super::replace("1", super::WOMAN)));
    assert!(table.contains(";grid;1.2.752.113.11.0.2.1.1.4;'20190103E061;true;"), "{table}");
    assert_eq!(of(&read(&table)[0], "old_id"), "20190103E061");
}

#[test]
fn a_drill_says_so_in_every_row_and_an_empty_table_still_has_its_columns() {
    let drill = table(&one(&unit(), Mode::Practice));
    assert_eq!(of(&read(&drill)[0], "mode"), "practice ÖVNING");
    let empty = table(&desk().down());
    assert_eq!((read(&empty).len(), empty.lines().count()), (0, 1));
}
