import { errorMessage } from "../../core/kernel/errors.ts";
import { isJsonObject } from "../../core/kernel/json.ts";
import type { Account, Receipt, Rendered, RenderedFile } from "../../core/protocol/index.ts";
import { callApi, type Call } from "./api.ts";
import type { Upload } from "./api/form.ts";
import type { Credentials, Settings } from "./config.ts";
import type { Answer } from "./api/answer.ts";
import { movedCall } from "./send/moved-call.ts";
import { easierCall } from "./send/easier-call.ts";
import { receiptOf } from "./send/receipt.ts";

/**
 * Makes one rendered call and returns its receipt. A call that Telegram refuses to parse is repeated in a simpler
 * form, and one to a group that has become a supergroup is repeated there.
 */
export async function send(account: Account<Credentials, Settings>, rendered: Rendered): Promise<Receipt> {
  const opened = await openAll(rendered.attachments ?? []);
  if ("reason" in opened)
    return { kind: "unreachable", reason: `Couldn't read the attached file: ${opened.reason}` };
  const call = callOf(rendered, opened.uploads);
  const answer = await callApi(account, call);
  const moved = movedCall(call, answer);
  if (!moved) return readAnswer(account, call, answer);
  const receipt = await readAnswer(account, moved.call, await callApi(account, moved.call));
  return receipt.kind === "sent" ? { ...receipt, thread: moved.thread } : receipt;
}

async function readAnswer(
  account: Account<Credentials, Settings>,
  call: Call,
  answer: Answer,
): Promise<Receipt> {
  const easier = easierCall(call, answer);
  if (!easier) return receiptOf(call, answer);
  const receipt = receiptOf(easier.call, await callApi(account, easier.call));
  return receipt.kind === "sent" && easier.degraded !== undefined
    ? { ...receipt, degraded: easier.degraded }
    : receipt;
}

async function openAll(
  files: readonly RenderedFile[],
): Promise<{ readonly uploads: readonly Upload[] } | { readonly reason: string }> {
  try {
    return {
      uploads: await Promise.all(files.map(async ({ open, ...file }) => ({ ...file, bytes: await open() }))),
    };
  } catch (error) {
    // Our own storage failed before anything was sent, so the outbox retries.
    return { reason: errorMessage(error) };
  }
}

function callOf({ payload: { method, params } }: Rendered, uploads: readonly Upload[]): Call {
  return {
    method: typeof method === "string" ? method : "",
    params: isJsonObject(params) ? params : {},
    uploads,
  };
}
