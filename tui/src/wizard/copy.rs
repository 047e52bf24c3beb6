//! A text for the clipboard: asked of the terminal by OSC 52, and written to a file besides.
//!
//! No terminal says whether it took the text, so nothing more is claimed than what was done
//! (<https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>, "Operating System Commands").

use std::env;
use std::fs;
use std::io::Write as _;

use super::{session, terminal};
use crate::keep;

/// More than this many bytes are cut off by some terminals, and so not asked for.
const MOST: usize = 70_000;

/// Copies a text; what was done, in words.
pub fn copy(text: &str) -> String {
    let tmux = env::var_os("TMUX").is_some_and(|value| !value.is_empty());
    let asked = text.len() <= MOST
        && terminal::writer()
            .and_then(|mut terminal| {
                terminal.write_all(sequence(text, tmux).as_bytes())?;
                terminal.flush()
            })
            .is_ok();
    let through = if tmux { " through tmux" } else { "" };
    let signs = text.chars().count();
    let kept = written(text);
    match (asked, kept) {
        (true, Some(path)) => {
            format!("{signs} signs: the terminal was asked{through} to copy them; also in {path}")
        }
        (true, None) => format!("{signs} signs: the terminal was asked{through} to copy them"),
        (false, Some(path)) => format!("{signs} signs: too long for the terminal, but in {path}"),
        (false, None) => {
            "not copied: too long for the terminal, and no file could be written".into()
        }
    }
}

/// Writes the text where it is found again; who cannot, has the terminal's.
fn written(text: &str) -> Option<String> {
    let path = session::path("copied")?;
    fs::create_dir_all(path.parent()?).ok()?;
    keep::write(&path, text).ok()?;
    Some(path.display().to_string())
}

/// The text as terminals take it. tmux hands on what is wrapped for it where it may, and takes what is not.
fn sequence(text: &str, tmux: bool) -> String {
    let plain = format!("\u{1b}]52;c;{}\u{7}", base64(text.as_bytes()));
    if tmux {
        format!("{plain}\u{1b}Ptmux;\u{1b}{plain}\u{1b}\\")
    } else {
        plain
    }
}

/// Base 64 with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 4);
    for group in bytes.chunks(3) {
        let [a, b, c] = [0, 1, 2].map(|place| group.get(place).copied().unwrap_or(0));
        let joined = u32::from(a) << 16 | u32::from(b) << 8 | u32::from(c);
        for (place, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let sign = SIGNS.get((joined >> shift & 63) as usize);
            let sign = sign.filter(|_| place <= group.len());
            text.push(char::from(*sign.unwrap_or(&b'=')));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_as_the_standard_writes_them() {
        for (text, written) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(text.as_bytes()), written);
        }
        assert_eq!(sequence("f", false), "\u{1b}]52;c;Zg==\u{7}");
        assert_eq!(
            sequence("f", true),
            "\u{1b}]52;c;Zg==\u{7}\u{1b}Ptmux;\u{1b}\u{1b}]52;c;Zg==\u{7}\u{1b}\\"
        );
    }
}
