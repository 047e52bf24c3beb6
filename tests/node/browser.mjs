// Chromium with the pages in it, from a file or from a server with a policy.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../xtask/node/serve.mjs";
import { pages } from "./paths.mjs";

/** The narrowest policy that the elements work under. */
export const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";

const quiet = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export function launch() {
  return chromium.launch({ executablePath: process.env.TOLLGATE_CHROMIUM ?? "/usr/bin/chromium", args: quiet });
}

/** The address of a page on disk. */
export const file = (page) => pathToFileURL(join(pages, page)).href;

/** Serves the pages under a policy. */
export const served = (policy = strict) => serve(pages, 0, { "content-security-policy": policy });

/** A page that remembers what it complained about, and what it asked for. */
export async function open(browser, address, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  page.setDefaultTimeout(10_000);
  const complaints = [];
  const requests = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(address);
  return Object.assign(page, { complaints, requests });
}

/** Chooses an answer by its words, or types it, and goes on. */
export async function answer(page, words) {
  const wizard = page.locator("tollgate-wizard");
  for (const text of [words].flat()) await wizard.getByLabel(text).check();
  await wizard.getByRole("button", { name: "Continue" }).click();
}
