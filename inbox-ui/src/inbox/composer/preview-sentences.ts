import type { en } from "../words/en.ts";

type Words = (typeof en)["composer"]["preview"];

/** What the hub says would become of a draft on its channel. */
export type Preview = {
  /** As how many messages it would be sent. */
  readonly messages: number;
  readonly degraded: readonly { readonly what: string; readonly into: string }[];
  /** Why it would not be sent at all. */
  readonly refusal: { readonly code: string } | null;
};

/**
 * Returns a sentence for each thing that a channel carries differently: into how many messages it splits, what turns into
 * something else, and what is lost. A draft that goes as it is has none.
 */
export function previewSentences(
  preview: Preview,
  { channel, words }: { readonly channel: string; readonly words: Words },
): readonly string[] {
  if (preview.refusal) return [refusalOf(preview.refusal.code, channel, words)];
  return [
    ...(preview.messages > 1 ? [words.split(preview.messages)] : []),
    ...preview.degraded.flatMap(({ what, into }) => changeOf(what, into, channel, words)),
  ];
}

const refusalOf = (code: string, channel: string, words: Words): string =>
  words.refused[keyIn(words.refused, code) ?? "other"](channel);

function changeOf(what: string, into: string, channel: string, words: Words): readonly string[] {
  const thing = keyIn(words.what, what);
  const change = keyIn(words.into, into);
  return thing && change ? [words.into[change](words.what[thing], channel)] : [];
}

const keyIn = <T extends object>(table: T, name: string): keyof T | undefined =>
  Object.keys(table).find((key): key is keyof T & string => key === name);
