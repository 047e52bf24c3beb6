//! Pieces of HTML, every text escaped.

/// A text as it may stand in an element or an attribute.
pub fn escape(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\'' => written.push_str("&#39;"),
            _ => written.push(sign),
        }
    }
    written
}

/// A sentence; what stands between back quotes is code.
pub fn prose(text: &str) -> String {
    let mut written = String::new();
    let mut rest = text;
    while let Some((before, quoted, after)) = quoted(rest) {
        written += &escape(before);
        written += &code(quoted);
        rest = after;
    }
    written + &escape(rest)
}

fn quoted(text: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = text.split_once('`')?;
    let (quoted, after) = from.split_once('`')?;
    Some((before, quoted, after))
}

/// Paragraphs, set off from one another by empty lines in the text.
pub fn paragraphs(text: &str) -> String {
    let texts = text.split("\n\n").map(str::trim);
    let texts = texts.filter(|text| !text.is_empty());
    texts
        .map(|text| format!("<p>{}</p>\n", prose(text)))
        .collect()
}

/// A name or a command.
pub fn code(text: &str) -> String {
    format!("<code>{}</code>", escape(text))
}

/// A link around HTML.
pub fn link(address: &str, inside: &str) -> String {
    format!("<a href=\"{}\">{inside}</a>", escape(address))
}

/// A section with its heading, which bears the anchor.
pub fn section(anchor: &str, heading: &str, inside: &str) -> String {
    let anchor = escape(anchor);
    format!(
        "<section aria-labelledby=\"{anchor}\">\n<h2 id=\"{anchor}\">{}</h2>\n{inside}</section>\n",
        escape(heading)
    )
}

/// A list that shows when it is asked for.
pub fn folded(summary: &str, inside: &str) -> String {
    format!(
        "<details><summary>{}</summary>\n{inside}</details>\n",
        escape(summary)
    )
}

/// A region that scrolls sideways by itself, also with the keyboard.
pub fn scrolling(label: &str, inside: &str) -> String {
    format!(
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n{inside}</div>\n",
        escape(label)
    )
}

/// An item for each of these in a list.
pub fn list(items: &[String]) -> String {
    let items: String = items
        .iter()
        .map(|item| format!("<li>{item}</li>\n"))
        .collect();
    format!("<ul>\n{items}</ul>\n")
}

/// How many there are, with the word for one or for many.
pub fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{} {many}", grouped(&number.to_string())),
    }
}

/// A number with its thousands set apart.
pub fn grouped(number: &str) -> String {
    let (whole, fraction) = number.split_at(number.find('.').unwrap_or(number.len()));
    let (sign, digits) = match whole.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", whole),
    };
    let mut written = String::from(sign);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_and_quoted_words_are_code() {
        assert_eq!(
            escape("<a href='x'>&\"</a>"),
            "&lt;a href=&#39;x&#39;&gt;&amp;&quot;&lt;/a&gt;"
        );
        assert_eq!(prose("set `a<b` to `x"), "set <code>a&lt;b</code> to `x");
        assert_eq!(paragraphs("one\n\n\ntwo"), "<p>one</p>\n<p>two</p>\n");
    }

    #[test]
    fn thousands_are_set_apart() {
        let rows = [
            ("1", "1"),
            ("1000", "1,000"),
            ("-1234567.8901", "-1,234,567.8901"),
            ("730", "730"),
        ];
        for (plain, written) in rows {
            assert_eq!(grouped(plain), written);
        }
    }
}
