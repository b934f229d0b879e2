import type { Page } from "playwright-core";
import type { Stage } from "./stage.ts";

/** Somebody who took an invitation of the person of a page; answers how they sign in. */
export async function join(stage: Stage, page: Page, name: string): Promise<{ readonly email: string; readonly password: string }> {
  const headers = { origin: stage.url.replace("127.0.0.1", "localhost") };
  const [email, password] = [`${name.toLowerCase()}@example.test`, "a horse of one's own"];
  const made = Object(await (await page.request.post(`${stage.url}/api/invitations`, { headers, data: { email, role: "agent" } })).json());
  const guest = await stage.open("/");
  await guest.request.post(`${stage.url}/api/invitations/${made.id}/acceptance`, { headers, data: { token: new URL(made.link).searchParams.get("token"), name, password } });
  await guest.context().close();
  return { email, password };
}
