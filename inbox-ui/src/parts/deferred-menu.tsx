import { type Component, createSignal, type JSX, lazy, Show, Suspense } from "solid-js";

/** The properties of a menu that is built on demand: its button's content and whether it is open. */
export type MenuProps<Subject> = {
  readonly subject: Subject;
  readonly face: JSX.Element;
  readonly class: string;
  readonly label: string;
  readonly kind?: string | undefined;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
};
type ButtonProps = Pick<MenuProps<never>, "class" | "label" | "kind"> & { readonly children: JSX.Element };
type Load<Subject> = () => Promise<{ readonly default: Component<MenuProps<Subject>> }>;

/** Shows a button that loads its menu on hover and builds it on press: a thread has hundreds, and few are opened. */
export function deferMenu<Subject>(
  load: Load<Subject>,
): Component<ButtonProps & Pick<MenuProps<Subject>, "subject">> {
  const Menu = lazy(load);
  return (props) => {
    const [wanted, want] = createSignal(false);
    const [open, setOpen] = createSignal(false);
    const begin = () => {
      setOpen(true);
      want(true);
    };
    const button = () => <Opener {...props} load={() => void load()} begin={begin} />;
    return (
      <Show when={wanted()} fallback={button()}>
        <Suspense fallback={button()}>
          <Menu
            subject={props.subject}
            class={props.class}
            label={props.label}
            kind={props.kind}
            face={props.children}
            open={open()}
            onOpenChange={setOpen}
          />
        </Suspense>
      </Show>
    );
  };
}

function Opener(props: ButtonProps & { readonly load: () => void; readonly begin: () => void }) {
  return (
    <button
      type="button"
      class={props.class}
      data-kind={props.kind}
      aria-label={props.label}
      aria-haspopup="menu"
      aria-expanded="false"
      onPointerEnter={() => props.load()}
      onFocus={() => props.load()}
      onClick={() => props.begin()}
    >
      {props.children}
    </button>
  );
}
