//! The screen line by line: for screen readers and dumb terminals. Nothing is drawn and nothing is written over.

use tollgate_core::report::text;

use super::map::{FIELDS, Map, World};
use super::view::{sentence, summary};
use crate::wizard::conversation::{Heard, Spoken};
use crate::wizard::leave::Left;

const HELP: &str = "\
from ID          an instance, interface or subnet, on-premises or internet
to HOST          a host name or an address, perhaps with : and a port
protocol NAME    tcp, udp, icmp, any, or a number
try CHANGES      with spaces between, such as: try vpc-1.dns-hostnames=no; none without any
starts           where a packet may start
all              every subnet to every service
show             the way and its steps
done             leave";

/// How many starts are named at once.
const SHOWN: usize = 40;

impl Spoken for World<'_> {
    type State = Map;

    fn greeting(&self, _: &Map) -> String {
        format!("Where packets go. What can be said:\n{HELP}\n")
    }

    fn hear(&self, mut map: Map, line: &str) -> Heard<Map> {
        if line == "done" {
            return Heard::left(map, Left::Finished);
        }
        let reply = hear(self, &mut map, line);
        Heard::reply(map, reply)
    }
}

/// What a line does, and what is said to it.
fn hear(world: &World<'_>, map: &mut Map, line: &str) -> String {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    if let Some(row) = FIELDS.iter().position(|(title, _)| *title == word) {
        map.set(world, row, rest.trim());
        return shown(map);
    }
    match word {
        "show" => shown(map),
        "starts" => {
            let shown: Vec<&str> = world
                .starts
                .iter()
                .take(SHOWN)
                .map(String::as_str)
                .collect();
            let more = world.starts.len().saturating_sub(SHOWN);
            match more {
                0 => shown.join("\n"),
                more => format!("{}\nand {more} more", shown.join("\n")),
            }
        }
        "all" => {
            map.ask_all(world);
            match &map.all {
                Some(all) => text::matrix(all),
                None => map.wrong.join("\n"),
            }
        }
        "help" | "?" | "" => HELP.to_string(),
        _ => format!("`{word}` is not known.\n{HELP}"),
    }
}

/// The way and its steps.
fn shown(map: &Map) -> String {
    let Some(way) = &map.way else {
        return map.wrong.join("\n");
    };
    let mut lines = summary(way);
    lines.push(way.hops.join(" > "));
    lines.extend(way.steps.iter().map(sentence));
    let missing = way.not_evaluated.iter();
    lines.extend(missing.map(|it| format!("? not evaluated: {it}")));
    lines.join("\n")
}
