//! `test`: sets up, runs the suites one after another, and ends with how many tests passed.

mod suite;
mod tally;

use std::time::Instant;

use crate::setup::{self, Ready};
use crate::{Failure, process};
use suite::{SUITES, Suite, Work};
use tally::Tally;

/// The verb. The last line on the standard output is always `N passed, M failed`.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let suites = chosen(arguments)?;
    let mut total = Tally::default();
    let is_named = |suite: &Suite| arguments.iter().any(|argument| argument == suite.name);
    let outcome = run_suites(&suites, is_named, &mut total);
    if let Err(failure) = &outcome {
        total.failed = total.failed.max(1);
        eprintln!("{failure}");
    }
    println!("{total}");
    outcome.map_err(|_| Failure::new())
}

/// The suites that the arguments mean: all, the fast ones, or those that are named.
fn chosen(arguments: &[String]) -> Result<Vec<&'static Suite>, Failure> {
    let fast = arguments.iter().any(|argument| argument == "--fast");
    let names: Vec<&String> = arguments
        .iter()
        .filter(|argument| *argument != "--fast")
        .collect();
    let known = |name: &String| SUITES.iter().any(|suite| suite.name == name);
    if let Some(unknown) = names.iter().find(|name| !known(name)) {
        let all: Vec<&str> = SUITES.iter().map(|suite| suite.name).collect();
        return Err(format!(
            "`{unknown}` is not a suite; the suites are {}",
            all.join(", ")
        ));
    }
    let wanted = |suite: &&Suite| {
        (!fast || matches!(suite.work, Work::Native(_)))
            && (names.is_empty() || names.iter().any(|name| *name == suite.name))
    };
    Ok(SUITES.iter().filter(wanted).collect())
}

fn run_suites(
    suites: &[&Suite],
    is_named: impl Fn(&Suite) -> bool,
    total: &mut Tally,
) -> Result<(), Failure> {
    let mut ready: Option<Ready> = None;
    if suites
        .iter()
        .any(|suite| matches!(suite.work, Work::Ready(_)))
    {
        let prepared = timed("setup", "install what is missing", setup::prepare);
        ready = Some(prepared.map_err(|failure| repeatable(&failure, "cargo xtask setup"))?);
    }
    for suite in suites {
        let tally = timed(suite.name, suite.title, || match (&suite.work, &ready) {
            (Work::Native(run), _) => run(total),
            (Work::Tools(prepare, run), _) => match prepare() {
                Ok(program) => run(&program, total),
                Err(failure) if is_named(suite) => Err(failure),
                Err(failure) => {
                    println!("left out, because its tools cannot be had: {failure}");
                    Ok(())
                }
            },
            (Work::Ready(run), Some(ready)) => run(ready, total),
            (Work::Ready(_), None) => Err("nothing was set up".into()),
        });
        tally
            .map_err(|failure| repeatable(&failure, &format!("cargo xtask test {}", suite.name)))?;
    }
    Ok(())
}

fn repeatable(failure: &str, command: &str) -> Failure {
    format!("{failure}\nfailed; to repeat it: {command}")
}

/// Runs under a heading, and says how long it took.
fn timed<T>(name: &str, title: &str, work: impl FnOnce() -> T) -> T {
    println!("\n== {name}: {title}");
    let start = Instant::now();
    let result = work();
    println!("== {name}: {:.1} s", start.elapsed().as_secs_f64());
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(arguments: &[&str]) -> Result<Vec<&'static str>, Failure> {
        let arguments: Vec<String> = arguments.iter().map(|text| (*text).to_owned()).collect();
        chosen(&arguments).map(|suites| suites.iter().map(|suite| suite.name).collect())
    }

    #[test]
    fn no_argument_means_every_suite() {
        assert_eq!(names(&[]).map(|names| names.len()), Ok(SUITES.len()));
    }

    #[test]
    fn fast_means_the_native_suites() {
        assert_eq!(names(&["--fast"]), Ok(vec!["format", "lint", "native"]));
    }

    #[test]
    fn suites_are_chosen_by_name_and_run_in_order() {
        assert_eq!(names(&["native", "format"]), Ok(vec!["format", "native"]));
        assert!(
            names(&["nativ"]).is_err_and(|failure| failure.starts_with("`nativ` is not a suite"))
        );
    }
}
