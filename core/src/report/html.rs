//! What was found in an estate, as one page that needs nothing else.

use alloc::format;
use alloc::string::String;

use super::text::{CURRENCY, findings, sides, source};
use super::{LintFinding, LintReport};

const HEAD: &str = "<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>Audit</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
article { border-left: .4rem solid #57606a; margin: 1.5rem 0; padding-left: 1rem }
article.error { border-color: #b42318 }
article.warning { border-color: #9a6700 }
h3 { margin: 0 }
code, pre { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap }
</style>
</head>
<body>
";

/// Findings, the worst first, and what could not be told.
#[must_use]
pub fn audit(report: &LintReport) -> String {
    let mut page = String::from(HEAD);
    page.push_str(&format!(
        "<h1>Audit</h1>\n<p>{}</p>\n",
        escaped(&findings(report))
    ));
    if !report.findings.is_empty() {
        page.push_str("<h2>Findings</h2>\n");
    }
    for finding in &report.findings {
        article(&mut page, finding);
    }
    let accepted = report.accepted.iter().map(|it| {
        let until = it.until.as_deref().unwrap_or("further notice");
        let (rule, resource, by, reason) = (&it.rule, &it.resource, it.by, &it.reason);
        format!("{rule} at {resource} by {by} until {until}: {reason}")
    });
    list(&mut page, "Accepted", accepted);
    let open = report.not_evaluated.iter();
    let open = open.map(|it| format!("{}: {}", it.rule, it.missing.join(", ")));
    list(&mut page, "Not evaluated", open);
    list(&mut page, "Skipped", report.skipped.iter().cloned());
    page.push_str("</body>\n</html>\n");
    page
}

fn article(page: &mut String, finding: &LintFinding) {
    let (severity, rule) = (finding.severity, escaped(&finding.rule));
    page.push_str(&format!(
        "<article class=\"{severity}\">\n<h3>{}</h3>\n<p>{severity} <code>{rule}</code></p>\n",
        marked(&finding.message)
    ));
    if let Some(why) = &finding.why {
        page.push_str(&format!("<p>{}</p>\n", escaped(why)));
    }
    let place = &finding.place;
    if !place.file.is_empty() {
        let at = format!("{}:{} {}", place.file, place.line, place.pointer);
        page.push_str(&format!("<p>At <code>{}</code></p>\n", escaped(&at)));
    }
    for fix in &finding.fix {
        page.push_str(&format!("<pre>{}</pre>\n", escaped(fix)));
    }
    if let Some(plan) = &finding.plan {
        let line = format!("tollgate plan {} {}", plan.decision, plan.answers.join(" "));
        page.push_str(&format!("<pre>{}</pre>\n", escaped(&line)));
    }
    if let Some(saving) = &finding.monthly_saving {
        page.push_str(&format!("<p>Saves {saving} {CURRENCY} a month</p>\n"));
    }
    let named = escaped(&source(&finding.source));
    let url = &finding.source.url;
    if url.starts_with("https://") {
        let url = escaped(url);
        page.push_str(&format!("<p>Source: <a href=\"{url}\">{named}</a></p>\n"));
    } else {
        page.push_str(&format!("<p>Source: {named}</p>\n"));
    }
    for dispute in &finding.disputes {
        page.push_str(&format!("<p>Disputed: {}</p>\n", escaped(&sides(dispute))));
    }
    page.push_str("</article>\n");
}

fn list(page: &mut String, heading: &str, lines: impl Iterator<Item = String>) {
    let mut items = String::new();
    for line in lines {
        items.push_str(&format!("<li>{}</li>\n", escaped(&line)));
    }
    if !items.is_empty() {
        page.push_str(&format!("<h2>{heading}</h2>\n<ul>\n{items}</ul>\n"));
    }
}

/// A text for a page, with what stands between backquotes as code.
fn marked(text: &str) -> String {
    let mut page = String::new();
    let mut parts = text.split('`').peekable();
    let mut inside = false;
    while let Some(part) = parts.next() {
        let part = escaped(part);
        // A backquote without a second one is a sign like others.
        match (inside, parts.peek()) {
            (true, Some(_)) => page.push_str(&format!("<code>{part}</code>")),
            (true, None) => page.push_str(&format!("`{part}")),
            (false, _) => page.push_str(&part),
        }
        inside = !inside;
    }
    page
}

/// A text in which every sign that would mark up a page or a picture is named instead.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
