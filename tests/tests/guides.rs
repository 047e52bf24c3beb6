//! The table of what carries which section of the guides: complete, and as the citations say.
#![expect(clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use tollgate_core::compile::compile;
use tollgate_tests::guides::cited;
use tollgate_tests::specs::built_in;

/// Lines of the guides that look like headings and head nothing.
const STRAYS: &[&str] = &[
    "Prompt: I enabled",
    "Download the Free",
    "VPC_ID=",
    "Comments",
];

/// The table.
struct Table {
    text: String,
    guides: BTreeMap<String, Guide>,
    /// The points of the section that lists pitfalls: the word of citations, and the kinds of items.
    pitfalls: Vec<(String, BTreeSet<String>)>,
}

/// Heads the table of pitfalls, and the guide that they are from.
const PITFALLS: &str = "The pitfalls";
const OF_GUIDE: &str = "guide";

/// A guide: its title, and for each section the words of citations and the heading.
type Guide = (String, Vec<(Vec<String>, String)>);

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/COVERAGE.md")
}

/// Reads the table, and writes its last column anew from the citations.
fn table() -> (String, Table) {
    let read = fs::read_to_string(path()).unwrap_or_else(|error| panic!("{error}"));
    let cited = cited();
    let mut table = Table {
        text: String::new(),
        guides: BTreeMap::new(),
        pitfalls: Vec::new(),
    };
    let mut pitfalls = false;
    let mut guide = None;
    for line in read.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            pitfalls = heading == PITFALLS;
            let named = heading.split_once(" (`");
            guide = named.map(|(title, name)| (name.trim_end_matches("`)").to_owned(), title));
            if let Some((name, title)) = &guide {
                let empty = (String::from(*title), Vec::new());
                table.guides.insert(name.clone(), empty);
            }
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let own = String::from(OF_GUIDE);
        let of = match &guide {
            Some((name, _)) => Some(name),
            None => pitfalls.then_some(&own),
        };
        let row = match (of, cells.as_slice()) {
            (Some(name), ["", words, heading, _, ""]) if !words.starts_with("--") => {
                (*words != "section").then_some((name, words, heading))
            }
            _ => None,
        };
        match row {
            Some((name, words, heading)) => {
                let listed: Vec<String> = words.split(", ").map(str::to_owned).collect();
                let mut items = BTreeSet::new();
                for word in &listed {
                    // What is cited of a part is of the whole as well.
                    let part = format!("{word}.");
                    let own = cited.iter().filter(|((source, section), _)| {
                        source == name && (section == word || section.starts_with(&part))
                    });
                    items.extend(own.flat_map(|(_, items)| items.iter().cloned()));
                }
                let carried = carried(&items);
                table.text += &format!("| {words} | {heading} | {carried} |\n");
                if pitfalls {
                    let kinds = items.iter().map(|(kind, _)| kind.clone());
                    table.pitfalls.push(((*words).to_owned(), kinds.collect()));
                } else if let Some((_, sections)) = table.guides.get_mut(name) {
                    sections.push((listed, (*heading).to_owned()));
                }
            }
            None => table.text += &format!("{line}\n"),
        }
    }
    (read, table)
}

/// Items by kind: `decision `endpoint`; disputes `a`, `b``.
fn carried(items: &BTreeSet<(String, String)>) -> String {
    let mut kinds: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (kind, name) in items {
        kinds.entry(kind).or_default().push(format!("`{name}`"));
    }
    let kinds = kinds.iter();
    let kinds = kinds.map(|(kind, names)| format!("{kind} {}", names.join(", ")));
    kinds.collect::<Vec<_>>().join("; ")
}

#[test]
fn the_table_says_what_is_cited() {
    let (read, table) = table();
    if env::var_os("TOLLGATE_UPDATE").is_some() {
        fs::write(path(), &table.text).unwrap_or_else(|error| panic!("{error}"));
        return;
    }
    let mut lines = read.lines().zip(table.text.lines());
    let wrong = lines.find(|(written, cited)| written != cited);
    assert!(
        wrong.is_none() && read.lines().count() == table.text.lines().count(),
        "out of date, write it anew with TOLLGATE_UPDATE=1: {wrong:?}"
    );
}

#[test]
fn every_section_is_carried_and_every_citation_is_listed() {
    let (_, table) = table();
    let cited = cited();
    let mut wrong = Vec::new();
    for (guide, (_, sections)) in &table.guides {
        let mut words: BTreeSet<&String> = sections.iter().flat_map(|(words, _)| words).collect();
        if guide == OF_GUIDE {
            words.extend(table.pitfalls.iter().map(|(word, _)| word));
        }
        for (listed, heading) in sections {
            let carried = |word: &String| cited.contains_key(&(guide.clone(), word.clone()));
            if !listed.iter().any(carried) {
                wrong.push(format!("no item cites `{guide}` {listed:?}, {heading}"));
            }
        }
        for (source, section) in cited.keys().filter(|(source, _)| source == guide) {
            // A whole chapter may be cited where its parts are listed.
            let chapter = |word: &&&String| word.starts_with(&format!("{section}."));
            if !words.contains(section) && !words.iter().any(|word| chapter(&word)) {
                wrong.push(format!("`[{source} {section}]` is no section of the table"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(table.guides.len(), 5);
}

#[test]
fn every_pitfall_is_on_the_checklist_and_acted_on() {
    let (_, table) = table();
    let numbered = (1..=13).map(|number| format!("13.{number}"));
    let listed: Vec<String> = table.pitfalls.iter().map(|it| it.0.clone()).collect();
    assert_eq!(listed, numbered.collect::<Vec<_>>());
    for (word, kinds) in &table.pitfalls {
        assert!(kinds.contains("checklist"), "{word} is on no checklist");
        let told = ["checklist", "dispute", "example", "example of"];
        let acted = kinds.iter().any(|kind| !told.contains(&kind.as_str()));
        assert!(acted, "nothing decides or checks {word}: {kinds:?}");
    }
}

/// The guides themselves stand beside the project where it is written, and nowhere else.
#[test]
fn the_table_lists_the_headings_of_the_guides() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/seeds");
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("the guides are not here: the table's own list of sections is taken for theirs");
        return;
    };
    let (_, table) = table();
    let mut found = 0;
    let mut wrong = Vec::new();
    for entry in entries {
        let path = entry.unwrap_or_else(|error| panic!("{error}")).path();
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{error}"));
        let first = text.lines().next().unwrap_or_default();
        let own = |title: &str| title.split(',').next().map_or(0, str::len);
        let named = |title: &str| first.contains(title.get(..own(title)).unwrap_or(title));
        let guides = table.guides.iter().filter(|(_, (title, _))| named(title));
        // The longest title is the guide's own: another's may be a part of it.
        let Some((name, (_, sections))) = guides.max_by_key(|(_, (title, _))| own(title)) else {
            wrong.push(format!("{} is in no table", path.display()));
            continue;
        };
        found += 1;
        let headings = headings(&text);
        for heading in &headings {
            let listed = |(words, known): &(Vec<String>, String)| match heading.split_once(' ') {
                Some((number, _)) if name == "guide" => words.iter().any(|word| word == number),
                _ => known == heading,
            };
            if !sections.iter().any(listed) {
                wrong.push(format!("`{name}` has a section `{heading}`"));
            }
        }
        if headings.len() != sections.len() {
            let (many, listed) = (headings.len(), sections.len());
            wrong.push(format!("`{name}` has {many} sections, not {listed}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(found, table.guides.len());
}

/// The headings of a guide, each with its number where it has one; chapters that have parts are left
/// out.
fn headings(text: &str) -> Vec<String> {
    let chapters: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("- "))
        .filter(|line| {
            line.split_once(". ")
                .is_some_and(|(number, _)| is_number(number))
        })
        .collect();
    if !chapters.is_empty() {
        return numbered(text, &chapters);
    }
    let marked: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_suffix('#'))
        .filter(|line| {
            line.split_once(". ")
                .is_some_and(|(number, _)| is_number(number))
        })
        .collect();
    if !marked.is_empty() {
        return marked.into_iter().map(str::to_owned).collect();
    }
    let lines = text.lines().skip(1);
    let bare = lines.map(|line| line.trim_end_matches(|sign: char| !sign.is_ascii()));
    let headings = bare.filter(|line| {
        let short = (4..60).contains(&line.len()) && line.starts_with(char::is_uppercase);
        let open = !line.ends_with(['.', ':', ';', ',', '\\', '"', '|', '{', '}', '=', '?', '!']);
        short && open && !STRAYS.iter().any(|stray| line.starts_with(stray))
    });
    headings.map(str::to_owned).collect()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|sign| sign.is_ascii_digit())
}

/// Chapters by the list of contents, and their parts, which may stand at the end of a line.
fn numbered(text: &str, chapters: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for chapter in chapters {
        let Some((number, title)) = chapter.split_once(". ") else {
            continue;
        };
        let parts: Vec<String> = (1..20)
            .map(|part| format!("{number}.{part} "))
            .take_while(|part| {
                text.lines().any(|line| {
                    let at = line.find(part.as_str());
                    let behind = at.and_then(|at| line.get(at + part.len()..));
                    let before = at.and_then(|at| line.get(..at)).unwrap_or_default();
                    let own = !before
                        .ends_with(|sign: char| sign.is_ascii_digit() || "§( ".contains(sign));
                    own && behind
                        .is_some_and(|it| it.starts_with(char::is_uppercase) && it.len() < 90)
                })
            })
            .collect();
        if parts.is_empty() {
            found.push(format!("{number} {title}"));
        }
        found.extend(parts);
    }
    found
}

/// Heads the table of what an audit finds.
const FOUND: &str = "## What an audit finds of it";

#[test]
fn an_audit_finds_every_mistake_that_an_estate_can_show() {
    let model = compile(&built_in()).model;
    let model = model.unwrap_or_else(|| panic!("the specs compile"));
    let book = model.rulebook.unpack();
    let book = book.unwrap_or_else(|error| panic!("{error:?}"));
    let text = fs::read_to_string(path()).unwrap_or_else(|error| panic!("{error}"));
    let (_, table) = text
        .split_once(FOUND)
        .unwrap_or_else(|| panic!("there is no `{FOUND}`"));
    let mut points: BTreeMap<&str, usize> = BTreeMap::new();
    for line in table.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let ["", of, point, found, ""] = cells.as_slice() else {
            panic!("a row has three cells: {line}");
        };
        *points.entry(of).or_default() += 1;
        if let Some(why) = found.strip_prefix("none: ") {
            assert!(!why.is_empty(), "{point}: nothing says why");
            continue;
        }
        for name in found.split(", ").map(|name| name.trim_matches('`')) {
            let known = book.checks.iter().any(|check| check.name == name);
            assert!(known, "{point}: there is no check `{name}`");
        }
    }
    let counted: Vec<(&str, usize)> = points.into_iter().collect();
    let wanted = [
        ("`guide` 13", 13),
        ("`nat-math`", 3),
        ("`notes` checklist", 17),
        ("`notes` nat-gateway", 5),
        ("`notes` security", 6),
        ("`prose`", 5),
    ];
    assert_eq!(counted, wanted);
}
