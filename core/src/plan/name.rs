//! Names in the three dialects: `vpc-id` is `vpc_id`, `VpcId` and `VPC_ID`.

use alloc::string::String;

/// As Terraform and HCL spell it.
pub fn snake(name: &str) -> String {
    let signs = name.chars().map(|sign| match sign {
        'a'..='z' | '0'..='9' => sign,
        'A'..='Z' => sign.to_ascii_lowercase(),
        _ => '_',
    });
    led(signs.collect(), "_")
}

/// As a shell variable is spelled.
pub fn upper(name: &str) -> String {
    let signs = name.chars().map(|sign| match sign {
        'A'..='Z' | '0'..='9' => sign,
        'a'..='z' => sign.to_ascii_uppercase(),
        _ => '_',
    });
    led(signs.collect(), "_")
}

/// As CloudFormation spells it: letters and digits alone.
pub fn pascal(name: &str) -> String {
    let mut written = String::new();
    let mut starts = true;
    for sign in name.chars() {
        if !sign.is_ascii_alphanumeric() {
            starts = true;
            continue;
        }
        written.push(if starts {
            sign.to_ascii_uppercase()
        } else {
            sign
        });
        starts = false;
    }
    led(written, "X")
}

/// As keys of some commands are spelled: `likeThis`.
pub fn camel(name: &str) -> String {
    let pascal = pascal(name);
    let mut signs = pascal.chars();
    let mut written = String::new();
    written.extend(signs.next().map(|first| first.to_ascii_lowercase()));
    written.push_str(signs.as_str());
    written
}

/// A name that starts with a letter.
fn led(name: String, before: &str) -> String {
    if name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        name
    } else {
        let mut led = String::from(before);
        led.push_str(&name);
        led
    }
}
