import type { InboundEvent } from "../../../core/protocol/index.ts";
import { accountNews, baseOf, unsupported, type Dispatch } from "./dispatch.ts";
import { partyIn } from "./party.ts";
import { idIn, wordsIn } from "./read.ts";
import { threadOfChannel } from "./thread.ts";

/** Normalises a changed channel or thread: a new name, which is not the one that the gateway knew before. */
export function channelEvents(dispatch: Dispatch): readonly InboundEvent[] {
  const { d, place } = dispatch;
  const thread = threadOfChannel(d, place);
  const title = thread?.title;
  if (!thread || title === undefined || title === place?.name) return unsupported(dispatch);
  return [{ ...baseOf(dispatch, thread), kind: "thread_renamed", thread: { ...thread, title } }];
}

/** Normalises who joined or left a server; its thread has the server's key, because no channel is named. */
export const memberEvents =
  (change: "joined" | "left") =>
  (dispatch: Dispatch): readonly InboundEvent[] => {
    const { d, place } = dispatch;
    const server = idIn(d, "guild_id");
    const who = partyIn(d);
    if (server === undefined || !who) return unsupported(dispatch);
    const title = place?.guild?.name;
    const space = { key: server, ...(title !== undefined && { title }) };
    return [
      {
        ...baseOf(dispatch, { key: server, kind: "group", space }),
        kind: "participant_changed",
        who,
        change,
      },
    ];
  };

/** Normalises that the bot was added to a server. */
export function serverJoinedEvents(dispatch: Dispatch): readonly InboundEvent[] {
  return accountNews(dispatch, {
    code: "server_joined",
    severity: "ok",
    text: `The bot is in the server ${nameOf(dispatch)}.`,
  });
}

/** Normalises that a server is gone: the bot was removed, or Discord has an outage. */
export function serverLeftEvents(dispatch: Dispatch): readonly InboundEvent[] {
  const name = nameOf(dispatch);
  if (dispatch.d["unavailable"] === true)
    return accountNews(dispatch, {
      code: "server_unavailable",
      severity: "warning",
      text: `The server ${name} is unavailable because of an outage at Discord.`,
      fix: "Wait until Discord has mended it. What was written meanwhile is fetched afterwards.",
    });
  return accountNews(dispatch, {
    code: "server_left",
    severity: "warning",
    text: `The bot was removed from the server ${name}.`,
    fix: "Invite it again if it should receive messages from there.",
  });
}

function nameOf({ d, place }: Dispatch): string {
  const name = wordsIn(d, "name") ?? place?.guild?.name;
  return name === undefined ? (idIn(d, "id") ?? "without a name") : `“${name}”`;
}
