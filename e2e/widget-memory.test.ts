import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runHub, type RunningHub } from "./widget/run-hub.ts";
import { line, openBrowser, openTab, visit, write } from "./widget/visitor.ts";

let hub: RunningHub;
let browser: Browser;

beforeAll(async () => {
  hub = await runHub();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

describe("a visitor with two tabs", () => {
  test("loses nothing that one of them could not send when the other writes", async () => {
    const { page: cutOff } = await visit(browser, hub.elsewhere);
    await write(cutOff, "First");
    await line(cutOff, "thanks for writing").waitFor();
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
