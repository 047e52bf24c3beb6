// The page for audits: drop files, see what is wrong, draw the code that mends it, and take the report along.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { file, launch, open, served } from "./browser.mjs";
import { cases } from "./paths.mjs";
import { built, ran } from "./program.mjs";

let browser;
let server;
before(async () => {
  [browser, server] = await Promise.all([launch(), served()]);
});
after(() => Promise.all([browser.close(), server.close()]));

async function show(options, address = file("audit.html")) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await open(context, address);
  const element = page.locator("tollgate-audit");
  await element.locator(".findings").waitFor();
  return { page, element };
}

for (const [way, address] of [["a file", () => file("audit.html")], ["a server with the strict policy", () => `${server.url}audit.html`]]) {
  test(`audit.html works from ${way}: silently, and with its own scripts alone`, async () => {
    const { page, element } = await show({}, address());
    await element.locator("summary", { hasText: "has NAT and no gateway endpoint for S3" }).click();
    await element.getByRole("button", { name: "Show the code" }).locator("visible=true").click();
    await element.locator("pre").locator("visible=true").waitFor();
    assert.deepEqual(page.complaints, []);
    assert.ok(page.requests.every((name) => /\/(audit\.html|page\.js|tollgate-(full|audits|plans)\.js)$/.test(name)), page.requests.join(" "));
    await page.close();
  });
}

test("findings are counted, filtered by how grave they are, and unfolded with keys alone", async () => {
  const { page, element } = await show();
  const items = element.locator(".findings > li");
  const all = await items.count();
  const errors = await element.locator(".findings > li.error").count();
  assert.ok(errors > 0 && errors < all);
  assert.match(await element.locator(".count").textContent(), new RegExp(`^${errors} errors?, .*saves \\$`));
  await element.getByLabel(/^Warning/).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  assert.equal(await items.count(), errors);
  for (let tabs = 0; tabs < 3; tabs += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.ok(await items.first().locator("dl").isVisible());
  await page.close();
});

test("the code that mends a finding is that of the command line", async () => {
  const { page, element } = await show();
  const one = element.locator(".findings > li", { hasText: "has NAT and no gateway endpoint for S3" });
  await one.locator("summary").click();
  for (const form of ["terraform", "cloudformation", "aws-cli", "markdown"]) {
    await one.getByLabel("Form of the code").selectOption(form);
    await one.getByRole("button", { name: "Show the code" }).click();
    const { plan } = await element.evaluate((own) => own.result.findings.find(({ rule }) => rule === "nat-without-gateway-endpoint"));
    const { stdout } = ran(built(), ["plan", plan.decision, ...plan.answers, "--format", form, "--on", "2026-11-15"]);
    await one.locator("pre").filter({ hasText: stdout.slice(0, 40).trim() }).waitFor();
    assert.equal(await one.locator("pre").textContent(), stdout);
  }
  await page.close();
});

test("the report is saved in every form, as the command line writes it", async () => {
  const { page, element } = await show();
  for (const [form, ending] of [["markdown", "md"], ["sarif", "sarif"], ["html", "html"], ["json", "json"]]) {
    await element.getByLabel("Take the report along").selectOption(form);
    const [saved] = await Promise.all([page.waitForEvent("download"), element.getByRole("button", { name: "Save" }).click()]);
    assert.equal(saved.suggestedFilename(), `audit.${ending}`);
    const text = readFileSync(await saved.path(), "utf8");
    const expected = await element.evaluate((own, format) => own.as(format), form);
    assert.equal(text, typeof expected === "string" ? expected : JSON.stringify(expected));
  }
  await page.close();
});

test("files are opened, what is wrong with them is said, and taking them away empties the page", async () => {
  const { page, element } = await show();
  await element.getByRole("button", { name: "Take all files away" }).click();
  assert.match(await element.locator(".opened").textContent(), /No file is open/);
  assert.equal(await element.locator(".findings").count(), 0);
  const give = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await element.getByLabel("Open files").setInputFiles([give("a.json", JSON.stringify({ Vpcs: [{ VpcId: "vpc-1", CidrBlock: "10.0.0.0/16" }], Unheard: [1] }))]);
  await element.getByText("1 part of the files not read").waitFor();
  await element.getByLabel("Open files").setInputFiles([give("c.json", "{\n\"Vpcs\": [")]);
  assert.match(await element.locator(".refused").textContent(), /c\.json:2/);
  await page.close();
});

test("it finds in every case what the command line finds", async () => {
  const { page, element } = await show();
  const bases = {};
  for (const name of readdirSync(join(cases, "audit")).filter((file) => file.endsWith(".json"))) {
    const listed = JSON.parse(readFileSync(join(cases, "audit", name), "utf8"));
    const lines = readFileSync(join(cases, "audit", name.replace(/json$/, "output.jsonl")), "utf8").trim().split("\n").map((line) => JSON.parse(line));
    for (const [at, one] of listed.entries()) {
      const base = one.base && (bases[one.base] ??= JSON.parse(readFileSync(join(cases, `trace/${one.base}.estate`), "utf8")));
      const found = await element.evaluate((own, [estate, { baseline, usage, on }]) => {
        for (const [attribute, value] of Object.entries({ baseline, usage })) {
          if (value === undefined) own.removeAttribute(attribute);
          else own.setAttribute(attribute, JSON.stringify(value));
        }
        own.setAttribute("on", on ?? "2026-11-15");
        own.value = estate;
        return own.result && [own.result.findings.map(({ rule, message }) => [rule, message]), own.result.not_evaluated, own.result.accepted];
      }, [{ ...base, ...one.estate }, one]);
      const { diagnostics, findings, not_evaluated: missing, accepted = null } = lines[at];
      assert.deepEqual(found && [found[0], found[1], found[2] ?? null], diagnostics ? null : [findings.map(({ rule, message }) => [rule, message]), missing, accepted], `${name}: ${one.name}`);
    }
  }
  await page.close();
});

test("its words are those of the page's language, and the engine's are marked as English", async () => {
  const { page, element } = await show();
  await page.evaluate(() => {
    document.documentElement.lang = "de-AT";
    const other = document.createElement("tollgate-audit");
    other.setAttribute("estate", document.querySelector("tollgate-audit").getAttribute("estate"));
    document.querySelector("tollgate-audit").replaceWith(other);
  });
  await element.getByRole("button", { name: "Speichern" }).waitFor();
  assert.match(await element.locator(".count").textContent(), /Fehler, .* spart .*\$/);
  assert.equal(await element.locator(".findings summary [lang=en]").count(), await element.locator(".findings > li").count());
  await page.close();
});

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing, ${colorScheme}`, async () => {
    const { page, element } = await show({ colorScheme });
    const one = element.locator(".findings > li", { hasText: "has NAT and no gateway endpoint for S3" });
    await one.locator("summary").click();
    await one.getByRole("button", { name: "Show the code" }).click();
    await one.locator("pre").waitFor();
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ target, failureSummary }) => [target.flat().join(" "), failureSummary])]), []);
    await page.close();
  });
}
