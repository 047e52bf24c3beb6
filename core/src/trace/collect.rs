//! The script of read-only commands that gathers an estate.

use alloc::format;
use alloc::string::String;

use crate::model::Model;
use crate::policy::knowledge::Record;

/// What the script begins with: where it writes, and what it does when a command fails.
const BEGINNING: &str = "\
#!/usr/bin/env bash
# Gathers an estate with read-only commands: one file for each answer, in a folder for each account and Region.
# Usage: bash collect.sh [FOLDER [REGION...]]
set -u
folder=${1:-estate}
shift || true
account=$(aws sts get-caller-identity --query Account --output text) || exit 1
if [ $# -eq 0 ]; then
  set -- \"$(aws configure get region)\"
fi

# ask NAME COMMAND...: keeps the answer, or says that there is none.
ask() {
  local file=\"$target/$1.json\"
  shift
  if ! aws --region \"$region\" --output json \"$@\" > \"$file\"; then
    echo \"not gathered: aws $*\" >&2
    rm -f \"$file\"
  fi
}

# each NAME QUERY LIST -- COMMAND...: asks once for each id that a list command prints. Ids that begin with a path
# are wanted without it, ARNs whole.
each() {
  local name=$1 query=$2 list=$3
  shift 4
  local id word
  # The words of a list command are its own.
  # shellcheck disable=SC2086
  for id in $(aws --region \"$region\" --output text $list --query \"$query\"); do
    word=${id##*/}
    case $id in arn:*) word=$id ;; esac
    if [ \"$id\" != None ]; then
      ask \"$name.${id##*/}\" \"$@\" \"$word\"
    fi
  done
}

for region in \"$@\"; do
  target=\"$folder/accounts/$account/$region\"
  mkdir -p \"$target\" || exit 1
";

/// The script.
#[must_use]
pub fn script(model: &Model) -> String {
    let mut script = String::from(BEGINNING);
    let Some(of) = model.catalogue("collect-command") else {
        return script;
    };
    for entry in &of.entries {
        let record = Record { of, entry };
        let (name, run) = (&entry.name, record.word("run"));
        let line = match record.word("of") {
            "" => format!("  ask {name} {run}\n"),
            list => {
                let ids = record.word("ids");
                format!("  each {name} \"{ids}\" \"{list}\" -- {run}\n")
            }
        };
        script.push_str(&line);
    }
    script.push_str("done\necho \"gathered in $folder; next: tollgate trace $folder --from ID --to HOST\" >&2\n");
    script
}
