// The page for the reference: search by words, and follow a result to its page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { file, launch, open, served } from "./browser.mjs";

let browser;
let server;
before(async () => {
  [browser, server] = await Promise.all([launch(), served()]);
});
after(() => Promise.all([browser.close(), server.close()]));

async function show(options, address = file("reference.html")) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await open(context, address);
  const element = page.locator("tollgate-reference");
  await element.getByRole("searchbox").waitFor();
  return { page, element, search: element.getByRole("searchbox") };
}

for (const [way, address] of [["a file", () => file("reference.html")], ["a server with the strict policy", () => `${server.url}reference.html`]]) {
  test(`reference.html works from ${way}: silently, and with its own scripts alone`, async () => {
    const { page, element, search } = await show({}, address());
    await search.fill("private dns");
    await element.getByText(/\d+ found/).waitFor();
    assert.deepEqual(page.complaints, []);
    assert.ok(page.requests.every((name) => /\/(reference\.html|page\.js|tollgate-(full|reference)\.js)$/.test(name)), page.requests.join(" "));
    await page.close();
  });
}

test("what is named so stands before what only mentions it, and every word counts", async () => {
  const { page, element, search } = await show();
  const first = async (query) => {
    await search.fill(query);
    await page.waitForFunction((wanted) => document.querySelector("tollgate-reference").result.query === wanted, query);
    return element.evaluate(({ result }) => [result.results[0]?.address, result.results.length]);
  };
  assert.equal((await first("secretsmanager"))[0], "services.html#secretsmanager");
  assert.equal((await first("private-dns-without-hostnames"))[0], "checks.html#private-dns-without-hostnames");
  const [[, wide], [, narrow]] = [await first("gateway"), await first("gateway dynamodb")];
  assert.ok(narrow > 0 && narrow < wide, `${narrow} of ${wide}`);
  assert.deepEqual(await first("gateway xyzzy"), [undefined, 0]);
  assert.equal(await element.getByText("Nothing found").count(), 1);
  await page.close();
});

test("a result leads to its place on a page, and the address carries the query", async () => {
  const { page, search, element } = await show();
  await search.fill("secretsmanager");
  await element.getByText(/\d+ found/).waitFor();
  assert.match(page.url(), /#reference=secretsmanager$/);
  await page.reload();
  assert.equal(await search.inputValue(), "secretsmanager");
  await element.getByRole("link", { name: "secretsmanager", exact: true }).first().click();
  await page.waitForURL(/reference\/services\.html#secretsmanager$/);
  assert.ok(await page.locator("tr#secretsmanager").isVisible());
  await page.close();
});

test("more results are a step away, with the focus on the first of them", async () => {
  const { page, search, element } = await show();
  await search.fill("endpoint");
  await element.getByRole("button", { name: /^Show 20 more of \d+/ }).focus();
  const before = await element.locator(".results li").count();
  await page.keyboard.press("Enter");
  assert.equal(await element.locator(".results li").count(), before + 20);
  const focused = await element.evaluate((own) => [...own.shadowRoot.querySelectorAll(".results a")].indexOf(own.shadowRoot.activeElement));
  assert.equal(focused, before);
  await page.close();
});

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing, ${colorScheme}`, async () => {
    const { page, search, element } = await show({ colorScheme });
    await search.fill("endpoint policy");
    await element.getByText(/\d+ found/).waitFor();
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ target, failureSummary }) => [target.flat().join(" "), failureSummary])]), []);
    await page.close();
  });
}
