import type { Page } from "playwright-core";

export type ChosenFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Chooses files where one writes, an agent in the inbox or a visitor in the chat. */
export async function chooseFiles(page: Page, files: readonly ChosenFile[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (await chooser).setFiles([...files]);
}
