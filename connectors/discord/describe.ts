import { z } from "zod";
import type { JsonObject } from "../../core/kernel/json.ts";
import type { Account, Described, Description } from "../../core/protocol/index.ts";
import { callApi } from "./api.ts";
import type { Answer } from "./api/answer.ts";
import type { Bot } from "./api/bot.ts";
import type { Credentials, Settings } from "./config.ts";
import { isSnowflake } from "./ids.ts";
import { partyOf } from "./normalise/party.ts";
import { idIn, textIn } from "./normalise/read.ts";
import { threadOfChannel } from "./normalise/thread.ts";
import { failureOf } from "./send/receipt.ts";

/** Asks Discord who somebody is, or what a channel is called and where it is. */
export async function describe(
  account: Account<Credentials, Settings>,
  whom: Described["of"],
): Promise<Description> {
  const id = whom.kind === "person" ? whom.identity.value : whom.key;
  if (!isSnowflake(id)) return { kind: "unknown" };
  return whom.kind === "person" ? describeUser(account, id) : describeThread(account, id);
}

async function describeUser(bot: Bot, id: string): Promise<Description> {
  const answer = await callApi(bot, { method: "GET", route: `/users/${id}` });
  const user = objectOf(answer);
  if (answer.kind !== "ok") return failed(answer);
  const person = user && partyOf(user);
  return person ? { kind: "person", person } : { kind: "unknown" };
}

async function describeThread(bot: Bot, id: string): Promise<Description> {
  const answer = await callApi(bot, { method: "GET", route: `/channels/${id}` });
  if (answer.kind !== "ok") return failed(answer);
  const channel = objectOf(answer);
  if (!channel) return { kind: "unknown" };
  const [guild, parent] = await Promise.all([
    nameOf(bot, "guilds", idIn(channel, "guild_id")),
    nameOf(bot, "channels", idIn(channel, "parent_id")),
  ]);
  const thread = threadOfChannel(channel, { ...(guild && { guild }), ...(parent && { parent }) });
  if (!thread) return { kind: "unknown" };
  const { title, space, parent: within } = thread;
  return {
    kind: "thread",
    thread: {
      ...(title !== undefined && { title }),
      ...(space && { space }),
      ...(within && { parent: within }),
    },
  };
}

/** A name that cannot be had now leaves only the id. */
async function nameOf(bot: Bot, kind: "guilds" | "channels", id: string | undefined) {
  if (id === undefined) return undefined;
  const named = objectOf(await callApi(bot, { method: "GET", route: `/${kind}/${id}` }));
  const name = named && textIn(named, "name");
  return { id, ...(name !== undefined && { name }) };
}

const object = z.record(z.string(), z.json());

const objectOf = (answer: Answer): JsonObject | undefined =>
  answer.kind === "ok" ? object.safeParse(answer.result).data : undefined;

/** What Discord does not let the bot see, it does not know. */
function failed(answer: Exclude<Answer, { kind: "ok" }>): Description {
  return answer.kind === "refused" && (answer.status === 403 || answer.status === 404)
    ? { kind: "unknown" }
    : failureOf(answer);
}
