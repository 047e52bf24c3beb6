//! The model without what only listings show: for pages that must be small.

use alloc::string::String;
use alloc::vec::Vec;

use super::{FieldValue, Kind, Model, Options, Packed, PackedDrawings, Piece, Subject, Template};

/// The catalogues whose records the way of a packet depends on.
const OF_WAYS: [&str; 6] = [
    "action-prefix",
    "key",
    "path-charge",
    "region",
    "service",
    "trace-rule",
];

/// What of services it depends on.
const OF_SERVICES: [&str; 6] = [
    "home-region",
    "hosts",
    "inbound-resolver-only",
    "name",
    "policy",
    "public-hosts",
];

/// The kinds of things that tell which keys a request carries.
const OF_REQUESTS: [&str; 3] = ["endpoint", "request", "vpc"];

/// What only pages tell of condition keys.
const OF_PAGES: [&str; 2] = ["note", "presence"];

impl Model {
    /// Takes out what decisions and prices need nothing of: the rulebook, what plans are drawn by, policies are
    /// written from and packets are followed by. What is checked stays listed.
    pub fn prune_to_choices(&mut self) {
        const OF_PERIMETERS: [&str; 2] = ["policy-part", "policy-value"];
        self.rulebook = Packed::default();
        self.drawings = PackedDrawings::default();
        self.drop_ways();
        self.empty(&OF_PERIMETERS);
    }

    /// Takes out what only packets are followed by, and what only findings in estates are mended by.
    fn drop_ways(&mut self) {
        const OF_ESTATES: [&str; 6] = [
            "trace-rule",
            "path-charge",
            "collect-command",
            "saving",
            "mend",
            "carried-line",
        ];
        self.empty(&OF_ESTATES);
    }

    /// Takes the records out of catalogues.
    fn empty(&mut self, names: &[&str]) {
        for catalogue in &mut self.catalogues {
            if names.contains(&catalogue.name.as_str()) {
                catalogue.entries.clear();
            }
        }
    }

    /// Takes out what policies are not judged by: questions, decisions, prices, drawings, and the checks of estates
    /// with the disputes about them.
    pub fn prune_to_policies(&mut self) {
        self.checks.retain(|check| check.subject == Subject::Policy);
        self.tariffs.clear();
        self.drop_choices();
        let mut book = self.rulebook.unpack().unwrap_or_default();
        book.checks.retain(|check| check.subject == Subject::Policy);
        self.rulebook = book.pack();
        self.drop_ways();
    }

    /// Takes out what estates are not looked through by: questions, decisions and drawings.
    pub fn prune_to_audits(&mut self) {
        self.drop_choices();
    }

    /// Takes out what no packet is followed by: the same but for prices, and further the rules of policies
    /// and estates, and every list that no way depends on.
    pub fn prune_to_estates(&mut self) {
        self.drop_choices();
        self.disputes.clear();
        let mut book = self.rulebook.unpack().unwrap_or_default();
        book.checks.clear();
        book.billed.clear();
        for entity in &mut book.entities {
            entity.title.clear();
            entity.plural.clear();
            // What others refer to stays in its place.
            if !OF_REQUESTS.contains(&entity.name.as_str()) {
                entity.fields.clear();
            }
        }
        for key in &mut book.keys {
            key.citations.clear();
            key.written = Default::default();
        }
        self.rulebook = book.pack();
        let mut cited = Vec::new();
        for catalogue in &mut self.catalogues {
            if !OF_WAYS.contains(&catalogue.name.as_str()) {
                catalogue.entries.clear();
            }
            catalogue.title.clear();
            let is_service = catalogue.name == "service";
            let fields = catalogue.fields.iter().map(|it| it.name.as_str());
            let told = fields.map(|it| match is_service {
                true => OF_SERVICES.contains(&it),
                false => catalogue.name != "key" || !OF_PAGES.contains(&it),
            });
            let told: Vec<bool> = told.collect();
            for entry in &mut catalogue.entries {
                // A step tells what was found and where its rule is from; of all else it shows the name.
                entry.title.clear();
                if catalogue.name != "trace-rule" {
                    entry.citations.clear();
                }
                cited.extend(entry.citations.iter().map(|it| it.source));
                let is_told = |field: u16| told.get(usize::from(field)) == Some(&true);
                entry.fields.retain(|(field, _)| is_told(*field));
            }
        }
        for (number, source) in (0_u16..).zip(&mut self.sources) {
            if !cited.contains(&number) {
                source.title.clear();
                source.url.clear();
                source.name.clear();
            }
        }
        let charged = self.catalogue("path-charge").map_or_else(Vec::new, |it| {
            let values = it.entries.iter().flat_map(|entry| &entry.fields);
            let words = values.filter_map(|(_, value)| match value {
                FieldValue::Text(word) => Some(word.clone()),
                FieldValue::Flag(_)
                | FieldValue::Number(_)
                | FieldValue::List(_)
                | FieldValue::Word(_)
                | FieldValue::Records(_) => None,
            });
            words.collect()
        });
        self.tariffs.retain(|it| charged.contains(&it.name));
    }

    /// Takes out questions, and what rests on their answers; of disputes those stay that are about a check or a tariff.
    fn drop_choices(&mut self) {
        self.questions.clear();
        self.decisions.clear();
        self.placements.clear();
        let checks = core::mem::take(&mut self.checks);
        let shown = |about: &String| {
            checks.iter().any(|check| check.name == *about)
                || self.tariffs.iter().any(|tariff| tariff.name == *about)
        };
        self.disputes
            .retain(|dispute| dispute.about.iter().any(shown));
        self.drawings = PackedDrawings::default();
    }

    /// Takes out records that no question offers, fields of records that no text names, the
    /// sources of records, disputes that no answer shows, and the rulebook. Every decision and every
    /// price stays as it is.
    pub fn prune(&mut self) {
        self.rulebook = Packed::default();
        self.checks.clear();
        self.drawings = PackedDrawings::default();
        let offered: Vec<u16> = self
            .questions
            .iter()
            .filter_map(|question| offered(&question.kind))
            .collect();
        let mut named = Vec::new();
        for decision in &self.decisions {
            let cautions = decision.cautions.iter().map(|caution| &caution.text);
            let rules = decision.rules.iter();
            let reasons = rules.clone().map(|rule| &rule.because);
            let guards = rules
                .clone()
                .flat_map(|rule| &rule.path)
                .filter_map(|guard| guard.because.as_ref());
            let changed = rules
                .flat_map(|rule| &rule.settings)
                .map(|(_, value)| value);
            let outcomes = decision.outcomes.iter();
            let summaries = outcomes.clone().map(|outcome| &outcome.summary);
            let steps = outcomes.clone().flat_map(|outcome| &outcome.steps);
            let settings = outcomes
                .flat_map(|outcome| &outcome.endpoints)
                .flat_map(|it| &it.settings);
            let settings = settings.map(|(_, value)| value);
            let texts = cautions.chain(reasons).chain(guards).chain(changed);
            for text in texts.chain(summaries).chain(steps).chain(settings) {
                fields(text, &self.questions, &mut named);
            }
        }
        for (position, catalogue) in (0_u16..).zip(&mut self.catalogues) {
            if catalogue.name != "region" && !offered.contains(&position) {
                catalogue.entries.clear();
            }
            for entry in &mut catalogue.entries {
                entry
                    .fields
                    .retain(|(field, _)| named.contains(&(position, *field)));
                entry.citations.clear();
            }
        }
        self.prune_disputes();
    }

    /// Keeps the disputes that an answer can show: about a decision, an outcome, a tariff or a record.
    fn prune_disputes(&mut self) {
        let outcomes = self.decisions.iter().flat_map(|it| &it.outcomes);
        let records = self.catalogues.iter().flat_map(|it| &it.entries);
        let mut shown: Vec<&String> = outcomes.map(|it| &it.name).collect();
        shown.extend(self.decisions.iter().map(|it| &it.name));
        shown.extend(self.tariffs.iter().map(|it| &it.name));
        shown.extend(records.map(|it| &it.name));
        self.disputes
            .retain(|dispute| dispute.about.iter().any(|about| shown.contains(&about)));
    }
}

/// The catalogue whose records a question offers.
const fn offered(kind: &Kind) -> Option<u16> {
    match kind {
        Kind::Choice(Options::Records(catalogue)) | Kind::Set(Options::Records(catalogue)) => {
            Some(*catalogue)
        }
        Kind::Choice(_) | Kind::Set(_) | Kind::Flag | Kind::Number { .. } | Kind::Text { .. } => {
            None
        }
    }
}

/// Adds the fields that the gaps of a text name, each with its catalogue.
fn fields(text: &Template, questions: &[super::Question], named: &mut Vec<(u16, u16)>) {
    for piece in &text.pieces {
        if let Piece::Field(question, field) = piece
            && let Some(catalogue) = questions
                .get(usize::from(*question))
                .and_then(|it| offered(&it.kind))
            && !named.contains(&(catalogue, *field))
        {
            named.push((catalogue, *field));
        }
    }
}
