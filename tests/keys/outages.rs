//! Leading a stop by keys alone: the triage, the whole course, planned stops, being told, the hand-over, the probes.

mod handing_over;
mod planned;
mod probing;
mod told;
mod triage;
mod unplanned;
