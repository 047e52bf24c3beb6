// The pages as people use them: with a mouse, with keys alone, under a strict policy, and without WebAssembly.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { answer, file, launch, open, served, strict } from "./browser.mjs";
import { cases, packed } from "./paths.mjs";

const url = (name) => pathToFileURL(join(packed, name)).href;
// In Node the package brings the checker of rule files with it.
const { load } = await import(url("index.node.js"));
await load();
const { rules } = await import(url("apart.js"));

let browser;
let server;
before(async () => {
  [browser, server] = await Promise.all([launch(), served()]);
});
after(() => Promise.all([browser.close(), server.close()]));

const question = (page) => page.locator("tollgate-wizard .step .question");
const gateway = "v1.endpoint~target=aws-service~service=s3~service-region=same~callers=this-vpc";
const bothEndpoints = `${gateway},on-premises~region=us-east-1~zones=3~data=500`;

for (const name of ["index.html", "strict.html", "embed.html"]) {
  for (const [way, address] of [["a file", () => file(name)], ["a server with the strict policy", () => server.url + name]]) {
    test(`${name} works from ${way}, silently and without a further request`, async () => {
      const page = await open(browser, address());
      await question(page).waitFor();
      if (name !== "embed.html") await page.locator("tollgate-price .total").first().waitFor();
      assert.deepEqual(page.complaints, []);
      assert.ok(page.requests.every((request) => /\/(\w+\.html|page\.js|frame\.js|tollgate(-full)?\.js)$/.test(request)), page.requests.join(" "));
      await page.close();
    });
  }
}

test("answers lead to a result with reasons, steps and a cost", async () => {
  const page = await open(browser, file("index.html"));
  await answer(page, /The API of an AWS service/);
  await page.getByRole("searchbox").fill("s3 amazon");
  await page.locator("tollgate-wizard").getByLabel(/^Amazon S3\s*s3$/).check();
  await page.getByRole("button", { name: "Continue" }).click();
  while (await page.locator("tollgate-wizard .question-form").count()) await page.getByRole("button", { name: "Continue" }).click();
  assert.equal(await question(page).textContent(), "Gateway endpoint");
  for (const title of ["Why", "What to create", "Steps", "Mind this", "What would change it", "Keep or share"]) assert.ok(await page.getByRole("heading", { name: title, exact: true }).isVisible(), title);
  await page.close();
});

test("the cost follows the answers that refine it, and names rate and date", async () => {
  const page = await open(browser, `${file("index.html")}#v1.endpoint~target=aws-service~service=kms~service-region=same~callers=this-vpc`);
  const cost = page.locator("tollgate-wizard .cost");
  await question(page).waitFor();
  await page.getByLabel("In which Region is the VPC?").selectOption("us-east-1");
  await cost.locator(".total").waitFor();
  assert.equal(await cost.locator(".total").textContent(), "$26.90");
  await page.getByLabel(/How much data/).fill("1000.5");
  await page.keyboard.press("Enter");
  assert.equal(await cost.locator(".total").textContent(), "$31.91");
  assert.match(await cost.textContent(), /2,190 endpoint-zone-hour × \$0\.01.*Rate: .* read \d{4}-\d\d-\d\d/);
  assert.match(page.url(), /~data=1000\.5.*~region=us-east-1/);
  await page.close();
});

test("what does not suit is refused beside its field, and going back is always possible", async () => {
  const page = await open(browser, `${file("index.html")}#v1.endpoint~target=aws-service~service=kms~service-region=same~callers=this-vpc~region=us-east-1~zones=3`);
  await page.getByLabel(/How much data/).fill("a lot");
  await page.keyboard.press("Enter");
  const error = page.locator("tollgate-wizard .error", { hasText: "`a lot`" });
  await error.waitFor();
  const described = await page.getByLabel(/How much data/).getAttribute("aria-describedby");
  assert.ok(described.includes(await error.getAttribute("id")));
  await page.getByRole("button", { name: "Back" }).click();
  assert.equal(await question(page).textContent(), "In which Region is the service called?");
  await page.getByRole("button", { name: "Back" }).click();
  assert.equal(await question(page).textContent(), "Which AWS service?");
  await page.close();
});

test("nothing chosen is said so and nothing is lost", async () => {
  const page = await open(browser, file("index.html"));
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("Give an answer to continue.").waitFor();
  assert.equal(await question(page).textContent(), "What must the workload reach?");
  await page.close();
});

test("an earlier answer can be changed, and what is not needed then is kept and named", async () => {
  const page = await open(browser, `${file("index.html")}#${gateway}`);
  await question(page).waitFor();
  await page.getByRole("button", { name: "Change: What must the workload reach?" }).click();
  assert.ok(await page.getByLabel(/The API of an AWS service/).isChecked());
  await answer(page, /Nothing outside the VPC/);
  assert.equal(await question(page).textContent(), "Nothing is needed");
  assert.match(await page.locator("tollgate-wizard .trail").textContent(), /not needed now: Which AWS service\?/);
  await page.getByRole("button", { name: "Change: What must the workload reach?" }).click();
  await answer(page, /The API of an AWS service/);
  assert.equal(await question(page).textContent(), "Gateway endpoint");
  await page.close();
});

test("what would change the result can be tried", async () => {
  const page = await open(browser, `${file("index.html")}#${gateway}`);
  await page.locator("tollgate-wizard .changes").getByRole("button", { name: "Nothing outside the VPC" }).click();
  assert.equal(await question(page).textContent(), "Nothing is needed");
  await page.close();
});

test("the address carries the answers, and only the fragment of it", async () => {
  const page = await open(browser, `${server.url}index.html#${bothEndpoints}`);
  assert.equal(await question(page).textContent(), "Gateway endpoint and interface endpoint together");
  await page.reload();
  assert.equal(await question(page).textContent(), "Gateway endpoint and interface endpoint together");
  assert.ok(page.requests.every((request) => !request.includes("aws-service")));
  await page.evaluate((share) => { location.hash = share; }, gateway);
  await page.getByRole("heading", { name: "Gateway endpoint", exact: true }).waitFor();
  await page.close();
});

test("a broken address is said so, and the questions start anew", async () => {
  const page = await open(browser, `${file("index.html")}#v1.endpoint~target=%zz`);
  await question(page).waitFor();
  assert.match(await page.getByRole("alert").first().textContent(), /share text/);
  assert.equal(await question(page).textContent(), "What must the workload reach?");
  await page.close();
});

test("every result is told to the page", async () => {
  const page = await open(browser, file("strict.html"));
  await question(page).waitFor();
  const told = page.evaluate(() => new Promise((resolve) => document.addEventListener("tollgate-change", (event) => resolve([event.target.localName, event.detail.outcome?.id, event.target.value]), { once: true })));
  await page.evaluate((share) => { document.querySelector("tollgate-wizard").value = share; }, gateway);
  assert.deepEqual(await told, ["tollgate-wizard", "gateway", gateway]);
  await page.close();
});

test("keys alone lead from the first question to the result and back", async () => {
  const page = await open(browser, file("strict.html"));
  await question(page).waitFor();
  const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
  await press("Tab");
  await page.keyboard.press("Space");
  await press("Tab", "Enter");
  assert.equal(await question(page).textContent(), "Which AWS service?");
  await press("Tab");
  await page.keyboard.type("key management service");
  await press("ArrowDown", "Enter");
  for (let step = 0; step < 8 && await page.locator("tollgate-wizard .question-form").count(); step++) await press("Tab", "Space", "Enter");
  assert.match(await question(page).textContent(), /nterface endpoint/);
  for (let stop = 0; stop < 20 && await page.evaluate(() => document.querySelector("tollgate-wizard").shadowRoot.activeElement?.textContent !== "Back"); stop++) await press("Tab");
  await press("Enter");
  assert.equal(await page.locator("tollgate-wizard .question-form").count(), 1);
  await page.close();
});

test("without WebAssembly the page's own content stays, with a message", async () => {
  const blocked = await served("default-src 'none'; script-src 'self'");
  const page = await open(browser, `${blocked.url}strict.html`);
  await page.locator("tollgate-wizard[failed]").waitFor();
  assert.ok(await page.getByText("This tool could not start").first().isVisible());
  assert.ok(await page.getByText("The wizard needs JavaScript and WebAssembly.").isVisible());
  await page.close();
  await blocked.close();
});

test("the calculator compares, and names what is missing", async () => {
  const page = await open(browser, file("index.html"));
  const price = page.locator("tollgate-price");
  await price.locator(".totals").waitFor();
  assert.match(await price.locator(".totals").textContent(), /Interface endpoints · cheapest\$26\.90/);
  const gb = price.getByLabel(/Data processed/).first();
  await gb.fill("");
  await price.getByText("This cannot be priced yet").waitFor();
  await gb.fill("100000000");
  await price.locator(".totals .best", { hasText: "NAT" }).waitFor();
  await price.getByRole("button", { name: "Add an option" }).click();
  assert.equal(await price.locator(".totals li").count(), 3);
  await price.getByRole("button", { name: /^Remove the option/ }).last().click();
  assert.equal(await price.locator(".totals li").count(), 2);
  assert.match(page.url(), /#price=/);
  await page.reload();
  assert.equal(await price.getByLabel(/Data processed/).first().inputValue(), "100000000");
  await page.close();
});

test("where two options cost the same is drawn, told and listed", async () => {
  const page = await open(browser, file("index.html"));
  const price = page.locator("tollgate-price");
  await price.locator(".totals").waitFor();
  const item = { zones: 3, gb: 500 };
  await price.evaluate((element, given) => {
    element.value = { region: "us-east-1", options: [{ name: "endpoints", items: [{ kind: "interface-endpoint", endpoints: 1, ...given }] }, { name: "NAT", items: [{ kind: "nat-gateway", gateways: 0, gb: given.gb }] }] };
  }, item);
  const chart = price.locator(".chart");
  await chart.locator("circle").waitFor();
  assert.match(await chart.getByRole("img").getAttribute("aria-label"), /625\.714 gb.*below, NAT costs less; above, endpoints/);
  const [least, most] = await chart.locator("polyline").first().evaluate((line) => line.getAttribute("points").split(" ").map((pair) => pair.split(",").map(Number)).sort((one, other) => one[0] - other[0]).filter((_, index, all) => index === 0 || index === all.length - 1));
  assert.ok(least[0] < most[0] && least[1] > most[1]);
  await chart.getByText("The figures").click();
  assert.match(await chart.getByRole("row", { name: /625\.714/ }).innerText(), /28\.16\s+\$28\.16/);
  await page.close();
});

test("the frame tells its height to the page around it", async () => {
  const around = await served(`${strict}; frame-src 'self'`);
  const page = await open(browser, `${around.url}index.html`);
  const height = await page.evaluate(() => new Promise((resolve) => {
    addEventListener("message", (event) => event.data.tollgate?.height > 300 && resolve(event.data.tollgate.height));
    const frame = document.createElement("iframe");
    frame.src = "embed.html";
    document.body.append(frame);
    frame.scrollIntoView();
  }));
  assert.ok(height > 300);
  await page.close();
  await around.close();
});

test("an element that is moved or put in twice goes on working", async () => {
  const page = await open(browser, file("strict.html"));
  await question(page).waitFor();
  await page.evaluate(() => {
    const wizard = document.querySelector("tollgate-wizard");
    document.body.append(wizard);
    const script = document.createElement("script");
    script.src = "tollgate.js";
    document.head.append(script);
    return new Promise((resolve) => script.addEventListener("load", resolve));
  });
  await answer(page, /Nothing outside the VPC/);
  assert.equal(await question(page).textContent(), "Nothing is needed");
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("a page with rules of its own asks their questions and bills at their rates", async () => {
  const [colleague] = JSON.parse(readFileSync(join(cases, "overlay/colleague.json"), "utf8"));
  const image = Buffer.from(rules.glue.compileSpecs([colleague.specs.join("\n")]));
  const own = `<!doctype html><html lang="en"><title>Acme</title><script src="tollgate.js" data-rules="acme.image" defer></script>
    <tollgate-wizard decision="acme-path" deep-link></tollgate-wizard></html>`;
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  await page.route("**/own.html", (route) => route.fulfill({ contentType: "text/html", body: own }));
  await page.route("**/acme.image", (route) => route.fulfill({ contentType: "application/octet-stream", body: image }));
  await page.goto(`${server.url}own.html`);
  assert.equal(await question(page).textContent(), "How sensitive is what is sent?");
  await answer(page, /^Secret/);
  await page.getByText("A secret call goes through an endpoint.").waitFor();
  await page.goto("about:blank");
  await page.goto(`${server.url}own.html#v1.acme-path~data-class=secret~region=us-east-1~zones=3~data=100`);
  await page.locator("tollgate-wizard .cost .total").waitFor();
  assert.equal(await question(page).textContent(), "Endpoint of our own");
  assert.equal(await page.locator("tollgate-wizard .cost .total").textContent(), "$18.52");
  await page.close();
});

test("rules that cannot be read are said so, and the page's own content stays", async () => {
  const own = `<!doctype html><html lang="en"><title>Acme</title><script src="tollgate.js" data-rules="acme.image" defer></script>
    <tollgate-wizard><p>Ask us.</p></tollgate-wizard></html>`;
  const page = await browser.newPage();
  await page.route("**/own.html", (route) => route.fulfill({ contentType: "text/html", body: own }));
  await page.route("**/acme.image", (route) => route.fulfill({ contentType: "application/octet-stream", body: "no image" }));
  await page.goto(`${server.url}own.html`);
  await page.getByText(/acme.image holds no rules/).waitFor();
  assert.ok(await page.getByText("Ask us.").isVisible());
  await page.close();
});

const comparing = `source team "The team's own rules" { verified 2026-04-26 }
number sent "How much is sent?" in 0..1000
number kept "How much is kept?" in 0..1000
decision flow "Does it grow?" {
  outcome grows "It grows" [team]
  outcome shrinks "It shrinks" [team]
  ask sent, kept {
    when kept > sent: conclude grows because "more is kept than sent" [team]
    when kept <= sent: conclude shrinks because "no more is kept than sent" [team]
  }
}`;

for (const [script, shown] of [
  ["tollgate.js", /`flow` compares several answers, which this build leaves out.*tollgate-full.js/],
  ["tollgate-full.js", "How much is sent?"],
]) {
  test(`rules that compare several answers: ${script}`, async () => {
    const image = Buffer.from(rules.glue.compileSpecs([comparing]));
    const own = `<!doctype html><html lang="en"><title>Acme</title><script src="${script}" data-rules="acme.image" defer></script>
      <tollgate-wizard decision="flow"><p>Ask us.</p></tollgate-wizard></html>`;
    const page = await browser.newPage();
    page.setDefaultTimeout(10_000);
    await page.route("**/own.html", (route) => route.fulfill({ contentType: "text/html", body: own }));
    await page.route("**/acme.image", (route) => route.fulfill({ contentType: "application/octet-stream", body: image }));
    await page.goto(`${server.url}own.html`);
    await page.getByText(shown).first().waitFor();
    await page.close();
  });
}
