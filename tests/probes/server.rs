//! Servers on this machine, each connection on a thread of its own.

use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// A server that does with every connection what it was told to; gone when dropped.
pub struct Server {
    pub address: SocketAddr,
    is_over: Arc<AtomicBool>,
}

impl Server {
    pub fn start(handle: impl Fn(TcpStream) + Send + Sync + 'static) -> Self {
        Self::on(Ipv4Addr::LOCALHOST.into(), handle).unwrap()
    }

    pub fn on(ip: IpAddr, handle: impl Fn(TcpStream) + Send + Sync + 'static) -> io::Result<Self> {
        let listener = TcpListener::bind((ip, 0))?;
        let address = listener.local_addr()?;
        let is_over = Arc::new(AtomicBool::new(false));
        let (handle, is_done) = (Arc::new(handle), Arc::clone(&is_over));
        thread::spawn(move || {
            for stream in listener.incoming() {
                if is_done.load(Ordering::SeqCst) {
                    return;
                }
                let (stream, handle) = (stream.unwrap(), Arc::clone(&handle));
                thread::spawn(move || handle(stream));
            }
        });
        Ok(Self { address, is_over })
    }

    /// Reads each request, writes the same response, and hangs up.
    pub fn says(response: impl Into<Vec<u8>>) -> Self {
        let response = response.into();
        Self::start(move |mut stream| {
            request(&mut stream);
            stream.write_all(&response).ok();
        })
    }

    /// As [`Server::says`], with this status, these further headers and this body.
    pub fn page(status: &str, headers: &str, body: &[u8]) -> Self {
        let head = format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\n\r\n", body.len());
        Self::says([head.as_bytes(), body].concat())
    }

    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    pub fn port(&self) -> String {
        format!("tcp://{}", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        TcpStream::connect(self.address).ok();
    }
}

/// The head of a request.
pub fn request(stream: &mut impl Read) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|read| read == 1) {
        head.push(byte[0]);
    }
    String::from_utf8_lossy(&head).into_owned()
}

/// Keeps the connection, saying nothing, until the other end leaves.
pub fn hang(mut stream: TcpStream) {
    io::copy(&mut stream, &mut io::sink()).ok();
}

/// Writes one byte after the other, for ever, faster than any pause in reading could be noticed.
pub fn drip(stream: &mut impl Write, bytes: impl IntoIterator<Item = u8>) {
    for byte in bytes {
        if stream.write_all(&[byte]).is_err() {
            return;
        }
        thread::sleep(Duration::from_millis(25));
    }
}

/// Writes `bytes` again and again until the other end has had enough; gives back how many it took.
pub fn pour(stream: &mut impl Write, bytes: &[u8]) -> usize {
    let mut poured = 0;
    while stream.write_all(bytes).is_ok() {
        poured += bytes.len();
    }
    poured
}

/// An address of this machine where nothing listens, apart from those that the servers take.
pub fn nobody() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::new(127, 7, 7, 7), 0)).unwrap();
    listener.local_addr().unwrap()
}
