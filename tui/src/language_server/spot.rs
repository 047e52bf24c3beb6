//! The word under the cursor, and what may stand there by what stands before it.

pub mod pieces;

use pieces::{Inside, Piece, is_inside, pieces};

/// The word under the cursor and its neighbourhood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot<'text> {
    /// The word; empty where the cursor touches none.
    pub word: &'text str,
    /// Offset of its first byte.
    pub start: usize,
    /// How far behind that the cursor is.
    pub cursor: usize,
    /// The text of the item around it before the word.
    pub before: &'text str,
    /// What may stand in its place.
    pub expected: Expected<'text>,
    /// Kind and name of the item around it, as they are written; empty before the first item.
    pub item: (&'text str, &'text str),
}

/// What may stand in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected<'text> {
    /// The word that an item starts with.
    Item,
    /// The name of something of this kind.
    Name(&'static str),
    /// An answer to this question.
    Answer(&'text str),
    /// The start of a branch of an `ask` for this question.
    Branch(&'text str),
    /// Where a branch leads.
    Action,
    /// A condition over answers.
    Condition,
    /// A thing in hand, a field of one, or all things of a kind.
    Thing,
    /// A part of the braces that this word opened.
    Part(&'text str),
    /// Words for people, in which only gaps have a meaning.
    Prose,
    /// A new name, a number, or anything else that cannot be foreseen.
    Free,
}

/// What is at an offset of a text.
pub fn spot(text: &str, offset: usize) -> Spot<'_> {
    let before = text.get(..offset).unwrap_or(text);
    let after = text.get(offset..).unwrap_or("");
    let left = before.trim_end_matches(is_inside);
    let right = after.len() - after.trim_start_matches(is_inside).len();
    let whole = text.get(left.len()..offset + right).unwrap_or("");
    let word = whole.trim_start_matches(|sign: char| !sign.is_ascii_alphabetic());
    let start = left.len() + whole.len() - word.len();
    let word = word.trim_end_matches(['-', '.', ':', '/']);
    let item_start = item_start(text, start);
    let before = text.get(item_start..start).unwrap_or("");
    let (pieces, inside) = pieces(before);
    let column = start
        - text
            .get(..start)
            .and_then(|it| it.rfind('\n'))
            .map_or(0, |it| it + 1);
    let expected = match inside {
        Inside::Comment | Inside::Quotes | Inside::Section => Expected::Prose,
        Inside::Gap => Expected::Name("question"),
        Inside::Source => Expected::Name("source"),
        Inside::Code if column == 0 => Expected::Item,
        Inside::Code => in_code(&pieces),
    };
    Spot {
        word,
        start,
        cursor: offset.saturating_sub(start),
        before,
        expected,
        item: item(text.get(item_start..).unwrap_or("")),
    }
}

/// Offset of the last line up to here that starts an item.
fn item_start(text: &str, offset: usize) -> usize {
    let mut found = 0;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if start > offset {
            break;
        }
        if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
            found = start;
        }
        start += line.len();
    }
    found
}

/// Kind and name of an item, without `override`.
fn item(text: &str) -> (&str, &str) {
    let line = text.lines().next().unwrap_or("");
    let mut words = line.split(|sign: char| !is_inside(sign));
    let mut next = || words.find(|word| !word.is_empty()).unwrap_or("");
    let kind = match next() {
        "override" => next(),
        kind => kind,
    };
    (kind, next())
}

/// What may stand behind these pieces.
fn in_code<'text>(pieces: &[Piece<'text>]) -> Expected<'text> {
    let list = before_list(pieces);
    let opener = opener(pieces);
    if let Some(expected) = of_things(list, &opener) {
        return expected;
    }
    match list {
        [.., Piece::Word("ask")] => Expected::Name("question"),
        [.., Piece::Word("conclude")] => Expected::Name("outcome"),
        [.., Piece::Word("continue")] => Expected::Name("branch"),
        [.., Piece::Word("decide")] => Expected::Name("decision"),
        [.., Piece::Word("item" | "bill" | "rates")] => Expected::Name("tariff"),
        [.., Piece::Word("unit")] if list.len() > 1 => Expected::Name("unit"),
        [.., Piece::Word("as")] => Expected::Name("source"),
        [.., Piece::Word("bill"), Piece::Word(_), Piece::Word("in")] => Expected::Name("question"),
        [.., Piece::Word("override")] => Expected::Item,
        [.., Piece::Word("many"), Piece::Word("of")] => Expected::Name("catalogue"),
        [.., Piece::Word(subject), Piece::Word("is" | "has")]
        | [
            ..,
            Piece::Word(subject),
            Piece::Word("is"),
            Piece::Word("not" | "only"),
        ] => Expected::Answer(subject),
        [
            ..,
            Piece::Word(subject),
            Piece::Word("is" | "has"),
            Piece::Word("one" | "any"),
            Piece::Word("of"),
        ] => Expected::Answer(subject),
        [Piece::Word("choice" | "set"), .., Piece::Word("of")] => Expected::Name("catalogue"),
        [.., Piece::Word("of")] => Expected::Name("question"),
        [.., Piece::Word("when" | "and" | "or" | "not")] => Expected::Condition,
        [.., Piece::Sign(':')] if opener.first() == Some(&"ask") => Expected::Action,
        [.., last] => in_braces(list, *last, &opener),
        [] => Expected::Item,
    }
}

/// What may stand where things are looked at: in checks, keys, and the examples of them.
fn of_things<'text>(list: &[Piece<'text>], opener: &[&'text str]) -> Option<Expected<'text>> {
    let mut words = list.iter().filter_map(|piece| match piece {
        Piece::Word(word) if *word != "override" => Some(*word),
        Piece::Word(_) | Piece::Sign(_) | Piece::Quoted | Piece::Cited => None,
    });
    let item = words.next()?;
    match (item, list) {
        ("example", [.., Piece::Word("check")]) => Some(Expected::Name("check")),
        ("example", [.., Piece::Word("policy-rule")]) => Some(Expected::Name("policy-rule")),
        ("example", [.., Piece::Word("key")]) => Some(Expected::Name("key")),
        ("example", [.., Piece::Sign('{' | '}')]) => {
            let things = matches!(opener, ["check" | "policy-rule" | "key", _]);
            things.then_some(Expected::Name("entity"))
        }
        (
            "check" | "policy-rule" | "key",
            [
                ..,
                Piece::Word("in" | "where" | "expect" | "when" | "and" | "or" | "not" | "value"),
            ]
            | [.., Piece::Word("number"), Piece::Word("of")],
        ) => Some(Expected::Thing),
        _ => None,
    }
}

/// What may stand inside braces, by the words that opened them.
fn in_braces<'text>(
    pieces: &[Piece<'text>],
    last: Piece<'text>,
    opener: &[&'text str],
) -> Expected<'text> {
    let begins = matches!(last, Piece::Sign('{' | '}') | Piece::Cited);
    match opener {
        ["ask", question, ..] => match pieces {
            _ if begins => Expected::Branch(question),
            [.., Piece::Word("conclude" | "continue"), Piece::Word(_)] => {
                Expected::Branch(question)
            }
            _ => Expected::Free,
        },
        ["decide", ..] => match pieces {
            [.., Piece::Sign('{')] => Expected::Name("question"),
            _ => match last {
                Piece::Word(word) if is_key(pieces) => Expected::Answer(word),
                _ => Expected::Name("question"),
            },
        },
        ["expect", ..] => match last {
            Piece::Word("outcome") => Expected::Name("outcome"),
            Piece::Word("caution") => Expected::Name("caution"),
            Piece::Word("asks") => Expected::Name("question"),
            _ => Expected::Part("expect"),
        },
        [word, ..] if begins || last == Piece::Quoted => Expected::Part(word),
        [word, ..] if matches!(last, Piece::Word(_)) && !is_key(pieces) => Expected::Part(word),
        _ => Expected::Free,
    }
}

/// Whether the last word stands where a name is followed by its value: an even number of words lies
/// between it and the brace.
fn is_key(pieces: &[Piece<'_>]) -> bool {
    let words = pieces.iter().rev();
    let mut entries = 0_usize;
    let mut listed = false;
    for piece in words.take_while(|piece| **piece != Piece::Sign('{')) {
        match piece {
            Piece::Sign(',') => listed = true,
            Piece::Word(_) | Piece::Quoted if listed => listed = false,
            Piece::Word(_) | Piece::Quoted => entries += 1,
            Piece::Sign(_) | Piece::Cited => {}
        }
    }
    entries % 2 == 1
}

/// The pieces before a list that the cursor is in: `ask a, b, |` goes on as `ask |` does.
fn before_list<'pieces, 'text>(pieces: &'pieces [Piece<'text>]) -> &'pieces [Piece<'text>] {
    let mut pieces = pieces;
    while let [before @ .., Piece::Word(_), Piece::Sign(',')] = pieces {
        pieces = before;
    }
    match pieces {
        [before @ .., Piece::Sign('(')] if matches!(before.last(), Some(Piece::Word(_))) => before,
        _ => pieces,
    }
}

/// The words before the innermost brace that is open, from the one that says what it opens.
fn opener<'text>(pieces: &[Piece<'text>]) -> Vec<&'text str> {
    const OPENERS: [&str; 16] = [
        "ask", "decide", "expect", "outcome", "branch", "with", "endpoint", "bill", "item",
        "price", "example", "choice", "set", "flag", "number", "amount",
    ];
    let mut depth = 0_usize;
    for (position, piece) in pieces.iter().enumerate().rev() {
        match piece {
            Piece::Sign('}') => depth += 1,
            Piece::Sign('{') if depth > 0 => depth -= 1,
            Piece::Sign('{') => {
                let before = pieces.get(..position).unwrap_or(&[]);
                let words = before.iter().rev().take_while(|piece| {
                    !matches!(piece, Piece::Sign('{' | '}' | ':')) && **piece != Piece::Cited
                });
                let mut words: Vec<&str> = words
                    .filter_map(|piece| match piece {
                        Piece::Word(word) => Some(*word),
                        Piece::Sign(_) | Piece::Quoted | Piece::Cited => None,
                    })
                    .collect();
                words.reverse();
                let from = words.iter().rposition(|word| OPENERS.contains(word));
                return words.split_off(from.unwrap_or(0));
            }
            Piece::Sign(_) | Piece::Word(_) | Piece::Quoted | Piece::Cited => {}
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cursor stands at `|`.
    #[track_caller]
    fn check(text: &str, word: &str, expected: Expected<'_>) {
        let offset = text.find('|').expect("a cursor");
        let text = text.replacen('|', "", 1);
        let spot = spot(&text, offset);
        assert_eq!((spot.word, spot.expected), (word, expected), "{text}");
    }

    #[test]
    fn what_stands_before_tells_what_may_follow() {
        use Expected::{Action, Answer, Branch, Condition, Free, Item, Name, Part, Prose, Thing};
        check("|", "", Item);
        check("unit x\nchoi|ce", "choice", Item);
        check("unit x // no|te", "note", Prose);
        check("source a \"so|me\"", "some", Prose);
        check(
            "source a \"A {ser|vice.title}\"",
            "service.title",
            Name("question"),
        );
        check("outcome x \"X\" [gu|ide 3]", "guide", Name("source"));
        check("outcome x \"X\" [guide three|]", "three", Prose);
        for (body, word, expected) in [
            ("ask |", "", Name("question")),
            ("ask a, b|b", "bb", Name("question")),
            ("ask a { | }", "", Branch("a")),
            ("ask a { x: | }", "", Action),
            ("ask a { x: conclude y|y }", "yy", Name("outcome")),
            ("ask a { x, z: continue y }  z|", "z", Part("decision")),
            ("ask a { when | }", "", Condition),
            ("ask a { when b is | }", "", Answer("b")),
            ("ask a { when b is one of (c, d| }", "d", Answer("b")),
            ("ask a { when b is not |c }", "c", Answer("b")),
            (
                "ask a { x: conclude y because \"z\" [s]\n | }",
                "",
                Branch("a"),
            ),
            ("ask a { x: ask b { y: continue z }\n | }", "", Branch("a")),
            ("outcome x \"X\" { | }", "", Part("outcome")),
            ("outcome x \"X\" { bill t in | }", "", Name("question")),
        ] {
            check(&format!("decision d \"D\" {{\n  {body}"), word, expected);
        }
        check("example \"E\" { decide |", "", Name("decision"));
        check("example \"E\" { decide d { |", "", Name("question"));
        check("example \"E\" { decide d { a b  c |", "", Answer("c"));
        check(
            "example \"E\" { decide d { a b, c  d| } }",
            "d",
            Name("question"),
        );
        check(
            "example \"E\" { decide d { } expect { outcome |",
            "",
            Name("outcome"),
        );
        for (body, word, expected) in [
            ("for |", "", Free),
            ("for a in |", "", Thing),
            ("for a in as where a.|", "a", Thing),
            ("for a in as expect not |", "", Thing),
            ("for a in as expect a.b is |", "", Answer("a.b")),
            ("for a in as say \"{a|}\"", "a", Name("question")),
        ] {
            let text = format!("override check c error \"C\" {{ {body}");
            check(&text, word, expected);
        }
        check("example \"E\" { check |", "", Name("check"));
        check("example \"E\" { check c { |", "", Name("entity"));
        check("example \"E\" { check c { vpc v { |", "", Part("vpc"));
        check("choice a \"A\" of |", "", Name("catalogue"));
        check("number a \"A\" unit |", "", Name("unit"));
        check("unit |", "", Free);
    }

    #[test]
    fn the_item_around_is_known() {
        let text = "unit x\noverride decision d \"D\" {\n  ask a";
        assert_eq!(spot(text, text.len()).item, ("decision", "d"));
        assert_eq!(spot("", 0).item, ("", ""));
        // Any offset of any text is a spot.
        for text in ["ä\"{", "[", "// ", "a:b:\n\n}}", "{\"\"\"\n{", "1..6"] {
            for offset in 0..=text.len() {
                let _ = spot(text, offset);
            }
        }
    }
}
