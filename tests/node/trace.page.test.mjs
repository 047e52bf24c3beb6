// The page for estates: drop files, say from where to where, see the way, its steps, and who gets where.
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

async function show(options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await open(context, file("trace.html"));
  const element = page.locator("tollgate-trace");
  await element.locator(".decision").waitFor();
  return { page, element, decision: element.locator(".decision") };
}

for (const [way, address] of [["a file", () => file("trace.html")], ["a server with the strict policy", () => `${server.url}trace.html`]]) {
  test(`trace.html works from ${way}, silently and with its own scripts alone`, async () => {
    const page = await open(browser, address());
    await page.locator("tollgate-trace .decision").waitFor();
    assert.deepEqual(page.complaints, []);
    assert.ok(page.requests.every((name) => /\/(trace\.html|page\.js|tollgate-(full|estates)\.js)$/.test(name)), page.requests.join(" "));
    await page.close();
  });
}

test("the way is told, drawn and followed anew while it is edited", async () => {
  const { page, element, decision } = await show();
  assert.match(await decision.textContent(), /stays private, by vpce-secrets/);
  assert.equal(await element.getByRole("img", { name: "The way: i-client, then subnet-a, then vpce-secrets" }).count(), 1);
  assert.match(await element.locator(".steps").textContent(), /endpoints\.json/);
  await element.getByLabel("Changes to try").fill("vpc-1.dns-hostnames=no");
  await element.locator(".decision[data-state=public]").waitFor();
  assert.match(await element.locator(".steps").textContent(), /DNS_ATTRIBUTES_OFF/);
  await element.getByLabel("From", { exact: true }).fill("i-nobody");
  assert.match(await element.locator(".refused").textContent(), /i-nobody/);
  await page.close();
});

test("every subnet to every service, and what a change changes", async () => {
  const { page, element } = await show();
  await element.getByLabel("Changes to try").fill("vpc-1.gateway-endpoint=dynamodb");
  await element.getByRole("button", { name: "Every subnet to every service" }).click();
  await element.locator("table.matrix").waitFor();
  assert.equal(await element.locator("table.matrix tbody tr").count(), 3);
  assert.match(await element.locator("table.matrix").textContent(), /new-endpoint-for-dynamodbBefore: public/);
  await page.close();
});

test("files are opened, and what is not read of them is listed", async () => {
  const { page, element } = await show();
  await element.getByRole("button", { name: "Take all files away" }).click();
  assert.match(await element.locator(".opened").textContent(), /No file is open/);
  const give = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  const vpcs = { Vpcs: [{ VpcId: "vpc-1", CidrBlock: "10.0.0.0/16" }], Unheard: 1 };
  const subnets = { Subnets: [{ SubnetId: "subnet-a", VpcId: "vpc-1", CidrBlock: "10.0.1.0/24" }] };
  await element.getByLabel("Open files").setInputFiles([give("a.json", JSON.stringify(vpcs)), give("b.json", JSON.stringify(subnets))]);
  await element.getByLabel("From", { exact: true }).fill("subnet-a");
  await element.locator(".decision[data-state=unknown]").waitFor();
  assert.match(await element.locator("details summary").textContent(), /1 part of the files not read/);
  await element.getByLabel("Open files").setInputFiles([give("c.json", "{\n\"Vpcs\": [")]);
  assert.match(await element.locator(".refused").textContent(), /c\.json:2/);
  await page.close();
});

test("it says of every case what the command line says", async () => {
  const { page, element } = await show();
  const bases = {};
  for (const name of ["names", "routes", "networks", "edges", "shared"]) {
    const listed = JSON.parse(readFileSync(join(cases, `trace/${name}.json`), "utf8"));
    const lines = readFileSync(join(cases, `trace/${name}.output.jsonl`), "utf8").trim().split("\n").map((line) => JSON.parse(line));
    for (const [at, one] of listed.entries()) {
      if (one.case) continue;
      bases[one.base] ??= JSON.parse(readFileSync(join(cases, `trace/${one.base}.estate`), "utf8"));
      const given = await element.evaluate((own, [estate, from, to, protocol]) => {
        own.setAttribute("from", from);
        own.setAttribute("to", to);
        own.setAttribute("protocol", protocol);
        own.value = estate;
        return own.result;
      }, [{ ...bases[one.base], ...one.estate }, one.from, one.to, one.protocol ?? ""]);
      const { verdict, decided, via, hops } = lines[at];
      assert.deepEqual(given && [given.verdict, given.decided, given.via, given.hops], verdict && [verdict, decided, via, hops], `${name}: ${one.name}`);
    }
  }
  await page.close();
});

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing, ${colorScheme}`, async () => {
    const { page, element } = await show({ colorScheme });
    await element.getByRole("button", { name: "Every subnet to every service" }).click();
    await element.locator("table.matrix").waitFor();
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ target, failureSummary }) => [target.flat().join(" "), failureSummary])]), []);
    await page.close();
  });
}
