//! The estate that is made up for measurements is one that packets find their way in.

use tollgate_core::estate::read::{Beside, read};
use tollgate_core::trace::matrix::matrix;
use tollgate_core::trace::{Knowledge, Request, trace};
use tollgate_tests::made_estate::{Size, files};
use tollgate_tests::specs;

#[test]
fn a_made_estate_is_read_whole_and_leads_to_its_endpoints() {
    let model = specs::model().expect("the specs are there");
    let known = Knowledge::of(&model, None);
    let services = ["kms", "sqs"].map(|it| format!("com.amazonaws.us-east-1.{it}"));
    let size = Size {
        vpcs: 20,
        endpoints: 3,
        services: &services,
    };
    let estate = read(&files(size), &Beside::default()).expect("it is JSON");
    assert_eq!(estate.skipped, []);
    assert_eq!(
        (
            estate.vpcs.len(),
            estate.subnets.len(),
            estate.endpoints.len()
        ),
        (20, 40, 60)
    );
    let request = Request {
        from: format!("subnet-{:016x}1", 7),
        to: String::from("bucket.s3.us-east-1.amazonaws.com"),
        ..Request::default()
    };
    let report = trace(&known, &estate, &request).expect("the subnet is there");
    assert_eq!(report.verdict, "private");
    assert_eq!(report.via, Some(format!("vpce-{:017x}", 7 * 3)));
    let all = matrix(&known, &estate, &[], None).expect("hosts are known");
    assert_eq!(all.services, ["kms", "s3", "sqs"]);
    assert_eq!(all.cells.len(), 120);
}
