//! How many tests passed and failed, read from what the test programs print.

use std::fmt;

/// The sum over the programs of one or more suites.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    /// Adds what a line says, if it is the closing line of a Rust or a Node test program:
    /// `test result: ok. 3 passed; 1 failed; …`, or `# pass 3` and `ℹ fail 1`.
    pub fn read(&mut self, line: &str) {
        let line = without_colour(line);
        let line = line.trim_end();
        if let Some(result) = line.strip_prefix("test result: ") {
            let counts = result.split_once(". ").map_or("", |(_, counts)| counts);
            for count in counts.split("; ") {
                match count.split_once(' ') {
                    Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                    Some((number, "failed")) => self.failed += number.parse().unwrap_or(0),
                    _ => {}
                }
            }
        } else if let Some(summary) = line.strip_prefix("# ").or(line.strip_prefix("ℹ ")) {
            match summary.split_once(' ') {
                Some(("pass", number)) => self.passed += number.parse().unwrap_or(0),
                Some(("fail" | "cancelled", number)) => self.failed += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The line without the sequences `ESC [ … letter` that colour it.
fn without_colour(line: &str) -> String {
    let mut pieces = line.split("\u{1b}[");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find(|letter: char| letter.is_ascii_alphabetic());
        text.push_str(end.and_then(|end| piece.get(end + 1..)).unwrap_or_default());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &str, passed: u64, failed: u64) {
        let mut tally = Tally::default();
        lines.lines().for_each(|line| tally.read(line));
        assert_eq!(tally, Tally { passed, failed });
    }

    #[test]
    fn rust_results_are_summed() {
        check(
            "running 2 tests\n\
             test a ... ok\n\
             test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 7 filtered out; finished in 0.00s\n\
             test result: FAILED. 3 passed; 1 failed; 0 ignored\n",
            5,
            1,
        );
    }

    #[test]
    fn node_summaries_are_summed() {
        check("ℹ tests 4\nℹ pass 3\nℹ fail 1\nℹ cancelled 0\n", 3, 1);
        check(
            "# tests 4\n# pass 3\n# fail 0\n# cancelled 1\n# duration_ms 12.5\n",
            3,
            1,
        );
    }

    #[test]
    fn colour_does_not_matter() {
        check("\u{1b}[34mℹ pass 12\u{1b}[39m\n", 12, 0);
        check(
            "test result: \u{1b}[32mok\u{1b}[0m. 4 passed; 0 failed; 0 ignored\n",
            4,
            0,
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        check(
            "9 passed\n    # pass 3\n# pass many\npass 3\ntest result: 5\n\u{1b}[\n",
            0,
            0,
        );
    }

    #[test]
    fn the_closing_line_is_fixed() {
        assert_eq!(
            Tally {
                passed: 812,
                failed: 0
            }
            .to_string(),
            "812 passed, 0 failed"
        );
    }
}
