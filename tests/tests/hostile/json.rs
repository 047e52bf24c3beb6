//! JSON texts that are long, deep or wide.

use super::*;

#[test]
fn large_json() {
    let model = Model::from_image(tollgate_specs::IMAGE).unwrap_or_default();
    let texts = [
        (
            "many answers",
            format!(
                "{{{}\"z\":1}}",
                numbered(50_000, |i| format!("\"a{i}\":1,"))
            ),
        ),
        ("a long name", format!("{{\"{}\": 1}}", "x".repeat(LONG))),
        (
            "a long number",
            format!("{{\"zones\": {}}}", "9".repeat(LONG)),
        ),
        (
            "a long answer",
            format!("{{\"service\": \"{}\"}}", "x".repeat(LONG)),
        ),
        (
            "a long set",
            format!(
                "{{\"callers\": [{}\"x\"]}}",
                repeated("\"this-vpc\",", LONG)
            ),
        ),
        (
            "many fields",
            format!(
                "{{\"items\": [{{{}\"z\":1}}]}}",
                numbered(50_000, |i| format!("\"a{i}\":1,"))
            ),
        ),
        (
            "many items",
            format!("{{\"items\": [{}1]}}", repeated("{},", LONG)),
        ),
        (
            "many kinds",
            format!(
                "{{\"items\": [{}1]}}",
                repeated("{\"kind\":\"nat-gatewai\"},", LONG / 20)
            ),
        ),
        ("deep", repeated("[", LONG)),
        ("deep objects", repeated("{\"a\":", LONG)),
        (
            "31 deep and long",
            format!(
                "{}{}{}",
                "[".repeat(31),
                repeated("1,", LONG),
                "1".to_owned() + &"]".repeat(31)
            ),
        ),
        ("one sign", repeated("é", LONG)),
    ];
    for (what, text) in texts {
        let files = [SourceFile {
            name: "hostile.json".into(),
            text,
        }];
        timed(what, || {
            let text = files[0].text.as_str();
            let answers = Answers::from_json(text);
            if let Ok(answers) = &answers {
                let request = Request {
                    decision: "endpoint",
                    answers,
                    defaults: Defaults::Leave,
                    on: None,
                };
                let _ = decide(&model, &request);
            }
            let scenario = Scenario::from_json(&model, text);
            let mistakes = answers.err().into_iter().chain(scenario.err()).flatten();
            let shown: usize = mistakes.map(|it| render(&it, &files).len()).sum();
            assert!(shown < 100 << 20, "{shown} bytes");
            let _ = read_share(text);
        });
    }
}
