// The page for policies: paste or open one, see what is wrong beside the lines, edit a request, see the gates.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { file, launch, open, served } from "./browser.mjs";
import { cases } from "./paths.mjs";

let browser;
let server;
before(async () => {
  [browser, server] = await Promise.all([launch(), served()]);
});
after(() => Promise.all([browser.close(), server.close()]));

const bucket = "arn:aws:s3:::b";
const allow = (more = {}) => ({ Version: "2012-10-17", Statement: { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `${bucket}/*`, ...more } });
const request = { principal: "arn:aws:iam::111122223333:role/app", action: "s3:GetObject", resource: `${bucket}/x` };
const { Principal: _, ...own } = allow().Statement;
const identity = [{ ...allow(), Statement: own }];

async function show(policyCase, options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await open(context, file("policy.html"));
  const element = page.locator("tollgate-policy");
  await element.locator(".decision").waitFor();
  if (policyCase) await element.evaluate((own, given) => { own.value = given; }, policyCase);
  return { page, element, lamp: (gate) => element.locator(`[data-gate=${gate}] .lamp`), decision: element.locator(".decision") };
}

for (const [way, address] of [["a file", () => file("policy.html")], ["a server with the strict policy", () => `${server.url}policy.html`]]) {
  test(`policy.html works from ${way}, silently and without a further request`, async () => {
    const page = await open(browser, address());
    await page.locator("tollgate-policy .decision").waitFor();
    assert.deepEqual(page.complaints, []);
    assert.ok(page.requests.every((name) => /\/(policy\.html|page\.js|tollgate-full\.js)$/.test(name)), page.requests.join(" "));
    await page.close();
  });
}

test("what is wrong is marked beside its line, told with its source, and leads there", async () => {
  const { page, element } = await show({ request, endpoint_policies: [allow({ Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } })] });
  const gate = element.locator("[data-gate=endpoint]");
  const finding = gate.locator(".findings .error", { hasText: "aws:SourceIp" }).first();
  assert.match(await finding.textContent(), /aws:SourceIp/);
  assert.ok(await finding.locator(".source").count());
  const number = Number((await finding.getByRole("button").textContent()).match(/\d+/)[0]);
  const text = gate.getByRole("textbox", { name: "Endpoint policy as JSON" });
  assert.match((await text.inputValue()).split("\n")[number - 1], /aws:SourceIp/);
  assert.equal((await gate.locator(".gutter span.error").first().textContent()).trim(), `✕ ${number}`);
  await finding.getByRole("button").click();
  assert.match(await text.evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd)), /aws:SourceIp/);
  await page.close();
});

test("rules that need the other gates and endpoints are told by what else is on the page", async () => {
  const own = { StringEquals: { "aws:SourceVpce": "vpce-0a1b2c3d4e5f67890" } };
  const way = { endpoint: { id: "vpce-0fedcba9876543210", kind: "gateway", region: "eu-west-1" } };
  const { page, element } = await show({ request: { ...request, path: way }, identity, endpoint_policies: [allow({ Condition: own })] });
  const found = element.locator("[data-gate=endpoint] .findings");
  await found.getByText("names another endpoint").waitFor();
  await element.evaluate((page, given) => { page.value = given; }, { request: { ...request, path: way }, identity, resource_policy: allow(), endpoint_policies: [allow()] });
  await found.getByText("a bucket takes requests from elsewhere").waitFor();
  await element.getByLabel("Service for the rules", { exact: true }).fill("s3");
  await element.getByLabel("Other endpoints of the VPC", { exact: true }).fill("ecr.api, ecr.dkr");
  await found.getByText("keeps other services of the VPC from the buckets of AWS").waitFor();
  await page.close();
});

test("the gates light up while the request is edited, and say which statement misses and why", async () => {
  const { page, element, lamp, decision } = await show({ request, identity, endpoint_policies: [allow()] });
  await element.locator(".decision[data-state=allowed]").waitFor();
  assert.match(await lamp("endpoint").textContent(), /allows it/);
  assert.match(await lamp("scp").textContent(), /not given/);
  await element.getByLabel("Action", { exact: true }).fill("s3:PutObject");
  await element.locator(".decision[data-state=implicit_deny]").waitFor();
  assert.match(await lamp("identity").textContent(), /does not allow it/);
  assert.match(await element.locator("[data-gate=endpoint] .statements").textContent(), /Statement 1 does not fit: .*s3:GetObject/);
  assert.match(await decision.textContent(), /Denied/);
  await page.close();
});

test("what is not known and would change it can be tried", async () => {
  const condition = { StringEquals: { "aws:SourceVpce": "vpce-0a1b2c3d4e5f67890" } };
  const { page, element, lamp } = await show({ request, identity, endpoint_policies: [allow({ Condition: condition })] });
  await element.locator(".decision[data-state=implicit_deny]").waitFor();
  assert.match(await element.locator(".depends").textContent(), /aws:SourceVpce.*would be: allowed/);
  await element.getByRole("button", { name: "Try aws:SourceVpce = vpce-0a1b2c3d4e5f67890" }).click();
  await element.locator(".decision[data-state=allowed]").waitFor();
  assert.match(await lamp("endpoint").textContent(), /allows it/);
  assert.equal(await element.evaluate((own) => own.value.request.context["aws:SourceVpce"]), "vpce-0a1b2c3d4e5f67890");
  await element.getByRole("button", { name: "Remove aws:SourceVpce" }).click();
  await element.locator(".decision[data-state=implicit_deny]").waitFor();
  await page.close();
});

test("a file is opened, as a policy or as a whole case", async () => {
  const { page, element, lamp } = await show();
  const give = (gate, value) => element.getByLabel(`Open a file: ${gate}`).setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(typeof value === "string" ? value : JSON.stringify(value)) });
  await give("Endpoint policy", { request, identity, endpoint_policies: [allow({ Effect: "Deny" })] });
  await element.locator(".decision[data-state=explicit_deny]").waitFor();
  assert.match(await lamp("endpoint").textContent(), /denies it/);
  await give("Endpoint policy", allow());
  await element.locator(".decision[data-state=allowed]").waitFor();
  await give("Endpoint policy", "{\n  \"Version\": \n");
  await element.locator(".decision", { hasText: "This cannot be judged yet" }).waitFor();
  assert.match(await element.locator("[data-gate=endpoint] .found .error").textContent(), /Line \d/);
  assert.equal(await element.evaluate((own) => own.value), null);
  await page.close();
});

test("it says of every case what the command line says", async () => {
  const { page, element } = await show();
  for (const name of ["gates", "paths", "depends"]) {
    const listed = JSON.parse(readFileSync(join(cases, `policy/${name}.json`), "utf8"));
    const lines = readFileSync(join(cases, `policy/${name}.output.jsonl`), "utf8").trim().split("\n").map((line) => JSON.parse(line));
    for (const [at, { name: shown, case: policyCase }] of listed.entries()) {
      const given = await element.evaluate((own, value) => {
        own.value = value;
        return own.result.simulation;
      }, policyCase);
      const { decision, by } = lines[at];
      const gist = (gates) => gates?.map((gate) => [gate.gate, gate.decision]);
      assert.deepEqual([given?.decision, gist(given?.by)], [decision, gist(by)], `${name}: ${shown}`);
    }
  }
  await page.close();
});

test("the address carries the case, and the page is told of every result", async () => {
  const { page, element } = await show({ request, identity, endpoint_policies: [allow()] });
  assert.match(page.url(), /#policy=/);
  await page.reload();
  await element.locator(".decision[data-state=allowed]").waitFor();
  const told = page.evaluate(() => new Promise((resolve) => document.addEventListener("tollgate-change", ({ detail }) => resolve([detail.simulation.decision, Object.keys(detail.findings)]), { once: true })));
  await element.getByLabel("Resource", { exact: true }).fill(`${bucket}2/x`);
  assert.deepEqual(await told, ["implicit_deny", ["endpoint"]]);
  await page.close();
});

test("keys alone open a gate, change its policy and try a value", async () => {
  const { page, element, lamp } = await show({ request, identity });
  await element.locator(".decision[data-state=allowed]").waitFor();
  const at = () => element.evaluate((own) => own.shadowRoot.activeElement?.getAttribute("aria-label") ?? own.shadowRoot.activeElement?.textContent ?? "");
  const tabTo = async (wanted) => {
    for (let stop = 0; stop < 60 && !wanted.test(await at()); stop++) await page.keyboard.press("Tab");
    assert.match(await at(), wanted);
  };
  await tabTo(/^Service control policies/);
  await page.keyboard.press("Enter");
  await tabTo(/^Service control policies as JSON/);
  await page.keyboard.insertText(JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Deny", Action: "*", Resource: "*" } }));
  await element.locator(".decision[data-state=explicit_deny]").waitFor();
  assert.match(await lamp("scp").textContent(), /denies it/);
  await page.close();
});

test("without WebAssembly the page's own content stays, with a message", async () => {
  const blocked = await served("default-src 'none'; script-src 'self'");
  const page = await open(browser, `${blocked.url}policy.html`);
  await page.locator("tollgate-policy[failed]").waitFor();
  assert.ok(await page.getByText("Judging policies needs JavaScript and WebAssembly.").isVisible());
  await page.close();
  await blocked.close();
});

test("one script holds every element", async () => {
  const page = await browser.newPage();
  const markup = `<!doctype html><html lang="en"><title>All</title><script src="tollgate-full.js" defer></script><tollgate-wizard></tollgate-wizard><tollgate-price></tollgate-price><tollgate-policy></tollgate-policy></html>`;
  await page.route("**/all.html", (route) => route.fulfill({ contentType: "text/html", body: markup }));
  await page.goto(`${server.url}all.html`);
  await page.locator("tollgate-wizard .question").waitFor();
  await page.locator("tollgate-price .total").first().waitFor();
  await page.locator("tollgate-policy .decision").waitFor();
  await page.close();
});

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const dense = { request: { ...request, path: { source_ip: "10.0.0.1", endpoint: { id: "vpce-0a1b2c3d4e5f67890" } } }, identity, endpoint_policies: [allow({ Condition: { StringEquals: { "aws:PrincipalOrgID": "o-exampleorg1" }, IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } })] };

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing, ${colorScheme}`, async () => {
    const { page, element } = await show(dense, { colorScheme });
    await element.getByRole("button", { name: "Add a key" }).click();
    await element.evaluate((own) => own.shadowRoot.querySelectorAll("details").forEach((one) => { one.open = true; }));
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ target, failureSummary }) => [target.flat().join(" "), failureSummary])]), []);
    await page.close();
  });
}

for (const width of [320, 360, 768, 1920]) {
  test(`nothing is wider than a screen of ${width} pixels, and nothing is too small to hit`, async () => {
    const { page, element } = await show(dense, { viewport: { width, height: 800 } });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    const small = await element.evaluate((own) => [...own.shadowRoot.querySelectorAll("button, select, input, summary")]
      .filter((target) => target.checkVisibility()).map((target) => [target.outerHTML, target.getBoundingClientRect().height]).filter(([, height]) => height < 24));
    assert.deepEqual(small, []);
    await page.close();
  });
}

test("forced colours keep the lights apart by their words", async () => {
  const { page, element, lamp } = await show(dense, { forcedColors: "active" });
  await element.locator(".decision").waitFor();
  assert.match(await lamp("identity").textContent(), /allows it/);
  assert.match(await lamp("endpoint").textContent(), /does not allow it/);
  assert.equal((await new AxeBuilder({ page }).withTags(["wcag2a"]).analyze()).violations.length, 0);
  await page.close();
});
