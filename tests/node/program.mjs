// Rust programs of the workspace, built where they are not.
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./paths.mjs";

const ending = process.platform === "win32" ? ".exe" : "";

/** Builds a program and gives its path; `TOLLGATE_PROGRAM` names the command line that is tested. */
export function built(name = "tollgate", { folder = "debug", arguments: more = [] } = {}) {
  if (name === "tollgate" && process.env.TOLLGATE_PROGRAM) return process.env.TOLLGATE_PROGRAM;
  execFileSync(process.env.CARGO ?? "cargo", ["build", "--quiet", "--bin", name, "--workspace", ...more], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  return join(root, process.env.CARGO_TARGET_DIR ?? "target", folder, `${name}${ending}`);
}

/** Runs a program, whatever it exits with. */
export function ran(program, given, options = {}) {
  return spawnSync(program, given, { encoding: "utf8", maxBuffer: 2 ** 30, ...options });
}
