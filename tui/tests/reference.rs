//! The pages of the reference: whole, well formed, without a dead link, and the same every time.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by failing"
)]

#[path = "reference/markup.rs"]
mod markup;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use markup::Read;
use tollgate_core::model::Model;

const OVERLAY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ferry.toll");

fn run(folder: &Path, overlays: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tollgate"))
        .args(["spec", "docs", "--out"])
        .arg(folder)
        .args(overlays)
        .output()
        .expect("the program starts")
}

/// An empty folder of that name.
fn folder(name: &str) -> PathBuf {
    let folder =
        std::env::temp_dir().join(format!("tollgate-reference-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    folder
}

/// The files that are written, by name.
#[track_caller]
fn written(name: &str, overlays: &[&str]) -> BTreeMap<String, String> {
    let folder = folder(name);
    let output = run(&folder, overlays);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let files = contents(&folder);
    let listed = String::from_utf8(output.stdout).expect("names are UTF-8");
    assert_eq!(listed.lines().count(), files.len());
    fs::remove_dir_all(&folder).expect("the folder can be removed");
    files
}

fn contents(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let file = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        (name, fs::read_to_string(&path).expect("text"))
    };
    entries.map(file).collect()
}

fn read(files: &BTreeMap<String, String>) -> BTreeMap<&str, Read> {
    let pages = files.iter().filter(|(name, _)| name.ends_with(".html"));
    let read = |(name, text): (&'_ String, &String)| {
        markup::read(text).unwrap_or_else(|mistake| panic!("{name}: {mistake}"))
    };
    pages
        .map(|(name, text)| (name.as_str(), read((name, text))))
        .collect()
}

#[test]
fn pages_are_well_formed_and_every_link_leads_somewhere() {
    let files = written("links", &[OVERLAY]);
    let pages = read(&files);
    let mut links = 0;
    for (name, page) in &pages {
        for link in &page.links {
            if link.starts_with("https://") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let file = if file.is_empty() { name } else { file };
            assert!(files.contains_key(file), "{name} links to {link}");
            if let Some(target) = pages.get(file) {
                assert!(
                    anchor.is_empty() || target.anchors.contains(anchor),
                    "{name} links to {link}"
                );
            }
            links += 1;
        }
    }
    assert!(links > 3000, "only {links} links");
}

#[test]
fn pages_have_what_assistive_technology_needs_and_ask_nothing_of_others() {
    let files = written("frame", &[OVERLAY]);
    for (name, page) in read(&files) {
        for element in ["h1", "header", "main", "footer", "title"] {
            // A picture has a title of its own.
            let own = usize::from(element == "title") * page.count("svg");
            assert_eq!(page.count(element), 1 + own, "{name}: {element}");
        }
        assert!(page.count("nav") > 0, "{name}");
        assert_eq!(
            page.links.get(1).map(String::as_str),
            Some("#--main"),
            "{name}"
        );
        for element in ["script", "img", "iframe", "form", "style"] {
            assert_eq!(page.count(element), 0, "{name}: {element}");
        }
        for attribute in ["src", "style", "onclick", "onload"] {
            assert!(!page.attributes.contains(attribute), "{name}: {attribute}");
        }
        assert_eq!(page.count("link"), 1, "{name}");
    }
    let style = files.get("reference.css").expect("a style sheet");
    assert!(!style.contains("url(") && !style.contains("@import"));
}

#[test]
fn everything_that_the_built_in_rules_say_has_its_place() {
    let model = Model::from_image(tollgate_specs::IMAGE).expect("the built-in rules");
    let files = written("all", &[]);
    let pages = read(&files);
    let anchored = |page: &str, name: &str| {
        let page = pages.get(page).unwrap_or_else(|| panic!("no {page}"));
        assert!(page.anchors.contains(name), "{name}");
    };
    let services = model.catalogue("service").expect("services");
    services
        .entries
        .iter()
        .for_each(|entry| anchored("services.html", &entry.name));
    model
        .regions()
        .iter()
        .for_each(|entry| anchored("regions.html", &entry.name));
    model
        .disputes
        .iter()
        .for_each(|dispute| anchored("disputes.html", &dispute.name));
    model
        .sources
        .iter()
        .for_each(|source| anchored("sources.html", &source.name));
    let drawings = model.drawings.unpack().expect("what plans are drawn from");
    assert!(!drawings.blueprints.is_empty());
    for blueprint in &drawings.blueprints {
        anchored("plans.html", &blueprint.name);
    }
    for construct in &drawings.constructs {
        anchored("plans.html", &format!("construct--{}", construct.name));
    }
    for input in &drawings.inputs {
        anchored("plans.html", &format!("input--{}", input.name));
    }
    let tariffs = &pages.get("tariffs.html").expect("tariffs").text;
    for tariff in &model.tariffs {
        anchored("tariffs.html", &tariff.name);
        assert!(
            tariff
                .rates
                .iter()
                .all(|rate| tariffs.contains(rate.as_str())),
            "{}",
            tariff.name
        );
        for region in tariff
            .rows
            .iter()
            .filter(|row| row.as_printed.is_none())
            .filter_map(|row| row.region)
        {
            let region = model.regions().get(usize::from(region)).expect("a Region");
            anchored("tariffs.html", &format!("{}--{}", tariff.name, region.name));
        }
    }
    for decision in &model.decisions {
        let has = |page: &&Read| {
            decision
                .outcomes
                .iter()
                .all(|it| page.anchors.contains(&it.name))
        };
        let page = [
            format!("decision-{}.html", decision.name),
            format!("playbook-{}.html", decision.name),
        ];
        let page = page
            .iter()
            .find_map(|page| pages.get(page.as_str()))
            .filter(has)
            .expect("a page with all outcomes");
        let asked = decision
            .order
            .iter()
            .filter_map(|it| model.questions.get(usize::from(*it)));
        for question in asked {
            assert!(
                page.anchors
                    .contains(&format!("question--{}", question.name)),
                "{}",
                question.name
            );
        }
        for caution in &decision.cautions {
            assert!(
                page.anchors.contains(&format!("caution--{}", caution.name)),
                "{}",
                caution.name
            );
        }
        for rule in 1..=decision.rules.len() {
            assert!(
                page.anchors.contains(&format!("rule--{rule}")),
                "{} {rule}",
                decision.name
            );
        }
        assert_eq!(page.count("svg"), 1, "{}", decision.name);
    }
    for catalogue in &model.catalogues {
        let all = |page: &Read| {
            catalogue
                .entries
                .iter()
                .all(|entry| page.anchors.contains(&entry.name))
        };
        assert!(pages.values().any(all), "{}", catalogue.name);
    }
}

#[test]
fn a_decision_of_ones_own_has_a_page() {
    let files = written("own", &[OVERLAY]);
    let page = files.get("decision-crossing.html").expect("a page");
    let (_, main) = page.split_once("<main").expect("a main part");
    let (main, _) = main.split_once("</main>").expect("an end");
    insta::assert_snapshot!("crossing", main);
}

#[test]
fn texts_are_shown_as_they_are_written() {
    let files = written("escape", &[OVERLAY]);
    let pages = read(&files);
    let text = |page: &str| {
        pages
            .get(page)
            .map(|page| page.text.clone())
            .unwrap_or_default()
    };
    assert!(text("sources.html").contains("The harbour's rules <& customs>"));
    assert!(text("ferries.html").contains("tide of the aurora allows; ask <b>twice</b>"));
    assert!(text("decision-crossing.html").contains("harbour cars --list <id>"));
    assert!(text("disputes.html").contains("Seats cost nothing & everything."));
    assert!(text("tariffs.html").contains("Not known in"));
}

#[test]
fn the_same_rules_give_the_same_pages_beside_files_that_stay() {
    let folder = folder("twice");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("notes.txt"), "mine").expect("a file");
    assert_eq!(run(&folder, &[OVERLAY]).status.code(), Some(0));
    let first = contents(&folder);
    assert_eq!(first.get("notes.txt").map(String::as_str), Some("mine"));
    assert_eq!(run(&folder, &[OVERLAY]).status.code(), Some(0));
    assert_eq!(contents(&folder), first);
    assert!(first.keys().all(|name| !name.ends_with(".part")));
    fs::remove_dir_all(&folder).expect("the folder can be removed");
}

#[test]
fn wrong_rules_and_places_write_nothing() {
    let folder = folder("wrong");
    fs::create_dir_all(&folder).expect("a folder");
    let wrong = folder.join("wrong.toll");
    fs::write(&wrong, "service x \"X\" [nowhere]\n").expect("a file");
    let output = run(&folder, &[&wrong.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("nowhere"));
    assert_eq!(contents(&folder).len(), 1);
    let output = run(&wrong, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("wrong.toll"));
    fs::remove_dir_all(&folder).expect("the folder can be removed");
}
