//! Scripted keys on a screen.
