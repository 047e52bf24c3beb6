//! What the language server says of checks, keys and the things that they look at.

use super::editor::Editor;
use super::{FERRY, HERE};

const QUAY: &str = r#"source board "Board of fares"
entity quay "Quay" called quays {
  deep   flag
  boats  many of boat by quay
}
entity boat "Boat" {
  quay   of quay
  hull   one of wood, steel
}
check wooden-boat error "Wood rots" {
  for quay in quays where quay.deep
  for boat in quay.boats where boat.hull is wood
  expect boat.quay.deep
  say "`{boat.id}` lies at {quay.deep}"
} [board 3]
placement port "Port" { hub bill interface-endpoint { endpoints = 1 endpoint  zones = zones  gb = gb } } [board 4]
key acme:Quay "Quay of the call" { present when request.endpoint exists  value request.endpoint.vpc.id } [board 5]
example "Rot" {
  check wooden-boat { boat boat-1 { hull wood } }
  expect { finds boat-1 }
} [board 3]
"#;

#[test]
fn things_of_checks_and_keys_are_explained_and_found() {
    let mut editor = Editor::greeted(&[]);
    editor.open(HERE, QUAY);
    for (with_cursor, words) in [
        (
            "where qu|ay.deep",
            ["**entity** `quay`", "Several are `quays`", ":2*"],
        ),
        (
            "boat.quay.de|ep",
            ["**field** `deep` of `quay`", "`yes` or `no`", ":3*"],
        ),
        (
            "expect boat.qu|ay",
            ["**field** `quay` of `boat`", "a thing: `quay`", ":7*"],
        ),
        (
            "in quay.bo|ats",
            ["**field** `boats`", "those whose `quay`", ":4*"],
        ),
        ("for quay in qu|ays", ["**entity** `quay`", "Quay", ":2*"]),
        (
            "at {quay.de|ep}",
            ["**field** `deep`", "`yes` or `no`", ":3*"],
        ),
        (
            "request.endpoint.vp|c.id",
            [
                "**field** `vpc` of `endpoint`",
                "a thing: `vpc`",
                "specs/checks/estate.toll",
            ],
        ),
        (
            "when request.end|point exists",
            [
                "**field** `endpoint` of `request`",
                "a thing: `endpoint`",
                "specs/checks/",
            ],
        ),
        (
            "check wooden|-boat {",
            ["**check** `wooden-boat`", "Wood rots", ":10*"],
        ),
        (
            "placement po|rt",
            ["**placement** `port`", "Bills hub", ":16*"],
        ),
    ] {
        let text = QUAY.replacen(&with_cursor.replace('|', ""), with_cursor, 1);
        let hover = editor.at("hover", HERE, &text);
        let told = hover["contents"]["value"].as_str().unwrap_or("");
        for word in words {
            assert!(told.contains(word), "{with_cursor}: no {word} in {told}");
        }
    }
    for (with_cursor, line) in [
        ("boat.quay.de|ep", 2),
        ("boat.qu|ay.deep", 6),
        ("bo|at.quay.deep", 5),
        ("check wooden|-boat {", 9),
    ] {
        let text = QUAY.replacen(&with_cursor.replace('|', ""), with_cursor, 1);
        let found = editor.at("definition", HERE, &text);
        assert_eq!(found[0]["range"]["start"]["line"], line, "{with_cursor}");
        assert_eq!(found.as_array().map(Vec::len), Some(1), "{with_cursor}");
    }
    assert_eq!(editor.leave().code(), Some(0));
}

#[test]
fn what_fits_a_thing_is_offered() {
    let mut editor = Editor::greeted(&[]);
    editor.open(HERE, QUAY);
    for (written, with_cursor, wanted, unwanted) in [
        ("quay.deep\n", "quay.|\n", "quay.boats", "target"),
        ("boat.quay.deep", "boat.quay.d|", "boat.quay.deep", "deep"),
        ("expect boat.quay.deep", "expect |", "boat", "target"),
        ("in quays where", "in | where", "quays", "target"),
        ("is wood\n", "is |\n", "steel", "gateway"),
        ("{boat.id}", "{|}", "boat", "target"),
        (
            "value request.endpoint.vpc.id",
            "value request.|",
            "request.endpoint",
            "request",
        ),
        (
            "value request.endpoint.vpc.id",
            "value |",
            "request",
            "boat",
        ),
        (
            "check wooden-boat { boat",
            "check | { boat",
            "wooden-boat",
            "boat",
        ),
        ("{ boat boat-1", "{ | boat-1", "quay", "wooden-boat"),
        ("{ hull wood", "{ | wood", "hull", "deep"),
        ("{ hub bill", "{ | bill", "attachment", "deep"),
        ("  expect { finds", "  expect { |", "missing", "deep"),
    ] {
        assert!(QUAY.contains(written), "{written}");
        let labels = editor.labels(HERE, &QUAY.replacen(written, with_cursor, 1));
        let has = |word: &str| labels.iter().any(|label| label == word);
        assert!(has(wanted), "{with_cursor}: {wanted} in {labels:?}");
        assert!(!has(unwanted), "{with_cursor}: {unwanted} in {labels:?}");
    }
    // Fields of the record that answers a question.
    let asking = "decision d \"D\" { outcome o \"O\" [board] ask service { when service.|";
    let labels = editor.labels(HERE, &format!("{FERRY}{asking}"));
    assert!(labels.iter().any(|label| label == "service.gateway"));
    assert_eq!(editor.leave().code(), Some(0));
}
