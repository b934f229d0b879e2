import { createSignal, Show } from "solid-js";
import "../styles/avatar.css";
import { PlatformMark } from "./platform-mark.tsx";

const HUES = 8;

/** Shows a picture or initials on a colour that is fixed for a name, with the platform's mark in the corner. */
export function Avatar(props: {
  readonly name: string;
  readonly url?: string | null;
  readonly connector?: string;
  readonly size?: "small" | "large";
}) {
  const [broken, setBroken] = createSignal(false);
  return (
    <span class="avatar" data-size={props.size} data-hue={hueOf(props.name)} aria-hidden="true">
      <Show when={props.url && !broken()} fallback={<span>{initials(props.name)}</span>}>
        <img src={props.url ?? ""} alt="" loading="lazy" onError={() => setBroken(true)} />
      </Show>
      <Show when={props.connector}>{(connector) => <PlatformMark connector={connector()} />}</Show>
    </span>
  );
}

/** Returns the first letters of the first and last word. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /\p{L}|\p{N}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => word?.match(/\p{L}|\p{N}/u)?.[0] ?? "",
  );
  return letters.join("").toLocaleUpperCase() || "?";
}

function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % HUES;
}
