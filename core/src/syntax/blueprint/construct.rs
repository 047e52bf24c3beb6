//! Constructs and inputs.

use alloc::vec::Vec;

use nom::Parser as _;
use nom::combinator::cut;

use crate::syntax::expected::{Parsed, fail};
use crate::syntax::tree::{Construct, Gives, Input, Name, Shape, Takes, Text};
use crate::syntax::word::{At, braces, citations, keyword, name, split_name, string};

/// `input subnet-ids "..." several matches "subnet-*" type "..." run "..."`
pub fn input<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Input> {
    let (rest, ()) = keyword("input")(text)?;
    let (rest, own) = cut(|rest| name(at, rest)).parse(rest)?;
    let (mut rest, title) = cut(|rest| string(at, rest)).parse(rest)?;
    let mut input = Input {
        name: own,
        title,
        several: false,
        of: None,
        matches: None,
        kind: None,
        run: None,
    };
    loop {
        let Some((word, _)) = split_name(rest) else {
            return Ok((rest, input));
        };
        let slot = match word {
            "several" => {
                (rest, ()) = keyword("several")(rest)?;
                input.several = true;
                continue;
            }
            "of" => {
                (rest, ()) = keyword("of")(rest)?;
                let (after, catalogue) = cut(|rest| name(at, rest)).parse(rest)?;
                (rest, input.of) = (after, Some(catalogue));
                continue;
            }
            "matches" => &mut input.matches,
            "type" => &mut input.kind,
            "run" => &mut input.run,
            _ => return Ok((rest, input)),
        };
        let (after, _) = name(at, rest)?;
        let (after, value) = cut(|rest| string(at, rest)).parse(after)?;
        *slot = Some(value);
        rest = after;
    }
}

enum Part {
    Said(Name, Text),
    Ready(Text, Text),
    Camel,
    Gives(Gives),
    Takes(Takes),
}

/// `construct vpc-endpoint "..." { terraform "..."  create "..."  gives id ...  takes vpc-id } [...]`
pub fn construct<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Construct> {
    let (rest, ()) = keyword("construct")(text)?;
    let (rest, own) = cut(|rest| name(at, rest)).parse(rest)?;
    let (rest, title) = cut(|rest| string(at, rest)).parse(rest)?;
    let what = "`terraform`, `cloudformation`, `create`, `delete`, `ready`, `tags`, `gives`, `takes` or `}`";
    let (rest, parts) = cut(braces(at, |text| part(at, text), what)).parse(rest)?;
    let (rest, citations) = citations(at, rest)?;
    let mut construct = Construct {
        name: own,
        title,
        terraform: None,
        cloudformation: None,
        create: None,
        delete: None,
        ready: None,
        tags: None,
        camel: false,
        gives: Vec::new(),
        takes: Vec::new(),
        citations,
    };
    for part in parts {
        match part {
            Part::Ready(command, state) => construct.ready = Some((command, state)),
            Part::Camel => construct.camel = true,
            Part::Gives(gives) => construct.gives.push(gives),
            Part::Takes(takes) => construct.takes.push(takes),
            Part::Said(word, said) => match word.value.as_str() {
                "terraform" => construct.terraform = Some(said),
                "cloudformation" => construct.cloudformation = Some(said),
                "create" => construct.create = Some(said),
                "delete" => construct.delete = Some(said),
                _ => construct.tags = Some(said),
            },
        }
    }
    Ok((rest, construct))
}

fn part<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Part> {
    let (rest, word) = name(at, text)?;
    match word.value.as_str() {
        "terraform" | "cloudformation" | "create" | "delete" | "tags" => {
            cut(|rest| string(at, rest))
                .parse(rest)
                .map(|(rest, it)| (rest, Part::Said(word, it)))
        }
        "ready" => {
            let (rest, command) = cut(|rest| string(at, rest)).parse(rest)?;
            let (rest, ()) = cut(keyword("is")).parse(rest)?;
            let (rest, state) = cut(|rest| string(at, rest)).parse(rest)?;
            Ok((rest, Part::Ready(command, state)))
        }
        "camel" => Ok((rest, Part::Camel)),
        "gives" => gives(at, rest),
        "takes" => takes(at, rest),
        _ => fail(text, "`terraform`, `create`, `gives`, `takes` or `}`"),
    }
}

/// `id terraform "id" cloudformation "Ref" cli "..." look "..."`
fn gives<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Part> {
    let (mut rest, own) = cut(|rest| name(at, rest)).parse(text)?;
    let mut gives = Gives {
        name: own,
        terraform: None,
        cloudformation: None,
        cli: None,
        look: None,
    };
    while let Some((word, _)) = split_name(rest) {
        let slot = match word {
            "terraform" => &mut gives.terraform,
            "cloudformation" => &mut gives.cloudformation,
            "cli" => &mut gives.cli,
            "look" => &mut gives.look,
            _ => break,
        };
        // What follows may be a part of the construct that starts with the same word.
        if slot.is_some() {
            break;
        }
        let (after, _) = name(at, rest)?;
        let (after, value) = cut(|rest| string(at, rest)).parse(after)?;
        *slot = Some(value);
        rest = after;
    }
    Ok((rest, Part::Gives(gives)))
}

/// `subnet-ids list terraform "..." cloudformation "..." cli "..."`
fn takes<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Part> {
    let (mut rest, own) = cut(|rest| name(at, rest)).parse(text)?;
    let mut takes = Takes {
        name: own,
        shape: Shape::Text,
        terraform: None,
        cloudformation: None,
        cli: None,
    };
    if let Some((word, _)) = split_name(rest)
        && let Some((_, shape)) = Shape::WORDS.iter().find(|(known, _)| *known == word)
    {
        takes.shape = *shape;
        (rest, _) = name(at, rest)?;
    }
    while let Some((word, _)) = split_name(rest) {
        let slot = match word {
            "terraform" => &mut takes.terraform,
            "cloudformation" => &mut takes.cloudformation,
            "cli" => &mut takes.cli,
            _ => break,
        };
        let (after, _) = name(at, rest)?;
        let (after, value) = cut(|rest| string(at, rest)).parse(after)?;
        *slot = Some(value);
        rest = after;
    }
    Ok((rest, Part::Takes(takes)))
}
