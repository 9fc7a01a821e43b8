//! Files of numbers as Excel, PowerShell, Access, word processors and people make them, byte by byte.

use kvittera::desk::pool_file::{ColumnLabel, PassedOver, PoolFile, PoolFileError, read};
use kvittera_domain::rules::pool_load::{NumbersRead, OddityKind};
use kvittera_domain::value::sex::Sex::{Female, Male};
use proptest::prelude::*;

const K: &str = "20190103K061";
const M: &str = "20190104M079";

/// Reads a pattern in which A and B stand for a woman's and a man's number.
#[track_caller]
fn file(pattern: &str) -> PoolFile {
    let text = filled(pattern);
    read(text.as_bytes()).unwrap_or_else(|error| panic!("{error} in {text:?}"))
}

fn filled(pattern: &str) -> String {
    pattern.replace("<A>", K).replace("<B>", M)
}

/// Both numbers are read, and nothing is odd.
#[track_caller]
fn reads_both(bytes: &[u8]) -> PoolFile {
    let shown = String::from_utf8_lossy(bytes);
    let file = read(bytes).unwrap_or_else(|error| panic!("{error} in {shown:?}"));
    let numbers: Vec<_> = file.lines.iter().map(|line| line.number.as_ref().map(ToString::to_string)).collect();
    assert_eq!(numbers, [Ok(K.to_owned()), Ok(M.to_owned())], "{shown:?}");
    assert_eq!(file.oddities, [], "{shown:?}");
    file
}

#[track_caller]
fn both(pattern: &str) -> PoolFile {
    reads_both(filled(pattern).as_bytes())
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
}

#[test]
fn every_separator_is_known_by_what_it_gives() {
    for separator in [';', ',', '\t', '|'] {
        let file = both(
            &"nummer;kön;plats\r\n<A>;K;A, B och C\r\n<B>;M;\r\n"
                .replace(", ", " ")
                .replace(';', &separator.to_string()),
        );
        assert_eq!(file.lines.iter().map(|line| line.sex).collect::<Vec<_>>(), [Some(Female), Some(Male)]);
    }
    both("nummer;plats\n<A>;\"Akuten, rum 2\"\n<B>;Medicin, HIA\n");
    both("| nummer | kön |\n|--------|-----|\n| <A> | K |\n| <B> | M |\n");
}

#[test]
fn what_tells_another_program_how_to_read_is_passed_over() {
    for start in [
        "sep=;",
        "\"sep=;\"",
        "SEP=;",
        "\r\nsep=;",
        "#TYPE System.Management.Automation.PSCustomObject",
        "sep=;\r\n#TYPE x",
    ] {
        let file = both(&format!("{start}\r\n\"nummer\";\"kön\"\r\n\"<A>\";\"K\"\r\n<B>;M\r\n"));
        assert_eq!((file.rows, file.passed_over.len()), (2, 0), "{start}");
    }
    both("sep=,\nnummer,kön\n<A>,K\n<B>,M\n");
    both("sep=\t\nnummer\tkön\n<A>\tK\n<B>\tM\n");
    assert_eq!(both("sep=;\n\nnummer\n<A>\n<B>\n").lines[0].line, 4);
    both("sep=,\nnummer;kön\n<A>;K\n<B>;M\n");
}

#[test]
fn the_encodings_of_windows_are_read() {
    let text = filled("nummer;kön;avdelning\r\n<A>;K;AKUTEN SÄS\r\n<B>;M;Öron\r\n");
    reads_both(&utf_16(&text, u16::to_le_bytes));
    reads_both(&utf_16(&text, u16::to_be_bytes));
    reads_both(&encoding_rs_bytes(&text));
    reads_both(format!("\u{feff}{text}").as_bytes());
    let sexes = reads_both(&encoding_rs_bytes(&text)).lines.into_iter().map(|line| line.sex);
    assert_eq!(sexes.collect::<Vec<_>>(), [Some(Female), Some(Male)], "the column kön is known in CP1252 too");
}

/// The text in Windows' Western European, which is Latin-1 for these letters.
fn encoding_rs_bytes(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

#[test]
fn cells_that_say_that_they_are_text_are_read() {
    for [a, b] in [
        ["\"=\"\"<A>\"\"\"", "\"=\"\"<B>\"\"\""],
        ["=\"<A>\"", "=\"<B>\""],
        ["'<A>", "'<B>"],
        ["\"'<A>\"", "\"'<B>\""],
        [" \"<A>\" ", " \"<B>\""],
    ] {
        both(&format!("nummer\n{a}\n{b}\n"));
        both(&format!("{a}\n{b}\n"));
        both(&format!("kön;nummer\n=\"K\";{a}\n'M;{b}\n"));
    }
}

#[test]
fn spaces_dashes_and_the_unseen_do_not_count_in_a_number() {
    for c in "\u{20}\u{a0}\u{2007}\u{2009}\u{202f}\u{3000}-\u{ad}\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\t".chars() {
        let split = |number: &str| format!("{}{c}{}{c}{}", &number[..4], &number[4..8], &number[8..]);
        reads_both(format!("nummer;kön\n{};K\n{};M\n", split(K), split(M)).as_bytes());
        reads_both(format!("nummer;kön\n{c}{c}{K}{c};K\n{M}{c};M\n").as_bytes());
    }
    both("nummer\n\u{202a}<A>\u{202c}\n\u{200e}<B>\n");
}

#[test]
fn natural_names_of_the_columns_are_known() {
    for name in [
        "nummer",
        "Reservnummer",
        "reserv-nr",
        "LRID",
        "LRID-nummer",
        "Personnummer",
        "Number",
        "RESERVE NUMBER",
        " nummer\u{a0}",
        "Id-nummer:",
        "'nummer",
    ] {
        both(&format!("{name}\n<A>\n<B>\n"));
    }
    for name in ["kön", "Kön", "ko\u{308}n", "Sex", "gender", "Juridiskt kön", "kon"] {
        let file = both(&format!("LRID;{name}\n<A>;kvinna\n<B>;man\n"));
        assert_eq!(file.lines[1].sex, Some(Male), "{name}");
    }
}

#[test]
fn one_number_a_line_needs_no_name_and_a_column_of_sexes_is_seen() {
    assert_eq!(both("<A>\r\n\r\n<B>\r\n\u{1a}").rows, 2);
    let file = both("1;<A>;K\n2;<B>;M\n");
    assert_eq!((file.lines[0].line, file.lines[0].sex, file.lines[1].sex), (1, Some(Female), Some(Male)));
}

#[test]
fn a_list_of_one_column_may_have_a_title_without_digits() {
    for title in ["Reservnummer till kassan 2026", "id", "Kvinnor och män\n\nhämtade av tekniker"] {
        assert!(!both(&format!("{title}\n<A>\n<B>\n")).passed_over.is_empty(), "{title}");
    }
    for row in ["20190103K06", "K061", "2O190103K061", "1", "2019-01-03"] {
        let error = read(filled(&format!("{row}\n<A>\n<B>\n")).as_bytes()).unwrap_err();
        assert!(matches!(error, PoolFileError::NoNumberColumn { .. }), "{row} may be a number gone wrong: {error:?}");
    }
}

#[test]
fn rows_that_were_saved_as_one_cell_each_are_taken_apart() {
    let file = both("\"nummer;kön\"\n\n\"<A>;K\"\n\"<B>;M\"\n");
    assert_eq!((file.lines[0].line, file.lines[1].line, file.lines[1].sex), (3, 4, Some(Male)));
}

#[test]
fn titles_totals_repeated_headers_and_the_end_of_dos_are_passed_over_and_told() {
    let file = both("Reservnummer till kassan 2026\n\nnummer;kön\n<A>;K\nnummer;kön\n<B>;M\nSumma;2\n\u{1a}");
    let passed: Vec<_> = file.passed_over.iter().map(|row| (row.line, row.why, row.words.as_str())).collect();
    assert_eq!(
        passed,
        [
            (1, PassedOver::Title, "Reservnummer till kassan 2026"),
            (5, PassedOver::Header, "nummer;kön"),
            (7, PassedOver::Total, "Summa;2"),
        ]
    );
    assert_eq!((file.rows, file.numbers()), (4, NumbersRead { women: 1, men: 1, unclear: 0 }));
    for total in ["Summa;2", ";2", "Totalt: 2 st", "Antal nummer;2", "(2 rows)", "Antal kvinnor 1;Antal män 1", "Summa"]
    {
        let file = both(&format!("nummer;plats\n<A>;x\n<B>;y\n{total}\n"));
        assert_eq!((file.rows, file.passed_over.len()), (3, 1), "{total}");
    }
    both("nummer\nlrid\n<A>\n<B>\n");
    assert_eq!(both("Reservnummer;\n\nkön;LRID\nK;<A>\nM;<B>\n").passed_over.len(), 1, "a title of one word");
}

#[test]
fn a_total_that_is_not_what_was_read_is_odd() {
    let odd = |pattern: &str| file(pattern).oddities.into_iter().map(|odd| (odd.line, odd.kind)).collect::<Vec<_>>();
    let differs = OddityKind::TotalDiffers("Summa;20".to_owned());
    assert_eq!(odd("nummer;x\n<A>;1\n<B>;1\nSumma;20\n"), [(4, differs)]);
    assert_eq!(odd("nummer;x\n<A>;1\nSumma kvinnor;1\n<B>;1\nSumma män;1\nTotalt;2\n"), []);
}

#[test]
fn a_row_whose_number_is_missing_is_no_total() {
    for rows in ["<A>;1\n;2\n<B>;3", "<A>;1\n<B>;2\n;3", "<A>;1\n<B>;2\nMedicin;2"] {
        let file = file(&format!("nummer;plats\n{rows}\n"));
        assert_eq!(file.lines.iter().filter(|line| line.number.is_err()).count(), 1, "{rows}");
    }
    let missing = file("nummer;plats\n<A>;1\n;7\n").lines.remove(1).number.unwrap_err();
    assert_eq!(missing.cell, ";7", "the whole row is shown");
}

#[test]
fn two_columns_that_could_be_meant_are_refused_with_both_names() {
    let label = |place, name: &str| ColumnLabel { place, name: name.to_owned() };
    let refused = |pattern: &str| read(filled(pattern).as_bytes()).unwrap_err();
    let numbers = |one, other| PoolFileError::TwoNumberColumns(one, other);
    assert_eq!(refused("nummer;nummer\n<A>;<B>\n"), numbers(label(1, "nummer"), label(2, "nummer")));
    assert_eq!(refused("number,nummer\n<A>,<B>\n"), numbers(label(1, "number"), label(2, "nummer")));
    assert_eq!(refused("Personnummer;kön;LRID\n;K;<A>\n"), numbers(label(1, "Personnummer"), label(3, "LRID")));
    assert_eq!(refused("<A>;<B>\n"), numbers(label(1, ""), label(2, "")));
    assert_eq!(refused("nummer;x\n<A>;1\nx;nummer\n1;<B>\n"), numbers(label(1, "x"), label(2, "nummer")));
    assert_eq!(refused("nummer;kön;sex\n<A>;K;F\n"), PoolFileError::TwoSexColumns(label(2, "kön"), label(3, "sex")));
}

#[test]
fn a_number_anywhere_else_is_odd() {
    let found = |pattern: &str| {
        let odd = file(pattern).oddities;
        odd.into_iter().map(|odd| (odd.line, matches!(odd.kind, OddityKind::NumberElsewhere(_)))).collect::<Vec<_>>()
    };
    for cell in ["<B>", "ring <B> om", "2019-01-04 M079", "'<B>", "\"två\nrader <B>\""] {
        assert_eq!(found(&format!("nummer;anm\n<A>;{cell}\n")), [(2, true)], "{cell}");
    }
    for cell in ["<A>", "2026-11-20T143000", "2026-11-20T14:30:00", "19850505-2384", "K061", "0104M079"] {
        assert_eq!(found(&format!("nummer;hämtat\n<A>;{cell}\n")), [], "{cell}");
    }
}

#[test]
fn a_number_above_the_header_is_not_lost() {
    let error = read(filled("<A>;x\nkön;nummer\nM;<B>\n").as_bytes()).unwrap_err();
    assert!(matches!(error, PoolFileError::TwoNumberColumns(..)), "{error:?}");
    assert_eq!(both("<A>\nnummer\n<B>\n").passed_over.len(), 1);
}

#[test]
fn a_sex_column_that_is_not_understood_is_told() {
    let kinds = |pattern: &str| file(pattern).oddities.into_iter().map(|odd| odd.kind).collect::<Vec<_>>();
    let unknown = |word: &str| OddityKind::SexUnknown(word.to_owned());
    assert_eq!(kinds("nummer;kön\n<A>;1\n<B>;2\n"), [unknown("1"), unknown("2")]);
    assert_eq!(kinds("nummer;kön\n<A>;\n<B>;M\n"), []);
    for damaged in ["k?n", "K\u{fffd}n", "kÃ¶n", "k”n", "kšn"] {
        let read = file(&format!("nummer;{damaged}\n<A>;K\n<B>;M\n"));
        assert_eq!(read.lines[1].sex, Some(Male), "{damaged}");
        assert!(matches!(&read.oddities[0].kind, OddityKind::SexColumnDamaged(name) if name == damaged), "{damaged}");
    }
}

#[test]
fn what_is_no_number_is_kept_as_it_was_read() {
    let cells = |pattern: &str| {
        let lines = file(pattern).lines;
        lines.into_iter().filter_map(|line| Some(line.number.err()?.cell)).collect::<Vec<_>>()
    };
    assert_eq!(cells("nummer\nKvinnor\n<A>\nMän\n<B>\n"), ["Kvinnor", "Män"]);
    assert_eq!(cells("nummer\n2019\u{a0}0103 K06\n"), ["2019\u{a0}0103 K06"]);
    assert_eq!(cells("nummer\n<A> <B>\n"), [filled("<A> <B>")]);
    assert_eq!(cells("nummer\n2.0190103E+68\n"), ["2.0190103E+68"]);
}

/// A cell that says little and may be anything else.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zåäö0-9 ]{0,8}",
        Just(K.to_owned()),
        Just(M.to_owned()),
        Just(format!("\"{K}\n{M}\"")),
        Just(String::new())
    ]
}

proptest! {
    /// Whatever a file looks like, each number that stands in it is read, or is told as odd, or the file is refused.
    #[test]
    fn no_number_of_a_file_is_lost_without_a_word(
        header in prop_oneof![Just("nummer"), Just("nummer;kön"), Just("x;LRID"), Just("kod")],
        rows in prop::collection::vec(prop::collection::vec(cell(), 1..4), 0..6),
    ) {
        let rows: Vec<String> = rows.iter().map(|cells| cells.join(";")).collect();
        let text = format!("{header}\n{}\n", rows.join("\n"));
        let Ok(file) = read(text.as_bytes()) else { return Ok(()) };
        let standing = text.matches(K).count() + text.matches(M).count();
        let is_understood = file.oddities.is_empty() && file.lines.iter().all(|line| line.number.is_ok());
        let of_line = |line: &str| line.split(';').filter(|cell| [K, M].contains(cell)).count();
        let repeated: usize = text.lines().map(|line| of_line(line).saturating_sub(1)).sum();
        if is_understood {
            prop_assert!(file.lines.len() + repeated >= standing, "{:?}", text);
        }
    }
}
