//! What a user sets once and for all: `tollgate/config.toml` in the folder for configuration.
//!
//! Nothing in it takes the place of what is given with a command, and what it adds to an answer can be left out by an
//! empty `TOLLGATE_CONFIG`.

use std::env;
use std::path::{Path, PathBuf};

use tollgate_core::diagnostic::{Code, Diagnostic, nearest};
use tollgate_core::source::SourceFile;
use toml::Spanned;
use toml::de::DeValue;

use crate::arguments::{Arguments, Facts, Look, Policy, Untold, Verb};
use crate::failure::Failure;
use crate::{input, table};

/// What is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The Region where nothing else tells one.
    pub region: Option<String>,
    /// Rule files and folders to lay over the built-in ones, before those of a command.
    pub spec: Vec<PathBuf>,
    /// The colours of the wizard.
    pub theme: Option<Look>,
    /// Whether only signs of ASCII are drawn.
    pub ascii: bool,
    /// Whether the mouse scrolls the wizard.
    pub mouse: bool,
    /// Whether the wizard asks line by line.
    pub plain: bool,
    /// What long texts are shown by; an empty one is none.
    pub pager: Option<String>,
}

/// The names that a file may set.
const NAMES: [&str; 7] = [
    "region", "spec", "theme", "ascii", "mouse", "plain", "pager",
];

/// Reads what is set; where there is no file, nothing is.
pub fn load() -> Result<Settings, Failure> {
    let Some(path) = path() else {
        return Ok(Settings::default());
    };
    // Only a file that somebody named must be there.
    if !path.exists() && env::var_os("TOLLGATE_CONFIG").is_none() {
        return Ok(Settings::default());
    }
    let file = input::read(&path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    read(&file, folder)
}

fn path() -> Option<PathBuf> {
    let set = |name| env::var_os(name).map(PathBuf::from);
    if let Some(named) = set("TOLLGATE_CONFIG") {
        return Some(named).filter(|path| !path.as_os_str().is_empty());
    }
    let there = |path: &PathBuf| path.is_absolute();
    let folder = set("XDG_CONFIG_HOME")
        .filter(there)
        .or_else(|| set("APPDATA").filter(there))
        .or_else(|| set("HOME").filter(there).map(|home| home.join(".config")))?;
    Some(folder.join("tollgate").join("config.toml"))
}

/// Reads a file; paths in it are as seen from its folder.
fn read(file: &SourceFile, folder: &Path) -> Result<Settings, Failure> {
    let mut settings = Settings::default();
    let mut mistakes = Vec::new();
    for (name, value) in table::parse(file)? {
        let done = match NAMES.into_iter().find(|known| *known == name.get_ref()) {
            Some(known) => set(&mut settings, known, &value, folder),
            None => Err(unknown(name.get_ref(), name.span())),
        };
        mistakes.extend(done.err());
    }
    if mistakes.is_empty() {
        Ok(settings)
    } else {
        Err(Failure::diagnosed(&mistakes, std::slice::from_ref(file)))
    }
}

fn unknown(name: &str, span: std::ops::Range<usize>) -> Diagnostic {
    let message = format!("there is no setting `{name}`");
    let help = match nearest(name, NAMES) {
        Some(near) => format!("write `{near}`"),
        None => format!("settings are {}", NAMES.join(", ")),
    };
    table::wrong(Code::UnknownName, span, message).help(help)
}

fn set(
    settings: &mut Settings,
    name: &str,
    value: &Spanned<DeValue<'_>>,
    folder: &Path,
) -> Result<(), Diagnostic> {
    let not = |wanted: &str| {
        let message = format!("`{name}` is {wanted}");
        table::wrong(Code::UnknownValue, value.span(), message)
    };
    let text = || match value.get_ref() {
        DeValue::String(text) => Ok(text.to_string()),
        _ => Err(not("a text").help(format!("write `{name} = \"...\"`"))),
    };
    let flag = || match value.get_ref() {
        DeValue::Boolean(flag) => Ok(*flag),
        _ => Err(not("true or false")),
    };
    match name {
        "region" => settings.region = Some(text()?),
        "pager" => settings.pager = Some(text()?),
        "ascii" => settings.ascii = flag()?,
        "mouse" => settings.mouse = flag()?,
        "plain" => settings.plain = flag()?,
        "spec" => {
            let paths = table::words(value).ok_or_else(|| not("a path, or a list of paths"))?;
            settings.spec = paths.iter().map(|path| folder.join(path)).collect();
        }
        _ => {
            let written = text()?;
            let look = Look::ALL.into_iter().find(|look| look.word() == written);
            let words = Look::ALL.map(Look::word).join(", ");
            settings.theme = Some(look.ok_or_else(|| not(&format!("one of {words}")))?);
        }
    }
    Ok(())
}

/// Puts what is set where a command leaves it open.
pub fn apply(settings: &Settings, arguments: &mut Arguments) {
    let overlays = |facts: &mut Facts| {
        let given = std::mem::take(&mut facts.spec);
        facts.spec = settings.spec.iter().cloned().chain(given).collect();
    };
    let region = |region: &mut Option<String>| {
        if region.is_none() {
            region.clone_from(&settings.region);
        }
    };
    let untold = |untold: &mut Untold| region(&mut untold.region);
    match arguments.verb.get_or_insert_default() {
        Verb::Wizard(wizard) => {
            overlays(&mut wizard.facts);
            untold(&mut wizard.untold);
            wizard.theme = wizard.theme.or(settings.theme);
            wizard.ascii |= settings.ascii;
            wizard.mouse |= settings.mouse;
            wizard.plain |= settings.plain;
        }
        Verb::Decide(decide) => overlays(&mut decide.facts),
        Verb::Price(price) => {
            overlays(&mut price.facts);
            region(&mut price.region);
        }
        Verb::Place(place) => {
            overlays(&mut place.facts);
            region(&mut place.region);
        }
        Verb::Trace(trace) => {
            overlays(&mut trace.facts);
            untold(&mut trace.untold);
        }
        Verb::Audit(audit) => {
            overlays(&mut audit.facts);
            untold(&mut audit.untold);
        }
        Verb::Plan(plan) => overlays(&mut plan.facts),
        Verb::Collect(collect) => overlays(&mut collect.facts),
        Verb::Policy(Policy::Lint(lint)) => overlays(&mut lint.facts),
        Verb::Policy(Policy::Build(build)) => overlays(&mut build.facts),
        Verb::Policy(Policy::Simulate(_) | Policy::Diff(_))
        | Verb::Spec(_)
        | Verb::Completions(_)
        | Verb::Man(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(text: &str) -> Result<Settings, String> {
        let file = SourceFile {
            name: "config.toml".to_string(),
            text: text.to_string(),
        };
        read(&file, Path::new("/home/config")).map_err(|failure| failure.text)
    }

    #[test]
    fn what_is_set_is_read_and_paths_are_seen_from_the_file() {
        let read = settings(
            "region = \"eu-west-1\"\nspec = [\"rules\", \"/own.toll\"]\ntheme = \"light\"\nmouse = true\n",
        );
        let expected = Settings {
            region: Some("eu-west-1".to_string()),
            spec: vec!["/home/config/rules".into(), "/own.toll".into()],
            theme: Some(Look::Light),
            mouse: true,
            ..Settings::default()
        };
        assert_eq!(read, Ok(expected));
        assert_eq!(settings(""), Ok(Settings::default()));
    }

    #[test]
    fn mistakes_have_their_place_and_the_remedy() {
        for (text, place, says) in [
            ("regoin = \"x\"", "config.toml:1:1", "write `region`"),
            ("\nmouse = 3", "config.toml:2:9", "true or false"),
            ("theme = \"pink\"", "config.toml:1:9", "high-contrast"),
            ("spec = [1979-05-27]", "config.toml:1:8", "a list of paths"),
            ("region =", "config.toml:1:9", "write `name"),
        ] {
            let wrong = settings(text).expect_err(text);
            assert!(wrong.contains(place) && wrong.contains(says), "{wrong}");
        }
    }
}
