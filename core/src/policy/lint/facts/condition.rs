//! What rules may ask of a condition.

use alloc::string::ToString as _;
use alloc::vec::Vec;

use super::super::value::{has_form, is_unreadable, mixes_account, shortest_run, suits, word};
use super::{Filler, listed};
use crate::diagnostic::nearest;
use crate::evaluate::table::{Fact, Thing};
use crate::policy::condition::Condition;
use crate::policy::operator::{Comparison, Operand, Quantifier, TextForm};
use crate::policy::pattern::Pattern;
use crate::policy::statement::Statement;

impl Filler<'_> {
    pub(super) fn condition(
        &mut self,
        statement: Thing,
        condition: &Condition,
        of: &Statement,
    ) -> Option<()> {
        let thing = self.add(
            "condition",
            &condition.name,
            &condition.pointer,
            condition.span,
        )?;
        let key = self.known.key(&condition.key);
        let operator = condition.operator;
        self.set(thing, "statement", Fact::One(statement));
        let name = key.map_or(&condition.name, |key| {
            if condition.key.contains('/') {
                &condition.name
            } else {
                &key.name
            }
        });
        self.set(thing, "key", Fact::Text(name.clone()));
        self.set(thing, "operator", Fact::Text(condition.written.clone()));
        self.word(thing, "comparison", word(operator.comparison));
        self.word(
            thing,
            "quantifier",
            match operator.quantifier {
                Quantifier::None => "none",
                Quantifier::All => "all",
                Quantifier::Any => "any",
            },
        );
        let values = || condition.values.iter();
        self.set(
            thing,
            "values",
            listed(values().map(|it| it.text.as_str()).collect()),
        );
        self.set(
            thing,
            "unreadable",
            listed(
                values()
                    .filter(|it| is_unreadable(&it.operand))
                    .map(|it| it.text.as_str())
                    .collect(),
            ),
        );
        let form = key.map_or("", |key| key.form.as_str());
        self.set(
            thing,
            "misformed",
            listed(
                values()
                    .filter(|it| !has_form(form, &it.text))
                    .map(|it| it.text.as_str())
                    .collect(),
            ),
        );
        let patterns: Vec<&Pattern> = values()
            .flat_map(|it| operand_patterns(&it.operand))
            .collect();
        let runs = values().filter_map(|it| match &it.operand {
            Operand::Text(pattern) => shortest_run(pattern),
            Operand::Arn(_)
            | Operand::Amount(_)
            | Operand::Flag(_)
            | Operand::Binary(_)
            | Operand::Address(_) => None,
        });
        match runs.min() {
            Some(run) => self.number(thing, "shortest-run", run),
            None => self.set(thing, "shortest-run", Fact::Absent),
        }
        let private = values()
            .any(|it| matches!(&it.operand, Operand::Address(Some(range)) if range.is_private()));
        let exact = operator.comparison == Comparison::Text(TextForm::Exact)
            || operator.comparison == Comparison::Text(TextForm::AnyCase);
        let variables: Vec<&str> = patterns
            .iter()
            .flat_map(|it| it.variables())
            .filter(|it| it.default.is_none())
            .map(|it| it.key.as_str())
            .collect();
        let several = |it: &&str| self.known.key(it).is_some_and(|key| key.several);
        let multivalued: Vec<&str> = variables.iter().filter(|it| several(it)).copied().collect();
        let plain_text = matches!(operator.comparison, Comparison::Text(_) | Comparison::Arn);
        let null_guard = of.conditions.iter().any(|it| {
            it.key == condition.key
                && it.operator.comparison == Comparison::Null
                && it.values.iter().any(|it| it.text == "false")
        });
        let services: Vec<&str> = of
            .action
            .iter()
            .flat_map(|it| &it.entries)
            .map(|it| it.entry.prefix.as_str())
            .collect();
        let every = of.action.as_ref().is_none_or(|it| it.negated) || services.contains(&"*");
        let supported = services
            .iter()
            .filter(|it| key.is_none_or(|key| key.is_set_by(it)))
            .count();
        let support = match (
            key.is_none_or(|key| key.services.is_empty()),
            every,
            self.service,
        ) {
            (true, _, _) => "all",
            (false, true, None) => "some",
            (false, true, Some(prefix)) if key.is_some_and(|key| key.is_set_by(prefix)) => "all",
            (false, true, Some(_)) => "none",
            (false, false, _) if supported == services.len() => "all",
            (false, false, _) if supported == 0 => "none",
            (false, false, _) => "some",
        };
        self.word(thing, "support", support);
        let near = key.is_none().then(|| self.near(condition)).flatten();
        self.set(
            thing,
            "near",
            near.map_or(Fact::Absent, |it| Fact::Text(it.to_string())),
        );
        self.flags(
            thing,
            &[
                ("negated", operator.negated),
                ("if-exists", operator.if_exists),
                ("several", key.is_some_and(|key| key.several)),
                ("one-value", key.is_some_and(|key| !key.several)),
                ("sensitive", key.is_some_and(|key| key.sensitive)),
                ("of-endpoint", key.is_some_and(|key| key.of_endpoint)),
                ("arn-key", key.is_some_and(|key| key.kind == "arn")),
                (
                    "suits",
                    key.is_none_or(|key| suits(operator.comparison, &key.kind)),
                ),
                ("wild", patterns.iter().any(|it| it.is_wild())),
                (
                    "literal-wildcard",
                    exact
                        && values()
                            .any(|it| it.text.contains(['*', '?']) && !it.text.contains("${")),
                ),
                ("mixed-account", values().any(|it| mixes_account(&it.text))),
                (
                    "session-arn",
                    values().any(|it| it.text.contains(":assumed-role/")),
                ),
                ("private", private),
                ("open-variable", plain_text && !variables.is_empty()),
                (
                    "misplaced-variable",
                    self.variables && !plain_text && values().any(|it| it.text.contains("${")),
                ),
                ("null-guarded", null_guard),
            ],
        );
        self.set(thing, "multivalued-variables", listed(multivalued));
        let own = self.matches_own(condition, of);
        self.set(
            thing,
            "matches-own-endpoint",
            own.map_or(Fact::Unknown, Fact::Flag),
        );
        Some(())
    }

    /// The known key that a misspelt one is nearest to.
    fn near(&self, condition: &Condition) -> Option<&str> {
        let (namespace, _) = condition.name.split_once(':')?;
        let known = self.known.keys.iter().map(|key| key.name.as_str());
        let known = known.filter(|name| {
            name.split(':')
                .next()
                .is_some_and(|it| it.eq_ignore_ascii_case(namespace))
        });
        // Services have more keys than are known here; those of every service are nearly all known.
        let near = nearest(&condition.name, known)?;
        let close = near.len().abs_diff(condition.name.len()) <= 2;
        (close && namespace.eq_ignore_ascii_case("aws")).then_some(near)
    }
}

fn operand_patterns(operand: &Operand) -> &[Pattern] {
    match operand {
        Operand::Text(pattern) => core::slice::from_ref(pattern),
        Operand::Arn(arn) => &arn.parts,
        Operand::Amount(_) | Operand::Flag(_) | Operand::Binary(_) | Operand::Address(_) => &[],
    }
}
