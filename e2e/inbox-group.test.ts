import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { openConversation, openStage, soon, thread, type Stage } from "./parts/stage.ts";

let stage: Stage;
let olga: Page;

beforeAll(async () => {
  stage = await openStage();
  olga = await stage.enter();
});

test("a group's details are headed by the group, and lead to everyone in it", async () => {
  const [mia, bo] = [await stage.customer("Mia Marked"), await stage.customer("Bo Hansen")];
  const team = await stage.group("Lamp lovers", [mia, bo]);
  await team.write(mia, "Is lamp 7 back?");
  await team.write(bo, "I wonder too.");
  await openConversation(olga, "Lamp lovers");
  await thread(olga).getByText("I wonder too.").waitFor();
  await olga.reload();
  const details = olga.getByRole("complementary", { name: "Details" });
  await soon(() => details.getByRole("heading").first().textContent()).toBe("Lamp lovers");
  await details.getByText("2 people", { exact: true }).waitFor();
  expect(await details.getByRole("button", { name: "Edit contact" }).count()).toBe(0);
  await details.getByRole("link", { name: /Mia Marked/ }).waitFor();
  await details.getByRole("link", { name: /Bo Hansen/ }).click();
  await olga.waitForURL("**/contacts/con_*");
  await olga.getByRole("heading", { name: "Bo Hansen" }).waitFor();
});
