//! What is kept of a long log beside it: the laws of a packed ledger, here with the bytes in which the program packs it; the
//! file; and the look through the whole log. What a desk makes of all this stands in `desk::kept`.

#[path = "../../domain/compact_vec.rs"]
mod compact_vec;
mod file;
#[path = "../../domain/packed.rs"]
mod packed;
mod state;
