use kvittera_domain::reachability::target::{Port, Target, TargetError, WebAddress};
use proptest::prelude::*;

fn read(text: &str) -> Result<String, TargetError> {
    text.parse::<Target>().map(|target| target.to_string())
}

#[test]
fn pages_and_ports_are_targets() {
    for text in [
        "https://pu.example",
        "http://pu.example/",
        "https://pu.example:8443/a/b?c=%C3%A5&d=1",
        "http://10.0.0.1",
        "http://[::1]:8080/x",
        "https://xn--hlsa-loa.example",
        "tcp://gateway.example:443",
        "tcp://127.0.0.1:1",
        "tcp://[fe80::1]:65535",
        "tcp://my_host:22",
    ] {
        assert_eq!(read(text).as_deref(), Ok(text));
    }
}

#[test]
fn a_port_is_kept_without_brackets() {
    let expected = Port { host: "::1".into(), number: 80 };
    assert_eq!("tcp://[::1]:80".parse(), Ok(Target::Port(expected)));
}

#[test]
fn case_space_and_fragment_do_not_count() {
    assert_eq!(read("  HTTPS://PU.Example/Start#top ").as_deref(), Ok("https://pu.example/Start"));
    assert_eq!(read("TCP://Gateway:443/").as_deref(), Ok("tcp://gateway:443"));
}

#[test]
fn whatever_else_is_refused_with_the_reason() {
    use TargetError::{Character, Credentials, Host, PathOnPort, PortMissing, Scheme, TooLong};
    for (text, error) in [
        ("", Scheme),
        ("pu.example", Scheme),
        ("pu.example:443", Scheme),
        ("ftp://pu.example", Scheme),
        ("://pu.example", Scheme),
        ("https:/pu.example", Scheme),
        ("https://", Host),
        ("https:///start", Host),
        ("https://:443", Host),
        ("https://hälsa.example", Host),
        ("https://a b", Host),
        ("https://::1/", Host),
        ("https://[::1", Host),
        ("https://[pu]/", Host),
        ("https://[::1]443", Host),
        ("https://user:secret@pu.example", Credentials),
        ("tcp://root@gateway:22", Credentials),
        ("tcp://gateway", PortMissing),
        ("tcp://[::1]", PortMissing),
        ("tcp://gateway:", TargetError::Port),
        ("tcp://gateway:0", TargetError::Port),
        ("tcp://gateway:65536", TargetError::Port),
        ("tcp://gateway:+80", TargetError::Port),
        ("https://pu:https/", TargetError::Port),
        ("tcp://gateway:80/start", PathOnPort),
        ("https://pu/ett två", Character(' ')),
        ("https://pu/två", Character('å')),
        ("https://pu/\r\nHost: x", Character('\r')),
        (&format!("https://pu/{}", "x".repeat(1000)), TooLong),
    ] {
        assert_eq!(read(text), Err(error), "{text:?}");
    }
}

#[test]
fn an_address_has_a_thousand_characters_at_most() {
    let address = format!("https://pu/{}", "x".repeat(989));
    assert_eq!((address.len(), read(&address)), (1000, Ok(address.clone())));
    assert_eq!(read(&format!("{address}x")), Err(TargetError::TooLong));
}

#[test]
fn news_come_over_the_web() {
    assert_eq!("https://it/feed".parse::<WebAddress>().unwrap().as_str(), "https://it/feed");
    assert_eq!("tcp://it:80".parse::<WebAddress>(), Err(TargetError::NotWeb));
}

proptest! {
    #[test]
    fn no_text_is_too_odd_and_what_is_taken_reads_as_itself(text in "(https?|tcp|HTTP)?(://)?\\PC{0,30}(:[0-9]{0,6})?\\PC{0,9}") {
        if let Ok(target) = text.parse::<Target>() {
            prop_assert_eq!(target.to_string().parse(), Ok(target.clone()));
            prop_assert!(target.to_string().is_ascii());
        }
    }

    #[test]
    fn hosts_with_ports_are_taken(host in "[a-z0-9][a-z0-9.-]{0,40}", port in 1..=u16::MAX) {
        let target = format!("tcp://{host}:{port}");
        prop_assert_eq!(read(&target), Ok(target.clone()));
        let page = format!("https://{host}:{port}/");
        prop_assert!(read(&page).is_ok());
    }
}
