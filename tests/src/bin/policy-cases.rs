//! `policy-cases [COUNT]` prints made-up policy cases, each with the library's answer, a line of JSON each: for
//! front ends that must give the same answer.

use std::env;
use std::error::Error;
use std::io::{BufWriter, Write, stdout};

use proptest::strategy::{Strategy, ValueTree};
use tollgate_core::policy::{Case, Knowledge, simulate};
use tollgate_core::report::json::json;
use tollgate_tests::{made_policies, specs};

fn main() -> Result<(), Box<dyn Error>> {
    let count = match env::args().nth(1) {
        Some(count) => count.parse()?,
        None => made_policies::count(),
    };
    let model = specs::model()?;
    let known = Knowledge::of(&model);
    let mut runner = made_policies::runner(count);
    let mut out = BufWriter::new(stdout().lock());
    for _ in 0..count {
        let made = made_policies::case().new_tree(&mut runner);
        let case = made.map_err(|why| why.to_string())?.current();
        let text = case.to_string();
        let read = Case::from_json(&text).map_err(|wrong| format!("{text}: {wrong:?}"))?;
        writeln!(
            out,
            r#"{{"case":{text},"answer":{}}}"#,
            json(&simulate(&known, &read))
        )?;
    }
    Ok(())
}
