//! Constructs and inputs: what each dialect calls them.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::compile::Checker;
use crate::compile::citation;
use crate::compile::name::{report_repeated, unknown};
use crate::compile::template::pieces;
use crate::diagnostic::Code;
use crate::model::{Construct, Gives, Input, Shape, Takes};
use crate::syntax::tree::{self, Name, Text};

/// Declares an input.
pub fn input(checker: &mut Checker<'_>, written: tree::Input) {
    let name = &written.name;
    let taken = checker.names.questions.get(&name.value).is_some();
    if taken
        || checker
            .drawings
            .inputs
            .iter()
            .any(|it| it.name == name.value)
    {
        let what = if taken {
            "is a question too"
        } else {
            "is declared twice"
        };
        let message = format!("the input `{}` {what}", name.value);
        let diagnostic = checker.error(Code::DuplicateName, name.span, message);
        checker.report(diagnostic.help("give it another name"));
    }
    if !name.value.contains('-') {
        // One word could be a variable of the shell's own.
        let message = format!("the input `{}` has one word only", name.value);
        let diagnostic = checker.error(Code::Syntax, name.span, message);
        checker.report(diagnostic.help("name it with two words or more, such as `vpc-id`"));
    }
    let of = written
        .of
        .as_ref()
        .and_then(|catalogue| known_catalogue(checker, catalogue));
    checker.drawings.inputs.push(Input {
        name: written.name.value,
        title: written.title.value,
        several: written.several,
        of,
        matches: plain(written.matches),
        cloudformation: plain(written.kind),
        run: plain(written.run),
    });
}

fn known_catalogue(checker: &mut Checker<'_>, name: &Name) -> Option<u16> {
    let found = checker.names.catalogues.get(&name.value);
    if found.is_none() {
        let diagnostic = unknown(checker, name, "catalogue", checker.names.catalogues.names());
        checker.report(diagnostic);
    }
    found
}

/// Declares a construct.
pub fn construct(checker: &mut Checker<'_>, written: tree::Construct) {
    let name = &written.name;
    let what = format!("the construct `{}`", name.value);
    if checker
        .drawings
        .constructs
        .iter()
        .any(|it| it.name == name.value)
    {
        let diagnostic = checker.error(
            Code::DuplicateName,
            name.span,
            format!("{what} is declared twice"),
        );
        checker.report(diagnostic);
    }
    let citations = citation::required(checker, &written.citations, name.span, &what);
    report_repeated(
        checker,
        "attribute",
        written.takes.iter().map(|it| &it.name),
    );
    report_repeated(checker, "name", written.gives.iter().map(|it| &it.name));
    let command = [&written.delete, &written.create];
    let commands = command.into_iter().flatten().cloned();
    let looks = written.gives.iter().filter_map(|it| it.look.clone());
    let ready = written.ready.iter().map(|(command, _)| command.clone());
    let commands: Vec<Text> = commands.chain(looks).chain(ready).collect();
    for command in &commands {
        for (_, gap) in pieces(checker, command) {
            let Some(gap) = gap else { continue };
            let takes = written.takes.iter().map(|it| &it.name);
            let gives = written.gives.iter().map(|it| &it.name);
            let known: Vec<&str> = takes.chain(gives).map(|it| it.value.as_str()).collect();
            if !known.contains(&gap.as_str()) {
                let name = Name::new(gap, command.span);
                let diagnostic = unknown(checker, &name, "attribute", known);
                checker.report(diagnostic);
            }
        }
    }
    let (command, state) = written
        .ready
        .map_or_else(Default::default, |(command, state)| {
            (command.value, state.value)
        });
    let gives: Vec<Gives> = written.gives.into_iter().map(gives).collect();
    checker.drawings.constructs.push(Construct {
        name: written.name.value,
        title: written.title.value,
        terraform: plain(written.terraform),
        cloudformation: plain(written.cloudformation),
        create: plain(written.create),
        delete: plain(written.delete),
        ready: (command, state),
        tags: plain(written.tags),
        camel: written.camel,
        gives,
        takes: written.takes.into_iter().map(takes).collect(),
        citations,
    });
}

fn gives(written: tree::Gives) -> Gives {
    Gives {
        name: written.name.value,
        terraform: plain(written.terraform),
        cloudformation: plain(written.cloudformation),
        cli: plain(written.cli),
        look: plain(written.look),
    }
}

/// The names in the dialects follow from the attribute's own where none are written.
fn takes(written: tree::Takes) -> Takes {
    let name = written.name.value;
    let cli = match written.shape {
        Shape::Tags => String::new(),
        Shape::Text
        | Shape::Flag
        | Shape::List
        | Shape::Block
        | Shape::Blocks
        | Shape::Pairs
        | Shape::Document => format!("--{name}"),
    };
    Takes {
        terraform: or(written.terraform, || snake(&name)),
        cloudformation: or(written.cloudformation, || pascal(&name)),
        cli: or(written.cli, || cli),
        shape: written.shape,
        name,
    }
}

fn or(written: Option<Text>, otherwise: impl FnOnce() -> String) -> String {
    written.map_or_else(otherwise, |it| it.value)
}

fn plain(written: Option<Text>) -> String {
    // A brace that a text escapes is plain here: only notes and values have gaps.
    written.map_or_else(String::new, |it| it.value.replace("\\{", "{"))
}

/// `likeThis` as `like_this`.
fn snake(name: &str) -> String {
    name.replace('-', "_")
}

/// `like-this` as `LikeThis`.
fn pascal(name: &str) -> String {
    let mut written = String::new();
    for word in name.split('-') {
        let mut signs = word.chars();
        written.extend(signs.next().map(|first| first.to_ascii_uppercase()));
        written.push_str(signs.as_str());
    }
    written
}
