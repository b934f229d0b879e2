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
  const { [file.kind]: own = -1, file: plain = -1 } = capabilities.media;
  if (file.size <= own) return [];
  // What the platform does not take as what it is goes out as a plain file, where it takes files.
  if (file.size <= plain) return [words.asFile(file.name, channel)];
  const limit = Math.max(own, plain);
  return limit < 0
    ? [words.media(words.kind[file.kind], channel)]
    : [words.size(file.name, size(limit), channel)];
}
