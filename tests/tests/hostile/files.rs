//! Plans, templates and usage files that are long, deep, or lead back to themselves.

use tollgate_core::estate::read::declared::{LIMITS, read};
use tollgate_core::evaluate::bill::Terms;
use tollgate_core::json::yaml::parse_either;
use tollgate_core::price::{FileTerms, FileUsage, price_resources};
use tollgate_tests::specs;

use super::{numbered, repeated, timed};

/// Reads and bills a file of resources with a usage file.
fn billed(what: &str, resources: &str, usage: &str) {
    let model = specs::model().unwrap_or_default();
    timed(what, || {
        let usage = FileUsage::read(&model, usage).unwrap_or_default();
        if let Ok(Some((kind, declared))) = read(resources, 0, &[]) {
            let terms = FileTerms {
                terms: Terms::default(),
                region: Some("us-east-1"),
                usage,
                file: what,
                name: kind.word(),
            };
            let _ = price_resources(&model, &declared, &terms);
        }
    });
}

#[test]
fn long_plans_with_long_usage_files() {
    let resources = numbered(2_000, |at| {
        format!(
            "{}{{\"address\": \"aws_nat_gateway.a[{at}]\", \"mode\": \"managed\", \"type\": \"aws_nat_gateway\", \"values\": {{}}}}",
            if at > 0 { "," } else { "" }
        )
    });
    let plan =
        format!("{{\"planned_values\": {{\"root_module\": {{\"resources\": [{resources}]}}}}}}");
    let wide = numbered(4_000, |at| {
        format!("  aws_nat_gateway.b{at}[*]: {{monthly_data_processed_gb: 1}}\n")
    });
    let exact = numbered(4_000, |at| {
        format!("  aws_nat_gateway.a[{at}]: {{monthly_data_processed_gb: 1}}\n")
    });
    billed(
        "2,000 gateways, 8,000 usages",
        &plan,
        &format!("resource_usage:\n{wide}{exact}"),
    );
    billed("2,000 gateways, no usage", &plan, "");
}

#[test]
fn references_that_lead_everywhere() {
    let addresses = numbered(2_000, |at| {
        format!(",{{\"address\": \"a.b[{at}]\", \"type\": \"a\", \"values\": {{}}}}")
    });
    let names = numbered(2_000, |at| {
        format!("{}\"a.b\", \"var.x{at}\"", if at > 0 { "," } else { "" })
    });
    let unknown = numbered(500, |at| {
        format!("{}\"x{at}\": true", if at > 0 { "," } else { "" })
    });
    let expressions = numbered(500, |at| {
        format!(
            "{}\"x{at}\": {{\"references\": [{names}]}}",
            if at > 0 { "," } else { "" }
        )
    });
    let plan = format!(
        "{{\"planned_values\": {{\"root_module\": {{\"resources\": [{{\"address\": \"c.d\", \"type\": \"c\", \"values\": {{}}}}{addresses}]}}}}, \
         \"resource_changes\": [{{\"address\": \"c.d\", \"change\": {{\"after_unknown\": {{{unknown}}}}}}}], \
         \"configuration\": {{\"root_module\": {{\"resources\": [{{\"address\": \"c.d\", \"expressions\": {{{expressions}}}}}]}}}}}}"
    );
    billed("500 values of 4,000 references each", &plan, "");
}

#[test]
fn yaml_that_is_deep_or_blows_up() {
    let lines = numbered(400, |at| format!("{}a:\n", " ".repeat(at)));
    let aliases = numbered(25, |at| {
        format!("a{}: &a{} [*a{at}, *a{at}, *a{at}]\n", at + 1, at + 1)
    });
    for (what, text) in [
        ("brackets", repeated("[", 1 << 20)),
        ("braces", repeated("{a: ", 1 << 20)),
        ("dashes", repeated("- ", 1 << 20)),
        ("steps", lines),
        ("tags", repeated("!Sub ", 1 << 20)),
        ("quotes", repeated("'", 1 << 20)),
        ("aliases", format!("a0: &a0 [x]\n{aliases}")),
        ("keys", repeated("? ", 1 << 20)),
        ("comments", repeated("# x\n", 4 << 20)),
        ("one line", format!("a: {}", repeated("x ", 4 << 20))),
    ] {
        timed(what, || {
            let _ = parse_either(&text, LIMITS);
        });
    }
}

#[test]
fn templates_whose_functions_feed_each_other() {
    let conditions = numbered(20_000, |at| {
        format!(
            "  C{at}: !And [!Condition C{}, !Condition C{}]\n",
            at + 1,
            at + 1
        )
    });
    let joins = numbered(5_000, |at| {
        format!("  R{at}: {{Type: A::B, Properties: {{V: !Split [',', !Join [',', !Ref P]]}}}}\n")
    });
    let list = repeated("x,", 100_000);
    billed(
        "20,000 conditions, long lists",
        &format!(
            "Parameters: {{P: {{Type: CommaDelimitedList, Default: '{list}'}}}}\nConditions:\n{conditions}Resources:\n  R: {{Type: A::B, Condition: C0}}\n{joins}"
        ),
        "",
    );
}
