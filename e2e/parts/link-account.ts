import type { Page } from "playwright-core";
import { ADMIN, ask, soon, type Customer, type Stage } from "./stage.ts";

type Link = {
  readonly stage: Stage;
  /** Where the member is signed in. */
  readonly page: Page;
  readonly platform: string;
  /** Their account on the platform. */
  readonly account: Customer;
};

/** Links a chat account as a member does on the page: it shows the code, they send it, it shows them who sent it, they say yes. */
export async function linkOnPage({ stage, page, platform, account }: Link): Promise<void> {
  await page.goto(`${stage.url}/settings/chat-accounts`);
  const form = page.getByRole("form", { name: "Link an account" });
  await form.getByLabel("Channel").selectOption({ label: `${platform}: ${platform} (sandbox)` });
  await form.getByRole("button", { name: "Show a code" }).click();
  const code = await page.getByRole("group", { name: "What to send" }).locator("code").innerText();
  await account.write(code);
  await page.getByText(`sent your code in ${platform}`).waitFor();
  await page.getByRole("button", { name: "Yes, link this account" }).click();
  await page.getByText("Account linked").waitFor();
}

/** Links a chat account by the API, which takes the password again. */
export async function linkByApi(
  { stage, page, platform, account }: Link,
  password = ADMIN.password,
): Promise<void> {
  const mine = async () => Object(await ask(stage, page, "get", "/me/accounts"));
  const isThere = (one: { readonly platform: string }) => one.platform === platform;
  const presenters = async () =>
    (await mine()).codes.map(
      (code: { readonly presented: { readonly name: string } | null }) => code.presented?.name,
    );
  const { id: channelId } = (await mine()).channels.find(isThere);
  const { id, code } = Object(await ask(stage, page, "post", "/me/codes", { channelId }));
  await account.write(`/link ${code}`);
  await soon(presenters).toEqual([account.name]);
  await ask(stage, page, "post", "/me/reauthentication", { password });
  await ask(stage, page, "put", `/me/codes/${id}/confirmation`);
}
