//! Case files and what runs them: one set of inputs and truths for every front end.
//!
//! `cases/README.md` describes the files. Whoever writes a case says by hand what must come out;
//! the exact output stands beside it and is written by the library when `TOLLGATE_UPDATE` is 1.

pub mod case;
pub mod expectation;
pub mod guides;
pub mod library;
pub mod made_estate;
pub mod made_policies;
pub mod scenarios;
pub mod specs;
