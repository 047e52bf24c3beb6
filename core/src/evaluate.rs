//! Conditions, quantities and bills for given answers; checks and keys for given things. What is not
//! known stays unknown.

pub mod bill;
pub mod check;
pub mod cite;
pub mod claim;
pub mod condition;
pub mod formula;
pub mod key;
pub mod path;
pub mod rate;
pub mod table;
pub mod template;
