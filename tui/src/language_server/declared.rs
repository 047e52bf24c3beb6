//! What the files declare: each name with its place, and what is to be said about it.

use tollgate_core::source::{SourceFile, Span};
use tollgate_core::syntax::parse;
use tollgate_core::syntax::tree::{
    Decision, Entity, FactKind, FieldKind, FieldValue, Item, Name, Question, QuestionKind, Subject,
    Tariff,
};

use super::spot::{Expected, Spot};
use super::things;

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
    /// The catalogue whose records answer it, for a question; the entity that a field refers to; what
    /// several things of an entity are called.
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
    if things::looks_at_things(spot) && !matches!(spot.expected, Expected::Name("source")) {
        let path = things::path(spot, names);
        if let Some(last) = path.last() {
            return vec![last];
        }
    }
    let mut named: Vec<&Declared> = names.iter().filter(|it| it.name == spot.word).collect();
    if named.is_empty() {
        // `service.gateway` is a field of what answers the question `service`.
        let Some((question, field)) = spot.word.split_once('.') else {
            return Vec::new();
        };
        let asked = names
            .iter()
            .find(|it| it.kind == "question" && it.name == question);
        named.extend(asked.filter(|_| spot.cursor <= question.len()));
        let of = asked.and_then(|it| it.of.as_deref());
        let is_field = |it: &&Declared| it.kind == "field" && it.name == field;
        if named.is_empty() {
            let fields = names.iter();
            named.extend(fields.filter(|it| is_field(it) && of == Some(&it.within)));
        }
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
            "answer" if things::looks_at_things(spot) => {
                things::field(question, spot, names).as_ref() == Some(&declared.within)
            }
            "answer" => declared.within == question,
            "outcome" => question == "outcome",
            kind => of() == Some(kind),
        }
    };
    in_reach
        && match spot.expected {
            Expected::Item => declared.kind == "catalogue",
            // A gap of a check holds things, and a gap of anything else answers.
            Expected::Name("question") if things::looks_at_things(spot) => false,
            Expected::Name(kind) => declared.kind == kind,
            Expected::Answer(question) | Expected::Branch(question) => answers(question),
            Expected::Condition => declared.kind == "question",
            // What is in hand, and what all things of a kind are called, stands under no name of its own.
            Expected::Thing => false,
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
                let (default, kind) = (default(field.default.as_ref()), of_record(&field.kind));
                list.add("field", &of, field.name, format!("{kind}{default}"));
            }
        }
        Item::Record(record) => {
            let (kind, told) = (record.catalogue.value, told(&record.fields));
            list.add_with_help(&kind, "", record.name, record.title.value, told);
        }
        Item::Key(key) => {
            let told = told(&key.record.fields);
            list.add_with_help("key", "", key.record.name, key.record.title.value, told);
        }
        Item::Entity(written) => entity(list, written),
        Item::Check(check) => {
            let kind = match check.subject {
                Subject::Estate => "check",
                Subject::Policy => "policy-rule",
            };
            let fix = check
                .fix
                .iter()
                .map(|fix| format!("\n\nMend it: {}", fix.value));
            let help = check.say.value + &fix.collect::<String>();
            list.add_with_help(kind, "", check.name, check.title.value, help);
        }
        Item::Question(written) => question(list, written),
        Item::Decision(written) => decision(list, written),
        Item::Tariff(written) => tariff(list, written),
        Item::Placement(placement) => {
            let roles = placement
                .charges
                .iter()
                .map(|charge| charge.role.value.as_str());
            let help = format!("Bills {}.", roles.collect::<Vec<_>>().join(", "));
            list.add_with_help("placement", "", placement.name, placement.title.value, help);
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

/// An entity with its fields, and the words that one of them may hold.
fn entity(list: &mut List, entity: Entity) {
    let within = entity.name.value.clone();
    let plural = entity
        .plural
        .map_or_else(|| format!("{within}s"), |it| it.value);
    let fields: Vec<String> = entity
        .fields
        .iter()
        .map(|it| format!("`{}`", it.name.value))
        .collect();
    let help = format!("Several are `{plural}`. Fields: {}.", fields.join(", "));
    if let Some(declared) = list.add("entity", "", entity.name, entity.title.value) {
        declared.help = help;
        declared.of = Some(plural);
    }
    for field in entity.fields {
        let of_field = format!("{within}.{}", field.name.value);
        let (held, of) = of_thing(&field.kind);
        if let Some(declared) = list.add("field", &within, field.name, held) {
            declared.of = of;
        }
        if let FactKind::OneOf(words) = field.kind {
            for word in words {
                list.add("answer", &of_field, word, String::new());
            }
        }
    }
}

/// What a field of a thing holds, and the entity that it refers to.
fn of_thing(kind: &FactKind) -> (String, Option<String>) {
    match kind {
        FactKind::Flag => (String::from("`yes` or `no`"), None),
        FactKind::Text => (String::from("a text"), None),
        FactKind::List => (String::from("several texts"), None),
        FactKind::Number(None) => (String::from("a number"), None),
        FactKind::Number(Some(unit)) => (format!("a number in {}", unit.value), None),
        FactKind::OneOf(words) => (format!("one of {}", listed(words)), None),
        FactKind::One(of) => (format!("a thing: `{}`", of.value), Some(of.value.clone())),
        FactKind::Many(of, by) => {
            let by = by
                .as_ref()
                .map(|by| format!(", those whose `{}` refers here", by.value));
            let held = format!("several things: `{}`{}", of.value, by.unwrap_or_default());
            (held, Some(of.value.clone()))
        }
    }
}

/// What a field of a record holds.
fn of_record(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Flag => String::from("`yes` or `no`"),
        FieldKind::Text => String::from("a text"),
        FieldKind::Number => String::from("a number"),
        FieldKind::List => String::from("several texts"),
        FieldKind::OneOf(words) => format!("one of {}", listed(words)),
        FieldKind::ManyOf(of) => format!("records of `{}`", of.value),
    }
}

fn default(default: Option<&FieldValue>) -> String {
    default.map_or_else(String::new, |value| format!("; left out: {}", shown(value)))
}

/// What a record says, a line each.
fn told(fields: &[(Name, FieldValue)]) -> String {
    let lines = fields
        .iter()
        .map(|(name, value)| format!("- `{}` {}", name.value, shown(value)));
    lines.collect::<Vec<_>>().join("\n")
}

fn shown(value: &FieldValue) -> String {
    match value {
        FieldValue::Words(words) => listed(words),
        FieldValue::Texts(texts) => {
            let texts: Vec<&str> = texts.iter().map(|text| text.value.as_str()).collect();
            texts.join(", ")
        }
        FieldValue::Number(number) => number.value.to_string(),
    }
}

fn listed(words: &[Name]) -> String {
    let words: Vec<String> = words
        .iter()
        .map(|word| format!("`{}`", word.value))
        .collect();
    words.join(", ")
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
