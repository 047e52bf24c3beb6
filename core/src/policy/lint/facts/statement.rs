//! What rules may ask of a statement.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::super::overlap::covers;
use super::super::value::mixes_account;
use super::{Filler, listed};
use crate::evaluate::table::{Fact, Thing};
use crate::policy::condition::Condition;
use crate::policy::document::Document;
use crate::policy::knowledge::Knowledge;
use crate::policy::operator::{Comparison, arn};
use crate::policy::pattern::{Pattern, Signs, Token};
use crate::policy::principal::Principal;
use crate::policy::statement::{Effect, Statement};

impl Filler<'_> {
    pub(super) fn statement(
        &mut self,
        policy: Thing,
        number: usize,
        statement: &Statement,
        document: &Document,
    ) -> Option<()> {
        let id = statement.sid.clone().unwrap_or_else(|| number.to_string());
        let thing = self.add("statement", &id, &statement.pointer, statement.span)?;
        self.set(thing, "policy", Fact::One(policy));
        match statement.effect {
            Some(Effect::Allow) => self.word(thing, "effect", "allow"),
            Some(Effect::Deny) => self.word(thing, "effect", "deny"),
            None => self.set(thing, "effect", Fact::Absent),
        }
        self.word(thing, "principal", principal(statement));
        let is_guard = |it: &&Condition| {
            self.known
                .key(&it.key)
                .is_some_and(|key| key.of_endpoint || key.is_origin)
                && it.operator.comparison != Comparison::Null
        };
        let guards = statement.effect == Some(Effect::Deny)
            && statement
                .conditions
                .iter()
                .any(|it| is_guard(&it) && it.operator.negated);
        self.flags(
            thing,
            &[
                (
                    "negated-principal",
                    statement.principal.as_ref().is_some_and(|it| it.negated),
                ),
                ("unconditional", statement.conditions.is_empty()),
                ("guards-origin", guards),
                (
                    "every-action",
                    statement.action.as_ref().is_some_and(|it| {
                        it.negated || it.entries.iter().any(|it| it.entry.prefix == "*")
                    }),
                ),
            ],
        );
        let keys: Vec<String> = statement
            .conditions
            .iter()
            .map(|it| {
                self.known
                    .key(&it.key)
                    .map_or_else(|| it.name.clone(), |key| key.name.clone())
            })
            .collect();
        self.set(thing, "keys", Fact::List(keys));
        self.actions(thing, statement);
        let resources = statement.resource.iter().flat_map(|it| &it.entries);
        self.set(
            thing,
            "resources",
            listed(resources.clone().map(|it| it.text.as_str()).collect()),
        );
        let others = document
            .statements
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != number);
        let covering = |effect: Effect| {
            let mut found = others
                .clone()
                .filter(|(_, it)| it.effect == Some(effect) && covers(it, statement));
            let own = statement.effect == Some(effect);
            // Of two alike the later one is too much.
            found
                .find(|(at, it)| !own || *at < number || !covers(statement, it))
                .map(|(at, it)| it.sid.clone().unwrap_or_else(|| at.to_string()))
        };
        let hidden = statement
            .effect
            .filter(|it| *it == Effect::Allow)
            .and_then(|_| covering(Effect::Deny));
        let doubled = statement.effect.and_then(covering);
        self.set(thing, "denied-by", hidden.map_or(Fact::Absent, Fact::Text));
        self.set(
            thing,
            "covered-by",
            doubled.map_or(Fact::Absent, Fact::Text),
        );
        let early = resources.filter(|it| self.variables && has_early_variable(&it.text));
        let early: Vec<&str> = early.map(|it| it.text.as_str()).collect();
        self.set(thing, "early-variables", listed(early));
        let everything = statement
            .resource
            .iter()
            .flat_map(|it| &it.entries)
            .map(|it| it.text.as_str());
        let half = everything.clone().filter(|it| half_kind(self.known, it));
        self.set(thing, "half-kinds", listed(half.collect()));
        let marked = everything.chain(
            statement
                .conditions
                .iter()
                .flat_map(|it| it.values.iter().map(|it| it.text.as_str())),
        );
        let mixed: Vec<&str> = marked.clone().filter(|it| mixes_account(it)).collect();
        self.set(thing, "mixed-accounts", listed(mixed));
        let idle: Vec<&str> = marked
            .filter(|it| !self.variables && it.contains("${"))
            .collect();
        self.set(thing, "idle-variables", listed(idle));
        for condition in &statement.conditions {
            self.condition(thing, condition, statement);
        }
        Some(())
    }
}

/// Whether a wildcard stands in the word that says of which kind a resource is, as in `user/ann`: of services whose
/// ARNs are known to have such a word.
fn half_kind(known: &Knowledge, text: &str) -> bool {
    let Some([_, _, service, _, _, last]) = arn::parts(text) else {
        return false;
    };
    let kind = last.split(['/', ':']).next().unwrap_or(last);
    kind != "*"
        && kind.contains(['*', '?'])
        && !kind.contains('$')
        && known.prefix(service).is_some_and(|it| it.has_kinds)
}

/// The word that rules know a statement's principal by.
fn principal(statement: &Statement) -> &'static str {
    let Some(clause) = &statement.principal else {
        return "nobody";
    };
    let word = |principal: &Principal| match principal {
        Principal::Everybody => "everyone",
        Principal::Account(_) => "account",
        Principal::Role { .. } => "role",
        Principal::Exact(arn) if arn.contains(":assumed-role/") => "session",
        Principal::Exact(_) | Principal::Canonical(_) | Principal::Nobody => "user",
        Principal::Service(_) | Principal::Federated(_) => "service",
    };
    let mut words = clause.entries.iter().map(|it| word(&it.entry));
    match words.next() {
        None => "nobody",
        Some(first) if words.all(|it| it == first) => first,
        Some(_) => "several",
    }
}

/// Whether a variable stands before the fifth colon.
fn has_early_variable(text: &str) -> bool {
    let signs = Signs {
        wildcards: false,
        variables: true,
    };
    let parsed = Pattern::parse(text, signs);
    let mut colons = 0_usize;
    for token in &parsed.tokens {
        match token {
            Token::Literal(text) => colons = colons.saturating_add(text.matches(':').count()),
            Token::Variable(_) if colons < 5 => return true,
            Token::Variable(_) | Token::Any | Token::One => {}
        }
    }
    false
}
