//! A policy as the things that rules look at.

mod action;
mod beside;
mod condition;
mod statement;

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{Attachment, Beside, Options, Placed};
use crate::evaluate::table::{Fact, Table, Thing};
use crate::model::FactKind;
use crate::policy::document::Document;
use crate::policy::fault::{Fault, FaultKind};
use crate::policy::knowledge::Knowledge;
use crate::policy::principal::Principal;
use crate::policy::statement::{Effect, ResourcePattern, Statement};
use crate::quantity::Decimal;

/// A table that is being filled, and where its things were read.
struct Filler<'known> {
    known: &'known Knowledge,
    table: Table,
    places: Vec<Placed>,
    service: Option<&'known str>,
    variables: bool,
    /// What the policy is attached to.
    attachment: Attachment,
    beside: &'known Beside,
    /// The actions of the services that were asked about.
    lists: action::Lists,
}

/// Everything that rules may ask of a policy.
pub fn table<'known>(
    known: &'known Knowledge,
    document: &Document,
    faults: &[Fault],
    text: &str,
    options: &'known Options,
) -> (Table, Vec<Placed>) {
    let service = options.service.as_deref();
    let prefix = service.map(|service| known.prefix_of(service));
    let mut filler = Filler {
        known,
        table: Table::new(&known.book),
        places: Vec::new(),
        service: prefix,
        variables: document.version.as_deref() == Some("2012-10-17"),
        attachment: options.attachment,
        beside: &options.beside,
        lists: action::Lists::default(),
    };
    filler.policy(document, faults, text, service);
    for entity in ["policy", "statement", "condition", "fault"] {
        if let Some(entity) = known.book.entity(entity) {
            filler.table.complete(entity);
        }
    }
    filler.table.close();
    (filler.table, filler.places)
}

impl Filler<'_> {
    /// A new thing at a place.
    fn add(
        &mut self,
        entity: &str,
        id: &str,
        pointer: &str,
        span: crate::source::Span,
    ) -> Option<Thing> {
        let thing = self.table.add(self.known.book.entity(entity)?, id)?;
        self.places.push(Placed {
            thing,
            pointer: pointer.to_string(),
            span,
        });
        Some(thing)
    }

    fn set(&mut self, thing: Thing, field: &str, fact: Fact) {
        if let Some(field) = self.known.book.field(thing.entity, field) {
            self.table.set(thing, field, fact);
        }
    }

    fn flags(&mut self, thing: Thing, flags: &[(&str, bool)]) {
        for (field, holds) in flags {
            self.set(thing, field, Fact::Flag(*holds));
        }
    }

    fn word(&mut self, thing: Thing, field: &str, word: &str) {
        let book = &self.known.book;
        let Some(at) = book.field(thing.entity, field) else {
            return;
        };
        if let Some(FactKind::OneOf(words)) = book.kind(thing.entity, at) {
            let position = words.iter().position(|it| it == word);
            if let Some(position) = position.and_then(|it| u16::try_from(it).ok()) {
                self.table.set(thing, at, Fact::Word(position));
            }
        }
    }

    fn number(&mut self, thing: Thing, field: &str, number: usize) {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        self.set(thing, field, Fact::Number(Decimal::whole(number)));
    }

    fn policy(
        &mut self,
        document: &Document,
        faults: &[Fault],
        text: &str,
        service: Option<&str>,
    ) -> Option<()> {
        let policy = self.add("policy", "policy", &document.pointer, document.span)?;
        let is_resource = self.attachment == Attachment::Resource;
        self.word(
            policy,
            "kind",
            if is_resource { "resource" } else { "endpoint" },
        );
        let version = document.version.clone();
        self.set(policy, "version", version.map_or(Fact::Absent, Fact::Text));
        self.number(policy, "size", text.trim().chars().count());
        self.number(policy, "smallest-size", minified(text));
        self.flags(
            policy,
            &[(
                "full-access",
                document.statements.iter().any(is_open_to_all),
            )],
        );
        self.set(
            policy,
            "service",
            service.map_or(Fact::Unknown, |it| Fact::Text(it.to_string())),
        );
        if let Some(service) = service {
            let refuses = self.known.without_policy.iter().any(|it| it == service)
                || service.starts_with("com.amazonaws.vpce.");
            self.word(policy, "takes-policy", if refuses { "no" } else { "yes" });
        }
        if is_resource {
            self.set(policy, "endpoint", Fact::Absent);
        } else {
            let endpoint = self.add("endpoint", "endpoint", &document.pointer, document.span)?;
            match self.attachment {
                Attachment::Gateway => self.word(endpoint, "kind", "gateway"),
                Attachment::Interface => self.word(endpoint, "kind", "interface"),
                Attachment::Endpoint | Attachment::Resource => {}
            }
            self.set(policy, "endpoint", Fact::One(endpoint));
            self.beside(policy, document);
        }
        for fault in faults {
            let thing = self.add("fault", &fault.pointer, &fault.pointer, fault.span)?;
            self.word(thing, "kind", fault_word(fault.kind));
            self.set(thing, "message", Fact::Text(fault.message.clone()));
            self.set(thing, "help", Fact::Text(fault.help.clone()));
        }
        for (number, statement) in document.statements.iter().enumerate() {
            self.statement(policy, number, statement, document);
        }
        Some(())
    }
}

/// Whether a statement lets everybody do everything.
fn is_open_to_all(statement: &Statement) -> bool {
    let everybody = statement.principal.as_ref().is_some_and(|it| {
        !it.negated && it.entries.iter().any(|it| it.entry == Principal::Everybody)
    });
    let every_action = statement.action.as_ref().is_some_and(|it| {
        !it.negated
            && it
                .entries
                .iter()
                .any(|it| it.text == "*" || it.text == "*:*")
    });
    let everything = statement.resource.as_ref().is_some_and(|it| {
        !it.negated
            && it
                .entries
                .iter()
                .any(|it| it.entry == ResourcePattern::Everything)
    });
    statement.effect == Some(Effect::Allow)
        && everybody
        && every_action
        && everything
        && statement.conditions.is_empty()
}

/// Texts, of which none stand for absence.
fn listed(texts: Vec<&str>) -> Fact {
    if texts.is_empty() {
        return Fact::Absent;
    }
    Fact::List(texts.into_iter().map(String::from).collect())
}

/// How long the text is without the white space between its signs.
fn minified(text: &str) -> usize {
    let (mut count, mut quoted, mut escaped) = (0_usize, false, false);
    for sign in text.chars() {
        count = count.saturating_add(usize::from(quoted || !sign.is_whitespace()));
        match sign {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => {}
        }
    }
    count
}

const fn fault_word(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::Kind => "wrong-kind",
        FaultKind::UnknownElement => "unknown-element",
        FaultKind::MissingElement => "missing-element",
        FaultKind::RepeatedElement => "repeated-element",
        FaultKind::UnknownValue => "unknown-value",
        FaultKind::UnknownOperator => "unknown-operator",
        FaultKind::NullSuffix => "null-suffix",
        FaultKind::RepeatedKey => "repeated-key",
        FaultKind::NoValues => "no-values",
        FaultKind::TooLong => "too-long",
    }
}
