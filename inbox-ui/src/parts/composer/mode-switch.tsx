import { words } from "../../words/index.ts";
import { Icon } from "../icon.tsx";
import type { Mode } from "./composer-state.ts";

/** Reply or note; the colour of the box says which. */
export function ModeSwitch(props: { readonly mode: Mode; readonly change: (mode: Mode) => void }) {
  return (
    <div class="modes" role="group" aria-label={words().composer.mode}>
      <button type="button" class="mode" aria-pressed={props.mode === "reply"} title={`${words().keys.reply} (R)`} onClick={() => props.change("reply")}>{words().composer.reply}</button>
      <button type="button" class="mode" aria-pressed={props.mode === "note"} title={`${words().keys.note} (N)`} onClick={() => props.change("note")}><Icon name="lock" />{words().composer.note}</button>
    </div>
  );
}
