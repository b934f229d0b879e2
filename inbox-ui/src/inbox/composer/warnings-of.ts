import type { Capabilities, MediaKind, RichText } from "../../api/types.ts";
import type { en } from "../words/en.ts";

type Draft = {
  readonly text: RichText;
  readonly files: readonly { readonly name: string; readonly size: number; readonly kind: MediaKind }[];
  readonly isAnswer: boolean;
};
type Setting = {
  readonly capabilities: Capabilities;
  readonly channel: string;
  readonly words: (typeof en)["composer"]["warnings"];
  readonly list: (items: readonly string[]) => string;
  readonly size: (bytes: number) => string;
};

/** Returns a sentence for each part of a draft that the platform cannot carry. */
export function warningsOf(draft: Draft, setting: Setting): readonly string[] {
  return [
    ...markWarnings(draft, setting),
    ...draft.files.flatMap((file) => fileWarnings(file, setting)),
    ...(draft.isAnswer && setting.capabilities.reply === "none"
      ? [setting.words.reply(setting.channel)]
      : []),
  ];
}

function markWarnings({ text }: Draft, { capabilities, channel, words, list }: Setting): readonly string[] {
  const lost = [...new Set(text.marks.map((mark) => mark.kind))].filter(
    (kind) => !capabilities.text.marks.includes(kind),
  );
  return lost.length === 0 ? [] : [words.marks(list(lost.map((kind) => words.mark[kind])), channel)];
}

function fileWarnings(
  file: Draft["files"][number],
  { capabilities, channel, words, size }: Setting,
): readonly string[] {
  // An unsupported kind is sent as a plain file where the platform supports files.
  const limit = capabilities.media[file.kind] ?? capabilities.media.file;
  if (limit === undefined) return [words.media(words.kind[file.kind], channel)];
  return file.size > limit ? [words.size(file.name, size(limit), channel)] : [];
}
