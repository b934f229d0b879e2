import { vi } from "vitest";
import type { Me } from "./types.ts";

/** A request that the played hub got: `PUT /conversations/cnv_1/read` and its body. */
export type Asked = { readonly route: string; readonly body: unknown };
type Answers = Readonly<Record<string, (body: unknown) => unknown>>;

/**
 * Stands for the hub in a test: answers requests by method and path without its search, and returns the list of what
 * was asked. An answer that throws is a hub out of reach.
 */
export function playHub(answers: Answers): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (address: string, init: RequestInit) => {
    const path = address.replace(/^\/api/u, "");
    const route = `${init.method} ${path}`;
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
    asked.push({ route, body });
    const answer = answers[`${init.method} ${path.split("?")[0]}`];
    if (!answer) return refused(404, "There is no such address.", "not_found");
    const said = await answer(body);
    return said instanceof Response ? said : Response.json(said);
  });
  return asked;
}

/** Returns the hub's refusal with a reason for the user. */
export const refused = (status: number, message: string, code = "refused"): Response =>
  Response.json({ code, message }, { status });

/** Is an answer of a hub that cannot be reached. */
export const unreachable = (): never => {
  throw new TypeError("Failed to fetch");
};

/** Returns Anna, who may reply, with the given changes. */
export function aMe(given: Partial<Me> = {}): Me {
  const lamps = { id: "org_1", name: "Lamps", slug: "lamps" };
  return {
    user: { id: "usr_anna", name: "Anna", email: "anna@example.com" },
    organization: lamps,
    organizations: [{ ...lamps, role: "agent" }],
    role: "agent",
    permissions: { "conversation.read": "all", "conversation.reply": "all" },
    ...given,
  };
}
