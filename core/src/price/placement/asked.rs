//! What is asked of a placement beside its optimum as things are.

use super::{Choice, Need};
use crate::quantity::Decimal;

/// Needs whose volume moves while all others stay.
#[derive(Debug, Clone, Copy)]
pub enum Moved {
    /// The need at this position.
    One(usize),
    /// All needs of a service, in proportion.
    Service(usize),
}

impl Moved {
    /// Whether a need is one of them.
    pub const fn is(self, number: usize, need: &Need) -> bool {
        match self {
            Self::One(position) => position == number,
            Self::Service(service) => service == need.service,
        }
    }
}

/// What is asked beside the cheapest choices as things are.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// The needs that it is asked of.
    pub moved: Option<Moved>,
    /// How many times their volume they have.
    pub factor: Decimal,
    /// The choice that they have to take.
    pub forced: Option<Choice>,
}

impl Asked {
    /// Nothing else.
    pub const NOTHING: Self = Self {
        moved: None,
        factor: Decimal::ONE,
        forced: None,
    };
}
