import { type JSX, onCleanup, onMount } from "solid-js";

/** Shows a menu that closes on a choice, on Escape and when the focus leaves it. */
export function Menu(props: { label: string; class?: string; sign?: JSX.Element; children: JSX.Element }) {
  let box!: HTMLDetailsElement;
  const close = () => {
    box.open = false;
  };
  onMount(() => {
    const outside = (event: Event) => event.target instanceof Node && !box.contains(event.target) && close();
    document.addEventListener("pointerdown", outside);
    onCleanup(() => document.removeEventListener("pointerdown", outside));
  });
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !box.open) return;
    close();
    box.querySelector("summary")?.focus();
  };
  const onPick = (event: MouseEvent) =>
    event.target instanceof Element && event.target.closest("button, label") && close();
  return (
    <details class={`menu ${props.class ?? ""}`} ref={box} onKeyDown={onKey}>
      <summary aria-label={props.label} title={props.label}>
        {props.sign ?? "⋯"}
      </summary>
      <div class="menu-items" onClick={onPick}>
        {props.children}
      </div>
    </details>
  );
}
