//! The desk line by line: for screen readers and dumb terminals. Nothing is drawn and nothing is written over.

use std::path::Path;

use super::desk::{Desk, GATES, Judge};
use super::message::Message;
use super::request::{FIELDS, OTHERS};
use super::run::{opened, saved};
use super::update::update;
use crate::wizard::conversation::{Heard, Spoken};
use crate::wizard::leave::Left;

const HELP: &str = "\
open GATE FILE   a policy; the gates are endpoint, resource, identity, boundary, session, scp, rcp
open FILE        a whole case, or what stands beside, as `policy lint --beside` reads it
caller, action, resource: each with its value, such as: action s3:GetObject
set POINTER VALUE   any other field of the request, such as: set /path/endpoint/vpc vpc-1
key NAME=VALUE   a condition key; several values with commas, none where the request does not have it
others IDS       services of the VPC's other endpoints, with commas between; the Region matters too
try              the first value that would change the decision
show             what is wrong, and what every gate says
save FILE        the case, for tollgate policy simulate
done             leave";

impl Spoken for Judge<'_> {
    type State = Desk;

    fn greeting(&self, desk: &Desk) -> String {
        let mut said = format!("Policies at every gate. What can be said:\n{HELP}\n");
        if !desk.gates.iter().all(|gate| gate.text.is_empty()) {
            said.push('\n');
            said.push_str(&shown(desk));
        }
        said
    }

    fn hear(&self, desk: Desk, line: &str) -> Heard<Desk> {
        if line == "done" {
            return Heard::left(desk, Left::Finished);
        }
        let (desk, reply) = hear(self, desk, line);
        Heard::reply(desk, reply)
    }
}

/// What a line does, and what is said to it.
fn hear(judge: &Judge<'_>, mut desk: Desk, line: &str) -> (Desk, String) {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    let rest = rest.trim();
    let message = match (word, rest) {
        ("open", "") => return (desk, "say: open endpoint policy.json".to_string()),
        ("open", _) => {
            let (first, file) = rest.split_once(' ').unwrap_or(("", rest));
            let gate = GATES.iter().position(|kind| kind.id == first);
            desk.gate = gate.unwrap_or(0);
            opened(Path::new(if gate.is_some() { file.trim() } else { rest }))
        }
        ("caller", _) => return set(judge, desk, "/principal", rest),
        ("action" | "resource", _) => return set(judge, desk, &format!("/{word}"), rest),
        ("others", _) => return set(judge, desk, OTHERS, rest),
        ("set", _) => {
            let (pointer, value) = rest.split_once(' ').unwrap_or((rest, ""));
            return set(judge, desk, pointer, value.trim());
        }
        ("key", _) => {
            desk.request.key(rest);
            desk.judge(judge);
            let said = shown(&desk);
            return (desk, said);
        }
        ("try", "") => Message::Try,
        ("show", "") => {
            let said = shown(&desk);
            return (desk, said);
        }
        ("save", "") => return (desk, "say: save case.json".to_string()),
        ("save", _) => match desk.case() {
            Ok(case) => saved(Path::new(rest), &case),
            Err(why) => Message::NotSaved(why),
        },
        ("help" | "?" | "", _) => return (desk, HELP.to_string()),
        _ => return (desk, format!("`{word}` is not known.\n{HELP}")),
    };
    let failed = match &message {
        Message::NotOpened(why) | Message::NotSaved(why) => Some(why.clone()),
        Message::Saved(path) => Some(format!("saved in {path}")),
        _ => None,
    };
    let (desk, _) = update(judge, desk, message);
    let said = failed.unwrap_or_else(|| match &desk.notice {
        Some(notice) => format!("{notice}\n{}", shown(&desk)),
        None => shown(&desk),
    });
    (desk, said)
}

fn set(judge: &Judge<'_>, mut desk: Desk, pointer: &str, value: &str) -> (Desk, String) {
    let known = FIELDS.iter().any(|field| field.pointer == pointer);
    if !known {
        let names: Vec<&str> = FIELDS.iter().map(|field| field.pointer).collect();
        let said = format!("there is no `{pointer}`; there are {}", names.join(", "));
        return (desk, said);
    }
    desk.request.set(pointer, value);
    desk.judge(judge);
    let said = shown(&desk);
    (desk, said)
}

/// Everything in lines: what is wrong, gate by gate, and the decision.
fn shown(desk: &Desk) -> String {
    let mut text = String::new();
    for gate in desk.gates.iter().filter(|it| !it.text.trim().is_empty()) {
        text.push_str(&format!("{}: {}\n", gate.kind.title, desk.light(gate).1));
        for found in &gate.findings {
            let (line, severity, message) = (found.line, found.severity, &found.message);
            text.push_str(&format!("  line {line}, {severity}: {message}\n"));
        }
        let statements = desk.said(gate).map_or(&[][..], |it| &it.statements);
        for (number, statement) in (1..).zip(statements) {
            let name = statement.sid.clone();
            let name = name.unwrap_or_else(|| format!("statement {number}"));
            let fits = if statement.matched {
                "fits"
            } else {
                "does not fit"
            };
            text.push_str(&format!("  {name} {fits}: {}\n", statement.why));
        }
    }
    match &desk.judged {
        Some(judged) => {
            text.push_str(&format!(
                "Decision: {}\n",
                judged.decision.replace('_', " ")
            ));
            for one in &judged.depends {
                let with = one.values.first().map_or("another value", String::as_str);
                let (key, would) = (&one.key, one.would_be.replace('_', " "));
                text.push_str(&format!(
                    "  not known: {key} with {with} would be {would}\n"
                ));
            }
        }
        None => {
            for why in &desk.wrong {
                text.push_str(&format!("Not judged yet: {why}\n"));
            }
        }
    }
    text
}
