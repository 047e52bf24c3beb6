//! The screen line by line.

use std::path::Path;

use tollgate_core::report::text;

use super::ledger::{Audited, Ledger, Tone, detail, mending};
use super::message::Message;
use super::run::saved;
use crate::wizard::conversation::{Heard, Spoken};
use crate::wizard::copy::copy;
use crate::wizard::leave::Left;

const HELP: &str = "\
NUMBER           what is said about a finding
list WORDS       the findings that these words are in; all without any
copy NUMBER      copy what mends it
save FILE        the report; the ending says how: .md, .html, .json, .sarif, .txt
done             leave";

/// How many findings are named at once.
const SHOWN: usize = 40;

impl Spoken for Audited {
    type State = Ledger;

    fn greeting(&self, ledger: &Ledger) -> String {
        format!("{}What can be said:\n{HELP}", list(self, ledger, ""))
    }

    fn hear(&self, ledger: Ledger, line: &str) -> Heard<Ledger> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let rest = rest.trim();
        let reply = match word {
            "done" | "quit" => return Heard::left(ledger, Left::Finished),
            "list" => list(self, &ledger, rest),
            "copy" => match number(self, rest).map(mending) {
                Some(text) if !text.is_empty() => copy(&text),
                Some(_) => "There is nothing to copy.".to_string(),
                None => format!("invalid: `{rest}` is no finding"),
            },
            "save" if rest.is_empty() => "Type `save` and the name of a file.".to_string(),
            "save" => match saved(self, Path::new(rest)) {
                Message::Saved(path) => format!("saved: {path}"),
                Message::NotSaved(why) => format!("invalid: {why}"),
                _ => String::new(),
            },
            "help" | "?" | "" => HELP.to_string(),
            _ => about(self, line),
        };
        Heard::reply(ledger, reply)
    }
}

fn number<'report>(
    audited: &'report Audited,
    written: &str,
) -> Option<&'report tollgate_core::report::LintFinding> {
    let place = written.parse::<usize>().ok()?.checked_sub(1)?;
    audited.report.findings.get(place)
}

/// The findings with their numbers, and how many there are of each kind.
fn list(audited: &Audited, ledger: &Ledger, words: &str) -> String {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let options = ledger.picker.options.iter().enumerate();
    let found: Vec<String> = options
        .filter(|(_, option)| {
            let text = format!("{} {}", option.id, option.text).to_lowercase();
            words.iter().all(|word| text.contains(word))
        })
        .map(|(place, option)| format!("{}. {}\n", place + 1, option.text))
        .collect();
    let more = match found.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!("And {more} more.\n"),
    };
    let shown: String = found.into_iter().take(SHOWN).collect();
    format!("{}{shown}{more}", text::findings(&audited.report))
}

/// Everything there is to say about a line of the list.
fn about(audited: &Audited, line: &str) -> String {
    let place = line.parse::<usize>().ok();
    let Some(place) = place.and_then(|place| place.checked_sub(1)) else {
        return format!("`{line}` is not known.\n{HELP}");
    };
    let said = detail(&audited.report, place);
    if said.is_empty() {
        return format!("invalid: `{line}` is no finding");
    }
    let lines = said.into_iter().map(|(tone, text)| match tone {
        Tone::Fix => format!("fix: {text}"),
        Tone::Heading | Tone::Plain | Tone::Muted => text,
    });
    lines.collect::<Vec<_>>().join("\n")
}
