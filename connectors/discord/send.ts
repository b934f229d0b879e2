import { errorMessage } from "../../core/kernel/errors.ts";
import type { Account, Receipt, Rendered, RenderedFile } from "../../core/protocol/index.ts";
import { callApi, type Upload } from "./api.ts";
import type { Bot } from "./api/bot.ts";
import type { Credentials, Settings } from "./config.ts";
import { acknowledge, openForm } from "./send/acknowledge.ts";
import { create } from "./send/create.ts";
import { parseCall, type RenderedCall } from "./send/parse.ts";
import { react } from "./send/react.ts";
import { doneReceipt } from "./send/receipt.ts";

/** Carries out one rendered call and returns its receipt. */
export async function send(account: Account<Credentials, Settings>, rendered: Rendered): Promise<Receipt> {
  const call = parseCall(rendered.payload);
  if (!call) return { kind: "rejected", reason: "This call makes no sense to Discord." };
  const opened = await openAll(rendered.attachments ?? []);
  if ("reason" in opened)
    return { kind: "unreachable", reason: `Couldn't read the attached file: ${opened.reason}` };
  return carryOut(account, call, opened.uploads);
}

async function carryOut(bot: Bot, call: RenderedCall, uploads: readonly Upload[]): Promise<Receipt> {
  switch (call.call) {
    case "create":
      return create(bot, call, uploads);
    case "edit":
      return doneReceipt(await callApi(bot, { method: "PATCH", route: messageRoute(call), body: call.body }));
    case "delete":
      return doneReceipt(
        await callApi(bot, { method: "DELETE", route: messageRoute(call) }),
        UNKNOWN_MESSAGE,
      );
    case "react":
      return react(bot, call);
    case "typing":
      return doneReceipt(await callApi(bot, { method: "POST", route: `/channels/${call.channel}/typing` }));
    case "acknowledge":
      return acknowledge(bot, call);
    case "open_form":
      return openForm(bot, call);
  }
}

/** A message that is deleted already is what was wanted. */
const UNKNOWN_MESSAGE = 10_008;

const messageRoute = ({ channel, message }: { readonly channel: string; readonly message: string }) =>
  `/channels/${channel}/messages/${message}` as const;

async function openAll(
  files: readonly RenderedFile[],
): Promise<{ readonly uploads: readonly Upload[] } | { readonly reason: string }> {
  try {
    return {
      uploads: await Promise.all(
        files.map(async ({ open, fileName, contentType }) => ({
          fileName,
          contentType,
          bytes: await open(),
        })),
      ),
    };
  } catch (error) {
    // Our own storage failed before anything was sent, so the outbox retries.
    return { reason: errorMessage(error) };
  }
}
