//! Running other programs from the project's root, and saying which one failed.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Failure;

/// The root of the project: the folder above this package.
pub fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}

/// A command that starts in the root, never waits for input, and does not see the variables that
/// cargo sets about *this* package (build scripts that watch them would run again).
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") || text == "CARGO"
        {
            command.env_remove(&name);
        }
    }
    command
}

/// Runs a script of the project with Node.
pub fn node(script: &str, arguments: &[String]) -> Result<(), Failure> {
    node_with(script, arguments, &[])
}

/// Runs a script of the project with Node and additional environment variables.
pub fn node_with(
    script: &str,
    arguments: &[String],
    variables: &[(&str, PathBuf)],
) -> Result<(), Failure> {
    if !root().join(script).is_file() {
        return Err(format!("{script} is missing"));
    }
    let variables = variables.iter().map(|(name, value)| (name, value));
    run(command("node").arg(script).args(arguments).envs(variables))
}

/// Runs to the end with everything shown.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command
        .status()
        .map_err(|error| not_started(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} ended with {status}", shown(command)))
    }
}

/// Runs to the end with nothing shown unless it fails; gives back the standard output.
pub fn output(command: &mut Command) -> Result<String, Failure> {
    let output = command
        .output()
        .map_err(|error| not_started(command, &error))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(text);
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    Err(format!(
        "{} ended with {}\n{text}{complaint}",
        shown(command),
        output.status
    ))
}

/// Runs to the end with everything shown, and hands on each line of the standard output.
pub fn watch(command: &mut Command, mut line: impl FnMut(&str)) -> Result<(), Failure> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(command, &error))?;
    if let Some(stdout) = child.stdout.take() {
        for bytes in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
            let text = String::from_utf8_lossy(&bytes);
            println!("{text}");
            line(&text);
        }
    }
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} ended with {status}", shown(command)))
    }
}

/// Where a program lies, looked up in `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)))
        .find(|file| file.is_file())
}

fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    format!("{} could not be started: {error}", shown(command))
}

fn shown(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    format!("`{text}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(root().join("Cargo.toml").is_file());
        assert!(root().join("xtask").is_dir());
    }

    #[test]
    fn a_failure_names_the_command() {
        let failure = run(command("cargo").arg("--no-such-flag").stderr(Stdio::null()));
        assert!(failure.is_err_and(|text| text.starts_with("`cargo --no-such-flag` ended with")));
    }

    #[test]
    fn lines_are_handed_on() {
        let mut lines = Vec::new();
        let ended = watch(command("cargo").arg("--version"), |line| {
            lines.push(line.to_owned())
        });
        assert_eq!(ended, Ok(()));
        assert!(lines.first().is_some_and(|line| line.starts_with("cargo ")));
    }
}
