use kvittera_domain::value::luhn::check_digit;
use proptest::prelude::*;

use crate::given::samples::oracle_check_digit;

#[test]
fn follows_published_examples() {
    assert_eq!(check_digit(&[7, 9, 9, 2, 7, 3, 9, 8, 7, 1]), 3, "ISO/IEC 7812-1's well-known example");
    assert_eq!(check_digit(&[6, 4, 0, 8, 2, 3, 3, 2, 3]), 4, "SKV 704's example");
    assert_eq!(check_digit(&[]), 0);
}

proptest! {
    #[test]
    fn agrees_with_the_table(digits in "[0-9]{0,20}") {
        let values: Vec<u8> = digits.bytes().map(|byte| byte - b'0').collect();
        prop_assert_eq!(u32::from(check_digit(&values)), oracle_check_digit(&digits));
    }
}
