import type { Page } from "playwright-core";
import { soon, type Stage } from "./stage.ts";

/** Opens Discord on the sandbox's page, which connects a channel to it. */
export async function openDiscord(stage: Stage, olga: Page): Promise<void> {
  const page = await olga.context().newPage();
  await page.goto(`${stage.url}/sandbox`);
  await page.getByRole("button", { name: "Discord", exact: true }).click();
  await page.getByText("Open Discord to see its people.").waitFor();
  await page.getByRole("button", { name: "Open Discord" }).click();
  await page.getByRole("button", { name: "# general" }).waitFor();
  await soon(() => page.getByRole("region", { name: "Wire log" }).innerText()).toContain("Gateway connected");
  await page.close();
}
