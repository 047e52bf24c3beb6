//! The same values of both spellings, and what is refused.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::super::{Json, JsonValue, Limits};
use super::parse;

/// A value in the words of JSON, to compare.
fn shown(json: &Json) -> String {
    let inside = |parts: Vec<String>| parts.join(",");
    match &json.value {
        JsonValue::Null => "null".into(),
        JsonValue::Flag(flag) => flag.to_string(),
        JsonValue::Number(number) => number.clone(),
        JsonValue::Text(text) => format!("{text:?}"),
        JsonValue::List(items) => format!("[{}]", inside(items.iter().map(shown).collect())),
        JsonValue::Record(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(name, value)| format!("{name:?}:{}", shown(value)));
            format!("{{{}}}", inside(entries.collect()))
        }
    }
}

#[test]
fn the_same_values_come_of_both_spellings() {
    for (yaml, json) in [
        ("a: 1\nb: [x, 'y']", r#"{"a":1,"b":["x","y"]}"#),
        (
            "a: 012\nb: 2010-09-09\nc: \"1\"",
            r#"{"a":"012","b":"2010-09-09","c":"1"}"#,
        ),
        (
            "a:\nb: ~\nc: yes\nd: True",
            r#"{"a":null,"b":null,"c":"yes","d":true}"#,
        ),
        (
            "- !Ref x\n- !GetAtt a.b.c",
            r#"[{"Ref":"x"},{"Fn::GetAtt":["a","b.c"]}]"#,
        ),
        (
            "!Join ['', [!Sub 'a', b]]",
            r#"{"Fn::Join":["",[{"Fn::Sub":"a"},"b"]]}"#,
        ),
        ("a: !!str 5\n'5': 6", r#"{"a":"5","5":6}"#),
        ("a: &x {b: 1}\nc: *x", r#"{"a":{"b":1},"c":{"b":1}}"#),
        (
            "a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  b: 3",
            r#"{"a":{"b":1,"c":2},"d":{"b":3,"c":2}}"#,
        ),
        ("{\"a\": 1}", r#"{"a":1}"#),
        ("a: |\n  one\n  two\n", r#"{"a":"one\ntwo\n"}"#),
    ] {
        let read = parse(yaml, Limits::default()).map(|read| shown(&read));
        assert_eq!(read.as_deref(), Ok(json), "{yaml}");
    }
}

#[test]
fn values_know_their_places() {
    let text = "é:\n  b: !Ref here\n";
    let json = parse(text, Limits::default()).unwrap();
    let value = json.field("é").and_then(|it| it.field("b")).unwrap();
    let (start, end) = (value.span.start as usize, value.span.end as usize);
    assert_eq!(text.get(start..end), Some("!Ref here"));
}

#[test]
fn what_is_no_yaml_or_too_much_of_it_is_refused() {
    let bomb = "a: &a [1,1,1,1,1,1,1,1,1,1]\n".to_string();
    let names = "abcdefgh".chars().zip("bcdefghi".chars());
    let bomb = names.fold(bomb, |text, (from, to)| {
        let alias = format!("*{from}");
        let list = [alias.as_str(); 10].join(", ");
        format!("{text}{to}: &{to} [{list}]\n")
    });
    let deep = "[".repeat(40);
    let texts = [
        bomb.as_str(),
        deep.as_str(),
        "a: [",
        "a: *nothing",
        "a: &a [*a]",
        "[a]: 1",
        "? {a: 1}\n: 2",
        "a: 1\n---\nb: 2",
        "",
        "# nothing",
        "a: b: c",
        "a:\n\tb: 1",
    ];
    for text in texts {
        let found = parse(text, Limits::default());
        assert!(found.is_err(), "{text}: {found:?}");
    }
}
