import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Chat, Document, File, Message, Update, User, WebhookInfo } from "@grammyjs/types";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { FaultRule } from "../stage/faults.ts";
import type { RecordedSend } from "../telegram/recorded-send.ts";
import type { Press } from "../telegram/world.ts";
import { sandboxBotToken } from "../telegram/play.ts";
import { createSandbox, SANDBOX_BOT_TOKEN, type SandboxOptions } from "../index.ts";

type Answered<Body> = { readonly status: number; readonly body: Body };
/** The fields of Bot API responses that tests read. */
type CallBody = {
  readonly ok: boolean;
  readonly error_code: number;
  readonly description: string;
  readonly result: Message & WebhookInfo & File;
};
/** The fields of control API responses that tests read. */
type ControlBody = {
  readonly id: number;
  readonly chat: Chat;
  readonly messages: readonly Message[];
  readonly items: readonly RecordedSend[];
  readonly rules: readonly FaultRule[];
  readonly polling: boolean;
  readonly answer: Press["answer"];
};
export type Play = Awaited<ReturnType<typeof startPlay>>;

/** Starts a sandbox on its own port, mounted as the hub mounts it, with the default bot and the actions of tests. */
export async function startPlay(options: SandboxOptions = {}) {
  const sandbox = createSandbox({ webhookRetryMs: 20, ...options });
  const server = serve({
    fetch: new Hono().route("/sandbox", sandbox.app).fetch,
    port: 0,
    hostname: "127.0.0.1",
  });
  await new Promise<void>((resolve) =>
    server.listening ? resolve() : server.once("listening", () => resolve()),
  );
  const port = portOf(server.address());
  const root = `http://127.0.0.1:${port}/sandbox/`;
  const token = options.secret ? sandboxBotToken(options.secret("telegram", "")) : SANDBOX_BOT_TOKEN;
  const controlRoot = `${root}telegram/control/bots/${token}`;

  const call = (method: string, params: object = {}) =>
    post<CallBody>(`${root}telegram/bot${token}/${method}`, "POST", params);
  const control = (verb: string, path: string, body?: object) =>
    post<ControlBody>(`${controlRoot}${path}`, verb, body);
  return {
    root,
    port,
    call,
    control,
    /** Makes a multipart call. */
    upload: async (method: string, params: Record<string, string | Blob>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(params)) form.append(name, value);
      const answer = await fetch(`${root}telegram/bot${token}/${method}`, { method: "POST", body: form });
      return read<CallBody>(answer);
    },
    person: async (first_name: string, rest: object = {}): Promise<number> =>
      (await control("POST", "/customers", { first_name, ...rest })).body.id,
    /** The user who exists from the start. */
    firstPerson: async () =>
      (await post<{ readonly items: readonly User[] }>(`${controlRoot}/customers`, "GET")).body.items[0]
        ?.id ?? 0,
    write: async (chatId: number, sent: object) =>
      (
        await post<Message & { readonly document: Document }>(
          `${controlRoot}/chats/${chatId}/messages`,
          "POST",
          sent,
        )
      ).body,
    faults: (...rules: object[]) => control("PUT", "/faults", { rules }),
    sends: async () => (await control("GET", "/ledger")).body.items,
    updates: async (offset = 0) =>
      (
        await post<{ readonly result: readonly Update[] }>(`${root}telegram/bot${token}/getUpdates`, "POST", {
          offset,
        })
      ).body.result,
    stop: async () => {
      await sandbox.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Delivery = { readonly update: Update; readonly secret: string | undefined };

/** Starts a bot's own server, which stores deliveries and responds 200 unless scripted otherwise. */
export async function startHook() {
  const deliveries: Delivery[] = [];
  const answers: ((response: ServerResponse) => void)[] = [];
  const server = createServer((request, response) => void receive(request, response, deliveries, answers));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = portOf(server.address());
  return {
    url: `http://127.0.0.1:${port}/hook`,
    deliveries,
    /** The scripted responses to the next deliveries, one by one. */
    answers,
    texts: () => deliveries.map(({ update }) => update.message?.text),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  deliveries: Delivery[],
  answers: ((response: ServerResponse) => void)[],
): Promise<void> {
  const body = await text(request);
  const secret = request.headers["x-telegram-bot-api-secret-token"];
  deliveries.push({ update: JSON.parse(body), secret: typeof secret === "string" ? secret : undefined });
  const answer = answers.shift();
  if (answer) answer(response);
  else response.end();
}

async function post<Body>(url: string, method: string, body?: object): Promise<Answered<Body>> {
  const answer = await fetch(url, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  return read(answer);
}

async function read<Body>(answer: Response): Promise<Answered<Body>> {
  const json = await answer.text();
  return { status: answer.status, body: json === "" ? null : JSON.parse(json) };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}
