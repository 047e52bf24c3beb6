use tollgate_core::compile::compile;
use tollgate_core::source::SourceFile;

use super::*;

const RULES: &str = r#"
source team "The team"
unit zone
catalogue thing "Things" { big flag default no  colour one of red, green, blue default red }
thing a "A" { big yes } [team]
thing b "B" { big yes  colour green } [team]
thing c "C" { colour blue } [team]
thing d "D" [team]
thing e "E" { colour blue } [team]
thing f "F" [team]
choice thing "Which?" of thing
set place "Where?" { here "Here" there "There" far "Far" }
flag quick "Quick?"
number zones "How many?" unit zone in 1..6
decision it "Which?" {
  outcome one "One" [team]
  outcome two "Two" [team]
  ask thing first-match {
    when thing.big: conclude one because "x" [team]
    otherwise: conclude two because "x" [team]
  }
  caution c1 "x" when not thing.big and place has any of (here, far) [team]
  caution c2 "x" when thing.colour is one of (green, blue) or quick and zones >= 2 zone [team]
  caution c3 "x" when not (quick or zones < 2 zone) [team]
  caution c4 "x" when place is only here and outcome is one of (one, two) [team]
  caution c5 "x" when thing is one of (a, b, c, d, e) [team]
  caution c6 "x" when thing is not d and zones * zones > 4 zone-zone [team]
}
"#;

fn model() -> Model {
    let files = [SourceFile {
        name: "words.toll".into(),
        text: RULES.into(),
    }];
    let compiled = compile(&files);
    compiled
        .model
        .unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
}

/// A phrase without marks or links.
fn plain(phrase: &Phrase) -> String {
    let text = |word: &Word| match word {
        Word::Plain(text) | Word::Name(text, _) => text.clone(),
    };
    phrase.words.iter().map(text).collect()
}

#[test]
fn cautions_say_when_they_apply() {
    let model = model();
    let decision = model.decision("it", None).expect("a decision");
    let scope = Scope {
        model: &model,
        outcomes: &decision.outcomes,
    };
    let rows = [
        "thing.big is no and place includes here or far",
        "thing.colour is green or blue or (quick is yes and zones is at least 2 zone)",
        "quick is no and zones is at least 2 zone",
        "place is nothing but here and the outcome is one or two",
        "thing is one of 5 thing records",
        "thing is not d and zones × zones is more than 4",
    ];
    for (caution, words) in decision.cautions.iter().zip(rows) {
        assert_eq!(
            plain(&condition(scope, &caution.when)),
            words,
            "{}",
            caution.name
        );
    }
    let listed = condition(scope, &decision.cautions[4].when).details();
    assert!(listed.contains("things.html#e"), "{listed}");
}

#[test]
fn sets_are_told_by_what_they_have_in_common() {
    let model = model();
    let (place, _) = model.question("place").expect("a question");
    let rows: [(&[u16], &str); 6] = [
        (&[1], "here only"),
        (&[1, 2, 3], "nothing but here, there"),
        (&[1, 2, 3, 4, 5, 6, 7], "any"),
        (&[4, 5, 6, 7], "with far"),
        (&[2, 3], "with there, without far"),
        (&[2, 3, 4, 5, 6, 7], "with there or far"),
    ];
    for (masks, words) in rows {
        assert_eq!(of_sets(&model, place, masks), words);
    }
}
