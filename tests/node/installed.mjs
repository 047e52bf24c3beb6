// The npm package as a user has it: packed, and installed into an empty project.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packed, root } from "./paths.mjs";

/** Packs and installs; `remove()` takes it all away again. */
export function install() {
  const project = mkdtempSync(join(tmpdir(), "tollgate-package-"));
  const npm = (...words) => execFileSync("npm", words, { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  const [{ filename, files }] = JSON.parse(npm("pack", packed, "--json"));
  npm("install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", `./${filename}`);
  return {
    project,
    tarball: join(project, filename),
    files: files.map(({ path }) => path),
    /** Writes a file and runs it with Node; gives back what it prints. */
    run(name, text) {
      writeFileSync(join(project, name), text);
      return execFileSync(process.execPath, [name], { cwd: project, encoding: "utf8" });
    },
    /** Copies a folder of the tests into the project. */
    copy: (folder) => cpSync(join(root, "tests/node", folder), join(project, folder), { recursive: true }),
    read: (path) => readFileSync(join(project, "node_modules/tollgate", path), "utf8"),
    remove: () => rmSync(project, { recursive: true, force: true }),
  };
}
