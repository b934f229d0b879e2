import type { JsonObject } from "../../core/kernel/json.ts";
import { guardedConnections } from "../../core/kernel/guarded-connections.ts";
import { lossOf } from "../../core/kernel/network-loss.ts";
import type { Bot } from "./api/bot.ts";
import { refusalOf, withoutSecrets, type Answer } from "./api/answer.ts";
import { clientFor, watchLeaving } from "./api/client.ts";
import { capabilities } from "./capabilities.ts";

/** A file of a call, read afresh for each attempt. */
export type Upload = {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
};

/** `route` has no version. `isOpen`: the call proves itself by a token in its route. */
export type Call = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly route: `/${string}`;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: JsonObject | readonly JsonObject[];
  readonly uploads?: readonly Upload[];
  readonly isOpen?: true;
  readonly signal?: AbortSignal;
};

/** Calls one route of Discord's API once; the outbox retries. Never throws and never puts a token into a text. */
export async function callApi(bot: Bot, call: Call): Promise<Answer> {
  const refusal = guardedConnections(bot.privateHosts).guard.refusal(new URL(bot.settings.apiRoot));
  if (refusal) return lossOf(refusal, "Discord");
  return withoutSecrets(await ask(bot, call), bot.credentials.token);
}

async function ask(bot: Bot, call: Call): Promise<Answer> {
  const { client, errors } = await clientFor(bot);
  const leaving = { left: false };
  try {
    const result = await watchLeaving(leaving, () =>
      client.request({
        fullRoute: call.route,
        // The enum of the library has the same texts.
        method: errors.methods[call.method],
        auth: false,
        headers: call.isOpen ? {} : { Authorization: `Bot ${bot.credentials.token}` },
        signal: endOf(call),
        ...(call.query && { query: new URLSearchParams(call.query) }),
        ...(call.body !== undefined && { body: call.body }),
        ...(call.uploads?.length && { files: call.uploads.map(fileOf) }),
      }),
    );
    return { kind: "ok", result };
  } catch (error) {
    const refused = refusalOf(error, errors);
    if (refused) return refused;
    const loss = lossOf(error, "Discord");
    return leaving.left ? loss : { ...loss, kind: "never_left" };
  }
}

const fileOf = ({ fileName, contentType, bytes }: Upload) => ({
  name: fileName,
  contentType,
  data: bytes,
});

/** Ends before the lease does, so that a lost call is reported rather than taken over. */
const CALL_MS = capabilities.callTimeoutMs - 10_000;

function endOf({ signal }: Call): AbortSignal {
  const timeout = AbortSignal.timeout(CALL_MS);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}
