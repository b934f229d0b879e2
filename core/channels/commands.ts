import { commandsFor, type CommandArgument, type Words } from "../access/index.ts";
import type { ChannelDeps } from "./channel.ts";
import { announceCheck, checkChannel } from "./check-channel.ts";
import { openOwnAtAll } from "./open-own.ts";
import { pauseChannel, resumeChannel } from "./pause-channel.ts";
import { listChannels, readChannel, type ChannelRow } from "./queries.ts";

const { command, readCommand } = commandsFor<ChannelDeps>();

const MEMBERS = { for: "member", where: ["direct", "staff", "page"] } as const;

const CHANNEL = {
  name: "channel",
  kind: "channel",
  summary: { en: "Which channel", de: "Welcher Kanal" },
} as const satisfies CommandArgument;

/** What admins type about channels. */
export const channelCommands = [
  readCommand({
    ...MEMBERS,
    name: "channel list",
    aliases: ["channels"],
    summary: { en: "Lists channels and how they are", de: "Zeigt Kanäle und ihren Zustand" },
    example: "/channel list",
    arguments: [],
    permission: "channel.read",
    async answer({ tx }) {
      const rows = await listChannels(tx);
      if (rows.length === 0)
        return { text: { en: "There are no channels yet.", de: "Es gibt noch keine Kanäle." } };
      return { text: both((language) => rows.map((row) => lineOf(row)[language]).join("\n")) };
    },
  }),
  readCommand({
    ...MEMBERS,
    name: "channel status",
    summary: { en: "Says how a channel is", de: "Sagt, wie es um einen Kanal steht" },
    example: "/channel status Shop",
    arguments: [CHANNEL],
    permission: "channel.read",
    answer: async ({ tx, values: { channel } }) => ({ text: wordChannel(await readChannel(tx, channel.id)) }),
  }),
  readCommand({
    ...MEMBERS,
    name: "channel test",
    summary: {
      en: "Asks the platform how the account is, now",
      de: "Fragt die Plattform, wie es um das Konto steht",
    },
    example: "/channel test Shop",
    arguments: [CHANNEL],
    permission: "channel.read",
    async prepare({ deps, chat, values: { channel } }) {
      const opened = await openOwnAtAll(deps, chat.organizationId, channel.id);
      await checkChannel(deps, opened);
      await announceCheck(deps, opened);
    },
    answer: async ({ tx, values: { channel } }) => ({ text: wordChannel(await readChannel(tx, channel.id)) }),
  }),
  command({
    ...MEMBERS,
    name: "channel pause",
    summary: { en: "Holds what is sent", de: "Hält Gesendetes zurück" },
    example: "/channel pause Shop",
    arguments: [CHANNEL],
    action: pauseChannel,
    target: ({ channel }) => channel.id,
    input: () => undefined,
    answer: ({ values: { channel } }) => ({
      public: true,
      text: {
        en: `${channel.name} is paused. What is sent waits until it is resumed.`,
        de: `${channel.name} ist angehalten. Gesendetes wartet, bis der Kanal fortgesetzt wird.`,
      },
    }),
  }),
  command({
    ...MEMBERS,
    name: "channel resume",
    summary: { en: "Sends what waits, and goes on", de: "Sendet, was wartet, und macht weiter" },
    example: "/channel resume Shop",
    arguments: [CHANNEL],
    action: resumeChannel,
    target: ({ channel }) => channel.id,
    input: () => undefined,
    answer: ({ values: { channel } }) => ({
      public: true,
      text: { en: `${channel.name} is active again.`, de: `${channel.name} ist wieder aktiv.` },
    }),
  }),
];

const both = (say: (language: keyof Words) => string): Words => ({ en: say("en"), de: say("de") });

const STATE: Readonly<Record<string, Words>> = {
  ok: { en: "works", de: "arbeitet" },
  warning: { en: "needs a look", de: "braucht einen Blick" },
  broken: { en: "does not work", de: "arbeitet nicht" },
  unknown: { en: "not checked yet", de: "noch nicht geprüft" },
};

const lineOf = ({ name, connector, status, healthState }: ChannelRow): Words => {
  const state =
    status === "paused" ? { en: "paused", de: "angehalten" } : (STATE[healthState] ?? STATE["unknown"]);
  return both((language) => `${name} (${connector}): ${state?.[language] ?? healthState}`);
};

/** A channel with everything that is wrong, and what to do. */
function wordChannel(row: ChannelRow): Words {
  const findings = [...row.healthFindings, ...row.gatewayFindings].map(({ text, fix }) =>
    `${text} ${fix ?? ""}`.trim(),
  );
  return both((language) => [lineOf(row)[language], ...findings].join("\n"));
}
