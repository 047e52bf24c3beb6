//! What is JSON, and what is not.

use super::*;

#[test]
fn values_know_their_places_and_digits() {
    let json = Json::parse(" {\"a\": [1.10, \"é\"], \"a\": null}").unwrap();
    let JsonValue::Record(entries) = &json.value else {
        panic!("an object")
    };
    assert_eq!(entries.len(), 2);
    let JsonValue::List(list) = &entries[0].1.value else {
        panic!("a list")
    };
    assert_eq!(list[0].value, JsonValue::Number("1.10".into()));
    assert_eq!((list[0].span.start, list[0].span.end), (8, 12));
}

#[test]
fn broken_and_deep_texts_are_refused() {
    for text in [
        "",
        "{",
        "{\"a\": }",
        "[1,]",
        "nul",
        "nullx",
        "01",
        "1.",
        "-",
        "1e",
        "\"\\x\"",
        "\"\\ud800\"",
        "\"a",
        "{} x",
        "\"\n\"",
    ] {
        assert!(Json::parse(text).is_err(), "{text}");
    }
    for deep in [40, 100_000] {
        assert!(Json::parse(&"[".repeat(deep)).is_err());
        assert!(Json::parse(&["[".repeat(deep), "]".repeat(deep)].concat()).is_err());
    }
    for depth in [1, 32] {
        let deep = ["[".repeat(depth), "é".into()].concat();
        let place = Json::parse(&deep).unwrap_err().place.unwrap();
        assert_eq!(place.span, Span::new(depth, depth + 2));
    }
    let cut = Json::parse("{\"a\": 1").unwrap_err();
    assert!(cut.help.is_some_and(|help| help.contains("cut off")));
}

#[test]
fn texts_come_back_from_their_quotes() {
    let text = "a\"\\/\u{8}\u{1f}\n\t é 𝄞";
    assert_eq!(
        Json::parse(&crate::report::quote::quoted(text))
            .unwrap()
            .value,
        JsonValue::Text(text.into())
    );
    let escaped = "\"\\u00e9\\ud834\\udd1e\\/\"";
    assert_eq!(
        Json::parse(escaped).unwrap().value,
        JsonValue::Text("é𝄞/".into())
    );
}
