import { sampleOf } from "../../telegram/people/samples.ts";
import type { Said } from "../people/write.ts";

type Sample = { readonly name: string; readonly title: string; readonly said: () => Omit<Said, "from"> };

const upload = (kind: "photo" | "voice" | "video" | "document") => {
  const { name, contentType, bytes } = sampleOf(kind);
  return { files: [{ name, contentType, bytes: new Uint8Array(bytes) }] };
};

/** What a person may send at a click. */
export const SAMPLES: readonly Sample[] = [
  { name: "photo", title: "Photo", said: () => upload("photo") },
  { name: "video", title: "Video", said: () => upload("video") },
  { name: "audio", title: "Sound", said: () => upload("voice") },
  { name: "document", title: "File", said: () => upload("document") },
  { name: "link", title: "Link", said: () => ({ text: "Is https://example.com/hours right?" }) },
  {
    name: "sticker",
    title: "Sticker",
    said: () => ({ stickers: [{ id: "749054660769218631", name: "Wave", format_type: 1 }] }),
  },
  {
    name: "poll",
    title: "Poll",
    said: () => ({
      poll: {
        question: "Which day suits you?",
        answers: ["Tuesday", "Thursday", "Neither"].map((text, index) => ({
          id: index + 1,
          text,
          emoji: null,
        })),
        multiple: false,
        expiresAt: Date.now() + 24 * 3600 * 1000,
        finished: false,
        votes: new Map(),
      },
    }),
  },
];
