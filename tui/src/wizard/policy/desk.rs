//! What lies on the desk: a text for each gate, a request, and what they come to.

use tollgate_core::date::Date;
use tollgate_core::diagnostic::{Diagnostic, report};
use tollgate_core::json::{Json, JsonValue};
use tollgate_core::model::Model;
use tollgate_core::policy::lint::{Attachment, Beside, Options, lint};
use tollgate_core::policy::{Case, Knowledge, simulate};
use tollgate_core::report::{GateReport, LintFinding, Simulation};
use tollgate_core::source::SourceFile;

use super::request::Request;
use crate::wizard::field::TextLine;
use crate::wizard::state::Size;

/// What policies are judged by.
pub struct Judge<'model> {
    /// The rules.
    pub model: &'model Model,
    /// What they say of policies.
    pub known: Knowledge,
    /// The day whose rules hold.
    pub on: Option<Date>,
}

/// The state of the screen between two keys.
#[derive(Debug, Clone)]
pub struct Desk {
    /// How large the screen is.
    pub size: Size,
    /// The gates in their order.
    pub gates: Vec<Gate>,
    /// The gate whose policy is shown.
    pub gate: usize,
    /// The request.
    pub request: Request,
    /// What was said to stand beside the policies, but for the VPC's other endpoints: those stand in the request.
    pub beside: Beside,
    /// What has the keys.
    pub panel: Panel,
    /// The first line of the policy that is shown.
    pub top: usize,
    /// What the request comes to; absent where it cannot be judged.
    pub judged: Option<Simulation>,
    /// Why it cannot.
    pub wrong: Vec<String>,
    /// What stands before everything else.
    pub dialog: Option<Dialog>,
    /// What the last message did, where that is not plain to see.
    pub notice: Option<String>,
}

/// A gate and the text of its policies.
#[derive(Debug, Clone)]
pub struct Gate {
    /// What it is.
    pub kind: &'static Kind,
    /// The text, empty where it is not given.
    pub text: String,
    /// What is wrong with it; also that it is no JSON.
    pub findings: Vec<Finding>,
}

/// What a gate is.
#[derive(Debug)]
pub struct Kind {
    /// Its word in reports.
    pub id: &'static str,
    /// Its field in a case.
    pub field: &'static str,
    /// How deep lists of its policies are nested there.
    pub lists: usize,
    /// Its name.
    pub title: &'static str,
}

/// Something wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The line, from 1.
    pub line: u32,
    /// `error`, `warning` or `notice`.
    pub severity: &'static str,
    /// What is wrong, and what to do.
    pub message: String,
}

/// What has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// The list of gates.
    Gates,
    /// The policy of the gate.
    Policy,
    /// The request.
    Request,
}

/// What stands before everything else until it is answered.
#[derive(Debug, Clone)]
pub enum Dialog {
    /// The keys.
    Help,
    /// The name of a file to open, and why the last one could not be.
    Open(TextLine, Option<String>),
    /// The name of a file for the case, and why it could not be written.
    Save(TextLine, Option<String>),
}

/// The gates in their order.
pub const GATES: [Kind; 7] = [
    kind("endpoint", "endpoint_policies", 1, "Endpoint policy"),
    kind("resource", "resource_policy", 0, "Resource policy"),
    kind("identity", "identity", 1, "Caller's policies"),
    kind("boundary", "permission_boundaries", 1, "Boundary"),
    kind("session", "session_policies", 1, "Session policy"),
    kind("scp", "scps", 2, "Service control"),
    kind("rcp", "rcps", 2, "Resource control"),
];

const fn kind(id: &'static str, field: &'static str, lists: usize, title: &'static str) -> Kind {
    Kind {
        id,
        field,
        lists,
        title,
    }
}

impl Desk {
    /// An empty desk.
    pub fn new(judge: &Judge<'_>, size: Size) -> Self {
        let gates = GATES.iter().map(|kind| Gate {
            kind,
            text: String::new(),
            findings: Vec::new(),
        });
        let mut desk = Self {
            size,
            gates: gates.collect(),
            gate: 0,
            request: Request::default(),
            beside: Beside::default(),
            panel: Panel::Gates,
            top: 0,
            judged: None,
            wrong: Vec::new(),
            dialog: None,
            notice: None,
        };
        desk.judge(judge);
        desk
    }

    /// The gate whose policy is shown.
    pub fn shown(&self) -> &Gate {
        &self.gates[self.gate.min(self.gates.len() - 1)]
    }

    /// What the simulation says of a gate.
    pub fn said(&self, gate: &Gate) -> Option<&GateReport> {
        let judged = self.judged.as_ref()?;
        judged.by.iter().find(|it| it.gate == gate.kind.id)
    }

    /// What a gate says in a word, and the sign of it.
    pub fn light(&self, gate: &Gate) -> (&'static str, &'static str) {
        match self.said(gate).map(|it| it.decision) {
            Some("allowed") => ("+", "allowed"),
            Some("explicit_deny") => ("x", "denied"),
            Some(_) => ("x", "not allowed"),
            None if gate.text.trim().is_empty() => (" ", "not given"),
            None if self.judged.is_some() => (" ", "does not apply"),
            None => (" ", "not judged"),
        }
    }

    /// Takes what stands beside the policies.
    pub fn stand_beside(&mut self, judge: &Judge<'_>, mut beside: Beside) {
        if let Some(services) = beside.services.take() {
            self.request.stand_beside(&services);
        }
        self.beside = beside;
        self.judge(judge);
    }

    /// Takes a text: a policy for the gate that is shown, a whole case, or what stands beside.
    pub fn take(&mut self, judge: &Judge<'_>, text: &str) {
        let json = Json::parse(text).ok();
        if let Some(case) = json.as_ref().filter(|it| has_one_of(it, &["request"])) {
            self.take_case(case, text);
        } else if json.is_some_and(|it| has_one_of(&it, &["cases", "tried", "services"])) {
            match Beside::from_json(text) {
                Ok(beside) => return self.stand_beside(judge, beside),
                Err(wrong) => self.notice = wrong.first().map(said),
            }
        } else {
            self.top = 0;
            if let Some(gate) = self.gates.get_mut(self.gate) {
                gate.text = text.trim_end().to_string();
            }
        }
        self.judge(judge);
    }

    fn take_case(&mut self, case: &Json, text: &str) {
        let JsonValue::Record(fields) = &case.value else {
            return;
        };
        for gate in &mut self.gates {
            let found = fields.iter().find(|(name, _)| name == gate.kind.field);
            let written = found.filter(|(_, json)| json.value != JsonValue::Null);
            let written = written.map(|(_, json)| shortest(json, gate.kind.lists));
            gate.text = written.map_or_else(String::new, |json| {
                let span = json.span.start as usize..json.span.end as usize;
                text.get(span).unwrap_or_default().to_string()
            });
        }
        (self.gate, self.top) = (0, 0);
        self.request = self.request.replaced(text);
    }

    /// The case on the desk, as `policy simulate` reads it.
    pub fn case(&self) -> Result<String, String> {
        let mut parts = vec![format!("\"request\": {}", self.request.json())];
        let mut has_endpoint = self.request.passes_endpoint();
        for gate in self.gates.iter().filter(|it| !it.text.trim().is_empty()) {
            let Ok(json) = Json::parse(&gate.text) else {
                return Err(format!("{}: this is no JSON yet", gate.kind.title));
            };
            let missing = gate.kind.lists.saturating_sub(depth(&json));
            let (open, close) = ("[".repeat(missing), "]".repeat(missing));
            let text = &gate.text;
            parts.push(format!("\"{}\": {open}{text}{close}", gate.kind.field));
            has_endpoint |= gate.kind.id == "endpoint";
        }
        if has_endpoint {
            let kind = self.request.endpoint_kind();
            parts.push(format!("\"endpoint_kind\": \"{kind}\""));
        }
        Ok(format!("{{\n{}\n}}\n", parts.join(",\n")))
    }

    /// Judges the request by every policy, and looks through each of them beside the others.
    pub fn judge(&mut self, judge: &Judge<'_>) {
        self.wrong = Vec::new();
        self.judged = None;
        let mut beside = self.beside.clone();
        beside.services = self.request.services();
        beside.region = beside.region.or_else(|| self.request.region());
        match self.case() {
            Err(why) => self.wrong.push(why),
            Ok(case) => match Case::from_json(&case) {
                Ok(case) => {
                    self.judged = Some(simulate(&judge.known, &case));
                    beside.tried.push(case);
                }
                Err(wrong) => self.wrong.extend(wrong.iter().map(said)),
            },
        }
        let options = Options {
            attachment: match self.request.endpoint_kind() {
                "gateway" => Attachment::Gateway,
                _ => Attachment::Interface,
            },
            service: self.request.service().map(String::from),
            on: judge.on,
            beside,
        };
        let of_resource = Options {
            attachment: Attachment::Resource,
            on: judge.on,
            ..Options::default()
        };
        for gate in &mut self.gates {
            let options = match gate.kind.id {
                "endpoint" => &options,
                _ => &of_resource,
            };
            gate.findings = findings(judge, gate, options);
        }
    }
}

/// What is wrong, and what to do, in one line.
fn said(wrong: &Diagnostic) -> String {
    match &wrong.help {
        Some(help) => format!("{}: {help}", wrong.message),
        None => wrong.message.clone(),
    }
}

/// There are rules for policies of endpoints and resources; others only must be JSON.
fn findings(judge: &Judge<'_>, gate: &Gate, options: &Options) -> Vec<Finding> {
    if gate.text.trim().is_empty() {
        return Vec::new();
    }
    let files = [SourceFile {
        name: gate.kind.title.to_string(),
        text: gate.text.clone(),
    }];
    match lint(judge.model, &judge.known, &files, options) {
        Err(wrong) => {
            let lines = wrong.iter().map(|wrong| Finding {
                line: report(wrong, &files).line.max(1),
                severity: "error",
                message: said(wrong),
            });
            lines.collect()
        }
        Ok(found) if ["endpoint", "resource"].contains(&gate.kind.id) => {
            found.findings.into_iter().map(finding).collect()
        }
        Ok(_) => Vec::new(),
    }
}

fn finding(found: LintFinding) -> Finding {
    let fix = found.fix.first();
    Finding {
        line: found.place.line,
        severity: found.severity,
        message: match fix {
            Some(fix) => format!("{}. {fix}", found.message),
            None => found.message,
        },
    }
}

fn has_one_of(json: &Json, names: &[&str]) -> bool {
    matches!(&json.value, JsonValue::Record(fields) if fields.iter().any(|(name, _)| names.contains(&name.as_str())))
}

/// How deep lists are nested.
fn depth(json: &Json) -> usize {
    match &json.value {
        // No policy at all is as deep as it must be.
        JsonValue::List(items) if items.is_empty() => 2,
        JsonValue::List(items) => 1 + usize::from(items.iter().any(|it| depth(it) > 0)),
        JsonValue::Null
        | JsonValue::Flag(_)
        | JsonValue::Number(_)
        | JsonValue::Text(_)
        | JsonValue::Record(_) => 0,
    }
}

/// A list of one policy stands for the policy.
fn shortest(json: &Json, lists: usize) -> &Json {
    match &json.value {
        JsonValue::List(items) if lists > 0 => match items.as_slice() {
            [only] if !matches!(&only.value, JsonValue::List(inner) if inner.is_empty()) => {
                shortest(only, lists - 1)
            }
            _ => json,
        },
        JsonValue::List(_)
        | JsonValue::Null
        | JsonValue::Flag(_)
        | JsonValue::Number(_)
        | JsonValue::Text(_)
        | JsonValue::Record(_) => json,
    }
}
