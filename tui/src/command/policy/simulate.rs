//! `policy simulate`: cases become decisions, in their order and in little memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use tollgate_core::policy::{Case, Knowledge, simulate};
use tollgate_core::report::json::json;
use tollgate_core::source::SourceFile;

use super::cases::{Cases, Found};
use crate::arguments::Simulate;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Answer, Shape};
use crate::specs;

/// So much is held back, so that nothing is printed where an early case is bad.
const HELD_BACK: usize = 1 << 20;

/// Judges every case.
pub fn run(arguments: &Simulate) -> Result<Answer, Failure> {
    let loaded = specs::load(&arguments.spec)?;
    let known = Knowledge::of(&loaded.model);
    let path = &arguments.cases;
    let mut run = Run {
        known,
        name: name(path),
        text: String::new(),
        denied: false,
        gone: false,
    };
    if path.as_os_str() == "-" {
        run.all(BufReader::new(io::stdin().lock()))?;
    } else {
        // A file is read twice: a bad case is found before anything is printed.
        let mut checked = Cases::new(open(path)?);
        while let Some(found) = next(&mut checked, &run.name)? {
            run.read(&found)?;
        }
        run.all(open(path)?)?;
    }
    Ok(Answer {
        text: run.text,
        shape: Shape::Exact,
        aside: loaded.aside,
        farewell: String::new(),
        exit: if run.denied { Exit::No } else { Exit::Fine },
    })
}

fn name(path: &Path) -> String {
    if path.as_os_str() == "-" {
        return String::from("standard input");
    }
    path.display().to_string()
}

fn open(path: &Path) -> Result<BufReader<File>, Failure> {
    let file = File::open(path).map_err(|error| Failure::file("read", path, &error))?;
    Ok(BufReader::with_capacity(1 << 16, file))
}

fn next<From: BufRead>(cases: &mut Cases<From>, name: &str) -> Result<Option<Found>, Failure> {
    cases.next().map_err(|error| {
        Failure::new(
            format!("cannot read `{name}`: {error}"),
            "give a JSON object, an array of them, or one on each line",
        )
    })
}

/// What a run needs.
struct Run {
    known: Knowledge,
    name: String,
    /// What is not yet printed.
    text: String,
    denied: bool,
    /// Whether the reader of the output has gone away.
    gone: bool,
}

impl Run {
    fn all<From: BufRead>(&mut self, from: From) -> Result<(), Failure> {
        let mut cases = Cases::new(from);
        let mut count = 0_u64;
        while let Some(found) = next(&mut cases, &self.name)? {
            count += 1;
            let answer = simulate(&self.known, &self.read(&found)?);
            self.denied |= answer.decision != "allowed";
            self.text.push_str(&json(&answer));
            self.text.push('\n');
            if self.text.len() > HELD_BACK && !self.gone {
                self.gone = io::stdout().lock().write_all(self.text.as_bytes()).is_err();
                self.text.clear();
            }
            if self.gone {
                return Ok(());
            }
        }
        if count == 0 {
            return Err(Failure::new(
                format!("`{}` holds no case", self.name),
                "write `{ \"request\": { \"principal\": ..., \"action\": ..., \"resource\": ... } }`",
            ));
        }
        Ok(())
    }

    fn read(&self, found: &Found) -> Result<Case, Failure> {
        Case::from_json(&found.text).map_err(|wrong| {
            // Lines before the case, so that places are those of the whole file.
            let before = "\n".repeat(found.line.saturating_sub(1) as usize);
            let shift = u32::try_from(before.len()).unwrap_or(u32::MAX);
            let shifted: Vec<_> = wrong
                .into_iter()
                .map(|mut diagnostic| {
                    if let Some(place) = &mut diagnostic.place {
                        place.span.start = place.span.start.saturating_add(shift);
                        place.span.end = place.span.end.saturating_add(shift);
                    }
                    diagnostic
                })
                .collect();
            let file = SourceFile {
                name: self.name.clone(),
                text: before + &found.text,
            };
            Failure::diagnosed(&shifted, &[file])
        })
    }
}
