//! What the checker says of small mistakes, and what it lets pass.

use alloc::string::String;
use alloc::vec::Vec;

use super::compile;
use crate::source::SourceFile;

const SHARED: &str = r#"
source t "T" { verified 2026-04-26 }
unit hour
unit GB
unit zone
catalogue region "Regions" { }
region here "Here" [t]
flag encrypted "Encrypted?"
number callers "Callers" in 0..10
number zones "Zones" in 0..10
choice kind "Kind" { one "One" two "Two" }
decision all "All" {
  outcome yes "Yes" [t]
  outcome no "No" [t]
  ask encrypted, callers, zones, kind {
    when encrypted and callers > 1 and zones > 1 and kind is one: conclude yes because "r" [t]
    otherwise: conclude no because "r" [t]
  }
}
"#;

/// What is said of the shared text with more text behind it.
fn said(more: &str) -> Vec<String> {
    let text = [SHARED, more].concat();
    let name = String::from("proof.toll");
    let compiled = compile(&[SourceFile { name, text }]);
    let diagnostics = compiled.diagnostics.into_iter();
    diagnostics.map(|it| it.message).collect()
}

/// What is said of a decision with two outcomes that starts with this `ask`.
fn said_of_ask(ask: &str) -> Vec<String> {
    let head = "decision d \"D\" { outcome a \"A\" { endpoint interface { x yes } } [t] outcome b \"B\" [t] ";
    said(&[head, ask, "}"].concat())
}

#[test]
fn comparisons_of_the_same_answers_exclude_one_another() {
    for ask in [
        "ask zones, callers { when zones < callers: conclude a because \"r\" [t]
           when zones >= callers: conclude b because \"r\" [t] }",
        "ask zones, callers { when zones < callers: conclude a because \"r\" [t]
           when callers < zones: conclude a because \"r\" [t]
           when callers = zones: conclude b because \"r\" [t] }",
    ] {
        assert_eq!(said_of_ask(ask), [""; 0], "{ask}");
    }
    let gap = "ask zones, callers { when zones < callers: conclude a because \"r\" [t]
                 when callers < zones: conclude b because \"r\" [t] }";
    assert_eq!(said_of_ask(gap), ["some answers reach no branch"]);
    let fixed = "ask kind { when 2 < 3: conclude a because \"r\" [t] otherwise: conclude b because \"r\" [t] }";
    assert_eq!(
        said_of_ask(fixed),
        ["this compares two numbers, so no answer changes it"]
    );
}

#[test]
fn a_shared_branch_is_judged_by_all_ways_to_it() {
    let shared = "ask kind { one: continue rest  two: continue rest }
      branch rest { ask encrypted first-match {
        when kind is one: conclude a because \"r\" [t]
        otherwise: conclude b because \"r\" [t] } }";
    assert_eq!(said_of_ask(shared), [""; 0]);
    let again = "when kind is one: conclude b because \"r\" [t] otherwise";
    let unreached = shared.replace("otherwise", again);
    assert_eq!(said_of_ask(&unreached), ["no answers reach this branch"]);
    let missing = shared.replace("otherwise", "when kind is two and encrypted");
    assert_eq!(
        said_of_ask(&missing),
        ["some answers reach no branch"],
        "once"
    );
}

#[test]
fn what_is_given_twice_is_reported() {
    let ask =
        "ask kind { one: conclude a with { x yes  x no } because \"r\" [t]  two: continue rest }
      branch rest { ask zones { otherwise: conclude b because \"r\" [t] } }
      branch rest { ask callers { otherwise: conclude b because \"r\" [t] } }
      caution c \"C\" when encrypted [t]
      caution c \"C\" when zones > 2 [t]";
    assert_eq!(
        said_of_ask(ask),
        [
            "the setting `x` is given twice",
            "the branch `rest` is given twice",
            "the caution `c` is declared twice"
        ]
    );
    let ask =
        "ask kind { one, one: conclude a because \"r\" [t] two: conclude b because \"r\" [t] }";
    assert_eq!(said_of_ask(ask), ["the answer `one` is given twice"]);
}

#[test]
fn a_mistake_is_reported_without_those_that_follow_from_it() {
    for (more, message) in [
        (
            "decision d \"D\" { outcom a \"A\" }\nflag only-there \"O\"\n",
            "expected `help`, `outcome`, `ask`, `branch`, `caution` or `}`, found `outcom`",
        ),
        (
            "number q \"Q\" in 5..1 default 9\ndecision d \"D\" { outcome a \"A\" [t] ask q { otherwise: conclude a because \"r\" [t] } }\n",
            "the range from 5 to 1 holds no choice of numbers",
        ),
        (
            "decision d \"D\" { outcome a \"A\" [t] ask kind { uno: conclude a because \"r\" [t] } }\ndispute e { about a printed \"p\" [t] holds \"h\" [t] }\n",
            "there is no answer `uno`",
        ),
        (
            "choice open \"Open\" {\n  one \"One\"\nchoice shut \"S\" { x \"X\" y \"Y\" }\n",
            "expected a text in quotes, found `shut`",
        ),
    ] {
        assert_eq!(said(more), [message], "{more}");
    }
    let unclosed = "choice open \"Open\" {\n  one \"One\"\nchoice shut \"S\" { x \"X\" x \"Y\" }\n";
    assert!(said(unclosed).contains(&String::from("the answer `x` is listed twice")));
}

#[test]
fn units_and_times_of_rates_agree_over_lines_and_books() {
    let tariff = "tariff f \"F\" { takes a \"A\" unit GB takes b \"B\" unit zone
      line \"L\" = a at r  line \"M\" = b at r } [t]\n";
    assert_eq!(said(tariff), ["`r` prices `GB` in one line, `zone` here"]);
    let books = "tariff f \"F\" { takes a \"A\" line \"L\" = a at r } [t]
rates f { here { r 1 USD } until 2026-06-30 grade A [t] }
rates f { here { r 2 USD } from 2026-08-01 grade A [t] }\n";
    assert_eq!(
        said(books),
        ["no `r` of here holds from 2026-07-01 until 2026-07-31"]
    );
    assert_eq!(
        said("unit TB = 1024 GBB binary, 1000 GBB decimal\n"),
        ["there is no unit `GBB`"]
    );
    let deep = "a + (".repeat(9);
    let deep = [
        "tariff f \"F\" { takes a \"A\" line \"L\" = ",
        &deep,
        "a",
        &")".repeat(9),
        " at r } [t]\n",
    ]
    .concat();
    assert_eq!(
        said(&deep),
        ["this quantity has too many parentheses in one another"]
    );
}

#[test]
fn ways_that_multiply_are_refused_soon() {
    let flags: String = (0..20)
        .map(|it| alloc::format!("flag f{it} \"F\"\n"))
        .collect();
    let branch = |it: u8| {
        let next = it.saturating_add(1);
        alloc::format!(
            "branch b{it} {{ ask f{it} {{ yes: continue b{next} no: continue b{next} }} }}\n"
        )
    };
    let branches: String = (1..19).map(branch).collect();
    let text = [
        &flags,
        "decision d \"D\" { outcome a \"A\" [t] outcome b \"B\" [t]
          ask f0 { yes: continue b1 no: continue b1 }\n",
        &branches,
        "branch b19 { ask f19 { yes: conclude a because \"r\" [t] no: conclude b because \"r\" [t] } } }",
    ];
    assert_eq!(
        said(&text.concat()),
        ["the decision `d` has too many cases"]
    );
}

#[test]
fn comparisons_in_other_forms_are_known_to_be_the_same() {
    for ask in [
        "ask zones { when zones * 2 > 5: conclude a because \"r\" [t]
           when zones <= 2: conclude b because \"r\" [t] }",
        "ask zones { when 9 - zones < 4 + zones: conclude a because \"r\" [t]
           when zones < 3: conclude b because \"r\" [t] }",
        "ask zones, callers { when zones - callers > 0: conclude a because \"r\" [t]
           when 2 * callers >= zones + zones: conclude b because \"r\" [t] }",
        "ask zones, callers { when zones + 1 > callers * 3: conclude a because \"r\" [t]
           when callers * 6 - 2 >= 2 * zones: conclude b because \"r\" [t] }",
    ] {
        assert_eq!(said_of_ask(ask), [""; 0], "{ask}");
    }
    let both = "ask zones, callers { when zones * 2 > callers * 2: conclude a because \"r\" [t]
           when zones >= callers: conclude b because \"r\" [t]
           otherwise: conclude b because \"r\" [t] }";
    assert_eq!(
        said_of_ask(both),
        ["this branch and the one of line 20 hold together"]
    );
}

#[test]
fn a_caution_must_be_able_to_hold() {
    let ask = "ask kind { one: conclude a because \"r\" [t] two: conclude b because \"r\" [t] } ";
    let never = "the caution `c` never holds";
    for (when, message) in [
        ("outcome is a and kind is one", ""),
        ("outcome is a and kind is two", never),
        ("outcome is a and zones > 3", ""),
        ("zones > 3 and zones < 2", "these cannot hold together"),
        ("not (outcome is a) and not (kind is two)", never),
        ("outcome is one of (a, b)", ""),
        ("zones + zones > 20", "no answer makes this hold"),
        ("zones > 3 or zones < 5", "one of these always holds"),
        (
            "outcome is a and zones <= 10",
            "every answer makes this hold",
        ),
    ] {
        let caution = [ask, "caution c \"C\" when ", when, " [t]"].concat();
        let said = said_of_ask(&caution);
        let wanted = Some(message).filter(|message| !message.is_empty());
        assert_eq!(said, Vec::from_iter(wanted), "{when}");
    }
}

#[test]
fn a_misspelt_word_is_set_right() {
    let text = [SHARED, "decision d \"D\" { outcome a \"A\" [t] ask kind frist-match { one: conclude a because \"r\" [t] } }"].concat();
    let name = String::from("proof.toll");
    let compiled = compile(&[SourceFile { name, text }]);
    let helps: Vec<Option<String>> = compiled.diagnostics.into_iter().map(|it| it.help).collect();
    assert_eq!(helps, [Some(String::from("did you mean `first-match`?"))]);
}
