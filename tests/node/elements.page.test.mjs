// What holds for every element and every page: how they start, fit, print, keep to themselves, and what is told about them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { file, launch, open, served } from "./browser.mjs";
import { pages } from "./paths.mjs";

let browser;
let server;
before(async () => {
  [browser, server] = await Promise.all([launch(), served()]);
});
after(() => Promise.all([browser.close(), server.close()]));

/** Each page, and what is there when it has started. */
const shown = {
  "index.html": "tollgate-wizard .question", "policy.html": "tollgate-policy .decision", "trace.html": "tollgate-trace .decision", "audit.html": "tollgate-audit .findings",
  "reference.html": "tollgate-reference input", "playground.html": "tollgate-wizard .question", "embedding.html": "h2", "compare.html": "tbody tr", "standalone.html": "tollgate-wizard .question",
};
const names = ["wizard", "price", "policy", "trace", "audit", "reference"].map((name) => `tollgate-${name}`);
const estate = { "vpcs.json": { Vpcs: [{ VpcId: "vpc-1", CidrBlock: "10.0.0.0/16" }] } };

// A page of its own on the server of the real scripts.
async function made(body, { script = "tollgate-full.js", ...options } = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  page.setDefaultTimeout(10_000);
  const text = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Made up</title><script src="${script}" defer></script>${body}</html>`;
  await page.route("**/made.html", (route) => route.fulfill({ contentType: "text/html", body: text }));
  const requests = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname.slice(1)));
  await page.goto(`${server.url}made.html`);
  return Object.assign(page, { requests });
}

for (const [name, ready] of Object.entries(shown)) {
  test(`${name} is no wider than narrow screens, light and dark`, async () => {
    for (const [width, colorScheme] of [[320, "light"], [360, "dark"]]) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await open(context, file(name));
      // On a narrow screen the wizard stands below the rules, and starts when it comes near.
      if (name === "playground.html") await page.locator("tollgate-wizard").scrollIntoViewIfNeeded();
      await page.locator(ready).first().waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, `${name} at ${width}`);
      assert.deepEqual(page.complaints, [], name);
      await context.close();
    }
  });
}

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const name of ["playground.html", "embedding.html", "compare.html", "standalone.html"]) {
  test(`axe finds nothing in ${name}, also in dark and forced colours`, async () => {
    for (const look of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
      const context = await browser.newContext(look);
      const page = await open(context, file(name));
      await page.locator(shown[name]).first().waitFor();
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ target, failureSummary }) => [target.flat().join(" "), failureSummary])]), []);
      await context.close();
    }
  });
}

test("an element starts when it comes near, and until then nothing of its own is read", async () => {
  const page = await made(`<div style="height: 5000px"></div><tollgate-audit><p>Later.</p></tollgate-audit>`);
  await page.waitForTimeout(300);
  assert.deepEqual(page.requests.filter((name) => name.endsWith(".js")), ["tollgate-full.js"]);
  await page.locator("tollgate-audit").scrollIntoViewIfNeeded();
  await page.locator("tollgate-audit .door").waitFor();
  assert.ok(page.requests.includes("tollgate-audits.js"));
  await page.close();
});

test("several elements on a page share scripts, and keep their state apart", async () => {
  const given = JSON.stringify(estate);
  const page = await made(`<tollgate-audit id="one" estate='${given}'></tollgate-audit><tollgate-audit id="two"></tollgate-audit>
    <tollgate-trace estate='${given}' from="internet" to="8.8.8.8"></tollgate-trace><tollgate-reference deep-link></tollgate-reference><tollgate-wizard deep-link></tollgate-wizard>`);
  await page.locator("#one .count").waitFor();
  for (const name of ["#two", "tollgate-reference", "tollgate-wizard"]) await page.locator(name).scrollIntoViewIfNeeded();
  await page.locator("#two .door").waitFor();
  assert.match(await page.locator("#two .opened").textContent(), /No file/);
  await page.locator("tollgate-wizard").getByLabel(/Nothing outside the VPC/).check();
  await page.locator("tollgate-wizard").getByRole("button", { name: "Continue" }).click();
  await page.locator("tollgate-reference").getByRole("searchbox").fill("quota");
  await page.waitForFunction(() => location.hash.includes("reference=quota"));
  assert.match(page.url(), /v1\.endpoint~target=nothing/);
  assert.equal(page.requests.filter((name) => name === "tollgate-audits.js").length, 1);
  await page.close();
});

test("instant navigation takes elements away and brings others, and nothing is left behind", async () => {
  const page = await made(`<main><tollgate-reference deep-link query="kms"></tollgate-reference></main>`);
  await page.locator("tollgate-reference .results").waitFor();
  for (let turn = 0; turn < 3; turn += 1) {
    await page.evaluate((given) => {
      const element = document.createElement("tollgate-trace");
      Object.assign(element, { value: given });
      document.querySelector("main").replaceChildren(element);
    }, estate);
    await page.locator("tollgate-trace .opened", { hasText: "1 file open" }).waitFor();
    await page.evaluate(() => {
      document.querySelector("main").innerHTML = '<tollgate-reference query="sqs"></tollgate-reference>';
    });
    await page.locator("tollgate-reference .results").waitFor();
  }
  await page.evaluate(() => { location.hash = "reference=elsewhere"; });
  assert.equal(await page.locator("tollgate-reference").evaluate(({ value }) => value), "sqs");
  await page.close();
});

test("a property that is set before the element starts is kept", async () => {
  const page = await made(`<tollgate-audit></tollgate-audit><tollgate-reference></tollgate-reference>`);
  await page.evaluate((given) => {
    document.querySelector("tollgate-audit").value = given;
    document.querySelector("tollgate-reference").value = "gateway";
  }, estate);
  await page.locator("tollgate-audit .count").waitFor();
  await page.locator("tollgate-reference .results").waitFor();
  await page.close();
});

for (const name of names) {
  test(`<${name}> says so where WebAssembly is blocked, and leaves the page's own words`, async () => {
    const strict = await served("default-src 'none'; script-src 'self'");
    const page = await browser.newPage();
    page.setDefaultTimeout(10_000);
    await page.route("**/made.html", async (route) => route.fulfill({
      contentType: "text/html", headers: { "content-security-policy": "default-src 'none'; script-src 'self'" },
      body: `<!doctype html><html lang="en"><title>Blocked</title><script src="tollgate-full.js" defer></script><${name}><p>Ask us.</p></${name}></html>`,
    }));
    await page.goto(`${strict.url}made.html`);
    // What is searched is text: the reference needs no module.
    if (name === "tollgate-reference") await page.getByRole("searchbox").waitFor();
    else {
      await page.getByText(/wasm-unsafe-eval/).first().waitFor();
      assert.ok(await page.getByText("Ask us.").isVisible());
    }
    await page.close();
    await strict.close();
  });
}

test("nothing moves while an element starts", async () => {
  for (const name of ["audit.html", "reference.html", "trace.html"]) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 700 } });
    await page.addInitScript(() => {
      globalThis.moved = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ value, hadRecentInput }) => { if (!hadRecentInput) globalThis.moved += value; })).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(file(name));
    await page.locator(shown[name]).first().waitFor();
    await page.waitForTimeout(300);
    const moved = await page.evaluate(() => globalThis.moved);
    assert.ok(moved < 0.1, `${name}: ${moved}`);
    await page.close();
  }
});

test("it prints findings and steps, without what only screens need", async () => {
  for (const [name, kept, gone] of [["audit.html", ".findings", ".door"], ["trace.html", ".steps", ".door"]]) {
    const page = await open(browser, file(name));
    await page.locator(shown[name]).first().waitFor();
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator(kept).first().isVisible());
    assert.ok(!(await page.locator(gone).first().isVisible()));
    assert.equal(await page.getByRole("button").count(), 0);
    await page.close();
  }
});

test("every attribute, property, part and custom property is told on the page about embedding", async () => {
  const page = await open(browser, file("audit.html"));
  await page.locator("tollgate-audit .findings").waitFor();
  const told = readFileSync(join(pages, "embedding.html"), "utf8");
  const rows = new Map([...told.matchAll(/<tr><th scope="row"><code>(tollgate-\w+)<\/code><\/th>(.*?)<\/tr>/g)].map(([, name, row]) => [name, row]));
  const found = await page.evaluate((all) => all.map((name) => {
    const element = customElements.get(name);
    const properties = Object.getOwnPropertyNames(element.prototype).filter((property) => ["value", "result", "matrix", "as", "codeOf"].includes(property));
    return [name, element.observedAttributes, properties];
  }), names);
  for (const [name, attributes, properties] of found) {
    for (const word of [...attributes, ...properties]) assert.match(rows.get(name), new RegExp(`<code>${word}(\\(|</code>)`), `${name}: ${word}`);
  }
  for (const name of ["index.html", "policy.html", "trace.html", "audit.html", "reference.html"]) {
    await page.goto(file(name));
    await page.locator(shown[name]).first().waitFor();
    const parts = await page.evaluate(() => [...document.querySelectorAll("*")].filter(({ shadowRoot }) => shadowRoot).flatMap(({ localName, shadowRoot }) => [...shadowRoot.querySelectorAll("[part]")].map((part) => [localName, part.getAttribute("part")])));
    for (const [element, part] of parts) assert.match(["body", "message"].includes(part) ? told : rows.get(element), new RegExp(`<code>${part}</code>`), `${element}: ${part}`);
  }
  const sheets = await page.evaluate(() => document.querySelector("tollgate-reference").shadowRoot.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join(" "));
  for (const [property] of sheets.matchAll(/--tollgate-[a-z]+/g)) assert.ok(told.includes(`<code>${property}</code>`), property);
  await page.close();
});

test("a frame shows the element that its address asks for, with its attributes and nothing else", async () => {
  for (const [query, selector, kept] of [
    ["", "tollgate-wizard .question", { "heading-level": "1", "deep-link": "" }],
    ["?resume=v1.endpoint~target%3Dnothing", "tollgate-wizard .question", { resume: "v1.endpoint~target=nothing" }],
    ["?element=price", "tollgate-price form", {}],
    ["?element=reference&query=kms&lang=de", "tollgate-reference .results", { query: "kms" }],
    ["?element=script&onload=alert(1)&style=x&on=2026-11-15", "tollgate-wizard .question", { on: "2026-11-15", onload: null, style: null }],
  ]) {
    const page = await open(browser, `${server.url}embed.html${query}`);
    await page.locator(selector).first().waitFor();
    const element = page.locator(selector.split(" ")[0]);
    for (const [name, value] of Object.entries(kept)) assert.equal(await element.getAttribute(name), value, `${query}: ${name}`);
    assert.deepEqual(page.complaints, [], query);
    await page.close();
  }
});

test("the one file with everything in it asks for nothing else", async () => {
  const alone = await open(browser, file("standalone.html"));
  await alone.locator("tollgate-wizard .question").waitFor();
  await alone.locator("tollgate-price .total").first().waitFor();
  assert.equal(alone.requests.length, 1);
  await alone.close();
});

test("in the playground the wizard asks by the rules as they are changed", async () => {
  const page = await open(browser, file("playground.html"));
  const question = page.locator("tollgate-wizard .question");
  await question.waitFor();
  assert.equal(await question.textContent(), "Who calls the service?");
  const rules = page.getByRole("textbox", { name: "Rules" });
  const text = await rules.inputValue();
  await rules.fill(text.replace('"Who calls the service?"', '"Who is it?"'));
  await page.locator("tollgate-wizard .question", { hasText: "Who is it?" }).waitFor();
  await rules.fill(text.replace("yes: conclude reviewed", "yes: conclude review"));
  await page.getByRole("button", { name: /^Line 2\d, column/ }).click();
  assert.ok(await rules.evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd + 5).startsWith("r")));
  assert.deepEqual(page.complaints, []);
  await page.close();
});
