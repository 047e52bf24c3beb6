//! What the files declare: each name with its place, and what is to be said about it.

use tollgate_core::source::{SourceFile, Span};
use tollgate_core::syntax::parse;
use tollgate_core::syntax::tree::{Decision, Item, Name, Question, QuestionKind, Tariff};

use super::spot::{Expected, Spot};

/// A name that a file declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// `question`, `outcome`, ...; for a record the name of its catalogue.
    pub kind: String,
    /// The name.
    pub name: String,
    /// What it belongs to: a decision for its outcomes, a question for its answers, a catalogue for
    /// its fields; empty for what stands alone.
    pub within: String,
    /// Position of the file.
    pub file: usize,
    /// Where in it.
    pub span: Span,
    /// Its title.
    pub title: String,
    /// More about it.
    pub help: String,
    /// The catalogue whose records answer it, for a question.
    pub of: Option<String>,
}

/// Everything that the files declare, in their order; files with mistakes tell what they can.
pub fn declared(files: &[SourceFile]) -> Vec<Declared> {
    let mut list = List {
        file: 0,
        names: Vec::new(),
    };
    for (position, file) in files.iter().enumerate() {
        list.file = position;
        for written in parse(&file.text, 0).0 {
            item(&mut list, written.item);
        }
    }
    list.names
}

/// What the word under the cursor stands for, as far as its place tells.
pub fn meant<'names>(spot: &Spot<'_>, names: &'names [Declared]) -> Vec<&'names Declared> {
    let mut named: Vec<&Declared> = names.iter().filter(|it| it.name == spot.word).collect();
    if named.is_empty() {
        // `service.gateway` is a field of what answers the question `service`.
        let Some((question, field)) = spot.word.split_once('.') else {
            return Vec::new();
        };
        let asked = names
            .iter()
            .find(|it| it.kind == "question" && it.name == question);
        named.extend(asked);
        let of = asked.and_then(|it| it.of.as_deref());
        let is_field = |it: &&Declared| it.kind == "field" && it.name == field;
        named.extend(
            names
                .iter()
                .filter(|it| is_field(it) && of == Some(&it.within)),
        );
        return named;
    }
    let fits: Vec<&Declared> = named
        .iter()
        .copied()
        .filter(|it| suits(spot, names, it))
        .collect();
    if fits.is_empty() { named } else { fits }
}

/// Whether a name may stand at the cursor.
pub fn suits(spot: &Spot<'_>, names: &[Declared], declared: &Declared) -> bool {
    let in_reach = match declared.kind.as_str() {
        "outcome" | "branch" | "caution" => {
            let (kind, name) = spot.item;
            !matches!(kind, "decision" | "playbook") || declared.within == name
        }
        _ => true,
    };
    let answers = |question: &str| {
        let of = || {
            let asked = names
                .iter()
                .find(|it| it.kind == "question" && it.name == question);
            asked.and_then(|it| it.of.as_deref())
        };
        match declared.kind.as_str() {
            "answer" => declared.within == question,
            "outcome" => question == "outcome",
            kind => of() == Some(kind),
        }
    };
    in_reach
        && match spot.expected {
            Expected::Item => declared.kind == "catalogue",
            Expected::Name(kind) => declared.kind == kind,
            Expected::Answer(question) | Expected::Branch(question) => answers(question),
            Expected::Condition => declared.kind == "question",
            Expected::Part("rates") => declared.kind == "region",
            Expected::Part("price") => declared.kind == "tariff",
            Expected::Part(kind) => {
                declared.within == kind
                    || (declared.kind == "quantity" && declared.within == spot.item.1)
            }
            Expected::Free => declared.kind != "field",
            Expected::Action | Expected::Prose => false,
        }
}

struct List {
    file: usize,
    names: Vec<Declared>,
}

impl List {
    fn add(
        &mut self,
        kind: &str,
        within: &str,
        name: Name,
        title: String,
    ) -> Option<&mut Declared> {
        self.names.push(Declared {
            kind: kind.to_string(),
            name: name.value,
            within: within.to_string(),
            file: self.file,
            span: name.span,
            title,
            help: String::new(),
            of: None,
        });
        self.names.last_mut()
    }

    fn add_with_help(&mut self, kind: &str, within: &str, name: Name, title: String, help: String) {
        if let Some(declared) = self.add(kind, within, name, title) {
            declared.help = help;
        }
    }
}

fn item(list: &mut List, item: Item) {
    match item {
        Item::Source(source) => {
            let url = source.url.map(|url| url.value).unwrap_or_default();
            let verified = source.verified.map(|day| format!("read on {day}"));
            let help = [url, verified.unwrap_or_default()].join("\n\n");
            list.add_with_help("source", "", source.name, source.title.value, help);
        }
        Item::Unit(unit) => {
            list.add("unit", "", unit.name, String::new());
        }
        Item::Catalogue(catalogue) => {
            let of = catalogue.name.value.clone();
            list.add("catalogue", "", catalogue.name, catalogue.title.value);
            for field in catalogue.fields {
                list.add("field", &of, field.name, String::new());
            }
        }
        Item::Record(record) => {
            let kind = record.catalogue.value;
            list.add(&kind, "", record.name, record.title.value);
        }
        Item::Key(key) => {
            list.add("key", "", key.record.name, key.record.title.value);
        }
        Item::Entity(entity) => {
            let within = entity.name.value.clone();
            list.add("entity", "", entity.name, entity.title.value);
            for field in entity.fields {
                list.add("field", &within, field.name, String::new());
            }
        }
        Item::Check(check) => {
            let (title, said) = (check.title.value, check.say.value);
            list.add_with_help("check", "", check.name, title, said);
        }
        Item::Question(written) => question(list, written),
        Item::Decision(written) => decision(list, written),
        Item::Tariff(written) => tariff(list, written),
        Item::Placement(placement) => {
            list.add("placement", "", placement.name, placement.title.value);
        }
        Item::Input(input) => {
            list.add("input", "", input.name, input.title.value);
        }
        Item::Construct(construct) => {
            list.add("construct", "", construct.name, construct.title.value);
        }
        Item::Blueprint(blueprint) => {
            list.add("blueprint", "", blueprint.name, blueprint.title.value);
        }
        Item::Billed(billed) => {
            for kind in billed.kinds {
                list.add("billed", "", kind, billed.title.value.clone());
            }
        }
        Item::Dispute(dispute) => {
            let help = format!(
                "printed: {}\n\nholds: {}",
                dispute.printed.value, dispute.holds.value
            );
            list.add_with_help("dispute", "", dispute.name, String::new(), help);
        }
        Item::Rates(_) | Item::Example(_) => {}
    }
}

fn question(list: &mut List, question: Question) {
    let of = question.name.value.clone();
    let kind = match question.kind {
        QuestionKind::Choice => "one of several answers",
        QuestionKind::Set => "one or more of several answers",
        QuestionKind::Flag => "`yes` or `no`",
        QuestionKind::Number => "a whole number",
        QuestionKind::Amount => "a quantity",
        QuestionKind::Text => "a text",
    };
    let unit = question.unit.map(|unit| format!(", in {}", unit.value));
    let range = question
        .range
        .map(|(least, most)| format!(", from {} to {}", least.value, most.value));
    let help = question.help.map(|help| help.value).unwrap_or_default();
    let help = format!(
        "{help}\n\nTakes {kind}{}{}.",
        unit.unwrap_or_default(),
        range.unwrap_or_default()
    );
    let declared = list.add("question", "", question.name, question.text.value);
    if let Some(declared) = declared {
        declared.help = help.trim_start().to_string();
        declared.of = question.of.map(|catalogue| catalogue.value);
    }
    for option in question.options {
        let help = option.help.map(|help| help.value).unwrap_or_default();
        list.add_with_help("answer", &of, option.name, option.text.value, help);
    }
}

fn decision(list: &mut List, decision: Decision) {
    let within = decision.name.value.clone();
    let help = decision.help.map(|help| help.value).unwrap_or_default();
    list.add_with_help("decision", "", decision.name, decision.title.value, help);
    for outcome in decision.outcomes {
        let summary = outcome.summaries.into_iter().next();
        let summary = summary.map(|it| it.text.value).unwrap_or_default();
        list.add_with_help(
            "outcome",
            &within,
            outcome.name,
            outcome.title.value,
            summary,
        );
    }
    for branch in decision.branches {
        list.add("branch", &within, branch.name, String::new());
    }
    for caution in decision.cautions {
        list.add("caution", &within, caution.name, caution.text.value);
    }
}

fn tariff(list: &mut List, tariff: Tariff) {
    let within = tariff.name.value.clone();
    list.add("tariff", "", tariff.name, tariff.title.value);
    for quantity in tariff.quantities {
        list.add("quantity", &within, quantity.name, quantity.title.value);
    }
}
