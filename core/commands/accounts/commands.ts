import { commandsFor, type CommandArgument, type CommandChat } from "../../access/index.ts";
import { invalid } from "../../kernel/errors.ts";
import { setChatUse } from "./chats/set-chat-use.ts";
import { linkAccounts } from "./link-accounts.ts";
import { linkFailure, linkWords } from "./link-words.ts";
import type { AccountDeps } from "./deps.ts";
import type { ChatUse } from "./target.ts";
import { setOwnLanguage } from "./set-own-language.ts";
import { unlinkAccount } from "./unlink-account.ts";

const { command } = commandsFor<AccountDeps>();

/** The account that speaks, and its chat. */
function speaking({ channelId, conversationId, identity, place }: CommandChat) {
  if (!channelId || !conversationId || !identity)
    throw invalid("chat_needed", "Write this to the hub in your chat app.");
  return { channelId, conversationId, identity, isDirect: place === "direct" };
}

const CODE = {
  name: "code",
  kind: "rest",
  summary: { en: "The code you were shown", de: "Der Code, der Ihnen gezeigt wurde" },
  optional: true,
} as const satisfies CommandArgument;

const LINK = {
  name: "link",
  // In a group too, where it burns the code that it shows.
  where: ["direct", "group", "staff"],
  arguments: [CODE],
  action: linkAccounts,
  target: () => "",
  input: ({ code }: { readonly code: string | undefined }, chat: CommandChat) => ({
    words: code ?? "",
    ...speaking(chat),
  }),
} as const;

/** What ties chat accounts to people, and says where members act. */
export const accountCommands = [
  command({
    ...LINK,
    for: "contact",
    summary: { en: "Proves that two accounts are yours", de: "Weist nach, dass zwei Konten Ihnen gehören" },
    example: "/link 7K3MQX9ABC",
    answer: ({ result }) => ({ text: linkWords(result), failed: linkFailure(result) }),
  }),
  command({
    ...LINK,
    for: "member",
    summary: { en: "Links this account to you", de: "Verknüpft dieses Konto mit Ihnen" },
    example: "/link 7K3MQX9ABC",
    answer: ({ result }) => ({ text: linkWords(result), failed: linkFailure(result) }),
  }),
  command({
    name: "unlink",
    for: "member",
    where: ["direct", "group", "staff"],
    summary: { en: "Ends that this account acts for you", de: "Beendet, dass dieses Konto für Sie handelt" },
    example: "/unlink",
    arguments: [],
    action: unlinkAccount,
    target: () => "",
    input: () => undefined,
    answer: ({ actor: { name } }) => ({
      text: {
        en: `This account no longer acts as ${name}.`,
        de: `Dieses Konto handelt nicht mehr als ${name}.`,
      },
    }),
  }),
  command({
    name: "lang",
    for: "contact",
    where: ["direct"],
    summary: { en: "Sets your language", de: "Stellt Ihre Sprache ein" },
    example: "/lang de",
    arguments: [
      {
        name: "language",
        kind: "choice",
        choices: ["de", "en"],
        summary: { en: "de or en", de: "de oder en" },
      },
    ],
    action: setOwnLanguage,
    target: () => "",
    input: ({ language }): { readonly language: "de" | "en" } => ({
      language: language === "de" ? "de" : "en",
    }),
    answer({ result }) {
      const text =
        result === "de" ? "Wir antworten Ihnen jetzt auf Deutsch." : "We answer you in English now.";
      return { text: { en: text, de: text } };
    },
  }),
  command({
    name: "staff",
    for: "member",
    where: ["staff", "group"],
    summary: { en: "Makes this group a chat of members", de: "Macht diese Gruppe zu einem Chat des Teams" },
    example: "/staff on",
    arguments: [
      {
        name: "use",
        kind: "choice",
        choices: ["on", "off"],
        summary: { en: "on or off", de: "on oder off" },
      },
    ],
    action: setChatUse,
    target: (_, { conversationId }) => conversationId ?? "",
    input: ({ use }): { readonly use: ChatUse } => ({ use: use === "on" ? "staff" : "customers" }),
    answer: ({ result }) => ({
      public: true,
      text:
        result === "staff"
          ? {
              en: "This is a chat of members now. Nothing said here reaches a customer unless somebody sends it.",
              de: "Das ist jetzt ein Chat des Teams. Nichts davon erreicht einen Kunden, außer jemand schickt es ab.",
            }
          : {
              en: "This group is no chat of members any more. It begins anew.",
              de: "Diese Gruppe ist kein Chat des Teams mehr. Sie beginnt neu.",
            },
    }),
  }),
];
