import { For } from "solid-js";
import { attempt, send } from "../live/actions.ts";
import { state } from "../live/state.ts";
import { Menu } from "./menu.tsx";

/** Sends content other than text: a sample of each kind that the app has, or a file. */
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
      <For each={state.platform?.features.samples}>
        {({ name, title }) => (
          <button type="button" onClick={() => void attempt(() => send({ sample: name }))}>
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
  await send({ file: { name: file.name, contentType: file.type || "application/octet-stream", base64 } });
}

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).split(",")[1] ?? ""));
    reader.addEventListener("error", () => reject(new Error("Couldn't read the file.")));
    reader.readAsDataURL(file);
  });
