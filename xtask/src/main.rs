//! `cargo xtask VERB`: everything that sets the project up, checks it and builds its parts.

mod bench;
mod env;
mod process;
mod setup;
mod test;
mod wasm;
mod web;

use std::process::ExitCode;

/// A failure is what is printed of it: what went wrong and, where it is known, what to do. It is empty
/// where the verb has printed that already.
type Failure = String;

/// One verb: its name, what the usage says of it, and the function that does it.
struct Verb {
    name: &'static str,
    arguments: &'static str,
    summary: &'static str,
    run: fn(&[String]) -> Result<(), Failure>,
}

const VERBS: &[Verb] = &[
    Verb {
        name: "setup",
        arguments: "",
        summary: "install what the builds and tests need and is missing",
        run: setup::run,
    },
    Verb {
        name: "test",
        arguments: "[--fast] [SUITE...]",
        summary: "set up, then run every suite, or the named ones; --fast: the native part",
        run: test::run,
    },
    Verb {
        name: "wasm",
        arguments: "",
        summary: "build the npm package into wasm/pkg",
        run: wasm::run,
    },
    Verb {
        name: "web",
        arguments: "[--serve [PORT]]",
        summary: "build the pages into web-demo/dist; --serve: show them on this machine",
        run: web::run,
    },
    Verb {
        name: "bench",
        arguments: "[ARGUMENT...]",
        summary: "run the measurements of tests/bench",
        run: bench::run,
    },
    Verb {
        name: "env",
        arguments: "",
        summary: "print the variables with which plain cargo builds and tests WASM",
        run: env::run,
    },
];

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let arguments: Vec<String> = arguments.collect();
    let Some(verb) = VERBS.iter().find(|verb| verb.name == name) else {
        if !name.is_empty() {
            eprintln!("`{name}` is not a verb");
        }
        eprint!("{}", usage());
        return ExitCode::from(2);
    };
    match (verb.run)(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) if failure.is_empty() => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> String {
    let mut text = String::from("usage: cargo xtask VERB\n\n");
    for verb in VERBS {
        let call = format!("{} {}", verb.name, verb.arguments);
        text.push_str(&format!("  {call:<28}{}\n", verb.summary));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usage_names_every_verb() {
        let text = usage();
        for verb in VERBS {
            assert!(
                text.contains(&format!("\n  {} ", verb.name)),
                "{}",
                verb.name
            );
        }
    }
}
