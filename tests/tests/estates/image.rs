//! The small image that the npm package follows packets by: it says of every case what all rules say.

use tollgate_core::model::Model;
use tollgate_specs::ESTATES_IMAGE;
use tollgate_tests::case::{self, Verb};
use tollgate_tests::library;

#[test]
fn the_small_image_follows_packets_as_all_rules_do() {
    let model = Model::from_image(ESTATES_IMAGE).expect("the image is whole");
    let mut compared = 0;
    for file in case::all().expect("the cases are there") {
        let outputs = file.outputs().expect("the outputs are there");
        for (case, output) in file.cases.iter().zip(outputs) {
            if case.verb == Verb::Trace && case.specs.is_none() {
                let ran = library::run(&model, case).expect("it makes sense");
                assert_eq!(ran.line, output, "{}", case.name);
                compared += 1;
            }
        }
    }
    assert!(compared > 150, "{compared}");
}
