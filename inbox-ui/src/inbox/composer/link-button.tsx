import { createSignal } from "solid-js";
import { DeferredPopover } from "../../parts/deferred-popover.tsx";
import { Icon } from "../../parts/icon.tsx";
import { inboxWords } from "../words/index.ts";
import type { EditorHandle } from "./editor.tsx";
import { LinkForm } from "./link-form.tsx";

type Props = {
  readonly editor: EditorHandle | undefined;
  readonly keep: (event: Event) => void;
};

/** Makes the selected text a link. */
export function LinkButton(props: Props) {
  const [isOpen, open] = createSignal(false);
  const link = (address: string) => {
    open(false);
    props.editor?.link(address);
  };
  return (
    <span data-desk>
      <DeferredPopover
        open={isOpen()}
        onOpenChange={open}
        class="tool"
        label={inboxWords().composer.link}
        title={inboxWords().composer.link}
        onMouseDown={(event) => props.keep(event)}
        placement="top-start"
        content="picker"
        keepsFocus
        face={<Icon name="link" />}
      >
        <LinkForm apply={link} />
      </DeferredPopover>
    </span>
  );
}
