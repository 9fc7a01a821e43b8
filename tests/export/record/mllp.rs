//! The framed file over a plain socket, to a receiver that answers one message at a time.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};

use kvittera::export::record::RecordFormat;
use kvittera_domain::value::sex::Sex::{Female, Male};

use super::{exported, hl7, replace, replace_again};
use crate::given::samples::oracle_check_digit;
use crate::given::scenario::{Scenario, desk};

const START: u8 = 0x0b;
const END: [u8; 2] = [0x1c, b'\r'];

/// A message as it was read: its control id, the borrowed number and the new id.
type Read = [String; 3];

/// A new id in the series of test numbers: a woman's for even places, a man's for odd ones.
fn new_id(place: usize) -> String {
    let digits = format!("{:02}0415{}", 50 + place, 238 + place % 2);
    format!("19{digits}{}", oracle_check_digit(&digits))
}

/// Seventeen merges.
fn seventeen() -> Scenario {
    let night = (0..17).fold(desk().down(), |desk, place| desk.issued(if place % 2 == 0 { Female } else { Male }));
    (0..17).fold(night, |desk, place| desk.and(replace(&(place + 1).to_string(), &new_id(place))))
}

/// Takes one whole frame from the front of what was received so far.
fn next_frame(received: &mut Vec<u8>) -> Option<String> {
    let end = received.windows(2).position(|bytes| bytes == END)?;
    let frame: Vec<u8> = received.drain(..end + 2).collect();
    assert_eq!(frame[0], START, "{frame:?}");
    Some(String::from_utf8(frame[1..end].to_vec()).unwrap())
}

fn said(message: &str) -> Read {
    ["MSH.10", "MRG.1.1", "PID.3.1"].map(|place| hl7::at(message, place))
}

/// Reads frames from one connection until it ends, answers each, and gives what it read in order.
fn receiver() -> (std::net::SocketAddr, JoinHandle<Vec<Read>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let read = thread::spawn(move || {
        let (mut line, _) = listener.accept().unwrap();
        let (mut received, mut read, mut piece) = (Vec::new(), Vec::new(), [0; 100]);
        loop {
            let count = line.read(&mut piece).unwrap();
            if count == 0 {
                assert!(received.is_empty(), "half a frame: {received:?}");
                return read;
            }
            received.extend(&piece[..count]);
            while let Some(message) = next_frame(&mut received) {
                assert_eq!(message.matches("MSH|").count(), 1, "{message:?}");
                let said = said(&message);
                let answer = format!("MSH|^~\\&|||||||ACK|A{0}|P|2.5\rMSA|AA|{0}\r", said[0]);
                read.push(said);
                line.write_all(&[&[START], answer.as_bytes(), &END].concat()).unwrap();
            }
        }
    });
    (address, read)
}

/// Sends the file as the explanation says: a frame, then its answer, then the next one.
fn sent(file: &str) -> Vec<Read> {
    let (address, read) = receiver();
    let mut line = TcpStream::connect(address).unwrap();
    let mut left = file.as_bytes().to_vec();
    while let Some(message) = next_frame(&mut left) {
        line.write_all(&[&[START], message.as_bytes(), &END].concat()).unwrap();
        let (mut received, mut piece) = (Vec::new(), [0; 100]);
        let answer = loop {
            let count = line.read(&mut piece).unwrap();
            assert!(count > 0, "the receiver hung up");
            received.extend(&piece[..count]);
            if let Some(answer) = next_frame(&mut received) {
                break answer;
            }
        };
        assert!(answer.contains(&format!("\rMSA|AA|{}\r", said(&message)[0])), "{answer:?}");
    }
    assert!(left.is_empty(), "nothing lies outside of frames: {left:?}");
    drop(line);
    read.join().unwrap()
}

/// What a receiver merges that drops each control id it has seen.
fn merged(exports: &[Vec<Read>]) -> Vec<Read> {
    let mut merged: Vec<Read> = Vec::new();
    for message in exports.iter().flatten() {
        if merged.iter().all(|known| known[0] != message[0]) {
            merged.push(message.clone());
        }
    }
    merged
}

#[test]
fn every_merge_arrives_once_in_order_however_often_it_is_exported() {
    let desk = seventeen();
    let framed = exported(&desk, RecordFormat::Hl7Framed);
    let first = sent(&framed);
    let expected: Vec<Read> =
        hl7::messages(&exported(&desk, RecordFormat::Hl7)).iter().map(|said_by| said(said_by)).collect();
    assert_eq!((first.len(), &first), (17, &expected));
    assert_eq!(merged(&[first.clone(), sent(&framed)]), expected);
    let corrected = desk.at(6, 0).and(replace_again("3", &new_id(20)));
    let again = sent(&exported(&corrected, RecordFormat::Hl7Framed));
    let merged = merged(&[first, again]);
    assert_eq!(merged.len(), 18);
    assert_eq!(merged[17][2], new_id(20));
}

#[test]
fn frames_in_one_write_are_whole_too() {
    let framed = exported(&seventeen(), RecordFormat::Hl7Framed);
    let (address, read) = receiver();
    let mut line = TcpStream::connect(address).unwrap();
    line.write_all(framed.as_bytes()).unwrap();
    line.shutdown(std::net::Shutdown::Write).unwrap();
    std::io::copy(&mut line, &mut std::io::sink()).unwrap();
    assert_eq!(read.join().unwrap().len(), 17);
}

#[test]
fn without_any_merge_there_is_no_frame() {
    assert_eq!(exported(&desk().down(), RecordFormat::Hl7Framed), "");
}
