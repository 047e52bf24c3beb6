//! A decision as a list of branches within branches, each with its reason and its source.

use tollgate_core::model::{Condition, Decision, Guard, Model, Rule};

use super::citation::cites;
use super::html::{code, escape, link, prose};
use super::words::{Scope, condition};
use super::{address, gap};

/// The branches of a decision.
pub fn tree(model: &Model, decision: &Decision) -> String {
    let scope = Scope {
        model,
        outcomes: &decision.outcomes,
    };
    let rules: Vec<(usize, &Rule)> = decision.rules.iter().enumerate().collect();
    let branches = Branches { scope, decision };
    format!(
        "<div class=\"tree\">\n{}</div>\n",
        branches.below(&rules, 0, &[])
    )
}

struct Branches<'model> {
    scope: Scope<'model>,
    decision: &'model Decision,
}

impl Branches<'_> {
    /// What follows where all of these rules share their first branches.
    fn below(&self, rules: &[(usize, &Rule)], depth: usize, asked: &[u16]) -> String {
        let guard = |rule: &Rule| rule.path.get(depth).cloned();
        if let [(number, rule)] = rules
            && guard(rule).is_none()
        {
            return self.conclusion(*number, rule);
        }
        let together: Vec<&[(usize, &Rule)]> = rules
            .chunk_by(|(_, one), (_, other)| one.path.get(depth) == other.path.get(depth))
            .collect();
        let guards: Vec<&Guard> = together
            .iter()
            .filter_map(|rules| rules.first()?.1.path.get(depth))
            .collect();
        let questions = self.asked(&guards, asked);
        let asked: Vec<u16> = asked.iter().chain(&questions).copied().collect();
        let mut html = self.question(&questions);
        html += "<ul>\n";
        for rules in together {
            let Some(guard) = rules.first().and_then(|(_, rule)| rule.path.get(depth)) else {
                continue;
            };
            html += "<li>";
            html += &self.branch(guard, &questions);
            html += &self.below(rules, depth + 1, &asked);
            html += "</li>\n";
        }
        html + "</ul>\n"
    }

    /// The questions that are asked here: all branches read them, and none was asked before.
    fn asked(&self, guards: &[&Guard], before: &[u16]) -> Vec<u16> {
        let Some((first, others)) = guards.split_first() else {
            return Vec::new();
        };
        let shared = first
            .questions
            .iter()
            .enumerate()
            .filter(|(place, question)| {
                others
                    .iter()
                    .all(|other| other.questions.get(*place) == Some(question))
            });
        shared
            .map(|(_, question)| *question)
            .filter(|question| !before.contains(question))
            .collect()
    }

    fn question(&self, questions: &[u16]) -> String {
        let asked = questions.iter().filter_map(|question| {
            let asked = self.scope.model.questions.get(usize::from(*question))?;
            Some(link(
                &format!("#{}", address::question(&asked.name)),
                &escape(&asked.text),
            ))
        });
        let asked: Vec<String> = asked.collect();
        match asked.as_slice() {
            [] => String::new(),
            asked => format!("<p class=\"asks\">{}</p>\n", asked.join(" ")),
        }
    }

    fn branch(&self, guard: &Guard, asked: &[u16]) -> String {
        let mut lists = String::new();
        let when = if guard.parts.is_empty() {
            String::from("<b>Otherwise</b>")
        } else {
            let parts = guard.parts.iter().map(|(part, _)| {
                let phrase = condition(self.scope, part);
                lists += &phrase.details();
                let inside = phrase.html();
                let several = guard.parts.len() > 1 && matches!(part, Condition::Any(_));
                let inside = if several {
                    format!("({inside})")
                } else {
                    inside
                };
                inside + &self.title(part, asked)
            });
            let parts: Vec<String> = parts.collect();
            format!("<b>If</b> {}", parts.join(" and "))
        };
        let because = guard.because.as_ref().map_or_else(String::new, |because| {
            format!(": {}", gap::text(self.scope.model, because))
        });
        let cites = cites(self.scope.model, &guard.citations);
        format!("<p>{when}{because}{cites}</p>\n{lists}")
    }

    /// The one answer to the question just asked, in its own words.
    fn title(&self, part: &Condition, asked: &[u16]) -> String {
        use tollgate_core::model::Kind;
        let Condition::OneOf(question, options) = part else {
            return String::new();
        };
        let (true, [option]) = (asked.contains(question), options.as_slice()) else {
            return String::new();
        };
        let kind = self
            .scope
            .model
            .questions
            .get(usize::from(*question))
            .map(|asked| &asked.kind);
        let Some(Kind::Choice(listed)) = kind else {
            return String::new();
        };
        let title = listed.option(self.scope.model, *option);
        title.map_or_else(String::new, |(_, title)| format!(" ({})", prose(title)))
    }

    fn conclusion(&self, number: usize, rule: &Rule) -> String {
        let model = self.scope.model;
        let outcome = self.decision.outcomes.get(usize::from(rule.outcome));
        let (name, title) = outcome.map_or(("", ""), |it| (it.name.as_str(), it.title.as_str()));
        let settings: Vec<String> = rule
            .settings
            .iter()
            .map(|(name, value)| format!("{} {}", code(name), gap::text(model, value)))
            .collect();
        let with = if settings.is_empty() {
            String::new()
        } else {
            format!(" with {}", settings.join(", "))
        };
        format!(
            "<p class=\"ends\" id=\"{}\"><span aria-hidden=\"true\">&#8594; </span>{}{with}, because {}{} <small>branch {}</small></p>\n",
            address::rule(number),
            link(&format!("#{name}"), &prose(title)),
            gap::text(model, &rule.because),
            cites(model, &rule.citations),
            number + 1
        )
    }
}
