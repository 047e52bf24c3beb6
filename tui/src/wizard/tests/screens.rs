//! Every kind of screen in every size.

use tollgate_core::facts::Answers;
use tollgate_core::model::Model;

use super::super::rules::Rules;
use super::super::scripted::{painted, pictured, press};
use super::super::state::{Facts, Size};
use super::super::theme::Signs;
use super::super::update::start;
use super::{opened, rules};

#[track_caller]
fn check(name: &str, keys: &str) {
    let rules = rules();
    pictured(
        &rules,
        || opened(&rules, 80, 24),
        (name, keys, Signs::LINES),
    );
}

#[test]
fn the_decisions() {
    check("decisions", "");
}

#[test]
fn the_first_question() {
    check("first", "<Enter>");
}

#[test]
fn a_long_list() {
    check("long-list", "<Enter>1");
}

#[test]
fn a_long_list_with_a_filter() {
    check("filtered", "<Enter>1quay<Down><Down>");
}

#[test]
fn a_set_with_marks() {
    check("set", "<Enter>1amber bay<Enter><Space><Down><Down><Space>");
}

#[test]
fn a_number_out_of_range() {
    check("number", "<Enter>1beacon<Enter>5<Enter>99<Enter>");
}

#[test]
fn the_result() {
    check("result", "<Enter>1amber bay<Enter>1<Enter>");
}

#[test]
fn what_would_change_it() {
    check("what-if", "<Enter>1amber bay<Enter>1<Enter>3<Down>");
}

#[test]
fn the_cost() {
    check(
        "cost",
        "<Enter>1amber bay<Enter>1<Enter>5<Enter>3<Enter><Enter><Enter>",
    );
}

#[test]
fn what_is_to_be_done_and_where_all_of_it_is_from() {
    check("steps", "<Enter>1amber bay<Enter>1<Enter>6");
    check("sources", "<Enter>1amber bay<Enter>1<Enter>6<Right>");
}

#[test]
fn in_colours_and_in_ascii() {
    let rules = rules();
    let state = press(
        &rules,
        opened(&rules, 80, 24),
        "<Enter>1amber bay<Enter>1<Enter>",
    );
    painted(&rules, &state, "result");
    for (name, keys) in [
        ("menu-ascii", ""),
        ("question-ascii", "<Enter>1"),
        ("result-ascii", "<Enter>1amber bay<Enter>1<Enter>"),
    ] {
        pictured(
            &rules,
            || opened(&rules, 80, 24),
            (name, keys, Signs::ASCII),
        );
    }
}

#[test]
fn two_branches_side_by_side() {
    check("compare", "<Enter>1amber bay<Enter>1<Enter>3<Down>v");
    check("no-comparison", "<Enter>1amber bay<Enter>1<Enter>v");
}

#[test]
fn searched_help() {
    check("help-searched", "<Enter>1<Enter><Esc><F1>undo");
}

#[test]
fn the_chart() {
    check(
        "chart",
        "<Enter>1amber bay<Enter>1<Enter>5<Enter>3<Enter><Enter><Enter>c",
    );
}

#[test]
fn a_chart_with_crossings() {
    let model = Model::from_image(tollgate_specs::IMAGE).expect("the built-in rules");
    let rules = Rules::new(model, "2026-11-15".parse().ok());
    // The Region that most rates are known for.
    let rows = rules.model.tariffs.iter().flat_map(|tariff| &tariff.rows);
    let known: Vec<u16> = rows.filter_map(|row| row.region).collect();
    let rates = |at: &u16| known.iter().filter(|region| *region == at).count();
    let best = known.iter().max_by_key(|at| rates(at)).expect("a rate");
    let region = &rules.model.regions()[usize::from(*best)].name;
    let region = format!("region={region}");
    let given = [
        "target=aws-service",
        "service=kms",
        "callers=this-vpc",
        "service-region=same",
        "zones=3",
        region.as_str(),
        "data=500",
        "vpcs=1",
        "inspection=no",
    ];
    let opened = || {
        let facts = Facts {
            decision: Some("endpoint".to_string()),
            answers: Answers::from_pairs(&given).expect("answers"),
        };
        let size = Size {
            width: 80,
            height: 24,
        };
        start(&rules, facts, size).expect("known answers")
    };
    pictured(&rules, opened, ("volume", "c", Signs::LINES));
    pictured(&rules, opened, ("volume-ascii", "c", Signs::ASCII));
}

#[test]
fn an_incomplete_price() {
    check(
        "incomplete",
        "<Enter>1beacon<Enter>5<Enter>3<Enter><Enter>2",
    );
}

#[test]
fn the_trail_with_an_answer_kept_aside() {
    check(
        "aside",
        "<Enter>1amber bay<Enter>1<Enter><Tab><Up><Up><Enter>2<Tab>",
    );
}

#[test]
fn help() {
    check("help", "<Enter>1?");
}
