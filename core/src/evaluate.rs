//! Conditions, quantities and bills for given answers. What is not known stays unknown.

pub mod bill;
pub mod cite;
pub mod condition;
pub mod formula;
pub mod rate;
pub mod template;
