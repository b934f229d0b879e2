import { For } from "solid-js";
import { attempt, send } from "../live/actions.ts";
import { Menu } from "./menu.tsx";

const SAMPLES: readonly (readonly [string, object])[] = [
  ["Photo", { kind: "photo", caption: "" }],
  ["Album", { kind: "album", items: [{ kind: "photo", caption: "Two pictures" }, { kind: "photo" }] }],
  ["Video", { kind: "video" }],
  ["Voice message", { kind: "voice" }],
  ["Music", { kind: "audio", title: "Evening", performer: "The Samples" }],
  ["File", { kind: "document" }],
  ["Sticker", { kind: "sticker", emoji: "👋" }],
  ["Location", { kind: "location", latitude: 52.5163, longitude: 13.3777 }],
  [
    "Venue",
    {
      kind: "venue",
      latitude: 52.5206,
      longitude: 13.4098,
      title: "Corner café",
      address: "Market square 3",
    },
  ],
  ["Contact", { kind: "contact", phone_number: "+49 30 1234567", first_name: "Bo", last_name: "Hansen" }],
  [
    "Poll",
    {
      kind: "poll",
      question: "Which day suits you?",
      options: ["Tuesday", "Thursday", "Neither"],
      anonymous: false,
    },
  ],
];

/** Sends content other than text: a sample of each kind, or a file. */
export function Attach() {
  return (
    <Menu class="attach" label="Attach" sign={<span class="attach-sign" aria-hidden="true" />}>
      <label class="menu-file">
        Choose a file…
        <input
          type="file"
          class="unseen"
          aria-label="Choose a file"
          onChange={(event) => void attempt(() => sendFile(event.currentTarget))}
        />
      </label>
      <For each={SAMPLES}>
        {([title, sent]) => (
          <button type="button" onClick={() => void attempt(() => send(sent))}>
            {title}
          </button>
        )}
      </For>
    </Menu>
  );
}

async function sendFile(input: HTMLInputElement): Promise<void> {
  const [file] = input.files ?? [];
  input.value = "";
  if (!file) return;
  const base64 = await base64Of(file);
  await send({
    kind: kindOf(file.type),
    file: { name: file.name, content_type: file.type || "application/octet-stream", base64 },
  });
}

function kindOf(type: string): string {
  if (/^image\/(png|jpeg|webp)$/.test(type)) return "photo";
  if (type === "image/gif") return "animation";
  if (type.startsWith("video/")) return "video";
  return type.startsWith("audio/") ? "audio" : "document";
}

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).split(",")[1] ?? ""));
    reader.addEventListener("error", () => reject(new Error("Couldn't read the file.")));
    reader.readAsDataURL(file);
  });
