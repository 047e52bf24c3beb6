//! Inputs made to be slow or deep: each is answered soon, by a refusal or by a result.

use std::time::{Duration, Instant};

use tollgate_core::compile::compile;
use tollgate_core::decide::{Defaults, Goal, Request, decide, next_question};
use tollgate_core::diagnostic::render;
use tollgate_core::facts::{Answers, read_share};
use tollgate_core::model::Model;
use tollgate_core::price::Scenario;
use tollgate_core::source::SourceFile;
use tollgate_core::syntax::formatted;

#[path = "hostile/files.rs"]
mod files;
#[path = "hostile/json.rs"]
mod json;

/// The longest that any of these may take, without optimisation and on a busy machine.
const SOON: Duration = Duration::from_secs(180);
/// How long the long ones are: as long as a rule file may be, or a quarter where nothing is optimised.
const LONG: usize = if cfg!(debug_assertions) {
    1 << 20
} else {
    4 << 20
};

fn timed(what: &str, work: impl FnOnce()) {
    let start = Instant::now();
    work();
    let took = start.elapsed();
    println!("{:6} ms  {what}", took.as_millis());
    assert!(took < SOON, "{what} took {took:?}");
}

/// Compiles, lays out and renders a text; tells the model and the number of diagnostics.
fn spec(what: &str, text: String) -> (Option<Model>, usize) {
    let mut found = (None, 0);
    timed(what, || {
        let _ = formatted(&text);
        let files = [SourceFile {
            name: "hostile.toll".into(),
            text,
        }];
        let compiled = compile(&files);
        let shown = compiled
            .diagnostics
            .iter()
            .map(|it| render(it, &files).len());
        assert!(shown.sum::<usize>() < 100 << 20);
        found = (compiled.model, compiled.diagnostics.len());
    });
    found
}

fn repeated(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

fn numbered(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

const HEAD: &str = "source s \"S\" { verified 2026-01-01 }\nunit GB\nunit hour\n";

#[test]
fn files_of_one_sign() {
    for sign in "{}()[]\"\\/:,=-.a0é\n \t".chars() {
        spec(&format!("{sign:?}"), repeated(&sign.to_string(), LONG));
    }
    for line in [
        "//\n",
        "a b \"c\" [d\n",
        "unit ?\n",
        "é\n",
        "unit a = 1\n",
        "x \"\"\"\n",
        "override a b \"c\"\n",
        "a b \"c\" { d e, f, g }\n",
        "unit {\n",
        "source a\n",
    ] {
        spec(line, repeated(line, LONG));
    }
}

#[test]
fn deep_and_wide_expressions() {
    for piece in [
        "not ",
        "(",
        "a or ",
        "a + ",
        "a is (",
        "1 * (",
        "a is b and ",
    ] {
        let when = repeated(piece, LONG / 2);
        spec(
            piece,
            format!("{HEAD}decision d \"D\" {{ ask a {{ when {when}"),
        );
        spec(
            piece,
            format!("{HEAD}tariff t \"T\" {{ line \"L\" = {when}"),
        );
    }
    for piece in ["ask a { b: ", "a, ", "when a: ", "ask a { when b: "] {
        spec(
            piece,
            format!(
                "{HEAD}decision d \"D\" {{ ask a {{ {}",
                repeated(piece, LONG / 2)
            ),
        );
    }
}

#[test]
fn many_names() {
    let records = numbered(20_000, |i| format!("c r{i} \"R\" [s]\n"));
    spec(
        "many records",
        format!("{HEAD}catalogue c \"C\" {{ }}\n{records}"),
    );
    let unknown = numbered(20_000, |i| format!("c{i} r \"R\" [s{i}]\n"));
    spec(
        "many unknown catalogues",
        format!("{HEAD}catalogue c \"C\" {{ }}\n{unknown}"),
    );
    let citing = numbered(20_000, |i| format!("source s{i} \"S\"\nunit a{i}\n"));
    let cited = numbered(20_000, |i| format!("c r{i} \"R\" [t{i}]\n"));
    spec(
        "many unknown sources",
        format!("{HEAD}catalogue c \"C\" {{ }}\n{citing}{cited}"),
    );
    let overrides = numbered(20_000, |i| format!("override unit b{i}\n"));
    spec("many overrides", format!("{HEAD}{citing}{overrides}"));
    let flags = numbered(20_000, |i| format!("flag f{i} \"F?\"\n"));
    spec("many questions", format!("{HEAD}{flags}"));
    let options = numbered(20_000, |i| format!("o{i} \"O\"\n"));
    spec(
        "many options",
        format!("{HEAD}choice q \"Q?\" {{ {options} }}"),
    );
    let fields = numbered(20_000, |i| format!("f{i} flag default no\n"));
    spec(
        "many fields",
        format!("{HEAD}catalogue c \"C\" {{ {fields} }}"),
    );
    let long = "x".repeat(LONG / 4);
    spec(
        "long names",
        format!("{HEAD}unit {long}\nunit {long}y\nc {long}z \"R\" [{long}]\n"),
    );
    let gaps = repeated("{", LONG / 2);
    spec(
        "many gaps",
        decision(
            "flag q \"Q?\"",
            &format!(
                "ask q {{ yes: conclude x because \"{gaps}\" [s] no: conclude x because \"b\" [s] }}"
            ),
        ),
    );
}

#[test]
fn many_rates() {
    let regions = "catalogue region \"R\" { }\nregion here \"H\" [s]\n";
    let tariff =
        "tariff t \"T\" { takes gb \"GB\" unit GB line \"L\" = gb at data graduated } [s]\n";
    let rows = numbered(20_000, |i| {
        let (year, month, day) = (1000 + i / 336, i / 28 % 12 + 1, i % 28 + 1);
        format!(
            "here {{ data 1 USD/GB }} from {year}-{month:02}-{day:02} until {year}-{month:02}-{day:02} grade A [s]\n"
        )
    });
    spec(
        "many rates",
        format!("{HEAD}{regions}{tariff}rates t {{ {rows} }}"),
    );
    let tiers = repeated("next 1 GB 1 ", LONG / 2);
    spec(
        "many tiers",
        format!(
            "{HEAD}{regions}{tariff}rates t {{ here {{ data {{ first 1 GB 1 {tiers} then 1 }} USD/GB }} grade A [s] }}"
        ),
    );
}

/// A decision between `x` and `y`.
fn decision(questions: &str, body: &str) -> String {
    format!(
        "{HEAD}{questions}\ndecision d \"D?\" {{ outcome x \"X\" [s] outcome y \"Y\" [s]\n{body}\n}}\n"
    )
}

fn flags(count: usize) -> String {
    numbered(count, |i| format!("flag f{i} \"F?\"\n"))
}

#[test]
fn decisions_with_too_many_cases() {
    let chain = numbered(200, |i| {
        let next = i + 1;
        format!("branch b{i} {{ ask f{i} {{ yes: continue b{next} no: continue b{next} }} }}\n")
    });
    let end = "branch b200 { ask g { yes: conclude x because \"a\" [s] no: conclude y because \"b\" [s] } }";
    for count in [12, 30, 200] {
        let body = format!(
            "ask h {{ yes: continue b{} no: conclude y because \"a\" [s] }}\n{chain}{end}",
            200 - count
        );
        let (model, _) = spec(
            "branches that double",
            decision(
                &format!("{}flag g \"G?\"\nflag h \"H?\"", flags(200)),
                &body,
            ),
        );
        assert!(model.is_none());
    }
    let loops = numbered(20_000, |i| {
        format!(
            "branch b{i} {{ ask g {{ otherwise: continue b{} }} }}\n",
            i + 1
        )
    });
    spec(
        "a long chain",
        decision(
            "flag g \"G?\"",
            &format!("ask g {{ otherwise: continue b0 }}\n{loops}"),
        ),
    );
    for pairs in [4, 8, 12, 16, 40] {
        // Pairs that are far apart in the order make a diagram that doubles with each of them.
        let all: Vec<String> = (0..pairs)
            .map(|i| format!("(f{i} and f{})", i + pairs))
            .collect();
        let order: Vec<String> = (0..pairs * 2).map(|i| format!("f{i}")).collect();
        let body = format!(
            "ask {} {{ when {}: conclude x because \"a\" [s] otherwise: conclude y because \"b\" [s] }}",
            order.join(", "),
            all.join(" or ")
        );
        let (model, _) = spec(
            &format!("{pairs} pairs far apart"),
            decision(&flags(pairs * 2), &body),
        );
        if let Some(model) = model {
            answered(&model);
        }
    }
    let arms = numbered(2_000, |i| {
        format!("o{i}: conclude {} because \"a\" [s]\n", ["x", "y"][i % 2])
    });
    let options = numbered(2_000, |i| format!("o{i} \"O\"\n"));
    let (model, _) = spec(
        "many arms",
        decision(
            &format!("choice q \"Q?\" {{ {options} }}"),
            &format!("ask q {{ {arms} }}"),
        ),
    );
    if let Some(model) = model {
        answered(&model);
    }
    let cuts = numbered(5_000, |i| {
        format!(
            "when a >= {i} and a < {}: conclude {} because \"a\" [s]\n",
            i + 1,
            ["x", "y"][i % 2]
        )
    });
    spec(
        "many cuts",
        decision(
            "amount a \"A?\" in 0..5000",
            &format!("ask a first-match {{ {cuts} otherwise: conclude x because \"a\" [s] }}"),
        ),
    );
    let numbers = numbered(60, |i| format!("amount a{i} \"A?\"\n"));
    let sums = numbered(300, |i| {
        format!(
            "when a{} + a{} < {i}: conclude x because \"a\" [s]\n",
            i % 60,
            (i + 1) % 60
        )
    });
    let asked: Vec<String> = (0..60).map(|i| format!("a{i}")).collect();
    spec(
        "many comparisons",
        decision(
            &numbers,
            &format!(
                "ask {} first-match {{ {sums} otherwise: conclude y because \"a\" [s] }}",
                asked.join(", ")
            ),
        ),
    );
}

/// Asks a decision for its next question and answers it, a few times.
fn answered(model: &Model) {
    let nodes = model
        .decisions
        .first()
        .map_or(0, |it| it.diagram.nodes.len());
    let mut answers = Answers::default();
    for _ in 0..2 {
        let request = Request {
            decision: "d",
            answers: &answers,
            defaults: Defaults::Leave,
            on: None,
        };
        let mut next = None;
        timed(&format!("the next question of {nodes} nodes"), || {
            next = next_question(model, &request, Goal::Price).ok().flatten();
        });
        timed("its report", || drop(decide(model, &request)));
        let Some(question) = next else { return };
        answers.set(
            &question.id,
            tollgate_core::facts::Answer::Word("yes".into()),
        );
    }
}
