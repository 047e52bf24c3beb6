//! The command line and the terminal wizard.
fn main() {}
