import { commandsFor } from "../access/index.ts";
import { businessHoursOf } from "./queries.ts";
import { readDays, readTimes } from "./read-hours.ts";
import { setOpeningDays } from "./set-business-hours.ts";
import { wordHours } from "./word-hours.ts";

const { command, readCommand } = commandsFor<unknown>();

const MEMBERS = { for: "member", where: ["direct", "staff", "page"] } as const;

/** What members type about the organization's settings. */
export const settingCommands = [
  readCommand({
    ...MEMBERS,
    name: "hours",
    summary: { en: "Says when the organization is open", de: "Sagt, wann geöffnet ist" },
    example: "/hours",
    arguments: [],
    permission: "settings.read",
    answer: async ({ tx }) => ({ text: wordHours(await businessHoursOf(tx)) }),
  }),
  command({
    ...MEMBERS,
    name: "hours set",
    summary: {
      en: "Sets when the organization is open on some days",
      de: "Legt fest, wann an Tagen geöffnet ist",
    },
    example: "/hours set mon-fri 09:00-17:00",
    arguments: [
      {
        name: "days",
        kind: "text",
        summary: { en: "Which days, such as mon-fri", de: "Welche Tage, etwa mon-fri" },
      },
      {
        name: "times",
        kind: "rest",
        summary: {
          en: "From when to when, such as 09:00-17:00, or closed",
          de: "Von wann bis wann, etwa 09:00-17:00, oder closed",
        },
      },
    ],
    action: setOpeningDays,
    target: () => "",
    input: ({ days, times }) => ({
      days: [...readDays(days)],
      times: readTimes(times).map(([from, to]) => [from, to] as const),
    }),
    answer: async ({ tx }) => ({ public: true, text: wordHours(await businessHoursOf(tx)) }),
  }),
];
