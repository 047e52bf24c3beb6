//! Drawing: the blueprints of an outcome with the answers filled in, every repetition written out.

mod element;
mod word;

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::given::Given;
use super::value::{Part, Value, policy};
use crate::diagnostic::{Code, Diagnostic};
use crate::evaluate::condition::holds;
use crate::facts::{Facts, Value as Fact};
use crate::model::{
    Blueprint, Citation, Condition, Construct, Drawings, Here, Kind, Model, NoteKind, Options,
    Resource, Shape, Takes, Term,
};
use crate::report::{BuiltPolicy, EndpointShape};
use element::elements;
use word::{Hand, words};

/// The most resources of one plan.
const MOST_RESOURCES: usize = 2000;

/// What is drawn from.
pub struct Sheet<'sheet> {
    /// The rules.
    pub model: &'sheet Model,
    /// The drawings, unpacked.
    pub drawings: &'sheet Drawings,
    /// The answers.
    pub facts: &'sheet Facts,
    /// What else was given.
    pub given: &'sheet Given,
    /// Names of the decision and its outcome.
    pub outcome: (&'sheet str, &'sheet str),
    /// The endpoints that the decision came to, with their settings.
    pub settings: &'sheet [EndpointShape],
    /// The policy of the endpoint.
    pub policy: Option<&'sheet BuiltPolicy>,
}

/// What was drawn.
#[derive(Default)]
pub struct Drawn<'sheet> {
    /// What is taken as variables, in the order of first use.
    pub inputs: Vec<DrawnInput>,
    /// The resources, each after those that it refers to.
    pub resources: Vec<DrawnResource<'sheet>>,
    /// The notes.
    pub notes: Vec<DrawnNote>,
    /// Where the blueprints are from.
    pub citations: Vec<Citation>,
    /// Questions that must be answered before it is whole.
    pub needed: Vec<String>,
    /// Questions whose answers were repeated or asked for.
    pub answers: Vec<String>,
    /// Inputs that were asked for.
    pub used: Vec<String>,
    /// The Region that was answered; empty where none was.
    pub region: String,
}

/// An input that is used.
pub struct DrawnInput {
    /// Its name.
    pub name: String,
    /// What it is.
    pub title: String,
    /// Whether it takes several values.
    pub several: bool,
    /// What CloudFormation calls such a parameter; empty for plain words.
    pub cloudformation: String,
    /// The values given.
    pub values: Vec<String>,
    /// A command that finds it.
    pub run: String,
}

/// A resource, one of those that repetition makes.
pub struct DrawnResource<'sheet> {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub construct: &'sheet Construct,
    /// Positions of the resources that must be there first.
    pub after: Vec<usize>,
    /// What is said of it.
    pub attributes: Vec<(&'sheet Takes, Value)>,
    /// The name that the blueprint gives it.
    of: &'sheet Resource,
    /// The element that it is for.
    element: String,
}

/// A note.
pub struct DrawnNote {
    /// What it is for.
    pub kind: NoteKind,
    /// What is said.
    pub text: String,
    /// Commands.
    pub run: Vec<Vec<Part>>,
    /// What they print.
    pub expect: String,
}

/// Draws the blueprints of an outcome.
///
/// # Errors
/// Where an input has fewer values than the answers ask for, or the plan would be too large.
pub fn draw<'sheet>(sheet: &Sheet<'sheet>) -> Result<Drawn<'sheet>, Vec<Diagnostic>> {
    let mut drawn = Drawn {
        region: region(sheet),
        ..Drawn::default()
    };
    let blueprints = sheet.drawings.blueprints.iter();
    let (decision, outcome) = sheet.outcome;
    let own = blueprints.filter(|it| {
        let mut outcomes = it.outcomes.iter();
        outcomes.any(|(of, named)| of == decision && named == outcome)
    });
    let own: Vec<&Blueprint> = own.collect();
    for blueprint in &own {
        let before = drawn.resources.len();
        for resource in &blueprint.resources {
            repeated(sheet, &mut drawn, resource)?;
        }
        if drawn.resources.len() > before || !blueprint.notes.is_empty() {
            drawn
                .citations
                .extend(blueprint.citations.iter().take(1).cloned());
        }
    }
    for blueprint in &own {
        for note in &blueprint.notes {
            if !applies(sheet, &mut drawn, &note.when) {
                continue;
            }
            let hand = Hand::default();
            let Some(text) = words(sheet, &mut drawn, &hand, &note.text)? else {
                continue;
            };
            let Some(expect) = words(sheet, &mut drawn, &hand, &note.expect)? else {
                continue;
            };
            let mut run = Vec::new();
            for command in &note.run {
                run.extend(words(sheet, &mut drawn, &hand, command)?);
            }
            if run.len() < note.run.len() {
                continue;
            }
            drawn.notes.push(DrawnNote {
                kind: note.kind,
                text: spoken(&drawn, &text),
                run,
                expect: spoken(&drawn, &expect),
            });
        }
    }
    Ok(drawn)
}

/// The Region that was answered, by the question that offers the Regions.
fn region(sheet: &Sheet<'_>) -> String {
    let (model, facts) = (sheet.model, sheet.facts);
    let catalogue = |kind: &Kind| match kind {
        Kind::Choice(Options::Records(catalogue)) => {
            let catalogue = model.catalogues.get(usize::from(*catalogue))?;
            (catalogue.name == "region").then_some(catalogue)
        }
        Kind::Choice(_) | Kind::Set(_) | Kind::Flag | Kind::Number { .. } | Kind::Text { .. } => {
            None
        }
    };
    for (position, question) in (0_u16..).zip(&model.questions) {
        if let Some(regions) = catalogue(&question.kind)
            && let Some(Fact::Option(option)) = facts.get(position)
            && let Some(entry) = regions.entries.get(usize::from(*option))
        {
            return entry.name.clone();
        }
    }
    String::new()
}

/// Whether a condition holds; what it needs and nobody answered is noted.
fn applies(sheet: &Sheet<'_>, drawn: &mut Drawn<'_>, when: &Condition) -> bool {
    let mut questions = Vec::new();
    when.questions(&mut questions);
    for question in questions {
        note_answer(sheet, drawn, question);
    }
    holds(when, sheet.facts, None) == Some(true)
}

/// Notes that an answer is used, and that it is missing.
fn note_answer(sheet: &Sheet<'_>, drawn: &mut Drawn<'_>, question: u16) {
    let Some(asked) = sheet.model.questions.get(usize::from(question)) else {
        return;
    };
    if !drawn.answers.contains(&asked.name) {
        drawn.answers.push(asked.name.clone());
        if sheet.facts.get(question).is_none() {
            drawn.needed.push(asked.name.clone());
        }
    }
}

/// Draws a resource, once for each element that it is repeated for.
fn repeated<'sheet>(
    sheet: &Sheet<'sheet>,
    drawn: &mut Drawn<'sheet>,
    resource: &'sheet Resource,
) -> Result<(), Vec<Diagnostic>> {
    if !applies(sheet, drawn, &resource.when) {
        return Ok(());
    }
    let Some(each) = &resource.each else {
        return one(sheet, drawn, resource, &Hand::default());
    };
    for hand in elements(sheet, drawn, each) {
        one(sheet, drawn, resource, &hand)?;
    }
    Ok(())
}

fn one<'sheet>(
    sheet: &Sheet<'sheet>,
    drawn: &mut Drawn<'sheet>,
    resource: &'sheet Resource,
    hand: &Hand<'sheet>,
) -> Result<(), Vec<Diagnostic>> {
    let constructs = &sheet.drawings.constructs;
    let Some(construct) = constructs.get(usize::from(resource.construct)) else {
        return Ok(());
    };
    if drawn.resources.len() >= MOST_RESOURCES {
        let message = format!("the plan has more than {MOST_RESOURCES} resources");
        return Err(alloc::vec![Diagnostic::unplaced(Code::Limit, message)]);
    }
    let mut attributes = Vec::new();
    for attribute in &resource.attributes {
        if !applies(sheet, drawn, &attribute.when) {
            continue;
        }
        let Some(takes) = construct.takes.get(usize::from(attribute.takes)) else {
            continue;
        };
        if let Some(value) = term(sheet, drawn, hand, &attribute.value, takes.shape)? {
            attributes.push((takes, value));
        }
    }
    let numbered = drawn.resources.iter().enumerate();
    let after = numbered.filter(|(_, it)| resource.after.contains(&it.of.name));
    let after = after.map(|(position, _)| position).collect();
    let name = if hand.name.is_empty() {
        resource.name.clone()
    } else {
        format!("{}-{}", resource.name, hand.name)
    };
    drawn.resources.push(DrawnResource {
        name,
        construct,
        after,
        attributes,
        of: resource,
        element: hand.name.clone(),
    });
    Ok(())
}

/// A value; none where it rests on a resource that is not built or a policy that was not asked for.
fn term(
    sheet: &Sheet<'_>,
    drawn: &mut Drawn<'_>,
    hand: &Hand<'_>,
    term: &Term,
    shape: Shape,
) -> Result<Option<Value>, Vec<Diagnostic>> {
    Ok(match term {
        Term::Number(number) => Some(Value::Number(number.shortest().to_string())),
        Term::Flag(flag) => Some(Value::Flag(*flag)),
        Term::Policy => sheet.policy.map(policy),
        Term::List(terms) => {
            let mut values = Vec::new();
            for inner in terms {
                match self::term(sheet, drawn, hand, inner, Shape::List)? {
                    Some(Value::List(several)) => values.extend(several),
                    Some(value) => values.push(value),
                    None => {}
                }
            }
            Some(Value::List(values))
        }
        Term::Block(attributes) => {
            let mut values = Vec::new();
            for (name, inner) in attributes {
                if let Some(value) = self::term(sheet, drawn, hand, inner, Shape::Text)? {
                    values.push((name.clone(), value));
                }
            }
            Some(Value::Block(values))
        }
        Term::Text(parts) => word::text(sheet, drawn, hand, parts, shape)?,
    })
}

/// What is said in prose: a variable by its value or its name in angle brackets.
fn spoken(drawn: &Drawn<'_>, parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Plain(words) | Part::Data(words) => text.push_str(words),
            Part::Here(Here::Region) if !drawn.region.is_empty() => text.push_str(&drawn.region),
            Part::Here(here) => {
                let word = Here::WORDS.iter().find(|(_, it)| it == here);
                text.push_str(&format!("<{}>", word.map_or("", |(word, _)| word)));
            }
            Part::Input(input) | Part::Element(input, _) => {
                if let Some(input) = drawn.inputs.get(*input) {
                    let named = format!("<{}>", input.name);
                    let given = input.values.join(", ");
                    text.push_str(if given.is_empty() { &named } else { &given });
                }
            }
            Part::Made(resource, _) => {
                if let Some(resource) = drawn.resources.get(*resource) {
                    text.push_str(&resource.name);
                }
            }
        }
    }
    text
}
