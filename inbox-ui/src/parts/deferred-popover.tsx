import { createEffect, createSignal, lazy, Show, Suspense } from "solid-js";
import type { PopoverProps } from "./popover-props.ts";

const load = () => import("./popover-shell.tsx");
const Shell = lazy(load);

type ButtonProps = Omit<PopoverProps, "open" | "onOpenChange">;
type Props = ButtonProps & Partial<Pick<PopoverProps, "open" | "onOpenChange">>;

/** Shows a button with a popover. The code for popovers loads on the way to the first one. */
export function DeferredPopover(props: Props) {
  const [wanted, want] = createSignal(false);
  const [own, setOwn] = createSignal(false);
  const open = () => props.open ?? own();
  const change = (next: boolean) => (props.onOpenChange ? props.onOpenChange(next) : setOwn(next));
  createEffect(() => open() && want(true));
  const button = () => <Opener {...props} press={() => change(true)} />;
  return (
    <Show when={wanted()} fallback={button()}>
      <Suspense fallback={button()}>
        <Shell {...props} open={open()} onOpenChange={change} />
      </Suspense>
    </Show>
  );
}

function Opener(props: ButtonProps & { readonly press: () => void }) {
  return (
    <button
      type="button"
      class={props.class}
      title={props.title}
      data-kind={props.kind}
      data-size={props.kind && "small"}
      data-state={props.state}
      disabled={props.disabled}
      aria-label={props.label}
      aria-keyshortcuts={props.keys}
      aria-haspopup="dialog"
      aria-expanded="false"
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onMouseDown={(event) => props.onMouseDown?.(event)}
      onClick={() => props.press()}
    >
      {props.face}
    </button>
  );
}
