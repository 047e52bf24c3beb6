//! Placements: what each way to a service costs where many VPCs need it.

use nom::Parser as _;
use nom::combinator::cut;

use super::decision::quantity;
use super::expected::Parsed;
use super::tree::{Placement, PlacementCharge};
use super::word::{At, braces, citations, keyword, name, period, string};

/// `placement many-vpcs "..." { local when interface bill interface-endpoint { ... } } [...]`
pub fn placement<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Placement> {
    let (rest, ()) = keyword("placement")(text)?;
    let (rest, name) = cut(|rest| name(at, rest)).parse(rest)?;
    let (rest, title) = cut(|rest| string(at, rest)).parse(rest)?;
    let what = "a role such as `local`, or `}`";
    let (rest, charges) = cut(braces(at, |text| charge(at, text), what)).parse(rest)?;
    let (rest, period) = period(rest)?;
    let (rest, citations) = citations(at, rest)?;
    Ok((
        rest,
        Placement {
            name,
            title,
            charges,
            period,
            citations,
        },
    ))
}

/// `local when interface bill interface-endpoint { zones = zones  gb = gb }`
fn charge<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, PlacementCharge> {
    let (rest, role) = name(at, text)?;
    let (rest, when) = match keyword("when")(rest) {
        Ok((rest, ())) => {
            let (rest, flag) = cut(|rest| name(at, rest)).parse(rest)?;
            (rest, Some(flag))
        }
        Err(_) => (rest, None),
    };
    let (rest, ()) = cut(keyword("bill")).parse(rest)?;
    let (rest, tariff) = cut(|rest| name(at, rest)).parse(rest)?;
    let what = "a quantity such as `gb = gb`, or `}`";
    let (rest, quantities) = cut(braces(at, |text| quantity(at, text), what)).parse(rest)?;
    Ok((
        rest,
        PlacementCharge {
            role,
            when,
            tariff,
            quantities,
        },
    ))
}
