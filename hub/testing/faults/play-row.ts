import { expect, vi } from "vitest";
import { z } from "zod";
import type { Caller } from "../../../e2e/parts/caller.ts";
import { playOn, type Customer, type PlayedStage } from "../../../e2e/parts/platform.ts";
import type { FaultRow } from "./rows.ts";
import { openTalk, readJson, SLOWLY, type Talk, type Told } from "./talk.ts";

/** An account of a simulated platform that a hub has connected. */
export type PlayedAccount = {
  readonly caller: Caller;
  readonly channelId: string;
  readonly kind: string;
  readonly home: string;
  /** What waits for its next try is due. */
  letTimePass(): Promise<unknown>;
};

/** What both sides have when it is over. */
export type Report = {
  readonly thread: readonly Told[];
  /** What the person sees of the hub, in their order. */
  readonly arrived: readonly string[];
  /** How often each rule of the fault was played. */
  readonly hits: readonly number[];
  /** Why something is said to be missing for good. */
  readonly lost: readonly string[];
  /** What the channel said of itself while the fault lasted. */
  readonly findings: readonly string[];
};

const SIZE = 5;
/** The numbered texts of a burst; the last one is written after the fault. */
export const texts = (what: "in" | "out") =>
  Array.from({ length: SIZE + 1 }, (_, nth) => `${what} ${nth + 1}`);
/** The texts of one side, as the thread is read. */
export const inThread = ({ thread }: Report, side: "in" | "out"): readonly string[] =>
  thread.flatMap(({ direction, text }) =>
    direction === side && text.text.startsWith(side) ? [text.text] : [],
  );

/** Lets a person and the team write to each other in bursts under a fault, and once more when it is over. */
export async function playRow(account: PlayedAccount, row: FaultRow): Promise<Report> {
  const stage = playOn(account.home, account.kind);
  const person = await stage.customer("Ada");
  await person.write("Hello");
  const talk = await openTalk(account.caller, account.channelId);
  await stage.play(...row.rules);
  if (row.flips) await stage.flip(row.flips);
  await Promise.all([speak(person), replyTo(talk)]);
  await vi.waitFor(async () => expect(await stage.hits()).not.toContain(0), SLOWLY);
  await talk.settles();
  if (row.losesHistory)
    await vi.waitFor(async () => expect(lostIn(await gapsOf(account))).not.toEqual([]), SLOWLY);
  const [hits, findings] = [await stage.hits(), await findingsOf(account)];
  await stage.play(...(row.needsConnection ? NEW_SESSION : []));
  if (row.flips) await renew(account, stage, row.flips);
  await account.letTimePass();
  await lastWords(person, talk, row);
  return {
    thread: await talk.thread(),
    arrived: (await person.chat()).filter(({ author }) => author.account).map(({ text }) => text),
    hits,
    findings,
    lost: lostIn(await gapsOf(account)),
  };
}

/** The next event ends the connection, and the one that follows it knows nothing of before. */
const NEW_SESSION = [
  { kind: "stale_session", count: 1 },
  { kind: "drop_socket", count: 1 },
] as const;

async function speak(person: Customer): Promise<void> {
  for (const text of texts("in").slice(0, SIZE)) await person.write(text);
  await sendFile(person);
}

const sendFile = (person: Customer) =>
  person.room.write(person, {
    file: { name: "terms.txt", contentType: "text/plain", bytes: new Uint8Array(20) },
  });

async function replyTo(talk: Talk): Promise<void> {
  for (const text of texts("out").slice(0, SIZE)) await talk.reply(text);
}

/** The account works again, and somebody asks how it is. */
async function renew(
  { caller, channelId }: PlayedAccount,
  stage: PlayedStage,
  flipped: string,
): Promise<void> {
  await stage.flip(flipped);
  expect((await caller.ask("post", `/channels/${channelId}/check`)).status).toBe(200);
}

async function lastWords(person: Customer, talk: Talk, row: FaultRow): Promise<void> {
  await sendFile(person);
  await person.write(last("in"));
  await talk.reply(last("out"));
  await talk.hears(row.losesHistory ? [last("in")] : texts("in"));
  await vi.waitFor(async () => expect(await person.texts()).toContain(last("out")), SLOWLY);
  await talk.settles();
  await talk.hasFiles();
}

const last = (what: "in" | "out") => `${what} ${SIZE + 1}`;

async function findingsOf({ caller, channelId }: PlayedAccount): Promise<readonly string[]> {
  const { items } = await readJson(caller, "/channels", channels);
  return items.find(({ id }) => id === channelId)?.health.findings.map(({ code }) => code) ?? [];
}

const channels = z.object({
  items: z.array(
    z.object({ id: z.string(), health: z.object({ findings: z.array(z.object({ code: z.string() })) }) }),
  ),
});

const gapsOf = async ({ caller, channelId }: PlayedAccount) =>
  (await readJson(caller, `/channels/${channelId}/gaps`, gaps)).items;

const lostIn = (told: z.infer<typeof gaps>["items"]) =>
  told.flatMap(({ recovered, reason }) => (recovered ? [] : [reason]));

const gaps = z.object({ items: z.array(z.object({ recovered: z.boolean(), reason: z.string() })) });
