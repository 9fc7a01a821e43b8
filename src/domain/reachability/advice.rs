//! The results of all targets together answer the question: is it only us?

use crate::reachability::probing::{ProbeOutcome, ProbePatience, ProbeState, Reach};
use crate::reachability::target::Target;

/// Why a target is probed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// A part of the service; the service answers when all of its parts do.
    Service,
    /// Something else that should answer from here; if it does, the network works.
    Reference,
}

impl Group {
    /// Both groups.
    pub const ALL: [Self; 2] = [Self::Service, Self::Reference];

    /// The stable name for programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Reference => "reference",
        }
    }
}

/// What the probes answer to *is it only us?*
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Advice {
    /// The service is down, and something else answers.
    NotOnlyUs,
    /// The service is down, and nothing else answers either.
    ProbablyOnlyUs,
    /// The service answers from here.
    ServiceAnswers,
    /// There are too few outcomes yet, or there is nothing to compare with.
    CannotTell,
    /// The settings name no target for the service.
    NoTargets,
}

impl Advice {
    /// The stable name for programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotOnlyUs => "not_only_us",
            Self::ProbablyOnlyUs => "probably_only_us",
            Self::ServiceAnswers => "service_answers",
            Self::CannotTell => "cannot_tell",
            Self::NoTargets => "no_targets",
        }
    }

    /// The advice that follows from the states of both groups; `None` means a group without targets.
    #[must_use]
    pub const fn of(service: Option<Reach>, reference: Option<Reach>) -> Self {
        match (service, reference) {
            (None, _) => Self::NoTargets,
            (Some(Reach::Up), _) => Self::ServiceAnswers,
            (Some(Reach::Down), Some(Reach::Up)) => Self::NotOnlyUs,
            (Some(Reach::Down), Some(Reach::Down)) => Self::ProbablyOnlyUs,
            (Some(Reach::Unknown), _) | (Some(Reach::Down), None | Some(Reach::Unknown)) => Self::CannotTell,
        }
    }
}

/// A target and the state that its outcomes led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    pub group: Group,
    pub target: Target,
    pub standing: ProbeState,
}

/// The states of all targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reachability {
    patience: ProbePatience,
    points: Vec<Point>,
}

impl Reachability {
    /// Creates the targets in the state where nothing is known yet.
    #[must_use]
    pub fn new(targets: impl IntoIterator<Item = (Group, Target)>, patience: ProbePatience) -> Self {
        let point = |(group, target)| Point { group, target, standing: ProbeState::NEW };
        Self { patience, points: targets.into_iter().map(point).collect() }
    }

    /// Applies the outcome of probing the target at index `place`; an unknown index is ignored.
    pub fn take_in(&mut self, place: usize, outcome: ProbeOutcome) {
        if let Some(point) = self.points.get_mut(place) {
            point.standing = point.standing.after(outcome, self.patience);
        }
    }

    /// The targets in their order, each with its state.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The state of a group; `None` when it has no targets.
    #[must_use]
    pub fn group(&self, group: Group) -> Option<Reach> {
        let members = || self.points.iter().filter(|point| point.group == group).map(|point| point.standing.reach());
        members().next()?;
        let (decisive, otherwise) = match group {
            Group::Service => (Reach::Down, Reach::Up),
            Group::Reference => (Reach::Up, Reach::Down),
        };
        let foremost = [decisive, Reach::Unknown].into_iter().find(|reach| members().any(|member| member == *reach));
        Some(foremost.unwrap_or(otherwise))
    }

    /// The answer to *is it only us?*
    #[must_use]
    pub fn advice(&self) -> Advice {
        Advice::of(self.group(Group::Service), self.group(Group::Reference))
    }
}
