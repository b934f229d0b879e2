import { Webhook } from "standardwebhooks";
import { afterEach, expect, it } from "vitest";
import {
  startScriptedServer,
  type ScriptedAnswer,
  type ScriptedServer,
} from "../../testing/scripted-server.ts";
import { callWebhook } from "./call-webhook.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const LOCAL = ["127.0.0.1"];
const open: ScriptedServer[] = [];

afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

async function serve(answer: ScriptedAnswer): Promise<ScriptedServer> {
  const server = await startScriptedServer(() => answer);
  open.push(server);
  return server;
}

const says = (
  text: string,
  more: { status?: number; headers?: Record<string, string> } = {},
): ScriptedAnswer => ({
  bytes: Buffer.from(text),
  status: 200,
  ...more,
  headers: { "content-type": "text/plain; charset=utf-8", ...more.headers },
});

const call = ({ origin }: ScriptedServer, privateHosts: readonly string[] = LOCAL, timeoutMs?: number) =>
  callWebhook({ url: `${origin}/hook`, secret, privateHosts }, "msg_1", { command: "order" }, timeoutMs);

it("posts a signed body, and answers the plain text", async () => {
  const server = await serve(says("Your order is on its way. 📦\n"));
  expect(await call(server)).toEqual({ kind: "answered", text: "Your order is on its way. 📦" });
  const [request] = server.requests;
  expect(request).toMatchObject({ method: "POST", url: "/hook", headers: { "webhook-id": "msg_1" } });
  const headers = Object.fromEntries(
    Object.entries(request?.headers ?? {}).map(([name, value]) => [name, String(value)]),
  );
  expect(new Webhook(secret).verify(request?.body ?? "", headers)).toEqual({ command: "order" });
  expect(() => new Webhook(secret).verify('{"command":"other"}', headers)).toThrow("No matching signature");
});

it.each([
  [
    "a redirect, which is not followed",
    says("", { status: 302, headers: { location: "/elsewhere" } }),
    "webhook_redirects",
  ],
  ["an error", says("Broken", { status: 500 }), "webhook_refused"],
  [
    "another kind of content",
    says("<b>Hi</b>", { headers: { "content-type": "text/html" } }),
    "webhook_not_text",
  ],
  ["nothing to say", says("  "), "webhook_not_text"],
  ["more than may be shown", says("x".repeat(2001)), "webhook_too_long"],
  ["more than anybody reads", says("x".repeat(1_000_000)), "webhook_too_long"],
  ["a torn connection", "reset", "webhook_unreachable"],
] as const)("says nothing for %s", async (_, answer, reason) => {
  const server = await serve(answer);
  expect(await call(server)).toEqual({ kind: "failed", reason });
  expect(server.requests).toHaveLength(1);
});

it("waits no longer than it should", async () => {
  expect(await call(await serve("silence"), LOCAL, 100)).toEqual({
    kind: "failed",
    reason: "webhook_timeout",
  });
});

it("never calls a private address, by number or by name", async () => {
  const server = await serve(says("Secrets"));
  expect(await call(server, [])).toEqual({ kind: "failed", reason: "webhook_private" });
  const named = { url: server.origin.replace("127.0.0.1", "localhost"), secret, privateHosts: [] };
  expect(await callWebhook(named, "msg_1", {})).toEqual({ kind: "failed", reason: "webhook_private" });
  expect(server.requests).toEqual([]);
});
