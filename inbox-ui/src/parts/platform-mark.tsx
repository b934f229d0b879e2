import "../styles/platform-mark.css";

const DRAWINGS: Readonly<Record<string, string>> = {
  telegram: "M3 7.700 12.500 4 11 12.300 7.800 10 6.300 11.500 6 9.200 10.500 5.500 5.200 8.700z",
  whatsapp:
    "M8 3.300a4.600 4.600 0 0 0-4 6.900l-.6 2.300 2.300-.6A4.600 4.600 0 1 0 8 3.300zM6.300 5.800c.3 0 .5.900.6 1.200 0 .3-.4.500-.4.700.3.700 1 1.400 1.800 1.700.2 0 .5-.6.7-.5l1.200.6c.2.100-.1 1.100-.9 1.200-1.500.200-4-1.700-4-3.600 0-.800.500-1.300 1-1.300z",
  slack: "M6.500 3.500v9M9.500 3.500v9M3.500 6.500h9M3.500 9.500h9",
  discord:
    "M4.500 5c2.200-1 4.800-1 7 0 1 1.700 1.500 3.500 1.300 5.500-.8.700-1.700 1.100-2.500 1.300l-.6-1c-1.100.3-2.300.300-3.400 0l-.6 1c-.8-.2-1.700-.6-2.500-1.300C3 8.500 3.500 6.700 4.500 5zM6.300 8.200v.6M9.700 8.200v.6",
  gmail: "M3 5h10v6.500H3zM3 5l5 4 5-4",
  email: "M3 5h10v6.500H3zM3 5l5 4 5-4",
  webchat: "M4 4.500h8v5.500H8L5.500 12V10H4z",
};

/** Shows the platform's mark in its colour. */
export function PlatformMark(props: { readonly connector: string; readonly label?: string }) {
  return (
    <svg
      class="platform-mark"
      data-platform={family(props.connector)}
      viewBox="0 0 16 16"
      role={props.label ? "img" : undefined}
      aria-label={props.label}
      aria-hidden={props.label ? undefined : "true"}
    >
      <rect width="16" height="16" rx="5" />
      <path d={DRAWINGS[family(props.connector)] ?? DRAWINGS.webchat} />
    </svg>
  );
}

const family = (connector: string) => (connector.startsWith("whatsapp") ? "whatsapp" : connector);
