import { beforeAll, describe, expect, test } from "vitest";
import { runHub, type RunningHub } from "./widget/run-hub.ts";
import { field, line, openTab, write, writeFirst } from "./widget/visitor.ts";

let hub: RunningHub;

beforeAll(async () => {
  hub = await runHub();
});

describe("a visitor with two tabs", () => {
  test("loses nothing that one of them could not send when the other writes", async () => {
    const { page: cutOff } = await hub.visit();
    await writeFirst(cutOff, "First");
    const { page: online } = await openTab(cutOff.context(), hub.elsewhere);
    const { id } = await hub.newestConversation();
    await cutOff.route("**/hooks/**", (route) => route.abort());
    await write(cutOff, "From the train");
    await write(online, "From the desk");
    await expect.poll(() => hub.textsIn(id)).toContain("From the desk");
    await cutOff.unroute("**/hooks/**");
    await cutOff.reload();
    await expect.poll(() => hub.textsIn(id)).toContain("From the train");
    expect((await hub.textsIn(id)).filter((text) => text === "From the train")).toHaveLength(1);
    await cutOff.context().close();
  });
});

describe("what is half written", () => {
  test("is still there after a reload and on the next page, and gone once it is sent", async () => {
    const { page } = await hub.visit();
    await writeFirst(page, "First");
    await field(page).fill("Half a\nquestion\nabout lamp 7");
    const { height } = (await field(page).boundingBox()) ?? { height: 0 };
    await page.reload();
    await expect.poll(() => field(page).inputValue()).toBe("Half a\nquestion\nabout lamp 7");
    expect((await field(page).boundingBox())?.height).toBe(height);
    await page.getByRole("button", { name: "Send" }).click();
    await line(page, "about lamp 7").waitFor();
    await page.goto("about:blank");
    await page.goto(hub.elsewhere);
    await line(page, "about lamp 7").waitFor();
    expect(await field(page).inputValue()).toBe("");
    await page.context().close();
  });
});

test("a page one comes back to knows what was written on the page after it", async () => {
  // A page in the back-forward cache gets no events and then continues.
  const { page: first } = await hub.visit(
    {},
    `addEventListener("storage", (event) => window.aside && event.stopImmediatePropagation())`,
  );
  await first.evaluate("window.aside = true");
  const { page: second } = await openTab(first.context(), hub.elsewhere);
  await writeFirst(second, "On the second page");
  const { id } = await hub.newestConversation();
  await first.evaluate(`dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))`);
  await write(first, "On the first page");
  await expect.poll(() => hub.textsIn(id)).toContain("On the first page");
  await line(first, "On the second page").waitFor();
  await first.context().close();
});

test("a chat that could not be read while the connection was down is read as soon as it is back", async () => {
  const { page } = await hub.visit();
  await writeFirst(page, "Hello");
  // The clock is stopped from here on: only the browser's online event can bring the chat back.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  let tries = 0;
  await page.route("**/thread", (route) => {
    tries += 1;
    return tries === 1 ? route.abort() : route.continue();
  });
  await page.reload();
  await expect.poll(() => tries).toBe(1);
  await page.evaluate(`dispatchEvent(new Event("online"))`);
  await line(page, "thanks for writing").waitFor();
  await page.context().close();
});
