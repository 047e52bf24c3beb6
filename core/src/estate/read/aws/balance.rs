//! Listeners of load balancers, and the targets behind them.

use super::super::reader::Reader;
use crate::estate::balance::{Listener, Target, TargetGroup};
use crate::estate::{Kind, Name};

pub fn listener(reader: &mut Reader<'_, '_>) {
    let mut listener = Listener {
        at: reader.spot(),
        ..Listener::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "LoadBalancerArn" => listener.balancer = reader.name(),
            "Port" => listener.port = reader.number(),
            "Protocol" => listener.protocol = reader.name(),
            "DefaultActions" => {
                if reader.list() {
                    while reader.cursor.element() {
                        if reader.record() {
                            action(reader, &mut listener);
                        }
                    }
                }
            }
            _ => reader.skip(),
        }
    }
    reader.estate.listeners.push(listener);
}

/// What a listener does: one target group is named by itself, several with their weights.
fn action(reader: &mut Reader<'_, '_>, listener: &mut Listener) {
    while let Some(key) = reader.key() {
        match &*key {
            "TargetGroupArn" => {
                let group = reader.last_part();
                let groups = &mut listener.groups;
                groups.extend(group.filter(|it| !groups.contains(it)));
            }
            "ForwardConfig" => {
                if reader.record() {
                    action(reader, listener);
                }
            }
            "TargetGroups" => {
                if reader.list() {
                    while reader.cursor.element() {
                        if reader.record() {
                            action(reader, listener);
                        }
                    }
                }
            }
            _ => reader.skip(),
        }
    }
}

/// A target group: of what a packet meets in it, the listener and the health of its targets tell.
pub fn group(reader: &mut Reader<'_, '_>) {
    while reader.key().is_some() {
        reader.skip();
    }
}

/// `describe-target-health`, which does not say of which target group: the file is named after it.
pub fn health(reader: &mut Reader<'_, '_>, of: Option<Name>) {
    reader.tells(Kind::Listener);
    let mut group = TargetGroup {
        id: of.or_else(|| reader.word_of_file(|word| word.len() == 16 && is_hexadecimal(word))),
        targets: alloc::vec![],
        at: reader.spot(),
    };
    if reader.list() {
        while reader.cursor.element() {
            if reader.record() {
                group.targets.push(target(reader));
            }
        }
    }
    if group.id.is_none() {
        reader.skipped(
            "of which target group these targets are is not told: name the file after the last part of its ARN"
                .into(),
        );
    }
    reader.estate.target_groups.push(group);
}

fn target(reader: &mut Reader<'_, '_>) -> Target {
    let mut target = Target::default();
    while let Some(key) = reader.key() {
        match &*key {
            "Target" => {
                if reader.record() {
                    while let Some(key) = reader.key() {
                        match &*key {
                            "Id" => target.id = reader.name(),
                            "Port" => target.port = reader.number(),
                            _ => reader.skip(),
                        }
                    }
                }
            }
            "TargetHealth" => target.state = reader.inner("State"),
            _ => reader.skip(),
        }
    }
    target
}

fn is_hexadecimal(word: &str) -> bool {
    word.bytes().all(|sign| sign.is_ascii_hexdigit())
}
