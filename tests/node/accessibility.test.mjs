// What an automatic check can see of WCAG 2.2 AA, and that the pages fit narrow screens, forced colours and print.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { file, launch } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const states = {
  "the first question": "#",
  "the long list of services": "#v1.endpoint~target=aws-service",
  "a result with its cost": "#v1.endpoint~target=aws-service~service=s3~service-region=same~callers=this-vpc,on-premises~region=us-east-1~zones=3~data=500",
};

async function show(address, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(address);
  await page.locator("tollgate-wizard .step .question").waitFor();
  return { context, page };
}

for (const colorScheme of ["light", "dark"]) {
  for (const [state, fragment] of Object.entries(states)) {
    test(`axe finds nothing in ${state}, ${colorScheme}`, async () => {
      const { context, page } = await show(file("index.html") + fragment, { colorScheme, viewport: { width: 1280, height: 900 } });
      await page.locator("tollgate-price").scrollIntoViewIfNeeded();
      await page.locator("tollgate-price .total").first().waitFor();
      // Without its hours paid, a NAT gateway and the endpoints cost the same somewhere: that is drawn.
      await page.locator("tollgate-price").getByLabel(/NAT gateways \(/).fill("0");
      await page.locator("tollgate-price .chart circle").waitFor();
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ target, failureSummary }) => [target.flat().join(" "), failureSummary])]), []);
      await context.close();
    });
  }
}

for (const width of [320, 360, 768, 1920]) {
  for (const [state, fragment] of Object.entries(states)) {
    test(`nothing is wider than a screen of ${width} pixels in ${state}`, async () => {
      const { context, page } = await show(file("index.html") + fragment, { viewport: { width, height: 800 } });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      const small = await page.locator("tollgate-wizard").evaluate((wizard) => [...wizard.shadowRoot.querySelectorAll("button, select, label.option, summary")]
        .filter((target) => target.checkVisibility()).map((target) => [target.textContent, target.getBoundingClientRect().height]).filter(([, height]) => height < 24));
      assert.deepEqual(small, []);
      await context.close();
    });
  }
}

test("forced colours keep what is chosen visible", async () => {
  const { context, page } = await show(file("index.html"), { forcedColors: "active" });
  const radio = page.locator("tollgate-wizard input[type=radio]").first();
  await radio.check();
  assert.ok(await radio.isChecked());
  assert.equal((await new AxeBuilder({ page }).withTags(["wcag2a"]).analyze()).violations.length, 0);
  await context.close();
});

test("a heading starts every part, in order and at the level that the page asks for", async () => {
  const { context, page } = await show(file("embed.html") + states["a result with its cost"]);
  const levels = await page.locator("tollgate-wizard").evaluate((wizard) => [...wizard.shadowRoot.querySelectorAll("h1, h2, h3, h4")].map(({ localName }) => Number(localName[1])));
  assert.equal(levels[0], 1);
  levels.slice(1).forEach((level, index) => assert.ok(level - levels[index] <= 1, levels.join(" ")));
  await context.close();
});

test("it prints without buttons and with its steps", async () => {
  const { context, page } = await show(file("index.html") + states["a result with its cost"]);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("button").count(), 0);
  assert.ok(await page.getByRole("heading", { name: "Steps" }).isVisible());
  await context.close();
});
