import type { Page } from "playwright-core";
import { ask, type Stage } from "./stage.ts";

/** Accepts an invitation by the user of a page; returns the new user's credentials. */
export async function join(
  stage: Stage,
  page: Page,
  name: string,
): Promise<{ readonly email: string; readonly password: string }> {
  const [email, password] = [`${name.toLowerCase()}@example.test`, "a horse of one's own"];
  const made = Object(await ask(stage, page, "post", "/invitations", { email, role: "agent" }));
  const guest = await stage.open("/");
  await ask(stage, guest, "post", `/invitations/${made.id}/acceptance`, {
    token: new URL(made.link).searchParams.get("token"),
    name,
    password,
  });
  await guest.context().close();
  return { email, password };
}
