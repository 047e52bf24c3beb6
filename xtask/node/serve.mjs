// Serves a folder on the loopback interface: `node serve.mjs FOLDER [PORT]`, or `serve(folder, port)` from a test.
import { createReadStream, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** Starts a server; port 0 takes a free one. `headers` are added to every answer, a policy for instance. */
export async function serve(folder, port = 0, headers = {}) {
  const root = realpathSync(folder);
  const server = createServer((request, response) => {
    const file = locate(root, request.url);
    if (!["GET", "HEAD"].includes(request.method) || !file) {
      response.writeHead(file ? 405 : 404, { "content-type": "text/plain" }).end("not found\n");
      return;
    }
    const type = types[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "cache-control": "no-store", ...headers });
    if (request.method === "HEAD") response.end();
    else createReadStream(file).on("error", () => response.destroy()).pipe(response);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const close = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${server.address().port}/`, close };
}

// The file that an address means, links followed; nothing where that is not a file below the root.
function locate(root, address) {
  try {
    let file = join(root, decodeURIComponent(new URL(address, "http://localhost").pathname));
    if (statSync(file).isDirectory()) file = join(file, "index.html");
    file = realpathSync(file);
    return file.startsWith(root + sep) && statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, port] = process.argv.slice(2);
  const { url } = await serve(folder, Number(port ?? 8080));
  console.log(`serving ${folder} at ${url}, until Ctrl-C`);
}
