//! What is refused in checks and keys.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::compile::compile;
use crate::source::SourceFile;

const BASE: &str = r#"
source log "Log" { }
unit metre
entity port "Port" { deep flag  ships many of ship by port }
entity ship "Ship" { port of port  draught number unit metre  kind one of tug, ferry  cargo list  name text }
"#;

fn compiled(text: &str) -> Vec<String> {
    let file = SourceFile {
        name: String::from("a.toll"),
        text: format!("{BASE}{text}"),
    };
    let said = compile(&[file]).diagnostics.into_iter();
    said.map(|it| it.message).collect()
}

fn a_check(body: &str) -> String {
    format!("check c error \"C\" {{ {body}  say \"{{ship.id}}\" }} [log]")
}

#[test]
fn what_cannot_hold_is_refused() {
    for (body, message) in [
        (
            "for ship in ships  expect ship.drought > 2 metre",
            "there is no field of `ship` `drought`",
        ),
        (
            "for ship in ships  expect ship.draught > 2",
            "`metre` cannot be compared with no unit",
        ),
        (
            "for ship in ships  expect ship.kind is tugg",
            "there is no value of this field `tugg`",
        ),
        (
            "for ship in ships  expect ship.kind is \"tug\"",
            "only texts are matched with a text",
        ),
        (
            "for ship in ships  expect ship.kind",
            "this is no condition by itself",
        ),
        (
            "for ship in ships  expect ship.port.ships.draught > 2 metre",
            "`ship.port.ships.draught` leads over several things",
        ),
        (
            "for ship in ships  expect ship.port is ship.name",
            "these two can never be the same",
        ),
        (
            "for ship in ships  expect boat.kind is tug",
            "there is no thing in hand `boat`",
        ),
        (
            "for ship in boats  expect ship.kind is tug",
            "there is no thing in hand `boats`",
        ),
        (
            "for ship in ships  for ship in ships  expect ship.kind is tug",
            "`ship` cannot be the name of one thing here",
        ),
        (
            "for ship in ships  for port in ports  expect ship.kind is tug",
            "`port` is never looked at",
        ),
        (
            "for ship in ships  expect number of ship.port.ships",
            "this is no condition by itself",
        ),
        (
            "for ship in ships  expect ship.cargo exists > 2",
            "expected `for`, `expect`, `say`, `fix` or `}`, found `>`",
        ),
        (
            "for ship in ships  expect ship.name.kind is tug",
            "`ship.name.kind` leads on from what is no thing",
        ),
    ] {
        let said = compiled(&a_check(body));
        assert!(said.iter().any(|said| said == message), "{body}: {said:?}");
    }
    for (text, message) in [
        (
            "check c error \"C\" { for ship in ships  expect ship.kind is tug  say \"\" }",
            "the check `c` needs a source",
        ),
        (
            "check c error \"C\" { for ship in ships  expect ship.kind is tug  say \"{ship.colour}\" } [log]",
            "there is no field of `ship` `colour`",
        ),
        (
            "check c severe \"C\" { }",
            "expected `error`, `warning` or `notice`, found `severe`",
        ),
        (
            "entity a \"A\" { b many of ship by kind }",
            "`kind` does not refer back here",
        ),
        ("entity a \"A\" { b of boat }", "there is no entity `boat`"),
        (
            "entity a \"A\" { id text }",
            "a field cannot be called `id`",
        ),
        (
            "entity port \"P\" { }",
            "the entity `port` is declared twice",
        ),
        (
            "catalogue key \"Keys\" { }\nkey k \"K\" { present when request.x exists  value request.x } [log]",
            "keys are read from a `request`, and no such entity is declared",
        ),
        (
            "catalogue key \"Keys\" { }\nentity request \"R\" { x list }\nkey k \"K\" { present when request.x exists  value request.x } [log]",
            "`request.x` holds several values",
        ),
        (
            "catalogue key \"Keys\" { }\nentity request \"R\" { x text }\nkey k \"K\" { value request.x } [log]",
            "the key `k` needs both `present when` and `value`",
        ),
    ] {
        let said = compiled(text);
        assert!(said.iter().any(|said| said == message), "{text}: {said:?}");
    }
}

#[test]
fn nesting_is_bounded() {
    let sum = "ship.draught + ".repeat(400);
    let said = compiled(&a_check(&format!(
        "for ship in ships  expect {sum} ship.draught > 1 metre"
    )));
    assert_eq!(said, ["this condition has too many parts"]);
}
