//! What stands, or is to be built: estates as they are read from files.

pub mod read;
