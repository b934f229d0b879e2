import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { type Navigator, useNavigate } from "@solidjs/router";
import { For, Show } from "solid-js";
import { signOut, switchOrganization } from "../api/identity.ts";
import { useSession } from "../api/session.ts";
import { resetSession } from "../live/reset-session.ts";
import { forgetUnsent } from "../live/unsent.ts";
import { forgetDrafts } from "../live/drafts.ts";
import { words } from "../words/index.ts";
import { shellWords } from "./words/index.ts";
import type { MenuProps } from "../parts/deferred-menu.tsx";
import { inRegion } from "../parts/in-region.ts";
import { Icon } from "../parts/icon.tsx";
import { openOverlay } from "../parts/overlay.ts";
import { attempt } from "../parts/attempt.ts";
import { THEMES, theme, wear } from "../parts/theme.ts";

/** Shows the user's menu: profile, appearance, organizations, sign out. */
export default function AccountMenu(props: MenuProps<null>) {
  const session = useSession();
  return (
    <DropdownMenu
      modal={false}
      placement="right-end"
      gutter={6}
      open={props.open}
      onOpenChange={props.onOpenChange}
    >
      <DropdownMenu.Trigger class={props.class} aria-label={props.label}>
        {props.face}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal ref={inRegion(props.label)}>
        <DropdownMenu.Content class="floating menu">
          <p class="menu-title">
            {session().user.name} · {session().organization.name}
          </p>
          <Entries />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}

function Entries() {
  const session = useSession();
  const navigate = useNavigate();
  return (
    <>
      <ProfileEntry open={() => navigate("/settings/profile")} />
      <KeysEntry />
      <DropdownMenu.Separator class="menu-line" />
      <ThemeChoice />
      <Show when={session().organizations.length > 1}>
        <Organizations />
      </Show>
      <DropdownMenu.Separator class="menu-line" />
      <DropdownMenu.Item class="menu-item" onSelect={() => void leave(navigate)}>
        {shellWords().rail.signOut}
      </DropdownMenu.Item>
    </>
  );
}

const ProfileEntry = (props: { readonly open: () => void }) => (
  <DropdownMenu.Item class="menu-item" onSelect={() => props.open()}>
    <Icon name="person" />
    <span class="grow">{shellWords().rail.profile}</span>
  </DropdownMenu.Item>
);

const KeysEntry = () => (
  <DropdownMenu.Item class="menu-item" onSelect={() => openOverlay("keys")}>
    <Icon name="key" />
    <span class="grow">{shellWords().rail.keys}</span>
    <kbd>?</kbd>
  </DropdownMenu.Item>
);

function ThemeChoice() {
  return (
    <>
      <p class="menu-title">{shellWords().rail.theme}</p>
      <DropdownMenu.RadioGroup
        value={theme()}
        onChange={(next) => wear(THEMES.find((known) => known === next) ?? "system")}
      >
        <For each={THEMES}>
          {(name) => (
            <DropdownMenu.RadioItem class="menu-item" value={name} closeOnSelect={false}>
              <span class="grow">{words().themes[name]}</span>
              <DropdownMenu.ItemIndicator>
                <Icon name="check" />
              </DropdownMenu.ItemIndicator>
            </DropdownMenu.RadioItem>
          )}
        </For>
      </DropdownMenu.RadioGroup>
    </>
  );
}

function Organizations() {
  const session = useSession();
  return (
    <>
      <DropdownMenu.Separator class="menu-line" />
      <p class="menu-title">{shellWords().rail.switchTo}</p>
      <For each={session().organizations}>
        {(organization) => (
          <DropdownMenu.Item class="menu-item" onSelect={() => void change(organization.id)}>
            <span class="grow">{organization.name}</span>
            <Show when={organization.id === session().organization.id}>
              <Icon name="check" />
            </Show>
          </DropdownMenu.Item>
        )}
      </For>
    </>
  );
}

async function change(organizationId: string): Promise<void> {
  await switchOrganization(organizationId);
  location.assign("/inbox");
}

async function leave(navigate: Navigator): Promise<void> {
  if (!(await attempt(signOut))) return;
  forgetDrafts();
  forgetUnsent();
  await resetSession();
  navigate("/sign-in");
}
